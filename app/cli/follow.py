"""Runs a training process in the foreground: tells its events on the terminal and passes Ctrl-C on as the wish to stop.

The process is the window's own (`app.training_environment.launch`), so it would survive this program; here somebody waits for it.
A progress bar on a terminal, plain lines elsewhere, or the events as they are (JSON lines). Main thread.
"""

import contextlib
import math
import subprocess
import sys

import psutil

from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, say
from app.training_environment import Task, TrainingPython, launch
from engine.core.errors import TrainingError
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.training_events import (
    DataFinding,
    DataPreview,
    FinishStage,
    HeldOutScore,
    Level,
    TrainingDone,
    TrainingEstimate,
    TrainingEvent,
    TrainingFailed,
    TrainingPaused,
    TrainingStarted,
    TrainingStep,
    TrainingStopped,
    TrainingVerdict,
    VariantPublished,
    to_line,
)
from engine.core.training_run import RunFolder, Wish

LOOK_EVERY = 0.1
PATIENCE = 10.0
"""Seconds for a process that was told to end at once."""


def follow(run: RunFolder, task: Task, python: TrainingPython, as_json: bool) -> int:
    """Start a process and stay with it; OK, or SOME_FAILED where it was stopped or the data is unfit.

    The first Ctrl-C makes it save and stop, the second ends it (KeyboardInterrupt). Raises TrainingError with its own words when it
    fails, or with the last line of its log when it crashes.
    """
    _, offset = run.events()
    teller = Teller(run, as_json)
    with cancellable() as token:
        process = launch(run, task, python)
        try:
            while process.poll() is None:
                offset = teller.tell_from(offset)
                _pass_on(token, run, teller)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(LOOK_EVERY)
        except KeyboardInterrupt:
            teller.note("Ended at once; what was saved last stays.")
            _end(process)
            raise
        finally:
            offset = teller.tell_from(offset)
            teller.bar.clear()
    return _outcome(run, task, teller, process.returncode, token.cancelled)


def _pass_on(token: ProgressToken, run: RunFolder, teller: "Teller") -> None:
    # Said again each time: a process that has just begun clears the wishes made to the one before it.
    if token.cancelled and run.wish() is not Wish.STOP:
        run.set_wish(Wish.STOP)
        teller.note_once("Stopping as soon as the state is saved; Ctrl-C once more ends it at once.")


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(process.pid)
        family = [*first.children(recursive=True), first]
        for member in family:
            with contextlib.suppress(psutil.Error):
                member.terminate()
        for member in psutil.wait_procs(family, PATIENCE)[1]:
            with contextlib.suppress(psutil.Error):
                member.kill()
    process.wait()


def _outcome(run: RunFolder, task: Task, teller: "Teller", code: int, cancelled: bool) -> int:
    if teller.failed is not None:
        raise TrainingError(teller.failed.message, hint=teller.failed.hint)
    if teller.unfit:
        return SOME_FAILED
    if code != 0:
        raise TrainingError(
            f"The process for `{task.verb.value}` broke off ({_how(code)}): {_last_words(run)}", hint=f"See {run.log_file}."
        )
    if teller.stopped or cancelled:
        complain(f"Stopped; `heliograph train {run.plan().method} --run {run.root}` goes on.")
        return SOME_FAILED
    return OK


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _last_words(run: RunFolder) -> str:
    with contextlib.suppress(OSError):
        lines = run.log_file.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it did not say why."
    return "it did not say why."


class Teller:
    """Puts events into words and keeps what decides how it ended."""

    def __init__(self, run: RunFolder, as_json: bool) -> None:
        self.bar = Bar(sys.stderr)
        self.failed: TrainingFailed | None = None
        self.unfit = False
        self.stopped = False
        self._run = run
        self._json = as_json
        self._noted: set[str] = set()

    def tell_from(self, offset: int) -> int:
        events, offset = self._run.events(offset)
        for event in events:
            self._keep(event)
            if self._json:
                say(to_line(event))
            else:
                self._tell(event)
        return offset

    def note(self, text: str) -> None:
        self.bar.clear()
        complain(text)

    def note_once(self, text: str) -> None:
        if text not in self._noted:
            self._noted.add(text)
            self.note(text)

    def _keep(self, event: TrainingEvent) -> None:
        if isinstance(event, TrainingFailed):
            self.failed = event
        elif isinstance(event, DataFinding):
            self.unfit = self.unfit or event.level is Level.ERROR
        elif isinstance(event, TrainingStopped):
            self.stopped = True

    def _tell(self, event: TrainingEvent) -> None:
        if isinstance(event, TrainingStep) and self.bar.visible:
            left = (event.steps - event.step) / event.rate if event.rate > 0 else math.inf
            self.bar.label = f"{event.phase} step {event.step} of {event.steps}, loss {event.loss:.4f}"
            self.bar.show(event.step / event.steps, left=left)
        elif isinstance(event, FinishStage) and self.bar.visible:
            self.bar.label = event.text
            self.bar.show(event.fraction, left=math.inf)
        elif isinstance(event, DataFinding) and event.level is not Level.INFO:
            self.note(event.text)
        elif (line := in_plain_words(event, self._run)) is not None:
            self.bar.clear()
            say(line)


def in_plain_words(event: TrainingEvent, run: RunFolder) -> str | None:
    """One line for a person; None for what is only of use in a window, or said otherwise."""
    match event:
        case DataFinding(text=text):
            return text
        case DataPreview(file=file, text=text):
            return f"{text}\nPairs as the network will see them: {run.root / file}"
        case TrainingEstimate():
            pace = f"{event.step_seconds:.3g} s a step on {event.device}: {event.steps} steps take {_duration(60 * event.minutes)}"
            return f"{pace}, finishing {_duration(60 * event.finish_minutes)} more."
        case TrainingStarted():
            begins = f"goes on at step {event.step} of" if event.step else "begins:"
            return (
                f"{event.phase} {begins} {event.steps} steps on {event.device}, {event.threads} thread{'s' if event.threads != 1 else ''}"
            )
        case TrainingStep():
            return f"{event.phase} {event.step}/{event.steps}: loss {event.loss:.4f}, {event.rate:.1f} steps/s"
        case HeldOutScore():
            return f"held-out photos after {event.step} steps of {event.phase}: {_scores(event)}"
        case TrainingVerdict():
            return event.text if event.final else f"So far: {event.text}"
        case TrainingPaused():
            return f"{event.phase} pauses at step {event.step}; the state is saved."
        case TrainingDone():
            return f"{event.phase} is done: {event.steps} steps in {_duration(event.seconds)}"
        case FinishStage():
            return f"{event.fraction:4.0%} {event.text}"
        case VariantPublished():
            measured = ", ".join(f"{Precision(key).label} {value:.2f} dB" for key, value in event.psnr.items())
            return f"{event.method} has the variant {event.variant} now, in {event.folder}{': ' if measured else ''}{measured}"
        case _:
            return None


def _scores(event: HeldOutScore) -> str:
    text = f"{event.psnr:.2f} dB, SSIM {event.ssim:.4f}"
    before = "" if event.start_psnr is None else f"; the weights before them: {event.start_psnr:.2f} dB"
    return f"{text}{before}; the photos as they were: {event.input_psnr:.2f} dB"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
