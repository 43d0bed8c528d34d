"""The Python that trains: finds it, checks it, makes one of our own, and starts the training process with it.

Training needs torch, which this program does not have: it runs in another process under another Python. What passes between the two
is a run's folder (`engine.core.training_run`), nothing else. No Qt, no torch; `find` and `install` take seconds to minutes and
belong on a worker thread, nothing here starts one for them. `install` is in `app.training_install`.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import engine
from engine.core import paths
from engine.core.errors import TrainingError
from engine.core.progress import NullProgress, Progress
from engine.core.safe_files import why
from engine.core.sentences import from_json, listed, said
from engine.core.training_run import Device, RunFolder, Verb, Wish

OLDEST = (3, 11)
PROBE_SECONDS = 180
NICENESS = 5

IMPORT_NAMES: Mapping[str, str] = {"pillow": "PIL", "opencv-python-headless": "cv2"}
"""What a distribution is called in an import, where that differs."""
LIBRARIES = {"pyvips-binary"}
"""Distributions without an import of their own: those that need them cannot be imported without."""

# Understood by Python 2 too, so that an old one can say how old it is.
PROBE = """
import sys
sys.path = [folder for folder in sys.path if folder]
import json
said = {"version": list(sys.version_info[:3]), "found": {}, "missing": [], "broken": {}, "folders": [], "gpu": ""}
if sys.version_info >= (3, 11):
    import importlib, importlib.util, site, sysconfig
    said["folders"] = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), site.getusersitepackages()})
    for name in sys.argv[1:]:
        if importlib.util.find_spec(name) is None:
            said["missing"].append(name)
            continue
        try:
            said["found"][name] = str(getattr(importlib.import_module(name), "__version__", ""))
        except Exception as problem:
            said["broken"][name] = "%s: %s" % (type(problem).__name__, problem)
    if "torch" in said["found"]:
        import torch
        if torch.cuda.is_available():
            said["gpu"] = torch.cuda.get_device_name(0)
print(json.dumps(said))
"""


@dataclass(frozen=True)
class TrainingPython:
    """A Python that has everything. versions: by import name, of all that training needs; gpu: the CUDA device torch sees, or ""."""

    executable: Path
    version: str
    versions: Mapping[str, str]
    gpu: str = ""


@dataclass(frozen=True)
class Missing:
    """Why no Python can train, in one sentence. chosen: it is the one that the user pointed at that is unfit."""

    reason: str
    chosen: bool = False


@dataclass(frozen=True)
class Task:
    """What a training process is told besides its run. processes: more than 1 starts that many under torchrun (TRAIN only); models:
    where a finished variant goes (EXPORT, FINISH), None is the user's own models; variant: its id, None makes one of its name."""

    verb: Verb
    device: Device = Device.AUTO
    processes: int = 1
    models: Path | None = None
    variant: str | None = None


# ------------------------------------------------------------------------------------------------------------------ finding


def environment_folder() -> Path:
    """Where `app.training_install` makes our own environment."""
    return paths.user_data_dir() / "training-env"


def python_in(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def find(chosen: Path | None = None) -> TrainingPython | Missing:
    """The Python the user pointed at; else the one in our own environment; else, when developing, the one that runs this program.

    A chosen one that is unfit is said to be so and nothing else is taken for it. Takes seconds where a Python has to be asked; a good
    answer is remembered until that Python's packages change.
    """
    if chosen is not None:
        found = examine(chosen)
        return Missing(found.reason, chosen=True) if isinstance(found, Missing) else found
    own = python_in(environment_folder())
    if own.exists():
        found = examine(own)
        return (
            Missing(said("The training environment is not complete: {reason}", reason=found.reason))
            if isinstance(found, Missing)
            else found
        )
    if not is_frozen() and importlib.util.find_spec("torch") is not None:
        return examine(Path(sys.executable))
    return Missing(said("Training needs PyTorch, which is not installed yet."))


def examine(executable: Path) -> TrainingPython | Missing:
    """Ask one Python what it has; `executable` may be a name that is found on the PATH."""
    # Absolute but not resolved: a virtual environment's Python is a link to another one.
    executable = Path(shutil.which(executable) or executable).absolute()
    if (known := _remembered(executable)) is not None:
        return known
    if not executable.is_file():
        return Missing(said("There is no Python at {python}.", python=executable))
    wanted = needed()
    command = [str(executable), "-c", PROBE, *wanted]
    try:
        child = subprocess.run(
            command, capture_output=True, text=True, env=child_environment(), cwd=executable.parent, timeout=PROBE_SECONDS, check=False
        )
        told = json.loads(child.stdout.splitlines()[-1])
        version = tuple(told["version"])
    except subprocess.TimeoutExpired:
        return Missing(said("{python} did not answer within {seconds} seconds.", python=executable, seconds=PROBE_SECONDS))
    except OSError as problem:
        return Missing(said("{python} cannot be started: {reason}.", python=executable, reason=why(problem)))
    except (ValueError, IndexError, KeyError, TypeError):
        return Missing(said("{python} is not a Python, or not one that works.", python=executable))
    if (reason := _unfit(executable, version, told, wanted)) is not None:
        return Missing(reason)
    python = TrainingPython(executable, ".".join(map(str, version)), told["found"], told["gpu"])
    _remember(python, told["folders"])
    return python


def _unfit(executable: Path, version: tuple[int, ...], told: Mapping[str, Any], wanted: Mapping[str, str]) -> str | None:
    if version < OLDEST:
        found, oldest = (".".join(map(str, numbers[:2])) for numbers in (version, OLDEST))
        return said("{python} is Python {found}; training needs {oldest} or newer.", python=executable, found=found, oldest=oldest)
    if told["missing"]:
        missing = [_distribution(name) for name in told["missing"]]
        if len(missing) > 3:
            return said(
                "{python} has no {package} (and {number} other packages).", python=executable, package=missing[0], number=len(missing) - 1
            )
        return said("{python} has no {package}.", python=executable, package=listed(missing))
    for name, problem in told["broken"].items():
        words = problem.strip().splitlines()[0]
        return said("{package} of {python} cannot be loaded ({problem}).", package=name, python=executable, problem=words)
    for name, oldest in wanted.items():
        if _numbers(told["found"][name]) < _numbers(oldest):
            has = f"{name} {told['found'][name]}"
            return said("{python} has {package}; training needs {oldest} or newer.", python=executable, package=has, oldest=oldest)
    return None


def needed() -> dict[str, str]:
    """The oldest version by import name of everything training imports; what is for some systems only is not among them."""
    lines = requirements_file().read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([\w.-]+)(?:[=>]=([\w.]+))?[^;]*", line.strip()) for line in lines if not line.startswith("#")]
    wanted = [match for match in found if match is not None and match[1] not in LIBRARIES]
    return {IMPORT_NAMES.get(match[1], match[1]): match[2] or "0" for match in wanted}


def _distribution(import_name: str) -> str:
    """What pip calls it."""
    return next((name for name, imported in IMPORT_NAMES.items() if imported == import_name), import_name)


def requirements_file() -> Path:
    """What pip installs for training; `constraints_file` holds the exact versions. Both are written by `packaging/pin.py`."""
    return paths.resources_dir() / "training" / "requirements.txt"


def constraints_file() -> Path:
    return paths.resources_dir() / "training" / "constraints.txt"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("+")[0])[:3])


# What a Python said is kept with the times its packages were last changed, since asking means loading torch.


def _memory() -> Path:
    return paths.cache_dir() / "training-python.json"


def _stamps(executable: Path, folders: list[str]) -> dict[str, float]:
    watched = [executable, requirements_file(), *map(Path, folders)]
    return {str(path): path.stat().st_mtime for path in watched if path.exists()}


def _remembered(executable: Path) -> TrainingPython | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        entry = json.loads(_memory().read_text(encoding="utf-8"))[str(executable)]
        if executable.is_file() and _stamps(executable, entry["folders"]) == entry["stamps"]:
            return TrainingPython(executable, entry["version"], entry["versions"], entry["gpu"])
    return None


def _remember(python: TrainingPython, folders: list[str]) -> None:
    entry = {**asdict(python), "folders": folders, "stamps": _stamps(python.executable, folders)}
    del entry["executable"]
    known: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError, TypeError):
        known = dict(json.loads(_memory().read_text(encoding="utf-8")))
    with contextlib.suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(json.dumps({**known, str(python.executable): entry}), encoding="utf-8")


# ----------------------------------------------------------------------------------------------------------------- starting


def start(run: RunFolder, task: Task, python: TrainingPython) -> int:
    """Start a training process that lives on when this one ends; returns its number. See `launch`."""
    process = launch(run, task, python)
    # Somebody has to take note of its end, or it stays in the process table until we go.
    threading.Thread(target=process.wait, name=f"waits for training process {process.pid}", daemon=True).start()
    return process.pid


def launch(run: RunFolder, task: Task, python: TrainingPython) -> subprocess.Popen[bytes]:
    """Start a training process in a session of its own, with low priority, its complaints appended to the run's log file.

    An earlier wish is taken back. Raises TrainingError when it cannot be started.
    """
    run.set_wish(Wish.RUN)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    environment = child_environment() | code_environment()
    if task.processes > 1:
        # A single process decides for itself; torchrun would give each of several one thread.
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
        environment["OMP_NUM_THREADS"] = str(max(1, cores // task.processes))
    try:
        with run.log_file.open("ab") as log:
            process = subprocess.Popen(
                command(run, task, python),
                cwd=run.root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=sys.platform != "win32",
                creationflags=flags,
            )
    except OSError as problem:
        raise TrainingError(said("The training process cannot be started: {reason}.", reason=why(problem))) from problem
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, min(19, os.getpriority(os.PRIO_PROCESS, 0) + NICENESS))
    return process


def command(run: RunFolder, task: Task, python: TrainingPython) -> list[str]:
    """The training process' command line."""
    line = [str(python.executable)]
    if task.processes > 1:
        line += ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={task.processes}"]
    line += ["-m", "engine.training", task.verb.value, str(run.root.resolve())]
    if task.device is not Device.AUTO:
        line += ["--device", task.device.value]
    if task.models is not None:
        line += ["--models", str(task.models.resolve())]
    if task.variant is not None:
        line += ["--variant", task.variant]
    return line


def describe(method: str, python: TrainingPython) -> dict[str, Any]:
    """What can be set when `method` is trained: options, degradations, layouts. Raises TrainingError with the process' own words."""
    try:
        return dict(json.loads(ask(python, NullProgress(), "engine.training", "describe", method)))
    except ValueError as problem:
        raise TrainingError(said("What can be set for {method} could not be found out.", method=method), detail=str(problem)) from problem


def ask(python: TrainingPython, progress: Progress, module: str, *arguments: str | Path) -> str:
    """Run one of our modules to its end and return what it printed; when `progress` is cancelled it ends at once, so that a window that
    closes does not wait for it. Raises TrainingError with its last complaint, Cancelled."""
    line = [str(python.executable), "-m", module, *map(str, arguments)]
    pipe, environment = subprocess.PIPE, child_environment() | code_environment()
    try:
        child = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=environment, text=True, encoding="utf-8")
    except OSError as problem:
        raise TrainingError(said("{python} cannot be started: {reason}.", python=python.executable, reason=why(problem))) from problem
    with child:
        forget = progress.on_cancel(child.kill)
        try:
            printed, complaint = child.communicate()
        finally:
            forget()
    progress.check_cancelled()
    if child.returncode != 0:
        lines = complaint.strip().splitlines() or [said("{module} ended with exit code {code}.", module=module, code=child.returncode)]
        raise TrainingError(sentence(lines[-1]), detail=complaint)
    return printed.strip()


def sentence(told: str) -> str:
    """What a process told as the JSON of a sentence, which can be translated; anything else is itself."""
    try:
        return from_json(json.loads(told))
    except ValueError:
        return told


def code_root() -> Path:
    """A folder in which `python -m engine.training` runs and from which nothing but `engine` can be imported that matters.

    The source tree; in a frozen program the sources it carries for this; for an installed wheel a copy in the cache, since the folder
    beside it holds packages made for this Python.
    """
    if is_frozen():
        return Path(sys._MEIPASS) / "training"  # type: ignore[attr-defined]
    installed = Path(engine.__file__).resolve().parent
    if (installed.parent / "resources").is_dir():
        return installed.parent
    digest = hashlib.sha256()
    for file in sorted(installed.rglob("*.py")):
        digest.update(file.relative_to(installed).as_posix().encode() + file.read_bytes())
    root = paths.cache_dir() / "training-code" / digest.hexdigest()[:16]
    if not root.is_dir():
        root.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root.parent) as partial:
            shutil.copytree(installed, Path(partial) / "code" / "engine", ignore=shutil.ignore_patterns("__pycache__"))
            with contextlib.suppress(OSError):  # somebody else was faster
                (Path(partial) / "code").rename(root)
    return root


def shipped_profile() -> Path:
    """The profile of a phone we know, in a file: what measuring a phone on its photos alone starts from."""
    return code_root() / "engine" / "training" / "phone_2009.json"


def code_environment() -> dict[str, str]:
    """The variables by which a training Python finds our code and its resources."""
    return {"PYTHONPATH": str(code_root()), paths.RESOURCES_VARIABLE: str(paths.resources_dir()), "PYTHONSAFEPATH": "1"}


def child_environment() -> dict[str, str]:
    """Our environment without what would lead another Python to our own libraries."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__")}
    kept["PYTHONIOENCODING"] = "utf-8"
    if is_frozen():
        # PyInstaller's start code puts the program's libraries first and keeps the former value under another name.
        before = kept.pop("LD_LIBRARY_PATH_ORIG", None)
        kept.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            kept["LD_LIBRARY_PATH"] = before
    return kept


def is_frozen() -> bool:
    return hasattr(sys, "_MEIPASS")


def runs_folder() -> Path:
    """Where runs lie unless the user says otherwise."""
    return paths.user_data_dir() / "training"


def new_run(method: str, name: str) -> RunFolder:
    """A folder that no run has yet, named after both; it is not made."""
    words = re.sub(r"[^\w]+", "-", f"{method} {name}".lower()).strip("-") or "run"
    number, root = 1, runs_folder() / words
    while root.exists():
        number, root = number + 1, runs_folder() / f"{words}-{number + 1}"
    return RunFolder(root)
