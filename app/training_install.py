"""Makes the training environment: a virtual environment of our own with torch in it, by way of a Python and pip.

Minutes long; runs on a worker thread, tells its progress and can be cancelled. What it leaves when it ends early the next call clears
away: a package that was half unpacked passes for installed with pip, which keeps its downloads anyway. Nothing but
`environment_folder()` is touched. No Qt, no torch.
"""

import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.training_environment import (
    OLDEST,
    Missing,
    TrainingPython,
    child_environment,
    constraints_file,
    environment_folder,
    examine,
    is_frozen,
    python_in,
    requirements_file,
)
from engine.core.errors import TrainingError
from engine.core.progress import Progress
from engine.core.safe_files import why
from engine.core.sentences import said

CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
"""PyTorch's own index of builds for processors. On Linux the build that PyPI has carries CUDA."""

REACH_SECONDS = 10
ROOM, ROOM_WITH_CUDA = 3_000_000_000, 12_000_000_000
"""Free bytes wanted: what the environment takes, and as much again for what pip unpacks and keeps meanwhile."""
DOWNLOAD_BYTES = 340_000_000
"""Bytes that pip fetches with torch for processors: only the bar depends on it."""

NAMES = ("python3.12", "python3.13", "python3.11", "python3.14", "python3", "python")

LOOK = """
import sys, json
try:
    import ensurepip, venv
    can = True
except ImportError:
    can = False
print(json.dumps({"version": list(sys.version_info[:2]), "venv": can}))
"""

NO_NETWORK = re.compile(
    "name resolution|Failed to establish a new connection|NewConnectionError|Network is unreachable|getaddrinfo failed|ConnectTimeout"
    "|ProxyError|Could not connect|Name or service not known|nodename nor servname",
)


def install(progress: Progress, base: Path | None = None) -> TrainingPython:
    """Make the environment anew with the Python at `base`, or with the best one found, and return its Python; one that is fit is kept.

    Raises TrainingError with a reason in words (no Python, no room, no network, ...), Cancelled.
    """
    folder = environment_folder()
    python = python_in(folder)
    progress.report(0.0, said("Looking for a Python"))
    if isinstance(found := examine(python), TrainingPython):
        return found
    creator = base_python(base)
    with_cuda = sys.platform == "linux" and not _reachable(CPU_WHEELS)
    _check_room(folder, ROOM_WITH_CUDA if with_cuda else ROOM)
    progress.report(0.02, said("Making an environment with {python}", python=creator))
    _make(creator, folder, progress)
    progress.report(0.05, said("Fetching pip"))
    # An older pip says nothing about a download until it has ended.
    _pip(python, ["--upgrade", "pip>=25"], progress, lambda line: None)
    if with_cuda:
        words = said("PyTorch's own server cannot be reached; the build from elsewhere may carry CUDA and be 3 GB to download")
        progress.report(0.06, words)
    extra = [] if with_cuda or sys.platform != "linux" else ["--extra-index-url", CPU_WHEELS]
    reader = PipReader(lambda fraction, text: progress.report(0.06 + 0.89 * fraction, text))
    wanted = ["--progress-bar", "raw", "-r", str(requirements_file()), "-c", str(constraints_file()), *extra]
    _pip(python, wanted, progress, reader.read)
    progress.report(0.96, said("Trying it out"))
    found = examine(python)
    if isinstance(found, Missing):
        raise TrainingError(
            said("The training environment was made, but it does not work: {reason}", reason=found.reason), hint=said("Try once more.")
        )
    progress.report(1.0, said("Ready"))
    return found


# ----------------------------------------------------------------------------------------------------------------- the Python


def base_python(asked: Path | None = None) -> Path:
    """A Python that can make environments. Raises TrainingError saying what to do when there is none, or the one asked for is unfit."""
    reasons: list[TrainingError] = []
    for candidate in [asked] if asked is not None else _candidates():
        reason = _unfit(candidate)
        if reason is None:
            return candidate
        reasons.append(reason)
    # One that lacks only a package is nearer to what is needed than one that is too old.
    raise next(
        (reason for reason in reasons if reason.hint or asked is not None),
        TrainingError(
            said("There is no Python {oldest} or newer on this computer.", oldest=".".join(map(str, OLDEST))),
            hint=said("Install one, or point at the one that has PyTorch already."),
        ),
    )


def _candidates() -> list[Path]:
    """Without the running program when it is frozen: it looks like a Python and is none."""
    found = [] if is_frozen() else [sys.executable]
    found += [path for name in NAMES if (path := shutil.which(name)) is not None]
    if sys.platform == "win32" and (launcher := shutil.which("py")) is not None:
        answer = subprocess.run([launcher, "-3", "-c", "import sys; print(sys.executable)"], capture_output=True, text=True, check=False)
        found += [answer.stdout.strip()] if answer.returncode == 0 else []
    return [Path(path) for path in dict.fromkeys(found)]


def _unfit(candidate: Path) -> TrainingError | None:
    line, where = _at_home([str(candidate), "-c", LOOK])
    try:
        answer = subprocess.run(line, cwd=where, capture_output=True, text=True, env=child_environment(), timeout=60, check=False)
        told = json.loads(answer.stdout)
        major, minor = told["version"]
    except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired):
        return TrainingError(said("{python} is not a Python, or not one that works.", python=candidate))
    if (major, minor) < OLDEST:
        return TrainingError(
            said(
                "{python} is Python {found}; training needs {oldest} or newer.",
                python=candidate,
                found=f"{major}.{minor}",
                oldest=".".join(map(str, OLDEST)),
            )
        )
    if not told["venv"]:
        package = f"python{major}.{minor}-venv"
        return TrainingError(
            said("{python} cannot make environments.", python=candidate),
            hint=said("Install the package {package} (apt install {package}), then try again.", package=package),
        )
    return None


def _make(creator: Path, folder: Path, progress: Progress) -> None:
    lines: deque[str] = deque(maxlen=20)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise TrainingError(said("{folder} cannot be made: {reason}.", folder=folder.parent, reason=why(problem))) from problem
    if _watched([str(creator), "-m", "venv", "--clear", str(folder)], progress, lines.append) != 0:
        raise TrainingError(
            said(
                "{python} could not make an environment in {folder}: {error}",
                python=creator,
                folder=folder,
                error=lines[-1] if lines else said("it said nothing"),
            )
        )


def _check_room(folder: Path, wanted: int) -> None:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    has = shutil.disk_usage(there).free + (sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) if folder.exists() else 0)
    if has < wanted:
        raise TrainingError(
            said(
                "Installing what training needs takes {wanted:.0f} GB; only {free:.1f} GB are free at {folder}.",
                wanted=wanted / 1e9,
                free=has / 1e9,
                folder=there,
            )
        )


def _reachable(address: str) -> bool:
    try:
        with urllib.request.urlopen(urllib.request.Request(address + "/torch/", method="HEAD"), timeout=REACH_SECONDS):
            return True
    except (urllib.error.URLError, OSError, ValueError):
        return False


# ------------------------------------------------------------------------------------------------------------------------ pip


@dataclass
class PipReader:
    """Makes progress of what pip says: resolving is its first tenth, downloading (by bytes) most of the rest, unpacking the end."""

    report: Callable[[float, str], None]
    name: str = ""
    size: int = 0
    done: int = 0
    current: int = 0
    collected: int = 0

    def read(self, line: str) -> None:
        if found := re.match(r"Progress (\d+) of (\d+)", line):
            self.current, self.size = int(found[1]), int(found[2])
            if self.size > 1_000_000:
                done, size = self.current / 1e6, self.size / 1e6
                self._say(said("Downloading {name}: {done:.0f} of {size:.0f} MB", name=self.name, done=done, size=size))
        elif found := re.match(r"\s*(?:Downloading|Using cached|Processing) (\S+)", line):
            self.done, self.current = self.done + self.current, 0
            self.name = re.split(r"-\d", found[1].rpartition("/")[2])[0]
        elif found := re.match(r"Collecting ([\w.-]+)", line):
            self.collected += 1
            self._say(said("Looking for {name}", name=found[1]))
        elif line.startswith("Installing collected packages"):
            self.report(0.75, said("Unpacking; this takes a minute"))

    def _say(self, text: str) -> None:
        self.report(min(0.1, self.collected / 400) + 0.65 * min(1.0, (self.done + self.current) / DOWNLOAD_BYTES), text)


def _pip(python: Path, arguments: list[str], progress: Progress, read: Callable[[str], None]) -> None:
    lines: deque[str] = deque(maxlen=200)

    def heard(line: str) -> None:
        if not line.startswith("Progress "):
            lines.append(line)
        read(line)

    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--retries", "3", *arguments]
    if _watched(command, progress, heard) != 0:
        raise pip_error(lines)


def pip_error(lines: Iterable[str]) -> TrainingError:
    """What pip's last words mean."""
    text = "\n".join(lines)
    if "No space left" in text:
        return TrainingError(said("The disk is full; the training environment could not be completed."), detail=text)
    if NO_NETWORK.search(text):
        return TrainingError(
            said("What training needs could not be downloaded: there is no way to the internet from here."),
            hint=said("Try again with a connection, or point at a Python that has PyTorch."),
            detail=text,
        )
    if found := re.search(r"No matching distribution found for (\S+)", text):
        return TrainingError(
            said("There is no {package} for this system and this Python.", package=found[1]),
            hint=said("Point at another Python, of version 3.11 to 3.13."),
            detail=text,
        )
    errors = [line.removeprefix("ERROR: ") for line in text.splitlines() if line.startswith("ERROR: ")]
    return TrainingError(
        said("pip could not install what training needs: {error}", error=errors[-1] if errors else said("it did not say why")), detail=text
    )


def _watched(command: list[str], progress: Progress, heard: Callable[[str], None]) -> int:
    """Run to its end, each line handed to `heard`; cancelling ends it and everything it started. Raises Cancelled."""
    progress.check_cancelled()
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    started, where = _at_home(command)
    with subprocess.Popen(
        started,
        cwd=where,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=child_environment(),
        creationflags=flags,
    ) as process:
        assert process.stdout is not None
        take_back = progress.on_cancel(lambda: _end(process.pid))
        try:
            for line in process.stdout:
                heard(line.rstrip())
        finally:
            take_back()
    progress.check_cancelled()
    return process.returncode


def _at_home(command: list[str]) -> tuple[list[str], Path]:
    """A Python's command line, and the folder to run it in: its own, for it imports what lies in the folder it is started in before its
    own modules, and that may be anybody's."""
    executable = Path(command[0]).absolute()
    return [str(executable), *command[1:]], executable.parent


def _end(pid: int) -> None:
    try:
        parent = psutil.Process(pid)
        family = [*parent.children(recursive=True), parent]
    except psutil.Error:
        return
    for member in family:
        try:
            member.kill()
        except psutil.Error:
            continue
