"""The Python that trains: what is taken, what is refused and in which words, how ours is made, and what a training process gets."""

import json
import os
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from app import training_environment, training_install
from app.training_environment import Missing, Task, TrainingPython, environment_folder, find, python_in
from app.training_install import PipReader, base_python, install, pip_error
from engine.core import paths
from engine.core.errors import Cancelled, TrainingError
from engine.core.progress import NullProgress, ProgressToken
from engine.core.training_plan import DataLayout, DataPlan, TrainingPlan
from engine.core.training_run import Device, RunFolder, Verb, Wish
from tests.helpers.fake_python import answer, python_that_says, training_python, write_script

ROOT = Path(__file__).resolve().parents[2]

# ------------------------------------------------------------------------------------------------------------------ finding


def reason(found: TrainingPython | Missing) -> str:
    assert isinstance(found, Missing)
    assert found.reason.endswith(".")
    return found.reason


def test_a_python_that_has_everything_is_taken_and_says_what_it_has(tmp_path):
    python = python_that_says(tmp_path / "py", answer((3, 12, 4), gpu="RTX 9090"))
    found = find(python)
    assert isinstance(found, TrainingPython)
    assert (found.executable, found.version, found.gpu) == (python, "3.12.4", "RTX 9090")
    assert {"torch", "onnx", "numpy", "cv2", "psutil"} <= set(found.versions)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"version": [3, 9, 2]}, "is Python 3.9; training needs 3.11 or newer"),
        ({"version": [2, 7, 18]}, "is Python 2.7"),
        (answer(missing=["torch"]), "has no torch"),
        (answer(missing=["torch", "cv2"]), "has no torch and opencv-python-headless"),
        (answer(missing=["torch", "onnx", "PIL", "cv2"]), "has no torch (and 3 other packages)"),
        (answer(broken={"torch": "OSError: libgomp.so.1 is missing\nmore"}), "torch of"),
        (answer(broken={"torch": "OSError: libgomp.so.1 is missing\nmore"}), "libgomp.so.1 is missing"),
        (answer(found={**answer()["found"], "torch": "1.9.0+cu111"}), "has torch 1.9.0+cu111; training needs"),
    ],
)
def test_an_unfit_python_is_refused_in_one_sentence_that_names_it(tmp_path, said, words):
    python = python_that_says(tmp_path / "py", {**answer(), **said})
    found = reason(find(python))
    assert words in found
    assert str(python) in found
    assert "\n" not in found


def test_a_relative_path_and_a_name_on_the_path_are_understood(tmp_path, monkeypatch):
    python = python_that_says(tmp_path / "bin" / "my-python", answer())
    monkeypatch.chdir(tmp_path)
    assert find(Path("bin/my-python")).executable == python
    monkeypatch.setenv("PATH", f"{python.parent}{os.pathsep}{os.environ['PATH']}")
    assert find(Path("my-python")).executable == python


def test_what_is_no_python_is_said_to_be_none(tmp_path):
    assert "There is no Python at" in reason(find(tmp_path / "nothing"))
    (tmp_path / "text").write_text("hello")
    assert "cannot be started" in reason(find(tmp_path / "text"))
    assert "is not a Python" in reason(find(write_script(tmp_path / "other", "#!/bin/sh\necho hello\n")))


def test_a_python_that_never_answers_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(training_environment, "PROBE_SECONDS", 0.2)
    assert "did not answer" in reason(find(write_script(tmp_path / "slow", "#!/bin/sh\nexec sleep 30\n")))


def test_the_real_probe_sees_what_a_real_python_lacks(monkeypatch):
    """Asked of the Python that runs this test, with a package that nobody has."""
    monkeypatch.setattr(training_environment, "needed", lambda: {"json": "0", "no_such_package": "0"})
    assert "has no no_such_package" in reason(find(Path(sys.executable)))
    monkeypatch.setattr(training_environment, "needed", lambda: {"json": "2.0"})
    found = find(Path(sys.executable))
    assert isinstance(found, TrainingPython)
    assert found.versions["json"] == "2.0.9"


def test_the_chosen_one_comes_first_and_nothing_is_taken_in_its_place(tmp_path):
    own = python_that_says(python_in(environment_folder()), answer())
    chosen = python_that_says(tmp_path / "chosen", answer())
    assert find(chosen).executable == chosen
    assert find(None).executable == own
    chosen.unlink()
    found = find(chosen)
    assert isinstance(found, Missing)
    assert found.chosen


def test_half_an_environment_of_our_own_is_said_to_be_half():
    python_that_says(python_in(environment_folder()), answer(missing=["onnx"]))
    assert "not complete" in reason(find(None))


def test_without_any_the_answer_is_that_torch_is_missing(monkeypatch):
    monkeypatch.setattr(training_environment.importlib.util, "find_spec", lambda name: None)
    assert "PyTorch" in reason(find(None))


def test_a_good_answer_is_remembered_until_the_packages_change(tmp_path):
    packages = tmp_path / "site-packages"
    packages.mkdir()
    python = python_that_says(tmp_path / "py", answer(folders=[str(packages)]))
    asked = tmp_path / "py.asked"
    assert find(python) == find(python)
    assert len(asked.read_text().split()) == 1
    os.utime(packages, (1, 1))
    find(python)
    assert len(asked.read_text().split()) == 2


def test_an_unfit_answer_is_not_remembered(tmp_path):
    python = python_that_says(tmp_path / "py", answer(missing=["onnx"]))
    find(python)
    find(python)
    assert len((tmp_path / "py.asked").read_text().split()) == 2


# --------------------------------------------------------------------------------------------------------------- installing

CREATOR = """#!{interpreter}
import json, os, sys
from pathlib import Path
if sys.argv[1] == "-c":
    print(json.dumps({{"version": [3, 12], "venv": True}}))
else:
    python = Path(sys.argv[4]) / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(Path({python!r}).read_text())
    python.chmod(0o755)
"""

PIP = """#!/bin/sh
echo "$@" >>'{log}'
case "$*" in
    -c*) cat '{answer}' ;;
    *--upgrade*) exit 0 ;;
    *) {body} ;;
esac
"""

GOOD_PIP = r"""echo 'Collecting torch==2.13.0'
        echo '  Downloading torch-2.13.0-cp312-cp312-linux_x86_64.whl (200.0 MB)'
        echo 'Progress 100000000 of 200000000'
        echo 'Progress 200000000 of 200000000'
        echo 'Installing collected packages: torch'"""


@pytest.fixture
def creator(tmp_path, monkeypatch):
    """`creator(body)`: a base Python whose environments have a pip that does `body`."""
    monkeypatch.setattr(training_install, "_reachable", lambda address: True)

    def make(body: str, said: dict | None = None) -> Path:
        (tmp_path / "answer").write_text(json.dumps(said or answer()))
        pip = write_script(tmp_path / "pip", PIP.format(log=tmp_path / "log", answer=tmp_path / "answer", body=body))
        return write_script(tmp_path / "base", CREATOR.format(interpreter=sys.executable, python=str(pip)))

    return make


def test_installing_makes_an_environment_and_tells_how_far_it_is(creator, tmp_path):
    seen: list[tuple[float, str]] = []
    python = install(ProgressToken(lambda fraction, text: seen.append((fraction, text))), creator(GOOD_PIP))
    assert python.executable == python_in(environment_folder())
    assert find(None) == python
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert any("torch: 100 of 200 MB" in text for _, text in seen)
    said = (tmp_path / "log").read_text()
    assert "requirements.txt" in said
    assert "constraints.txt" in said


def test_on_linux_the_build_for_processors_is_asked_for_where_it_can_be_reached(creator, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    install(NullProgress(), creator(GOOD_PIP))
    assert "--extra-index-url " + training_install.CPU_WHEELS in (tmp_path / "log").read_text()
    python_in(environment_folder()).unlink()
    (tmp_path / "log").unlink()
    monkeypatch.setattr(training_install, "_reachable", lambda address: False)
    said: list[str] = []
    install(ProgressToken(lambda fraction, text: said.append(text)), creator(GOOD_PIP))
    assert "--extra-index-url" not in (tmp_path / "log").read_text()
    assert any("3 GB" in text for text in said)


def test_an_environment_that_is_fit_is_kept(creator, tmp_path):
    install(NullProgress(), creator(GOOD_PIP))
    (tmp_path / "log").unlink()
    install(NullProgress(), tmp_path / "no such python")
    assert not (tmp_path / "log").exists()


def test_cancelling_ends_pip_and_the_next_install_mends_what_is_left(creator, tmp_path):
    base = creator(f"echo $$ >'{tmp_path / 'partial'}'; mv '{tmp_path / 'partial'}' '{tmp_path / 'pid'}'; sleep 60")
    token = ProgressToken()
    ended: list[type[BaseException]] = []

    def work() -> None:
        try:
            install(token, base)
        except Cancelled as end:
            ended.append(type(end))

    thread = threading.Thread(target=work)
    thread.start()
    deadline = time.monotonic() + 30
    while not (tmp_path / "pid").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    token.cancel()
    thread.join(30)
    assert ended == [Cancelled]
    pid = int((tmp_path / "pid").read_text())
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    assert isinstance(install(NullProgress(), creator(GOOD_PIP)), TrainingPython)


@pytest.mark.parametrize(
    ("pip", "words"),
    [
        ("<urllib3.connection.HTTPSConnection>: Failed to establish a new connection: [Errno -2] Name or service not known", "internet"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for torch==2.13.0", "There is no torch==2.13.0"),
        ("ERROR: Something else\nmore text", "Something else"),
        ("", "did not say why"),
    ],
)
def test_what_pip_complains_of_is_said_in_one_sentence(pip, words):
    error = pip_error(pip.splitlines())
    assert words in error.message
    assert "\n" not in error.message
    assert error.detail == pip


def test_a_failed_install_raises_those_words(creator):
    with pytest.raises(TrainingError, match="internet"):
        install(NullProgress(), creator("echo 'NewConnectionError: no route'; exit 1"))
    with pytest.raises(TrainingError, match="does not work"):
        install(NullProgress(), creator(GOOD_PIP, answer(missing=["torch"])))


def test_a_full_disk_is_noticed_before_anything_is_made(creator, monkeypatch):
    monkeypatch.setattr(training_install.shutil, "disk_usage", lambda place: type("Usage", (), {"free": 10**9})())
    with pytest.raises(TrainingError, match=r"takes 3 GB; only 1.0 GB"):
        install(NullProgress(), creator(GOOD_PIP))
    assert not environment_folder().exists()


def test_a_python_that_cannot_make_environments_names_the_package_that_helps(tmp_path):
    bare = write_script(tmp_path / "bare", """#!/bin/sh\necho '{"version": [3, 11], "venv": false}'\n""")
    with pytest.raises(TrainingError) as caught:
        base_python(bare)
    assert "python3.11-venv" in caught.value.hint
    old = write_script(tmp_path / "old", """#!/bin/sh\necho '{"version": [3, 9], "venv": true}'\n""")
    with pytest.raises(TrainingError, match=r"Python 3\.9; training needs 3\.11"):
        base_python(old)


def test_a_frozen_program_is_not_taken_for_a_python(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(TrainingError, match="no Python") as caught:
        base_python()
    assert "point at" in caught.value.hint
    good = write_script(tmp_path / "bin" / "python3.12", """#!/bin/sh\necho '{"version": [3, 12], "venv": true}'\n""")
    monkeypatch.setenv("PATH", str(good.parent))
    assert base_python() == good


def test_the_bar_never_goes_back_whatever_pip_says():
    seen: list[float] = []
    reader = PipReader(lambda fraction, text: seen.append(fraction))
    for size in (5_000_000, 300_000_000, 400_000_000):
        reader.read(f"  Downloading big-1.0-py3-none-any.whl ({size / 1e6} MB)")
        for share in (0, 1, 2):
            reader.read(f"Progress {size * share // 2} of {size}")
        reader.read("Collecting other>=1")
    reader.read("Installing collected packages: a, b")
    assert seen == sorted(seen)
    assert seen[-1] <= 1.0


def test_what_is_installed_is_what_pyproject_says():
    """`packaging/pin.py --training` writes both files anew."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("pin", ROOT / "packaging" / "pin.py")
    pin = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pin)
    for file, text in pin.training_files().items():
        assert file.read_text(encoding="utf-8") == text, f"write {file.name} anew: python packaging/pin.py --training"
    needed = training_environment.needed()
    assert {"torch", "onnx", "numpy", "PIL", "cv2", "psutil", "platformdirs", "onnxruntime"} <= set(needed)
    assert not {"PySide6-Essentials", "qtpy", "qdarkstyle"} & set(needed)
    assert [name for name in needed if find_spec(name) is None and name not in ("torch", "onnxscript", "h5py")] == []


# ----------------------------------------------------------------------------------------------------------------- starting


@pytest.fixture
def run(tmp_path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainingPlan("qat_unet", "Mine", DataPlan(DataLayout.PHOTOS, tmp_path)))
    return folder


@pytest.fixture
def python(tmp_path) -> TrainingPython:
    found = find(training_python(tmp_path / "python"))
    assert isinstance(found, TrainingPython)
    return found


def facts(run: RunFolder) -> dict:
    return json.loads((run.root / "facts.jsonl").read_text().splitlines()[-1])


def test_a_training_process_is_its_own_master_and_modest(run, python):
    process = training_environment.launch(run, Task(Verb.TRAIN), python)
    assert process.wait(60) == 0
    seen = facts(run)
    assert seen["verb"] == "train"
    assert seen["leads"]
    assert seen["nice"] == min(19, os.getpriority(os.PRIO_PROCESS, 0) + training_environment.NICENESS)
    assert Path(seen["cwd"]) == run.root
    assert seen["resources"] == str(paths.resources_dir())
    assert (Path(seen["path"]) / "engine" / "training" / "__main__.py").is_file()
    assert len(run.events()[0]) >= 4


def test_start_returns_at_once_with_the_process_number_and_leaves_no_zombie(run, python):
    pid = training_environment.start(run, Task(Verb.CHECK), python)
    deadline = time.monotonic() + 60
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not psutil.pid_exists(pid)
    assert facts(run)["verb"] == "check"


def test_an_earlier_wish_to_stop_does_not_stop_the_next_process(run, python):
    run.set_wish(Wish.STOP)
    training_environment.launch(run, Task(Verb.TRAIN), python).wait(60)
    assert run.wish() is Wish.RUN


def test_what_it_complains_of_is_appended_to_the_runs_log(tmp_path, python):
    run = RunFolder(tmp_path / "bad")
    run.create(TrainingPlan("qat_unet", "Mine", DataPlan(DataLayout.PHOTOS, tmp_path), options={"scene": "crash"}))
    for _ in range(2):
        assert training_environment.launch(run, Task(Verb.TRAIN), python).wait(60) == 139
    assert run.log_file.read_text() == "Segmentation something\n" * 2


def test_device_models_and_several_processes_reach_the_command_line(run, python, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(8)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    training_environment.launch(run, Task(Verb.TRAIN, Device.CUDA, processes=2), python).wait(60)
    seen = facts(run)
    assert (seen["processes"], seen["threads"], seen["rest"]) == (2, "4", ["--device", "cuda"])
    training_environment.launch(run, Task(Verb.EXPORT, models=tmp_path / "m", variant="mine"), python).wait(60)
    assert facts(run)["rest"] == ["--models", str(tmp_path / "m"), "--variant", "mine"]


def test_a_python_that_is_gone_fails_in_words(run, python):
    python.executable.unlink()
    with pytest.raises(TrainingError, match="cannot be started"):
        training_environment.start(run, Task(Verb.TRAIN), python)
    with pytest.raises(TrainingError, match="cannot be started"):
        training_environment.describe("qat_unet", python)


def test_our_own_libraries_are_kept_from_another_python(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "here")
    monkeypatch.setenv("LD_LIBRARY_PATH", "frozen")
    assert "PYTHONPATH" not in training_environment.child_environment()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert "LD_LIBRARY_PATH" not in training_environment.child_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "before")
    assert training_environment.child_environment()["LD_LIBRARY_PATH"] == "before"


def test_an_installed_program_copies_its_engine_and_nothing_else(tmp_path, monkeypatch):
    installed = tmp_path / "site-packages" / "engine"
    (installed / "training").mkdir(parents=True)
    (installed / "__init__.py").write_text("A = 1")
    (installed / "training" / "__main__.py").write_text("")
    (tmp_path / "site-packages" / "numpy").mkdir()
    monkeypatch.setattr(training_environment.engine, "__file__", str(installed / "__init__.py"))
    root = training_environment.code_root()
    assert [path.name for path in root.iterdir()] == ["engine"]
    assert (root / "engine" / "training" / "__main__.py").is_file()
    assert training_environment.code_root() == root
    (installed / "__init__.py").write_text("A = 2")
    assert training_environment.code_root() != root


def test_new_runs_get_folders_of_their_own():
    first = training_environment.new_run("qat_unet", "My phone!")
    first.root.mkdir(parents=True)
    second = training_environment.new_run("qat_unet", "My phone!")
    assert first.root.parent == second.root.parent == training_environment.runs_folder()
    assert first.root != second.root
    assert "my-phone" in second.root.name


def test_no_module_that_lies_where_the_program_was_started_is_taken_for_pythons_own(tmp_path, monkeypatch):
    for name in ("json", "this"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "not a Python" not in str(training_install._unfit(Path(sys.executable)))
    heard = []
    assert training_install._watched([sys.executable, "-m", "this"], NullProgress(), heard.append) == 0
    assert "taken" not in heard
