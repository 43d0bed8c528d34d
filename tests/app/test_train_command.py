"""`heliograph train` and its sisters with a stand-in for the training process: what is asked of it, told of it, and done on Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.command_line import main
from engine.core.training_plan import DataLayout, DegradationKind, StartFrom
from engine.core.training_run import RunFolder, Wish, runs_in
from tests.helpers.fake_python import answer, python_that_says, training_python

SECONDS_TO_BEGIN = 60


@pytest.fixture
def python(tmp_path) -> Path:
    return training_python(tmp_path / "python")


@pytest.fixture
def photos(tmp_path) -> Path:
    (tmp_path / "holiday").mkdir()
    return tmp_path / "holiday"


def exit_code(*arguments: str | Path) -> int:
    """main's answer, or what argparse exits with."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)


def facts(run: RunFolder) -> list[dict]:
    """What each process found itself asked for."""
    return [json.loads(line) for line in (run.root / "facts.jsonl").read_text().splitlines()]


def verbs(run: RunFolder) -> list[str]:
    return [fact["verb"] for fact in facts(run)]


def only_run() -> RunFolder:
    from app.training_environment import runs_folder

    (run,) = runs_in(runs_folder())
    return run


# --------------------------------------------------------------------------------------------------------- what is asked for


def test_train_checks_trains_and_finishes_and_tells_it_in_words(python, photos, capsys):
    assert exit_code("train", "qat_unet", "--photos", photos, "--python", python, "--minutes", "5") == 0
    run = only_run()
    assert verbs(run) == ["check", "train", "finish"]
    said = capsys.readouterr().out
    for words in (
        "24 photos, 4 held out.",
        "20 steps take 1 min, finishing 30 s more",
        "fp32 20/20: loss 0.5",
        "21.50 dB",
        "20.00 dB",
        "Better on all 4",
        "mine",
    ):
        assert words in said
    plan = run.plan()
    assert (plan.method, plan.name, plan.minutes, plan.qat, plan.start) == ("qat_unet", "From holiday", 5.0, True, StartFrom.STOCK)
    assert (plan.data.layout, plan.data.folder) == (DataLayout.PHOTOS, photos)


def test_every_argument_reaches_the_plan_with_whole_paths(python, photos, tmp_path, monkeypatch):
    (tmp_path / "phone.json").write_text("{}")
    (tmp_path / "pairs").mkdir()
    monkeypatch.chdir(tmp_path)
    code = exit_code(
        *("train", "qat_unet", "--photos", "holiday", "--degradation", "phone_look", "--profile", "phone.json", "--held-out", "3"),
        *("--name", "My phone", "--start", "scratch", "--from", "phone", "--set", "steps=10", "--set", "rate=1e-4", "--no-qat"),
        *("--run", "here", "--python", python, "--check", "--real-pairs", "pairs", "--real-share", "0.2"),
    )
    assert code == 0
    plan = RunFolder(tmp_path / "here").plan()
    assert (plan.name, plan.start, plan.variant, plan.qat) == ("My phone", StartFrom.SCRATCH, "phone", False)
    assert plan.options == {"steps": "10", "rate": "1e-4"}
    assert plan.data.folder == photos
    assert (plan.data.degradation, plan.data.held_out) == (DegradationKind.PHONE_LOOK, 3)
    assert plan.data.profile == tmp_path / "phone.json"
    assert (plan.data.pairs, plan.data.pairs_share) == (tmp_path / "pairs", 0.2)
    assert verbs(RunFolder(tmp_path / "here")) == ["check"]


@pytest.mark.parametrize(
    ("arguments", "layout", "has_target"),
    [
        (["--pairs", "a", "b"], DataLayout.PAIRS, True),
        (["--unpaired", "a", "b"], DataLayout.UNPAIRED, True),
        (["--data", "a", "--layout", "dped"], DataLayout.DPED, False),
        (["--data", "a", "--layout", "lol"], DataLayout.LOL, False),
        (["--data", "a", "--phone", "iphone"], DataLayout.DPED, False),
    ],
)
def test_each_kind_of_data_has_its_argument(arguments, layout, has_target, python, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert exit_code("train", "qat_unet", *arguments, "--python", python, "--check") == 0
    data = only_run().plan().data
    assert (data.layout, data.folder) == (layout, tmp_path / "a")
    assert data.target == (tmp_path / "b" if has_target else None)


def test_the_phone_is_all_that_dped_needs_and_gives_the_variant_its_name(python, tmp_path):
    assert exit_code("train", "qat_unet", "--data", tmp_path, "--phone", "iphone", "--python", python, "--check") == 0
    plan = only_run().plan()
    assert (plan.name, plan.data.layout, plan.data.phone) == ("From iphone", DataLayout.DPED, "iphone")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["train"], "Which method"),
        (["train", "no_such"], "no method 'no_such'"),
        (["train", "hist_gamma", "--photos", "."], "nothing to train"),
        (["train", "qat_unet"], "Which photos"),
        (["train", "qat_unet", "--photos", "nowhere"], "no folder nowhere"),
        (["train", "qat_unet", "--photos", ".", "--pairs", ".", "."], "not allowed with"),
        (["train", "qat_unet", "--data", "."], "belong together"),
        (["train", "qat_unet", "--layout", "dped", "--photos", "."], "belong together"),
        (["train", "qat_unet", "--phone", "iphone", "--photos", "."], "belong together"),
        (["train", "qat_unet", "--data", ".", "--layout", "lol", "--phone", "iphone"], "lol has none"),
        (["train", "qat_unet", "--pairs", ".", ".", "--degradation", "low_light"], "for good photos"),
        (["train", "qat_unet", "--pairs", ".", ".", "--real-pairs", "."], "for good photos"),
        (["train", "qat_unet", "--photos", ".", "--real-pairs", "nowhere"], "no folder nowhere"),
        (["train", "qat_unet", "--photos", ".", "--real-share", "0.2"], "not given"),
        (["train", "qat_unet", "--photos", ".", "--real-pairs", ".", "--real-share", "2"], "share between 0 and 1"),
        (["train", "qat_unet", "--photos", ".", "--profile", "none.json"], "no profile"),
        (["train", "qat_unet", "--photos", ".", "--minutes", "soon"], "minutes"),
        (["train", "qat_unet", "--photos", ".", "--name", "x" * 500], "too long"),
        (["train", "qat_unet", "--photos", ".", "--set", "steps"], "KEY=VALUE"),
        (["train", "qat_unet", "--photos", ".", "--device", "abacus"], "abacus"),
        (["train", "qat_unet", "--run", "empty"], "no training run"),
        (["quantize", "qat_unet"], "Which run"),
        (["export", "qat_unet", "--run", "empty"], "no training run"),
        (["profile", "nowhere", ".", "--photos", ".", "-o", "x.json"], "no folder nowhere"),
        (["profile", ".", ".", "--photos", ".", "--base", "b.json", "-o", "x.json"], "without pairs"),
        (["profile", ".", "--photos", ".", "--base", "b.json", "-o", "x.json"], "no profile b.json"),
    ],
)
def test_wrong_usage_is_said_in_words_and_starts_nothing(arguments, word, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert exit_code(*arguments) == 2
    assert word in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_device_processes_and_the_variants_place_reach_the_process(python, photos, tmp_path):
    place = tmp_path / "models"
    code = exit_code(
        *("train", "qat_unet", "--photos", photos, "--python", python),
        *("--device", "cpu", "--processes", "2", "--models", place, "--id", "one", "--json"),
    )
    assert code == 0
    check, train, finish = facts(only_run())
    assert (check["processes"], train["processes"], finish["processes"]) == (1, 2, 1)
    assert train["rest"] == ["--device", "cpu"]
    assert finish["rest"] == ["--device", "cpu", "--models", str(place), "--variant", "one"]


def test_training_alone_and_the_later_steps_by_hand(python, photos, tmp_path, capsys):
    run = RunFolder(tmp_path / "run")
    common = ["qat_unet", "--run", run.root, "--python", python]
    assert exit_code("train", *common, "--photos", photos, "--no-finish") == 0
    assert exit_code("quantize", *common) == 0
    assert exit_code("export", *common, "--models", tmp_path / "models") == 0
    assert verbs(run) == ["check", "train", "quantise", "export"]
    assert str(tmp_path / "models") in capsys.readouterr().out
    assert exit_code("export", "bogus", "--run", run.root, "--python", python) == 2


def test_a_run_that_is_there_goes_on_without_another_check_and_keeps_its_plan(python, photos, tmp_path, capsys):
    run = RunFolder(tmp_path / "run")
    common = ["train", "qat_unet", "--run", run.root, "--python", python, "--no-finish"]
    assert exit_code(*common, "--photos", photos) == 0
    assert exit_code(*common) == 0
    assert verbs(run) == ["check", "train", "train"]
    assert exit_code(*common, "--minutes", "3") == 2
    assert "--minutes cannot be given" in capsys.readouterr().err
    assert exit_code(*common, "--photos", photos, "--minutes", "3") == 1
    assert "another training run" in capsys.readouterr().err


def test_profile_measures_pairs_or_a_phones_photos_alone(python, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("phone", "camera", "good"):
        (tmp_path / name).mkdir()
    places = [str(tmp_path / name) for name in ("phone", "camera", "good", "out.json")]
    common = ["--photos", "good", "-o", "out.json", "--python", python]
    assert exit_code("profile", "phone", "camera", *common, "--name", "Mine") == 0
    assert json.loads((tmp_path / "out.json").read_text()) == ["pairs", "--name", "Mine", *places]
    assert "blur 0.9 px" in capsys.readouterr().out
    assert exit_code("profile", "phone", *common, "--json") == 0
    form, base, shipped, *rest = json.loads((tmp_path / "out.json").read_text())
    assert (form, base, rest) == ("photos", "--base", ["--name", "phone", places[0], *places[2:]])
    assert Path(shipped).is_file()
    assert json.loads(capsys.readouterr().out) == {"profile": "out.json", "found": ["blur 0.9 px", "noise 1.5 of 255"]}


def test_describe_lists_the_options(python, capsys):
    assert exit_code("train", "qat_unet", "--describe", "--python", python) == 0
    assert "steps=10  How many. (int from 1 to 100)" in capsys.readouterr().out
    assert exit_code("train", "qat_unet", "--describe", "--python", python, "--json") == 0
    assert json.loads(capsys.readouterr().out)["layouts"] == ["photos", "pairs"]


def test_a_python_without_torch_is_refused_with_what_would_help(photos, tmp_path, capsys):
    bad = python_that_says(tmp_path / "bad", answer(missing=["torch"]))
    assert exit_code("train", "qat_unet", "--photos", photos, "--python", bad) == 1
    said = capsys.readouterr().err
    assert "has no torch" in said
    assert "--install" in said


def test_the_python_chosen_in_the_window_is_taken(python, photos, tmp_path, monkeypatch):
    from app.settings import default_path

    default_path().parent.mkdir(parents=True)
    default_path().write_text(json.dumps({"version": 1, "training_python": str(python)}))
    assert exit_code("train", "qat_unet", "--photos", photos, "--check") == 0


# ------------------------------------------------------------------------------------------------------------ what is told


def test_json_is_the_events_as_they_are(python, photos, capsys):
    assert exit_code("train", "qat_unet", "--photos", photos, "--python", python, "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [line["event"] for line in lines]
    assert kinds == [
        *("finding", "preview", "estimate", "started", "step", "step", "held_out", "verdict", "done", "finish", "published"),
    ]
    assert lines[4]["loss"] == 0.5


def test_unfit_data_ends_it_before_training(python, photos, capsys):
    code = exit_code("train", "qat_unet", "--photos", photos, "--python", python, "--set", "scene=unfit")
    assert code == 1
    assert "There are 2 photos; 8 are needed." in capsys.readouterr().err
    assert verbs(only_run()) == ["check"]


def test_a_failure_is_told_in_the_process_words(python, photos, capsys):
    assert exit_code("train", "qat_unet", "--photos", photos, "--python", python, "--set", "scene=failed") == 1
    assert "The loss is no number. Lower the rate." in capsys.readouterr().err
    assert verbs(only_run()) == ["check", "train"]


def test_a_crash_is_told_with_its_last_words_and_where_the_log_is(python, photos, capsys):
    assert exit_code("train", "qat_unet", "--photos", photos, "--python", python, "--set", "scene=crash") == 1
    said = capsys.readouterr().err
    assert "Segmentation something" in said
    assert str(only_run().log_file) in said


# ----------------------------------------------------------------------------------------------------------------- Ctrl-C


@pytest.fixture
def begun(python, photos, tmp_path):
    """`begun(scene)`: the command in a process of its own, training; and its run."""
    started: list[subprocess.Popen] = []

    def begin(scene: str) -> tuple[subprocess.Popen, RunFolder]:
        run = RunFolder(tmp_path / "run")
        arguments = ["train", "qat_unet", "--photos", photos, "--python", python, "--set", f"scene={scene}", "--run", run.root]
        child = subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
        )
        started.append(child)
        deadline = time.monotonic() + SECONDS_TO_BEGIN
        while not (run.root / "began").exists():
            assert child.poll() is None, child.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return child, run

    yield begin
    for child in started:
        child.kill()
        child.communicate()


def test_the_first_ctrl_c_lets_the_process_save_and_stop(begun):
    child, run = begun("endless")
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=SECONDS_TO_BEGIN)
    assert child.returncode == 1
    assert run.wish() is Wish.STOP
    assert any(json.loads(line)["event"] == "stopped" for line in run.events_file.read_text().splitlines())
    assert verbs(run) == ["check", "train"]
    assert f"--run {run.root}" in err
    assert "fp32 10/20" in out
    assert "Traceback" not in err


def test_the_second_ctrl_c_ends_a_process_that_does_not_listen(begun):
    import psutil

    child, run = begun("deaf")
    (pid,) = {process.pid for process in psutil.Process(child.pid).children(recursive=True) if process.status() != psutil.STATUS_ZOMBIE}
    child.send_signal(signal.SIGINT)
    deadline = time.monotonic() + SECONDS_TO_BEGIN
    while run.wish() is not Wish.STOP and time.monotonic() < deadline:
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=SECONDS_TO_BEGIN)
    assert child.returncode == 1
    assert not psutil.pid_exists(pid)
    assert "Traceback" not in err


def test_the_command_line_of_training_loads_neither_qt_nor_torch(python, photos):
    script = "import sys\nfrom app.command_line import main\ncode = main(sys.argv[1:])\nprint(' '.join(sys.modules))\nsys.exit(code)"
    arguments = ["train", "qat_unet", "--photos", str(photos), "--python", str(python), "--json"]
    child = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=SECONDS_TO_BEGIN, check=False
    )
    assert child.returncode == 0, child.stderr
    loaded = {name.split(".")[0] for name in child.stdout.splitlines()[-1].split()}
    assert not loaded & {"PySide6", "shiboken6", "qtpy", "torch", "onnx", "onnxruntime"}
