"""The training process: `python -m engine.training VERB RUN_FOLDER`, one event a line on standard output and in the run's folder.

It is started by the window, the command line or torchrun and needs neither of them afterwards; see `engine.core.training_run` for
what passes between them. Exit codes: 0 done or stopped on request, 1 failed for a reason that was told.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import torch

from engine.core import paths
from engine.core.errors import Cancelled, EngineError, UsageError
from engine.core.sentences import said, term
from engine.core.training_events import (
    DataFinding,
    DataPreview,
    Level,
    TrainingEstimate,
    TrainingEvent,
    TrainingFailed,
    TrainingStopped,
    to_line,
)
from engine.core.training_plan import TrainingPlan
from engine.core.training_run import Device, RunFolder, Verb
from engine.inference.manifest import checked_name
from engine.inference.model_store import ModelStore
from engine.training import phases, publish
from engine.training.held_out import HeldOut
from engine.training.loop import Stopped
from engine.training.options import TrainOptions, describe, load_options, parse_options, save_options
from engine.training.recipe import Recipe
from engine.training.team import Team, team


def recipe_of(method: str) -> Recipe:
    """The recipe of a method. Raises UsageError for a method that cannot be trained."""
    if not method.isidentifier():
        raise UsageError(f"There is no method {method!r}.")
    try:
        recipe: Recipe = importlib.import_module(f"engine.methods.{method}.recipe").RECIPE
    except ModuleNotFoundError as problem:
        if problem.name is None or not problem.name.startswith("engine.methods"):
            raise
        raise UsageError(f"There is no method {method!r} that can be trained.") from None
    return recipe


def asked_for(recipe: Recipe, plan: TrainingPlan) -> TrainOptions:
    """The plan's options, over those that the variant it starts from needs. Raises UsageError."""
    method = next(iter(ModelStore.open().with_found((recipe.method,))), recipe.method)
    variant = method.variant(plan.variant)
    needed = recipe.variant_options.get(variant.id) or recipe.variant_options.get(variant.origin, {})
    return parse_options(recipe.options, {**needed, **plan.options})


def job_of(recipe: Recipe, run: RunFolder, options: TrainOptions, members: Team) -> phases.Job:
    """The run with these options. Raises UsageError where its photos cannot teach this method."""
    job = phases.Job(recipe, run.plan(), options, run, ModelStore.open(), members)
    wanted, found = recipe.method.scale, job.source.scale
    if found != wanted:
        raise UsageError(
            said(
                "{method} gives a picture {wanted} times as large; in this data the good photos are {found} times as large as the others.",
                method=term(recipe.method.name),
                wanted=wanted,
                found=found,
            )
        )
    return job


def settle(job: phases.Job, step_seconds: float) -> TrainOptions:
    """Write down what the run is trained with: the plan's options, fitted to its minutes by the measured time of a step."""
    plan, options = job.plan, job.options
    if plan.minutes is not None and "steps" not in plan.options:
        options = phases.fitted(options, plan.minutes, step_seconds)
    save_options(options, job.run.root / phases.OPTIONS_FILE)
    return options


def resolved(recipe: Recipe, run: RunFolder, members: Team) -> phases.Job:
    """The run with its options settled, by the check of its data or now."""
    file = run.root / phases.OPTIONS_FILE
    members.wait()
    if members.leads and not file.exists():
        job = job_of(recipe, run, asked_for(recipe, run.plan()), Team(device=members.device))
        settle(job, phases.seconds_a_step(job))
    members.wait()
    options = load_options(recipe.options, file)
    assert options is not None
    return job_of(recipe, run, options, members)


def check(recipe: Recipe, run: RunFolder, members: Team, emit: Callable[[TrainingEvent], None]) -> int:
    """Look at the data, show it, and measure how long training takes. 1 where it cannot start."""
    plan = run.plan()
    job = job_of(recipe, run, asked_for(recipe, plan), members)
    findings: list[DataFinding] = job.source.findings()
    for finding in findings:
        emit(finding)
    if any(finding.level is Level.ERROR for finding in findings):
        return 1
    sheet, text = job.source.preview()
    cv2.imwrite(str(run.root / "preview.png"), sheet[..., ::-1])
    emit(DataPreview("preview.png", text))
    seconds = phases.seconds_a_step(job)
    begun = job.state("fp32").exists()
    options = (load_options(recipe.options, run.root / phases.OPTIONS_FILE) if begun else None) or settle(job, seconds)
    finish = options.qat_steps * seconds * phases.QAT_STEP_COST / 60 if plan.qat and recipe.integer is not None else 0.0
    minutes = options.steps * seconds / 60
    emit(TrainingEstimate(round(seconds, 4), options.steps, round(minutes, 1), round(finish + 1.0, 1), members.device))
    return 0


def work(verb: Verb, run: RunFolder, arguments: argparse.Namespace, members: Team, emit: Callable[[TrainingEvent], None]) -> int:
    """Do what the verb says."""
    plan = run.plan()
    checked_name(plan.name)
    recipe = recipe_of(plan.method)
    if verb is Verb.CHECK:
        return check(recipe, run, members, emit)
    job = resolved(recipe, run, members)
    watch = HeldOut(run, emit, job.source.held_out() if members.leads else [], members.device, judges=verb is Verb.TRAIN)
    if verb is Verb.TRAIN:
        phases.train_fp32(job, watch)
    if verb in (Verb.QUANTISE, Verb.FINISH):
        publish.quantise(job, watch, emit)
    if verb in (Verb.EXPORT, Verb.FINISH):
        publish.export(job, watch, emit, arguments.models, arguments.variant)
    return 0


def describe_method(method: str) -> None:
    """Print what can be set, as one JSON document."""
    recipe = recipe_of(method)
    facts: dict[str, Any] = {
        "method": method,
        "options": [asdict(item) for item in describe(recipe.options)],
        "degradations": [kind.value for kind in recipe.degradations],
        "layouts": [layout.value for layout in recipe.layouts],
        "scale": recipe.method.scale,
        "int8": recipe.integer is not None,
    }
    print(json.dumps(facts))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m engine.training", description="The process behind `heliograph train`.")
    parser.add_argument("verb", choices=[verb.value for verb in Verb])
    parser.add_argument("run", metavar="RUN_FOLDER", help="with plan.json in it; for describe: a method")
    parser.add_argument("--device", choices=[device.value for device in Device], default=Device.AUTO.value)
    parser.add_argument("--models", type=Path, default=paths.user_data_dir() / "models", help="where the new variant is installed")
    parser.add_argument("--variant", help="its id; made of its name by default")
    arguments = parser.parse_args()
    verb, run = Verb(arguments.verb), RunFolder(Path(arguments.run))
    if verb is Verb.DESCRIBE:
        describe_method(arguments.run)
        return 0
    leads = os.environ.get("RANK", "0") == "0"

    def emit(event: TrainingEvent) -> None:
        if leads:
            run.append(event)
            print(to_line(event), flush=True)

    # The loader process has the other core.
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1) if "OMP_NUM_THREADS" not in os.environ else torch.get_num_threads())
    try:
        with team(Device(arguments.device)) as members:
            if not members.leads:
                return work(verb, run, arguments, members, emit)
            with run.occupied():
                return work(verb, run, arguments, members, emit)
    except Stopped:
        return 0
    except Cancelled:
        emit(TrainingStopped(verb.value, 0))
        return 0
    except EngineError as problem:
        emit(TrainingFailed(problem.message, problem.hint))
        return 1


if __name__ == "__main__":
    sys.exit(main())
