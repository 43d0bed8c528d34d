"""What the training window says, as pure functions from what is known to sentences. No widgets."""

from datetime import datetime, timedelta

from app.jobs.training_load import Load
from app.jobs.training_record import TrainingRecord
from app.jobs.training_watch import Outcome, State
from engine.core.training_events import TrainingEstimate, TrainingVerdict
from engine.core.training_run import Verb, Wish

GIGABYTE = 1 << 30


def minutes_text(minutes: float) -> str:
    """No more exact than it can be: "40 seconds", "4 minutes", "2.5 hours"."""
    if minutes < 0.75:
        return f"{max(5, round(minutes * 12) * 5)} seconds"
    if minutes < 1.5:
        return "1 minute"
    if minutes < 90:
        return f"{round(minutes)} minutes"
    return f"{minutes / 60:.1f} hours".replace(".0 ", " ")


def estimate_text(estimate: TrainingEstimate, now: datetime) -> str:
    """How much will be done, and when it will be over."""
    end = now + timedelta(minutes=estimate.minutes + estimate.finish_minutes)
    day = "" if end.date() == now.date() else f" on {end:%A}" if end - now < timedelta(days=6) else f" on {end:%d %B}"
    return (
        f"About {estimate.steps} steps in {minutes_text(estimate.minutes)}, then about {minutes_text(estimate.finish_minutes)} to quantise "
        f"and export; done at {end:%H:%M}{day}. One step takes {seconds_text(estimate.step_seconds)} on {device_text(estimate.device)}."
    )


def seconds_text(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def device_text(device: str) -> str:
    return {"cpu": "the processor", "cuda": "the graphics card"}.get(device, device)


def headline(state: State, record: TrainingRecord, wish: Wish) -> str:
    """How the run stands, in one sentence."""
    working = {Verb.CHECK: "Checking the data…", Verb.TRAIN: "Training", Verb.FINISH: "Quantising and exporting"}
    if state.outcome is Outcome.RUNNING:
        if wish is Wish.PAUSE:
            return "Pausing: the state is being saved…"
        if wish is Wish.STOP:
            return "Stopping: the state is being saved…"
        if record.verb is Verb.TRAIN and record.last_step is None:
            return "Starting to train…"
        return working.get(record.verb, "Working…") if record.verb else "Starting…"
    if state.outcome is Outcome.PAUSED:
        return "Going on…" if wish is Wish.RUN else "Paused. The state is saved."
    words = {
        Outcome.NOT_STARTED: "The data is checked. Training has not begun." if record.checked else "Training has not begun.",
        Outcome.STOPPED: "Stopped. The state is saved; the training can be resumed.",
        Outcome.DONE: "Training is done. Quantise and export comes next.",
        Outcome.FAILED: f"It ended with an error: {state.message}",
        Outcome.CRASHED: "The training process crashed. The window is not touched by it; resume from the state saved last.",
    }
    if state.outcome is Outcome.DONE and record.published is not None:
        return "Done: the new variant is installed."
    return words[state.outcome]


def verdict_text(verdict: TrainingVerdict) -> str:
    """The process's own sentence, marked as early while the training goes on."""
    words = verdict.text.replace(" -", " −")
    return words if verdict.final else f"So far: {words[:1].lower()}{words[1:]}"


def signed(value: float) -> str:
    """With its sign, a true minus; what rounds to nothing has none."""
    text = f"{abs(value):.2f}"
    return text if text == "0.00" else ("+" if value > 0 else "−") + text


def load_text(load: Load) -> str:
    """Processor and memory, of the training and of the machine."""
    return (
        f"Training: {load.process_cpu:.0f} % of the processor, {load.process_memory / GIGABYTE:.1f} GB   ·   "
        f"Machine: {load.cpu:.0f} %, {load.memory / GIGABYTE:.1f} of {load.memory_total / GIGABYTE:.1f} GB"
    )


def note_text(state: State, record: TrainingRecord) -> str:
    """For the photo window's status line; "" when there is nothing to say."""
    percent = f"{record.fraction * 100:.0f} %"
    if state.outcome is Outcome.RUNNING:
        if record.verb is Verb.FINISH:
            return f"Quantising: {percent}"
        return f"Training goes on: {percent}" if record.verb is Verb.TRAIN else ""
    if state.outcome is Outcome.PAUSED:
        return f"Training is paused: {percent}"
    return ""


def stage_text(record: TrainingRecord) -> str:
    """What finishing is at."""
    if record.stage is None:
        return "Starting…"
    step = record.last_step
    return f"{record.stage.text}: step {step.step} of {step.steps}" if record.in_int8 and step is not None else record.stage.text
