"""`heliograph train`, `quantize`, `export` and `profile`: the training process of the window, in the foreground.

They write the run's plan, find the Python that trains, and follow the process (`app.cli.follow`). Nothing is trained here, and no
torch is loaded. Main thread.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import platformdirs

from app.cli.console import OK, Bar, cancellable, complain, say, say_json
from app.cli.follow import follow
from app.training_environment import Missing, Task, TrainingPython, ask, describe, find, new_run, shipped_profile
from engine.core.errors import TrainingError, UsageError
from engine.core.progress import NullProgress
from engine.core.training_events import TrainingStarted
from engine.core.training_plan import PAIRS_SHARE, DataLayout, DataPlan, DegradationKind, StartFrom, TrainingPlan
from engine.core.training_run import Device, RunFolder, Verb
from engine.inference.manifest import LONGEST_NAME, checked_name

PUBLISHED = (DataLayout.DPED, DataLayout.FIVEK, DataLayout.LOL, DataLayout.DIV2K)
"""Layouts of data sets that others publish: one folder says it all."""

# ----------------------------------------------------------------------------------------------------------- the arguments


def add_train_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("method", nargs="?", metavar="METHOD", help="see `heliograph methods`")
    photos = sub.add_argument_group("photos to learn from", "One of the first four; none of them to go on with the run in --run.")
    data = photos.add_mutually_exclusive_group()
    data.add_argument("--photos", type=Path, metavar="DIR", help="good photos; their partners are made by spoiling them")
    data.add_argument("--pairs", type=Path, nargs=2, metavar=("PHONE", "CAMERA"), help="aligned pairs under the same names")
    data.add_argument("--unpaired", type=Path, nargs=2, metavar=("PHONE", "CAMERA"), help="photos of both that do not belong together")
    data.add_argument("--data", type=Path, metavar="DIR", help="a published data set; --layout says which, --phone that it is DPED")
    photos.add_argument("--layout", choices=[layout.value for layout in PUBLISHED], help="of --data")
    photos.add_argument("--phone", metavar="NAME", help="which phone of DPED (iphone, blackberry, sony); default: all that are there")
    kinds = [kind.value for kind in DegradationKind]
    photos.add_argument("--degradation", choices=kinds, metavar="ID", help=f"how --photos are spoiled: {', '.join(kinds)}")
    photos.add_argument("--profile", type=Path, metavar="FILE", help="the phone whose look --photos get (see `heliograph profile`)")
    photos.add_argument("--real-pairs", type=Path, metavar="DIR", help="aligned pairs in one folder, mixed among the made ones of --photos")
    photos.add_argument("--real-share", type=_share, metavar="S", help=f"their share of the patches; default: {PAIRS_SHARE:g}")
    photos.add_argument("--held-out", type=_count, metavar="N", help="photos kept back to measure on; default: a sixth, 2 to 24")
    plan = sub.add_argument_group("training")
    plan.add_argument("--minutes", type=_minutes, metavar="N", help="budget; default: the number of steps that the method's recipe names")
    plan.add_argument("--name", help="what the new variant is called; default: after the photos' folder")
    plan.add_argument("--start", choices=[start.value for start in StartFrom], help="weights to start from; default: stock")
    plan.add_argument("--from", dest="variant", metavar="VARIANT", help="whose weights `stock` means; default: the method's first")
    plan.add_argument("--set", action="append", default=[], type=_setting, metavar="KEY=VALUE", help="an option of the recipe; repeatable")
    plan.add_argument("--no-qat", action="store_true", help="make the INT8 form after training only, which takes seconds")
    plan.add_argument("--describe", action="store_true", help="list the recipe's options, and do nothing")
    plan.add_argument("--check", action="store_true", help="look at the photos, estimate the time, and do not train")
    plan.add_argument("--no-finish", action="store_true", help="neither quantise nor export; `quantize` and `export` do that later")
    where = _add_place(sub)
    where.add_argument("--processes", type=_processes, default=1, metavar="N", help="train in N processes at once (torchrun)")
    where.add_argument("--install", action="store_true", help="first install what training needs, into an environment of its own")


def add_quantize_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("method", metavar="METHOD")
    _add_place(sub, models=False)


def add_export_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("method", metavar="METHOD")
    _add_place(sub)


def add_profile_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("phone", type=Path, metavar="PHONE", help="folder of the phone's photos: straight from it, or one side of pairs")
    sub.add_argument("camera", type=Path, nargs="?", metavar="CAMERA", help="the other side of aligned pairs, under the same names")
    sub.add_argument("--photos", type=Path, required=True, metavar="DIR", help="good photos such as training will be given")
    sub.add_argument("--base", type=Path, metavar="FILE", help="without pairs: the profile to start from; default: the one that ships")
    sub.add_argument("--name", help="what the phone is called; default: after the phone's folder")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the profile, for `train --profile`")
    _add_python(sub)
    sub.add_argument("--json", action="store_true", help="print JSON, one object, instead of text")


def _add_place(sub: argparse.ArgumentParser, models: bool = True) -> argparse._ArgumentGroup:
    run = sub.add_argument_group("where")
    run.add_argument("--run", dest="run_folder", type=Path, metavar="DIR", help="the run's folder; one that is there goes on")
    if models:
        run.add_argument("--models", type=Path, metavar="DIR", help="where the variant is installed; default: where the window finds it")
        run.add_argument("--id", dest="variant_id", metavar="ID", help="folder name of the variant; default: made of its name")
    words = "|".join(device.value for device in Device)
    run.add_argument("--device", type=_device, default=Device.AUTO, metavar=words, help="default: a CUDA device where torch sees one")
    _add_python(run)
    sub.add_argument("--json", action="store_true", help="print the process' events as they are, one JSON object a line")
    return run


def _add_python(sub: argparse._ActionsContainer) -> None:
    sub.add_argument("--python", type=Path, metavar="EXE", help="the Python that has torch; default: the window's, see `--install`")


def _device(text: str) -> Device:
    try:
        return Device(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(device.value for device in Device)}") from None


def _share(text: str) -> float:
    if not re.fullmatch(r"0?\.\d+", text) or float(text) == 0.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share between 0 and 1")
    return float(text)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of photos")
    return int(text)


def _processes(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


def _minutes(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text) or float(text) <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes")
    return float(text)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return name.strip(), value.strip()


# ------------------------------------------------------------------------------------------------------------- the commands


def run_train(parsed: argparse.Namespace) -> int:
    """Check the data, train, quantise and export, or as much of it as is wanted."""
    if parsed.method is None and not parsed.install:
        raise UsageError("Which method is to be trained?", hint="`heliograph methods` lists them.")
    if parsed.method is not None:
        _check_method(parsed.method)
    if parsed.describe:
        return _describe(parsed.method, _python(parsed), parsed.json)
    wanted = None if parsed.method is None else _run_of(parsed)
    python = _installed() if parsed.install else _python(parsed)
    if wanted is None:
        return OK
    run, plan = wanted
    if plan is not None:
        run.create(plan)
    tasks = [] if _has_begun(run) and not parsed.check else [Task(Verb.CHECK, parsed.device)]
    if not parsed.check:
        tasks.append(Task(Verb.TRAIN, parsed.device, parsed.processes))
        if not parsed.no_finish:
            tasks.append(Task(Verb.FINISH, parsed.device, models=parsed.models, variant=parsed.variant_id))
    if not parsed.json:
        complain(f"The run is kept in {run.root}")
    return _one_after_another(run, tasks, python, parsed.json)


def run_quantize(parsed: argparse.Namespace) -> int:
    """Make the INT8 forms of a run that was trained."""
    return _one_after_another(_known_run(parsed), [Task(Verb.QUANTISE, parsed.device)], _python(parsed), parsed.json)


def run_export(parsed: argparse.Namespace) -> int:
    """Publish a run's networks as a variant."""
    task = Task(Verb.EXPORT, parsed.device, models=parsed.models, variant=parsed.variant_id)
    return _one_after_another(_known_run(parsed), [task], _python(parsed), parsed.json)


def run_profile(parsed: argparse.Namespace) -> int:
    """Measure a phone's look: how its photos differ from a camera's on pairs, or what its photos alone tell."""
    folders = [folder for folder in (parsed.phone, parsed.camera, parsed.photos) if folder is not None]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"There is no folder {folder}.")
    if parsed.base is not None and (parsed.camera is not None or not parsed.base.is_file()):
        raise UsageError("--base is for a phone without pairs." if parsed.camera is not None else f"There is no profile {parsed.base}.")
    form = ["photos", "--base", (parsed.base or shipped_profile()).resolve()] if parsed.camera is None else ["pairs"]
    named = ["--name", parsed.name or parsed.phone.resolve().name]
    places = [path.resolve() for path in (*folders, parsed.output)]
    found = ask(_python(parsed), NullProgress(), "engine.training.calibrate_phone", *form, *named, *places)
    if parsed.json:
        say_json({"profile": str(parsed.output), "found": found.splitlines()})
    else:
        say(f"{found}\n{parsed.output} is written.")
    return OK


def _one_after_another(run: RunFolder, tasks: list[Task], python: TrainingPython, as_json: bool) -> int:
    code = OK
    for task in tasks:
        code = follow(run, task, python, as_json)
        if code != OK:
            break
    return code


def _describe(method: str, python: TrainingPython, as_json: bool) -> int:
    facts = describe(method, python)
    if as_json:
        say_json(facts)
        return OK
    say(f"{method}: options of its recipe, for --set")
    for option in facts["options"]:
        limits = [f"{word} {option[key]:g}" for key, word in (("low", "from"), ("high", "to")) if option.get(key) is not None]
        kind = ", ".join(option["choices"]) if option.get("choices") else " ".join([option["kind"], *limits])
        say(f"    {option['name']}={option['default']}  {option['help']} ({kind})")
    say(f"--degradation: {', '.join(facts['degradations'])}")
    return OK


# ------------------------------------------------------------------------------------------------------------------ shared


def _check_method(name: str) -> None:
    from engine.methods import METHODS

    method = next((method for method in METHODS if method.id == name), None)
    if method is None:
        raise UsageError(f"There is no method {name!r}.", hint="`heliograph methods` lists them.")
    if not method.is_network:
        raise UsageError(f"{method.name} has no network; there is nothing to train.")


def _run_of(parsed: argparse.Namespace) -> tuple[RunFolder, TrainingPlan | None]:
    """The run's folder and the plan that is to be written into it; None for a run that goes on by its own."""
    data = _data(parsed)
    run = None if parsed.run_folder is None else RunFolder(parsed.run_folder.resolve())
    if run is not None and data is None:
        _refuse_changes(parsed)
        return _matching(run, parsed.method), None
    if data is None:
        raise UsageError(
            "Which photos shall it learn from?", hint="--photos DIR, --pairs PHONE CAMERA, --data DIR --layout ..., or --run DIR."
        )
    plan = TrainingPlan(
        method=parsed.method,
        name=checked_name(f"From {data.phone or data.folder.name}"[:LONGEST_NAME] if parsed.name is None else parsed.name),
        data=data,
        start=StartFrom(parsed.start or StartFrom.STOCK.value),
        variant=parsed.variant,
        minutes=parsed.minutes,
        qat=not parsed.no_qat,
        options=dict(parsed.set),
    )
    return run or new_run(plan.method, plan.name), plan


def _has_begun(run: RunFolder) -> bool:
    return any(isinstance(event, TrainingStarted) for event in run.events()[0])


def _refuse_changes(parsed: argparse.Namespace) -> None:
    """Raises UsageError for an argument that a run with a plan of its own would not heed."""
    photos = ("degradation", "profile", "real_pairs", "real_share", "phone", "held_out")
    for name in (*photos, "minutes", "name", "start", "variant", "set", "no_qat"):
        if getattr(parsed, name) not in (None, [], False):
            word = {"variant": "from"}.get(name, name.replace("_", "-"))
            raise UsageError(f"--{word} cannot be given to a run that has its plan already.", hint="Start another one.")


def _data(parsed: argparse.Namespace) -> DataPlan | None:
    """Raises UsageError for folders that are not there and arguments that do not go together."""
    layout_named = parsed.layout is not None or parsed.phone is not None
    if (parsed.data is None) == layout_named:
        raise UsageError("--data and --layout (for DPED --phone is enough) belong together.")
    if parsed.phone is not None and parsed.layout not in (None, DataLayout.DPED.value):
        raise UsageError(f"--phone names a phone of DPED; {parsed.layout} has none.")
    chosen = [
        (DataLayout.PHOTOS, [parsed.photos]),
        (DataLayout.PAIRS, parsed.pairs),
        (DataLayout.UNPAIRED, parsed.unpaired),
        (DataLayout(parsed.layout or DataLayout.DPED.value), [parsed.data]),
    ]
    layout, folders = next(((layout, paths) for layout, paths in chosen if paths and paths[0] is not None), (None, []))
    _check_for_photos(parsed, layout)
    if layout is None:
        return None
    for folder in [*folders, *([parsed.real_pairs] if parsed.real_pairs else [])]:
        if not folder.is_dir():
            raise UsageError(f"There is no folder {folder}.")
    if parsed.profile is not None and not parsed.profile.is_file():
        raise UsageError(f"There is no profile {parsed.profile}.")
    # The training process stands elsewhere: only whole paths mean the same there.
    source, target = folders[0].resolve(), folders[1].resolve() if len(folders) > 1 else None
    degradation = None if parsed.degradation is None else DegradationKind(parsed.degradation)
    profile = None if parsed.profile is None else parsed.profile.resolve()
    pairs = None if parsed.real_pairs is None else parsed.real_pairs.resolve()
    return DataPlan(layout, source, target, degradation, profile, parsed.held_out, pairs, parsed.real_share or PAIRS_SHARE, parsed.phone)


def _check_for_photos(parsed: argparse.Namespace, layout: DataLayout | None) -> None:
    """Raises UsageError for what only good photos can have (DIV2K may be such)."""
    made = parsed.degradation is not None or parsed.real_pairs is not None
    if layout is not DataLayout.PHOTOS and (parsed.profile is not None or (layout is not DataLayout.DIV2K and made)):
        raise UsageError("--profile, --degradation and --real-pairs are for good photos, which --photos names.")
    if parsed.real_share is not None and parsed.real_pairs is None:
        raise UsageError("--real-share is the share of --real-pairs, which are not given.")


def _known_run(parsed: argparse.Namespace) -> RunFolder:
    if parsed.run_folder is None:
        raise UsageError("Which run? --run DIR names its folder.")
    return _matching(RunFolder(parsed.run_folder.resolve()), parsed.method)


def _matching(run: RunFolder, method: str) -> RunFolder:
    if not run.plan_file.exists():
        raise UsageError(f"There is no training run in {run.root}.")
    if run.plan().method != method:
        raise UsageError(f"The run in {run.root} trains {run.plan().method}, not {method}.")
    return run


def _python(parsed: argparse.Namespace) -> TrainingPython:
    found = find(parsed.python or _the_windows())
    if isinstance(found, Missing):
        raise TrainingError(found.reason, hint="Name a Python that is fit with --python, or let `heliograph train --install` install one.")
    return found


def _the_windows() -> Path | None:
    """The Python that was chosen in the window. Its settings are read as plain JSON: their own reader needs Qt."""
    file = platformdirs.user_config_path("heliograph", appauthor=False) / "settings.json"
    try:
        chosen = json.loads(file.read_text(encoding="utf-8")).get("training_python")
    except (OSError, ValueError, AttributeError):
        return None
    return Path(chosen) if isinstance(chosen, str) else None


def _installed() -> TrainingPython:
    from app.training_install import install

    bar = Bar(sys.stderr, "installing")
    said: set[str] = set()

    def watch(fraction: float, text: str) -> None:
        bar.label = text
        bar.show(fraction)
        if not bar.visible and ":" not in text and text not in said:
            said.add(text)
            complain(text)

    with cancellable(watch) as token:
        try:
            return install(token)
        finally:
            bar.clear()
