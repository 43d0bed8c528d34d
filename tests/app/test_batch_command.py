"""`heliograph batch` at a terminal: exit codes, one line a photo, nothing lost on the way, and going on where it was."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import batch_watch
from app.command_line import main
from engine.core.errors import InferenceError
from engine.pipeline import Engine
from tests.helpers.batch_command import METHOD, batch, lines, results

ROOT = Path(__file__).resolve().parents[2]


def test_a_tree_is_mirrored_and_the_journal_the_report_and_the_lines_agree(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out"
    assert batch(photos, "-o", output, *METHOD, "--recursive", "--json") == 0
    before, *each, end = lines(capsys.readouterr().out)
    assert (before["event"], before["photos"], before["unreadable"]) == ("preflight", 2, [])
    assert before["seconds"] >= 0
    assert before["free_bytes"] > before["output_bytes"] > 0
    assert results(output) == ["a_hist_gamma.png", "day two/b_hist_gamma.jpg"]
    assert [Path(line["output"]).relative_to(output).as_posix() for line in each] == results(output)
    assert {(line["event"], line["state"], line["method"], line["precision"]) for line in each} == {("photo", "done", "hist_gamma", "fp32")}
    assert (end["event"], end["end"], end["done"], end["failed"]) == ("end", "finished", 2, 0)
    assert all(Path(report).is_file() for report in end["reports"])
    assert Path(end["journal"]).is_file()
    assert not list(output.rglob(".*"))


def test_a_bad_photo_is_named_the_rest_goes_on_and_it_can_be_tried_again(
    photos: Path, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, bad = tmp_path / "out", photos / "bad.png"
    bad.write_bytes(b"this is no picture")
    assert batch(photos, "-o", output, *METHOD, "--recursive") == 1
    captured = capsys.readouterr()
    assert f"{bad} is not a photo: its content is of no known kind." in captured.err
    assert "2 of 3 photos done, 1 failed" in captured.err
    assert "--resume --retry-failed" in captured.err
    assert captured.out.count(" -> ") == 2
    picture.file(bad)
    assert batch("-o", output, "--resume") == 1, "nobody asked for it"
    assert batch("-o", output, "--resume", "--retry-failed", "--json") == 0
    (line, _) = lines(capsys.readouterr().out)
    assert line["source"] == str(bad)
    assert results(output) == ["a_hist_gamma.png", "bad_hist_gamma.png", "day two/b_hist_gamma.jpg"]


def test_a_dry_run_tells_and_writes_nothing(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "empty.png").touch()
    assert batch(photos, "-o", tmp_path / "out", *METHOD, "--recursive", "--dry-run") == 0
    said = capsys.readouterr().err
    assert "2 photos, 0.0 megapixels, about 0 s" in said
    assert f"{photos / 'empty.png'} is empty." in said
    assert not (tmp_path / "out").exists()
    assert batch("-o", tmp_path / "out", "--resume") == 2, "there is no batch to go on with"


def test_a_second_batch_never_touches_the_first_unless_it_may(photos: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = [photos, "-o", output, *METHOD, "--no-report"]
    assert batch(*command) == 0
    first = (output / "a_hist_gamma.png").read_bytes()
    assert batch(*command, "--set", "gamma=2", "--on-collision", "skip") == 0
    assert results(output) == ["a_hist_gamma.png"]
    assert batch(*command, "--set", "gamma=2") == 0
    assert results(output) == ["a_hist_gamma-2.png", "a_hist_gamma.png"]
    assert (output / "a_hist_gamma.png").read_bytes() == first
    assert batch(*command, "--set", "gamma=2", "--on-collision", "overwrite") == 0
    assert results(output) == ["a_hist_gamma-2.png", "a_hist_gamma.png"]
    assert (output / "a_hist_gamma.png").read_bytes() == (output / "a_hist_gamma-2.png").read_bytes() != first


def test_overwriting_originals_is_refused_before_anything_is_done(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (photos / "a.png").read_bytes()
    assert batch(photos, "-o", photos, *METHOD, "--name", "{name}", "--on-collision", "overwrite") == 2
    assert "originals are never replaced" in capsys.readouterr().err
    assert (photos / "a.png").read_bytes() == before
    assert results(photos) == ["a.png", "day two/b.jpg"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--name", "{nme}"], "no field {nme}"),
        (["--resume", "--new"], "do not go together"),
        (["--retry-failed"], "needs --resume"),
        (["--watch", "--dry-run"], "do not go together"),
        (["--cluster-files", "sent"], "needs --cluster"),
        (["--strength", "2"], "between 0 and 1"),
        (["--set", "gama=1"], "no parameter 'gama'"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_done(
    arguments: list[str], words: str, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(photos, "-o", tmp_path / "out", *METHOD, *arguments) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_folders_there_must_be_something_to_go_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch("-o", tmp_path / "out") == 2
    assert batch("-o", tmp_path / "out", "--resume") == 2
    assert "There is no batch into" in capsys.readouterr().err


def test_too_little_room_is_said_before_the_start(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.batch.plan.shutil.disk_usage", lambda folder: type("Usage", (), {"free": 100}))
    assert batch(photos, "-o", tmp_path / "out", *METHOD) == 2
    assert "the disk has 0.0 MB left" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_run_that_fails_is_that_photos_failure(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InferenceError("The run failed.")

    monkeypatch.setattr(Engine, "enhance", fail)
    assert batch(photos, "-o", tmp_path / "out", *METHOD) == 1
    assert f"{photos / 'a.png'}: The run failed." in capsys.readouterr().err


def test_a_lost_output_folder_stops_the_batch_and_it_goes_on_when_it_is_back(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    enhance = Engine.enhance

    def unplug(*values: Any, **named: Any) -> Any:
        if output.exists():
            shutil.rmtree(output)
        return enhance(*values, **named)

    monkeypatch.setattr(Engine, "enhance", unplug)
    assert batch(photos, "-o", output, *METHOD, "--recursive") == 3
    assert "Stopped: The output folder out is not there any more." in capsys.readouterr().err
    monkeypatch.setattr(Engine, "enhance", enhance)
    output.mkdir()
    assert batch("-o", output, "--resume") == 0
    assert results(output) == ["a_hist_gamma.png", "day two/b_hist_gamma.jpg"]


SLOW = """
import sys, time
from engine.pipeline import Engine
real, calls = Engine.enhance, []

def slow(self, photo, request, progress):
    calls.append(1)
    if len(calls) == 5:  # two to measure the speed, then photos
        print("waiting", file=sys.stderr, flush=True)
        while True:
            progress.check_cancelled()
            time.sleep(0.01)
    return real(self, photo, request, progress)

Engine.enhance = slow
from app.command_line import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_ctrl_c_pauses_a_new_batch_is_refused_and_resume_adds_what_is_new(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A child process whose third photo takes for ever: two must be there, and the third must not."""
    source, output = tmp_path / "photos", tmp_path / "out"
    for number in range(5):
        picture.file(source / f"p{number}.png", seed=number)
    command = ["batch", str(source), "-o", str(output), *METHOD]
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, *command], cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        while (line := child.stderr.readline()) and "waiting" not in line:
            pass
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=120)
    assert child.returncode == 3
    assert "Traceback" not in err
    assert "Paused; 2 of 5 photos done, 3 still to do" in err
    assert "--resume` goes on" in err
    assert out.count(" -> ") == 2
    assert results(output) == ["p0_hist_gamma.png", "p1_hist_gamma.png"]
    times = [(output / name).stat().st_mtime_ns for name in results(output)]

    assert main(command) == 2
    assert "is not through (2 of 5 photos done, 3 still to do)" in capsys.readouterr().err
    picture.file(source / "a new one.png")
    assert main([*command, "--resume"]) == 0
    assert len(results(output)) == 6
    assert [(output / f"p{n}_hist_gamma.png").stat().st_mtime_ns for n in range(2)] == times, "what was done is not done again"


def ctrl_c() -> None:
    """What a terminal's Ctrl-C calls. Not by a signal: OpenVINO, once used in this process, lets none that is raised in pytest pass."""
    handler = signal.getsignal(signal.SIGINT)
    assert callable(handler)
    handler(signal.SIGINT, None)


def test_a_watched_folder_goes_on_until_ctrl_c_and_after_a_restart_does_nothing_twice(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    picture.file(source / "first.png")
    command = [source, "-o", output, *METHOD, "--watch", "--recursive"]
    moments = [
        lambda: None,
        lambda: picture.file(source / "deep" / "second.png", seed=2),
        lambda: (source / "half.png").write_bytes(b"\x89PNG\r\n\x1a\nhalf"),
        ctrl_c,
    ]
    real = batch_watch.Arrivals.next

    def after_the_next_moment(self: batch_watch.Arrivals, token: Any) -> Any:
        moments.pop(0)()
        return real(self, token)

    monkeypatch.setattr(batch_watch, "EVERY", 0.01)
    monkeypatch.setattr(batch_watch.Arrivals, "next", after_the_next_moment)
    assert batch(*command) == 1
    said = capsys.readouterr().err
    assert "2 of 3 photos done, 1 failed" in said
    assert f"{source / 'half.png'} " in said
    assert results(output) == ["deep/second_hist_gamma.png", "first_hist_gamma.png"]
    times = [(output / name).stat().st_mtime_ns for name in results(output)]

    moments[:] = [lambda: picture.file(source / "third.png", seed=3), ctrl_c]
    assert batch(*command, "--resume") == 1
    assert results(output) == ["deep/second_hist_gamma.png", "first_hist_gamma.png", "third_hist_gamma.png"]
    assert [(output / name).stat().st_mtime_ns for name in results(output)[:2]] == times, "what was done is not done again"


def test_the_command_loads_neither_qt_nor_torch(photos: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from app.command_line import main; code = main(sys.argv[1:])\n"
        "print(code, sorted({'PySide6', 'torch', 'onnx', 'qtpy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, "batch", photos, "-o", tmp_path / "out", *METHOD]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert child.stdout.splitlines()[-1] == "0 []"
