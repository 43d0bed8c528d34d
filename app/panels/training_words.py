"""What the training window says, as pure functions from what is known to sentences. No widgets."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from app.figures import number, short_number
from app.i18n import tr, tr_sentence
from app.jobs.training_load import Load
from app.jobs.training_record import TrainingRecord
from app.jobs.training_watch import Outcome, State
from engine.core.sentences import said
from engine.core.training_events import TrainingEstimate, TrainingVerdict
from engine.core.training_run import Verb, Wish

GIGABYTE = 1 << 30


def minutes_text(minutes: float) -> str:
    """No more exact than it can be: "40 seconds", "4 minutes", "2.5 hours"."""
    if minutes < 0.75:
        return tr("{value} seconds").format(value=max(5, round(minutes * 12) * 5))
    if minutes < 1.5:
        return tr("1 minute")
    if minutes < 90:
        return tr("{value} minutes").format(value=round(minutes))
    return tr("{hours} hours").format(hours=short_number(minutes / 60, 1))


def estimate_text(estimate: TrainingEstimate, now: datetime) -> str:
    """How much will be done, and when it will be over."""
    end = now + timedelta(minutes=estimate.minutes + estimate.finish_minutes)
    day = ""
    if end.date() != now.date():
        near, locale, date = end - now < timedelta(days=6), QLocale(), QDate(end.year, end.month, end.day)
        # Qt knows the names of days and months in the window's language; Python only in the system's.
        day = tr(" on {day}").format(day=locale.toString(date, "dddd" if near else "d MMMM"))
    return tr(
        "About {steps} steps in {training}, then about {finishing} to quantise and export; done at {time}{day}. "
        "One step takes {step} on {device}."
    ).format(
        steps=estimate.steps,
        training=minutes_text(estimate.minutes),
        finishing=minutes_text(estimate.finish_minutes),
        time=f"{end:%H:%M}",
        day=day,
        step=seconds_text(estimate.step_seconds),
        device=device_text(estimate.device),
    )


def seconds_text(seconds: float) -> str:
    return tr_sentence(said("{value:.0f} ms", value=seconds * 1000) if seconds < 1 else said("{seconds:.1f} s", seconds=seconds))


def device_text(device: str) -> str:
    return {"cpu": tr("the processor"), "cuda": tr("the graphics card")}.get(device, device)


def headline(state: State, record: TrainingRecord, wish: Wish) -> str:
    """How the run stands, in one sentence."""
    working = {Verb.CHECK: tr("Checking the data…"), Verb.TRAIN: tr("Training"), Verb.FINISH: tr("Quantising and exporting")}
    if state.outcome is Outcome.RUNNING:
        if wish is Wish.PAUSE:
            return tr("Pausing: the state is being saved…")
        if wish is Wish.STOP:
            return tr("Stopping: the state is being saved…")
        if record.verb is Verb.TRAIN and record.last_step is None:
            return tr("Starting to train…")
        return working.get(record.verb, tr("Working…")) if record.verb else tr("Starting…")
    if state.outcome is Outcome.PAUSED:
        return tr("Going on…") if wish is Wish.RUN else tr("Paused. The state is saved.")
    words = {
        Outcome.NOT_STARTED: tr("The data is checked. Training has not begun.") if record.checked else tr("Training has not begun."),
        Outcome.STOPPED: tr("Stopped. The state is saved; the training can be resumed."),
        Outcome.DONE: tr("Training is done. Quantise and export comes next."),
        Outcome.FAILED: tr("It ended with an error: {message}").format(message=tr_sentence(state.message)),
        Outcome.CRASHED: tr("The training process crashed. The window is not touched by it; resume from the state saved last."),
    }
    if state.outcome is Outcome.DONE and record.published is not None:
        return tr("Done: the new variant is installed.")
    return words[state.outcome]


def verdict_text(verdict: TrainingVerdict) -> str:
    """The process's own sentence, marked as early while the training goes on."""
    words = tr_sentence(verdict.text).replace(" -", " −")
    return words if verdict.final else tr("So far: {value}{value1}").format(value=words[:1].lower(), value1=words[1:])


def signed(value: float) -> str:
    """With its sign, a true minus; what rounds to nothing has none."""
    text = number(abs(value), 2)
    return text if round(abs(value), 2) == 0 else ("+" if value > 0 else "−") + text


def load_text(load: Load) -> str:
    """Processor and memory, of the training and of the machine."""
    words = said(
        "Training: {process_cpu:.0f} % of the processor, {value:.1f} GB   ·   Machine: {cpu:.0f} %, {value1:.1f} of {value2:.1f} GB",
        process_cpu=load.process_cpu,
        value=load.process_memory / GIGABYTE,
        cpu=load.cpu,
        value1=load.memory / GIGABYTE,
        value2=load.memory_total / GIGABYTE,
    )
    return tr_sentence(words)


def note_text(state: State, record: TrainingRecord) -> str:
    """For the photo window's status line; "" when there is nothing to say."""
    percent = f"{record.fraction * 100:.0f} %"
    if state.outcome is Outcome.RUNNING:
        if record.verb is Verb.FINISH:
            return tr("Quantising: {percent}").format(percent=percent)
        return tr("Training goes on: {percent}").format(percent=percent) if record.verb is Verb.TRAIN else ""
    if state.outcome is Outcome.PAUSED:
        return tr("Training is paused: {percent}").format(percent=percent)
    return ""


def stage_text(record: TrainingRecord) -> str:
    """What finishing is at."""
    if record.stage is None:
        return tr("Starting…")
    step = record.last_step
    return (
        tr("{text}: step {step} of {steps}").format(text=tr_sentence(record.stage.text), step=step.step, steps=step.steps)
        if record.in_int8 and step is not None
        else tr_sentence(record.stage.text)
    )
