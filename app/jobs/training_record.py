"""What is known of a training run: everything its events have said so far, sorted. Grows by `add`, event by event.

Owns no file and no process; that is `training_watch`. Pure Python, made and read on the main thread.
"""

from dataclasses import dataclass, field
from enum import Enum

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
    TrainingSample,
    TrainingStarted,
    TrainingStep,
    TrainingStopped,
    TrainingVerdict,
    VariantPublished,
)
from engine.core.training_run import Verb

INT8_END = 0.8
"""How far finishing is when the INT8 form has been trained, 0-1."""

Moment = tuple[str, int]
"""Phase and step."""


class Mark(Enum):
    """The last turning point of a run."""

    NONE = "none"
    STARTED = "started"
    PAUSED = "paused"
    STOPPED = "stopped"
    TRAINED = "trained"
    PUBLISHED = "published"
    FAILED = "failed"


@dataclass
class TrainingRecord:
    """phase: of the last step; steps: in order, of all phases; samples: every sample, newest last; trained: the FP32 phase has ended
    and the weights can be quantised."""

    verb: Verb | None = None
    mark: Mark = Mark.NONE
    phase: str = ""
    device: str = ""
    findings: list[DataFinding] = field(default_factory=list)
    preview: DataPreview | None = None
    estimate: TrainingEstimate | None = None
    steps: list[TrainingStep] = field(default_factory=list)
    scores: list[HeldOutScore] = field(default_factory=list)
    samples: list[TrainingSample] = field(default_factory=list)
    verdict: TrainingVerdict | None = None
    stage: FinishStage | None = None
    published: VariantPublished | None = None
    failure: TrainingFailed | None = None
    trained: bool = False
    begun: bool = False
    _int8_begun: bool = False

    def add(self, event: TrainingEvent) -> None:
        """Take in the next event of the run."""
        if isinstance(event, DataFinding | DataPreview | TrainingEstimate):
            self._add_check(event)
        elif isinstance(event, TrainingStep | HeldOutScore | TrainingSample | TrainingVerdict):
            self._add_progress(event)
        elif isinstance(event, FinishStage | VariantPublished):
            self._add_finish(event)
        else:
            self._add_turn(event)

    def launch(self, verb: Verb) -> None:
        """A process has been started for this; what an earlier one said about its own end no longer counts."""
        self.verb, self.mark, self.failure = verb, Mark.NONE, None
        if verb is Verb.CHECK:
            self.findings, self.preview, self.estimate = [], None, None

    @property
    def last_step(self) -> TrainingStep | None:
        """Of the phase going on."""
        return self.steps[-1] if self.steps and self.steps[-1].phase == self.phase else None

    @property
    def checked(self) -> bool:
        """The data has been checked and may be trained on."""
        return self.estimate is not None and not self.unfit

    @property
    def unfit(self) -> bool:
        """The check found something that forbids training."""
        return any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def fraction(self) -> float:
        """How far what is being done is, 0-1."""
        step = self.last_step
        if self.verb is Verb.FINISH:
            done = self.stage.fraction if self.stage is not None else 0.0
            # The INT8 phase is one long stage that counts its own steps.
            inner = step.step / step.steps if self._int8_begun and step is not None and step.steps else 0.0
            return done + inner * max(0.0, INT8_END - done)
        return step.step / step.steps if step is not None and step.steps else 0.0

    @property
    def in_int8(self) -> bool:
        """The INT8 form is being trained, or was."""
        return self._int8_begun

    def moments(self) -> list[Moment]:
        """Those of which there are pictures, each once, in order."""
        return list(dict.fromkeys((sample.phase, sample.step) for sample in self.samples))

    def samples_at(self, moment: Moment) -> list[TrainingSample]:
        """The pictures of one moment; where it was passed twice (after a crash), those made last."""
        latest = {sample.before: sample for sample in self.samples if (sample.phase, sample.step) == moment}
        return list(latest.values())

    def _add_check(self, event: DataFinding | DataPreview | TrainingEstimate) -> None:
        if self.verb is None:
            self.verb = Verb.CHECK
        if isinstance(event, DataFinding):
            if event not in self.findings:
                self.findings.append(event)
        elif isinstance(event, DataPreview):
            self.preview = event
        else:
            self.estimate = event

    def _add_progress(self, event: TrainingStep | HeldOutScore | TrainingSample | TrainingVerdict) -> None:
        if isinstance(event, TrainingStep):
            self.phase = event.phase
            # A crash repeats what came after the last saved state: the newer account stands.
            while self.steps and self.steps[-1].phase == event.phase and self.steps[-1].step >= event.step:
                self.steps.pop()
            self.steps.append(event)
        elif isinstance(event, HeldOutScore):
            while self.scores and self.scores[-1].phase == event.phase and self.scores[-1].step >= event.step:
                self.scores.pop()
            self.scores.append(event)
        elif isinstance(event, TrainingSample):
            self.samples.append(event)
        elif self.verb is not Verb.FINISH:
            self.verdict = event  # that of the INT8 phase compares with another start

    def _add_finish(self, event: FinishStage | VariantPublished) -> None:
        self.verb = Verb.FINISH
        if isinstance(event, FinishStage):
            self.stage, self._int8_begun = event, False
            self.mark = Mark.STARTED
        else:
            self.published = event
            self.mark = Mark.PUBLISHED

    def _add_turn(self, event: TrainingStarted | TrainingPaused | TrainingStopped | TrainingDone | TrainingFailed) -> None:
        if isinstance(event, TrainingStarted):
            self.mark, self.phase, self.device, self.begun = Mark.STARTED, event.phase, event.device, True
            if self.verb is Verb.FINISH:
                self._int8_begun = True
            else:
                self.verb = Verb.TRAIN
        elif isinstance(event, TrainingPaused):
            self.mark = Mark.PAUSED
        elif isinstance(event, TrainingStopped):
            self.mark = Mark.STOPPED
        elif isinstance(event, TrainingDone):
            # The INT8 phase ends in the middle of finishing; only the first phase's end is the end of training.
            if self.verb is not Verb.FINISH:
                self.mark = Mark.TRAINED
            self.trained = True
        else:
            self.mark, self.failure = Mark.FAILED, event
