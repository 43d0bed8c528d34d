"""Runs the steps of the edit on the open photo, by themselves, whenever the photo or what is made of it changes.

Waits a moment for the user to stop moving controls, cancels the older run, drops what comes too late, and keeps what every step made, so
that going back, or on from a later step, costs nothing. Writes run and result into the session. Main thread; the run itself is a job on
the inference lane.
"""

from collections.abc import Callable, Hashable, Sequence
from enum import Enum
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.backend import EngineLike
from app.engine_start import EngineStart
from app.i18n import tr, tr_sentence
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.previewer import Glance, MakePreviews, Previewer, Sight
from app.session import OpenPhoto, Run, RunState, Session
from app.timers import once_after
from engine.core.focus import Focus
from engine.core.method import Region
from engine.core.photo import Photo, Pixels
from engine.core.request import EnhanceRequest
from engine.core.sentences import together
from engine.edit.cache import EditCache
from engine.edit.edit import Edit, Step
from engine.edit.run import Edited, Finisher, Listeners, Memo, Wishes, run_edit

DEBOUNCE_MS = 150


class Slot(Enum):
    """Keys under which the latest job wins."""

    ENHANCE = "enhance"


class Enhancer(QObject):
    """Signals: began(int, bool), a run at that scale, with gentle weights or without, has begun and the old picture is void; based(Photo),
    what the last of several steps starts from; tile(Region, pixels, bool), a finished piece in output pixels, the last says whether of the
    gentle weights; finished(Result, bool, Photo), the whole photo at full strength, whether its tiles were told, and the base again, None
    for the photo itself; cleared(), there is nothing enhanced to show; preview(prepared picture), what may be looked at until tiles come;
    preview_over(), none come any more.
    """

    began = Signal(int, bool)
    based = Signal(object)
    tile = Signal(object, object, bool)
    finished = Signal(object, bool, object)
    cleared = Signal()
    preview = Signal(object)
    preview_over = Signal()

    def __init__(
        self,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        previewer: Previewer,
        finish: Finisher,
        sight: Callable[[], Sight | None],
        provider: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """finish: makes of a step's result what the next one starts from, on a worker; sight: what of the photo is on the screen; provider:
        id of the execution provider the user insists on."""
        super().__init__(parent)
        self._finish = finish
        self._start = start
        self._runner = runner
        self._session = session
        self._messages = messages
        self._previewer = previewer
        self._sight = sight
        self._provider = provider
        self._cache = EditCache()
        self._asked: Hashable = None
        self._focus = Focus()
        self._job: Job | None = None
        self._announced = False
        self._begun = False
        self._told = False
        self._wait = once_after(self, DEBOUNCE_MS, self.run_now)
        session.photo_changed.connect(self._on_photo_changed)
        session.edit_changed.connect(self._on_edit_changed)
        start.ready.connect(self.ask)

    def ask(self) -> None:
        """Something changed: give up the older run and start again in a moment."""
        self._give_up()
        self._asked = self._session.edit.run_key
        if self._session.photo is not None:
            self._session.set_result(None)  # what can be saved is what is chosen, not what was chosen before
            self._session.set_run(Run(RunState.WAITING, 0.0, tr("Waiting")))
            self._wait.start()

    def cancel(self) -> None:
        """The user gives up; tiles that have come stay on the screen."""
        self._give_up()
        if self._session.run.active:
            self._session.set_run(Run(RunState.CANCELLED))

    def look(self) -> None:
        """Another part of the photo is seen: a run that goes on turns to it."""
        sight = self._sight()
        if self._job is not None and sight is not None:
            self._focus.move(sight.region)
            self._previewer.look(sight)

    def drop_preview(self) -> None:
        """The run goes on without."""
        self._previewer.drop()
        self.preview_over.emit()

    def stop(self) -> None:
        """For good: the window is closing."""
        self._drop()

    def run_now(self) -> None:
        """Show what the present edit makes of the photo: from the cache, or by running its steps."""
        self._drop()
        session = self._session
        if session.photo is None:
            return
        if self._start.engine is None or session.step is None:
            session.set_run(Run(RunState.WAITING, 0.0, tr("Starting the engine")))
            return
        self._asked = session.edit.run_key
        if not session.edit.active:
            session.set_result(None)
            session.set_run(Run())
            self.cleared.emit()
            return
        known = self.memo(session.photo).find(session.photo.photo, session.edit)
        if known is not None:
            self._take(known)
            return
        session.set_result(None)
        self._submit(self._start.engine, session.photo, session.edit)

    def _submit(self, engine: EngineLike, photo: OpenPhoto, edit: Edit) -> None:
        memo, sight = self.memo(photo), self._sight()
        self._focus = Focus(sight.region if sight else None)
        wishes = Wishes(self._provider(), focus=self._focus, any_strength=True)
        gentle = self._is_gentle(edit.active[-1])
        glance: Glance | None = None

        def work(context: JobContext) -> Edited:
            return run_edit(engine, photo.photo, edit, context.progress, self._finish, wishes, _listeners(context, glance), memo)

        def announce() -> None:
            """The old picture is void."""
            if not self._announced:
                self._announced = True
                self.began.emit(edit.scale, gentle)

        def begin() -> None:
            """The engine has taken the request: a run that it refuses leaves the picture as it is."""
            self._begun = True
            announce()

        def on_preview(picture: Any) -> None:
            announce()
            self.preview.emit(picture)

        def on_progress(fraction: float, text: str) -> None:
            begin()
            self._session.set_run(Run(RunState.RUNNING, fraction, tr_sentence(text) or tr("Enhancing")))

        def on_item(item: Any) -> None:
            """A base, a tile, or a preview made between two tiles."""
            begin()
            if isinstance(item, Photo):
                self.based.emit(item)
            elif not isinstance(item, tuple):
                self.preview.emit(item)
            else:
                self._told = True
                self.tile.emit(*item)

        handlers = Handlers(
            done=self._on_done,
            failed=self._on_failed,
            started=lambda: self._session.set_run(Run(RunState.RUNNING, 0.0, tr("Enhancing"))),
            progress=on_progress,
            item=on_item,
        )
        self._session.set_run(Run(RunState.WAITING, 0.0, tr("Waiting")))
        glance = self._ask_preview(engine, photo, edit, sight, on_preview)
        self._job = self._runner.submit(Lane.INFERENCE, work, handlers, replaces=Slot.ENHANCE)

    def previews_for(self, photo: OpenPhoto, edit: Edit) -> MakePreviews | None:
        """What makes instant previews of an edit that differs from the present one in its current step only, for a job of somebody else's;
        None where there are none, or nobody wants them."""
        engine, sight, found = self._start.engine, self._sight(), self._preview_of(photo, edit)
        return self._previewer.previews(engine, *found, sight) if engine is not None and found is not None else None

    def _ask_preview(
        self, engine: EngineLike, photo: OpenPhoto, edit: Edit, sight: Sight | None, show: Callable[[Any], None]
    ) -> Glance | None:
        found = self._preview_of(photo, edit)
        return self._previewer.ask(engine, *found, sight, show) if found is not None else None

    def _preview_of(self, photo: OpenPhoto, edit: Edit) -> tuple[Photo, Sequence[Pixels], EnhanceRequest] | None:
        """Of the step one works on, where what it starts from is there and as large as the photo."""
        current = self._session.current
        step, before = edit.steps[current], Edit(edit.steps[:current]).active
        if not step.on:
            return None
        memo, source, levels = self.memo(photo), photo.photo, photo.layer.levels
        if before:
            base = memo.cache.finished(memo.scope, before)
            if base is None or base.width != source.width:
                return None
            source, levels = base, ()
        assert self._session.catalogue is not None
        provider = self._provider() if self._session.catalogue.method(step.method).is_network else None
        return source, levels, step.request(provider, None, None, None)

    def _is_gentle(self, step: Step) -> bool:
        """Whether its strength begins at other weights."""
        catalogue = self._session.catalogue
        variant = catalogue.variant(step.method, step.variant) if catalogue is not None else None
        return variant is not None and variant.gentle != ""

    def memo(self, photo: OpenPhoto) -> Memo:
        """Where what is made of this photo is kept; candidates of a comparison share it."""
        return Memo(self._cache, (photo.id, self._provider()))

    def _give_up(self) -> None:
        """Drop the run; a preview of what does not come any more goes from the screen, tiles stay."""
        nothing_came = self._announced and not self._told
        self._drop()
        if nothing_came:
            self.cleared.emit()
        else:
            self.preview_over.emit()

    def _drop(self) -> None:
        self._wait.stop()
        self._previewer.drop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._announced = self._begun = self._told = False

    def _on_photo_changed(self) -> None:
        self.cleared.emit()
        self.ask()

    def _on_edit_changed(self) -> None:
        """What is done to the last result afterwards, and which step one works on, need no run."""
        if self._session.edit.run_key != self._asked:
            self.ask()

    def _on_done(self, edited: Edited) -> None:
        self._job = None
        self._take(edited)

    def _take(self, edited: Edited) -> None:
        self._session.set_result(edited.result, edited.base)
        self._session.set_run(Run(RunState.DONE, 1.0))
        self.finished.emit(edited.result, self._begun, edited.base if len(self._session.edit.active) > 1 else None)
        if edited.result.report.warnings:
            self._messages.warning(together(edited.result.report.warnings), of_photo=True)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if self._begun:
            self.preview_over.emit()
        else:
            self.cleared.emit()  # what is on the screen came of another choice, or is a preview of what does not come
        self._session.set_run(Run(RunState.FAILED))
        self._messages.failure(error, of_photo=True)


def _listeners(context: JobContext, glance: Glance | None) -> Listeners:
    """What a run tells goes to the main thread; between two tiles there is time for a glance elsewhere."""

    def tell(gentle: bool, region: Region, pixels: NDArray[np.uint16]) -> None:
        context.emit((region, pixels, gentle))
        if glance is not None:
            glance.serve(context)

    return Listeners(context.emit, partial(tell, False), partial(tell, True))
