"""A run's folder: what is written there is read back, by anybody, at any time."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.errors import TrainingError, UsageError
from engine.core.sentences import Sentence, said
from engine.core.training_events import (
    DataFinding,
    HeldOutScore,
    Judgement,
    Level,
    TrainingEvent,
    TrainingStep,
    TrainingVerdict,
    VariantPublished,
    from_line,
    to_line,
)
from engine.core.training_plan import PAIRS_SHARE, DataLayout, DataPlan, DegradationKind, StartFrom, TrainingPlan
from engine.core.training_run import RunFolder, Wish, runs_in

EVENTS: list[TrainingEvent] = [
    DataFinding(Level.WARNING, "3 photos are too small – ärgerlich."),
    TrainingStep("deploy16_fp32", 20, 400, 0.25, 4.5, 3.2),
    HeldOutScore("deploy16_fp32", 20, 21.5, 0.77, None, None, 17.0),
    TrainingVerdict(Judgement.NOT_BETTER, -0.03, 1, 4, "Not better.", final=True),
    VariantPublished("qat_unet", "mine", "somewhere", {"fp32": 21.7}),
]


def plan(name: str = "My phone") -> TrainingPlan:
    data = DataPlan(
        DataLayout.PAIRS, Path("phone"), Path("camera"), DegradationKind.OLD_PRINT, Path("profile.json"), 3, Path("real"), 0.2, "sony"
    )
    return TrainingPlan("qat_unet", name, data, StartFrom.SCRATCH, "phone", 5.0, qat=False, options={"width": "8"})


def run_at(folder: Path) -> RunFolder:
    run = RunFolder(folder)
    run.create(plan())
    return run


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_events_survive_their_line(event: TrainingEvent) -> None:
    assert from_line(to_line(event)) == event


def test_sentences_of_events_survive_their_line_and_stand_in_it_as_english() -> None:
    line = to_line(DataFinding(Level.WARNING, said("{number} photos are too small.", number=3)))
    assert '"text": "3 photos are too small."' in line
    event = from_line(line)
    assert isinstance(event, DataFinding)
    assert isinstance(event.text, Sentence)
    assert (event.text.template, dict(event.text.fields)) == ("{number} photos are too small.", {"number": 3})


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"event": "step"}', '{"event": "nonsense", "a": 1}', '{"event": "finding", "level": "loud", "text": ""}']
)
def test_a_line_that_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        from_line(line)


def test_a_plan_survives_its_file_and_a_strange_one_is_refused(tmp_path: Path) -> None:
    run = run_at(tmp_path / "run")
    assert run.plan() == plan()
    run.plan_file.write_text(run.plan_file.read_text().replace('"pairs"', '"triples"'))
    with pytest.raises(UsageError, match="not valid"):
        run.plan()


def test_the_plan_of_a_run_begun_before_real_pairs_could_be_mixed_in_is_still_read() -> None:
    raw = plan().to_json()
    old = raw | {"data": {key: value for key, value in raw["data"].items() if not key.startswith("pairs")}}
    assert TrainingPlan.from_json(old).data == replace(plan().data, pairs=None, pairs_share=PAIRS_SHARE)


def test_a_folder_with_another_run_is_not_taken(tmp_path: Path) -> None:
    run = run_at(tmp_path / "run")
    run.create(plan())  # the same again is resuming
    with pytest.raises(TrainingError, match="another training run"):
        run.create(plan("Another"))


def test_events_are_read_on_from_where_one_stopped_and_half_lines_wait(tmp_path: Path) -> None:
    run = run_at(tmp_path / "run")
    assert run.events() == ([], 0)
    for event in EVENTS[:2]:
        run.append(event)
    first, offset = run.events()
    assert first == EVENTS[:2]
    line = to_line(EVENTS[2]).encode()
    with run.events_file.open("ab") as stream:
        stream.write(b"not an event\n" + line[:9])
    assert run.events(offset)[0] == []
    _, offset = run.events(offset)
    with run.events_file.open("ab") as stream:
        stream.write(line[9:] + b"\n")
    assert run.events(offset)[0] == [EVENTS[2]]


def test_wishes_are_heard_and_nonsense_means_run(tmp_path: Path) -> None:
    run = run_at(tmp_path / "run")
    assert run.wish() is Wish.RUN
    run.set_wish(Wish.PAUSE)
    assert run.wish() is Wish.PAUSE
    (run.root / "wish").write_text("dance")
    assert run.wish() is Wish.RUN


def test_a_living_process_keeps_others_out_and_a_dead_one_does_not(tmp_path: Path) -> None:
    run = run_at(tmp_path / "run")
    code = "import sys; from pathlib import Path; from engine.core.training_run import RunFolder\n"
    code += "with RunFolder(Path(sys.argv[1])).occupied():\n    print('in', flush=True); sys.stdin.read()"
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(run.root)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "in\n"
        process = run.process()
        assert process is not None
        assert process.pid == other.pid
        with pytest.raises(TrainingError, match="is training in"), run.occupied():
            pass
        other.kill()
        other.wait()
        assert run.process() is None
        with run.occupied():
            mine = run.process()
            assert mine is not None
            assert mine.pid == os.getpid()
    assert run.process() is None


def test_runs_are_found_latest_first(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "old")):
        run = run_at(tmp_path / name)
        os.utime(run.plan_file, (1e9 - age, 1e9 - age))
    (tmp_path / "no run").mkdir()
    assert [run.root.name for run in runs_in(tmp_path)] == ["new", "old"]
