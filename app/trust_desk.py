"""Joins to the window what makes a result trustworthy: colour drift and its lock, the map of added detail, the protect brush, seams.

Owns what of it is shown: it keeps the viewer's finish true to the session, asks for maps on the light lane and for the check of tile
borders on the inference lane, and lays over the photo what was chosen. What is finished, and how, is the engine's. Main thread.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.actions import ActionId, ActionRecord, Menu
from app.engine_start import EngineStart
from app.i18n import tr, tr_sentence
from app.inspect_desk import InspectDesk
from app.inspector import Slot as InspectSlot
from app.jobs.job import Handlers, Job, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.panels.trust_panel import FaithSection, Lay, ProtectSection, SeamSection
from app.protect_tool import STEP, ProtectTool
from app.session import Session
from app.settings import SettingsStore
from app.timers import once_after
from app.trust_colours import DETAIL, DRIFT, PROTECTED, SEAMS, coloured
from app.trust_work import Lows, added_detail, drift_of, gains_of, lows_of
from app.widgets.compare_view import CompareView, Overlay, prepare_overlay
from app.widgets.finish_layer import FinishLayer
from engine.core.protect import ProtectMask
from engine.trust.brush import inverted, protected_share
from engine.trust.seams import SeamReport, check_seams

WAIT_MS = 60
"""Maps follow a slider or a stroke after so long."""


class Slot(Enum):
    """Keys under which the latest job wins."""

    LOWS = "lows"
    DRIFT = "drift"
    DETAIL = "detail"
    LAY = "lay"
    SEAMS = "seams"


class TrustDesk(QObject):
    """`tool` is the brush; `lay` what is laid over the photo. Signals: changed(), the brush is in hand now, or no more."""

    changed = Signal()

    def __init__(
        self,
        inspect: InspectDesk,
        view: CompareView,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspect, self._view, self._start = inspect, view, start
        self._runner, self._session, self._messages, self._settings = runner, session, messages, settings
        self.tool = ProtectTool(self)
        self.faith, self.protect, self.seams = FaithSection(), ProtectSection(), SeamSection()
        inspect.panel.add_section(tr("Faithfulness"), self.faith)
        self._protect_section = inspect.panel.add_section(tr("Protect"), self.protect)
        inspect.panel.add_section(tr("Tile borders"), self.seams)
        self.lay = Lay.NOTHING
        self.brush = False
        self._lows: Lows | None = None
        self._mask: ProtectMask | None = None
        self._finish: tuple[float, bool] = (0.0, False)
        self._report: SeamReport | None = None
        self._check: Job | None = None
        self._overlaid = self._laid_by_brush = False
        self._wait = once_after(self, WAIT_MS, self._judge)
        session.strength_for = lambda method: settings.current.strengths.get(method, 1.0)
        self._join()
        self._refresh()

    def _join(self) -> None:
        session, tool, faith, protect = self._session, self.tool, self.faith, self.protect
        session.photo_changed.connect(self._on_photo)
        session.result_changed.connect(self._on_result)
        session.edit_changed.connect(self._on_edit)
        tool.painted.connect(self._on_painted)
        tool.stroked.connect(self._set_mask)
        tool.changed.connect(self._on_tool)
        faith.lock_asked.connect(session.set_colour_lock)
        faith.lay_asked.connect(self.show_lay)
        protect.brush_asked.connect(self.take_brush)
        protect.erase_asked.connect(tool.set_erase)
        protect.size_asked.connect(tool.set_size)
        protect.hardness_asked.connect(tool.set_hardness)
        protect.clear_asked.connect(lambda: self._replace_mask(None))
        protect.invert_asked.connect(self.invert)
        self.seams.check_asked.connect(self.check)
        self.seams.cancel_asked.connect(self.cancel_check)
        self._inspect.histogram.clipping.toggled.connect(self._on_clipping)
        self._on_tool()

    # -- commands -----------------------------------------------------------------------------------------------------------

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        tool, one = self.tool, Menu.ENHANCE

        def photo() -> bool:
            return self._session.photo is not None

        def record(action: ActionId, text: str, run: Callable[[], object], keys: tuple[str, ...], can: Callable[[], bool]) -> ActionRecord:
            return ActionRecord(action, one, text, run, keys, can)

        brush = ActionRecord(
            ActionId.PROTECT, one, tr("Protect &brush"), self._toggle_brush, ("B",), photo, lambda: self.brush, separator=True
        )
        return (
            brush,
            record(ActionId.BRUSH_SMALLER, tr("Smaller brush"), lambda: tool.set_size(tool.size / STEP), ("[",), photo),
            record(ActionId.BRUSH_LARGER, tr("Larger brush"), lambda: tool.set_size(tool.size * STEP), ("]",), photo),
            record(ActionId.BRUSH_SOFTER, tr("Softer brush"), lambda: tool.set_hardness(tool.hardness - 0.1), ("{", "Shift+["), photo),
            record(ActionId.BRUSH_HARDER, tr("Harder brush"), lambda: tool.set_hardness(tool.hardness + 0.1), ("}", "Shift+]"), photo),
            record(ActionId.PROTECT_INVERT, tr("In&vert what is protected"), self.invert, ("Ctrl+I",), photo),
            record(ActionId.LAY_NEXT, tr("Show the next map on the photo"), self.show_next, ("O",), photo),
            record(ActionId.CHECK_SEAMS, tr("Check &tile borders"), self.check, ("Shift+T",), lambda: self._can_check),
        )

    def take_brush(self, on: bool) -> None:
        """Give the brush to the mouse, or take it away."""
        self.brush = on and self._session.photo is not None
        self._view.set_tool(self.tool if self.brush else None)
        if self.brush and self._inspect.shown:
            self._inspect.panel.reveal(self._protect_section)
        if self.brush and self.lay is Lay.NOTHING:
            self._laid_by_brush = True
            self._set_lay(Lay.PROTECTED)
        elif not self.brush and self._laid_by_brush and self.lay is Lay.PROTECTED:
            self._set_lay(Lay.NOTHING)
        self._refresh()
        self.changed.emit()

    def show_lay(self, lay: Lay) -> None:
        """Lay this over the photo."""
        self._laid_by_brush = False
        self._set_lay(lay)

    def show_next(self) -> None:
        """The next of what can be laid over the photo, nothing after the last."""
        order = list(Lay)
        self.show_lay(order[(order.index(self.lay) + 1) % len(order)])

    def invert(self) -> None:
        """Protect what is not protected, and only that."""
        if self._session.photo is not None:
            photo = self._session.photo.photo
            self._replace_mask(inverted(self._session.edit.protect, photo.width, photo.height))

    def check(self) -> None:
        """Run the last step again with tiles that end elsewhere, and compare."""
        session, engine = self._session, self._start.engine
        if not self._can_check or engine is None or self._check is not None:
            return
        base, result, step = session.base, session.result, session.edit.active[-1]
        assert base is not None
        assert session.catalogue is not None
        provider = self._settings.current.provider if session.catalogue.method(step.method).is_network else None
        request = step.request(provider, None, None, None)
        self._show_seams(tr("Waiting"))

        def work(context: JobContext) -> SeamReport:
            return check_seams(engine, base, request, context.progress, result)

        handlers = Handlers(
            done=self._on_checked,
            failed=self._on_check_failed,
            progress=lambda fraction, text: self._show_seams(text),
        )
        self._check = self._runner.submit(Lane.INFERENCE, work, handlers, replaces=Slot.SEAMS)
        self._refresh()

    def cancel_check(self) -> None:
        if self._check is not None:
            self._check.cancel()
            self._check = None
        self._show_seams("")

    # -- what the session tells ----------------------------------------------------------------------------------------------

    def _on_photo(self) -> None:
        self._lows, self._mask, self._finish = None, None, (0.0, False)  # the viewer has forgotten too
        if self.brush:
            self.take_brush(False)
        self._follow_mask(force=True)
        self._on_result()

    def _on_result(self) -> None:
        """Another result, or none: everything measured is void."""
        self.cancel_check()
        self._lows, self._report = None, None
        for slot in (Slot.LOWS, Slot.DRIFT, Slot.DETAIL):
            self._runner.cancel(slot)
        self._wait.stop()
        self.faith.show_drift(None)
        session = self._session
        if session.result is not None and session.base is not None and session.photo is not None:
            work = partial(lows_of, session.base, session.result, session.photo.photo.metadata.icc)
            self._runner.submit(Lane.LIGHT, lambda context: work(), Handlers(done=self._on_lows), replaces=Slot.LOWS)
        self._show_finish()
        self._lay_over()
        self._refresh()

    def _on_lows(self, lows: Lows) -> None:
        self._lows = lows
        self._show_finish(force=True)
        self._judge()

    def _on_edit(self) -> None:
        step, strengths = self._session.step, self._settings.current.strengths
        if step is not None and strengths.get(step.method, 1.0) != step.strength:
            self._settings.change(strengths={**strengths, step.method: step.strength})
        self._follow_mask()
        self._show_finish()
        if self._lows is not None:
            self._wait.start()
        self._refresh()

    def _follow_mask(self, *, force: bool = False) -> None:
        """The session's mask came from somewhere else: undo, a side-car, another photo."""
        photo, mask = self._session.photo, self._session.edit.protect
        if photo is None or (mask is self._mask and not force):
            return
        self._mask = mask
        if not self.tool.stroking:
            self.tool.begin(photo.photo.width, photo.photo.height, mask)
            self._show_finish(force=True)
            self._lay_over()

    # -- lock and mask in the viewer -----------------------------------------------------------------------------------------

    def _show_finish(self, *, force: bool = False) -> None:
        """Let the viewer paint the result as it would be saved."""
        lock = self._session.finish.colour_lock if self._lows is not None and self._session.edit.steps else 0.0
        protects = self._mask is not None or self.tool.stroking
        if (lock, protects) == self._finish and not force:
            return
        self._finish = (lock, protects)
        levels = self.tool.painting.levels if protects else None
        gains, gentle = gains_of(self._lows, lock) if self._lows is not None and lock > 0 else (None, None)
        if levels is None and gains is None:
            self._view.set_finish(None)
        else:
            self._view.set_finish(FinishLayer(gains, levels), FinishLayer(gentle, levels))

    def _on_painted(self, left: float, top: float, width: float, height: float) -> None:
        self._show_finish()  # the first stroke brings the mask to the viewer
        self._view.finish_changed(left, top, width, height)
        if self.lay is Lay.PROTECTED and not self._wait.isActive():
            self._wait.start()

    def _set_mask(self, mask: ProtectMask | None) -> None:
        """A stroke is done: one step of the history."""
        self._mask = mask
        self._session.set_protect(mask)
        self._show_finish(force=mask is None)
        self._lay_over()
        self._refresh()

    def _replace_mask(self, mask: ProtectMask | None) -> None:
        self._session.set_protect(mask)
        self._refresh()

    def _on_tool(self) -> None:
        self.protect.show_tool(self.tool.size, self.tool.hardness, erase=self.tool.erase)
        self._view.update()  # the cursor shows the size

    # -- what is laid over ---------------------------------------------------------------------------------------------------

    def _set_lay(self, lay: Lay) -> None:
        if lay is not Lay.NOTHING and self._inspect.inspector.wants(InspectSlot.CLIPPING):
            self._inspect.toggle_clipping()  # there is one place for such a picture
        self.lay = lay
        self._lay_over()
        self._refresh()

    def _on_clipping(self, on: bool) -> None:
        if on and self.lay is not Lay.NOTHING:
            self._overlaid = False
            self.show_lay(Lay.NOTHING)

    def _judge(self) -> None:
        """Numbers and maps follow what is done to the result now."""
        session, lows = self._session, self._lows
        if lows is not None and session.result is not None and not self.tool.stroking:
            finish = session.finish
            handlers = Handlers(done=self.faith.show_drift)
            self._runner.submit(Lane.LIGHT, lambda context: drift_of(lows, finish), handlers, replaces=Slot.DRIFT)
        self._lay_over()

    def _lay_over(self) -> None:
        """Make the chosen map anew and show it; where there is none, nothing."""
        session, lay = self._session, self.lay
        make = self._map_maker(lay)
        if session.photo is None or make is None:
            self._runner.cancel(Slot.LAY)
            self._put_over(None)
            return
        width, height = session.photo.photo.width, session.photo.photo.height

        def work(context: JobContext) -> Overlay:
            return prepare_overlay(make(context), 0, 0, width, height)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=self._put_over), replaces=Slot.LAY)

    def _map_maker(self, lay: Lay) -> Callable[[JobContext], NDArray[np.uint8]] | None:
        """What makes the picture of the map, on a worker; None while there is nothing to make it of."""
        session, lows, finish = self._session, self._lows, self._session.finish
        if lay is Lay.PROTECTED:
            levels = self.tool.painting.levels.copy()
            return lambda context: coloured(levels, PROTECTED)
        if lay is Lay.SEAMS and self._report is not None and self._report.map is not None:
            seams = self._report.map
            return lambda context: coloured(seams, SEAMS)
        if lay is Lay.DRIFT and lows is not None:
            return lambda context: coloured(drift_of(lows, finish).colours, DRIFT)
        if lay is Lay.DETAIL and session.result is not None and session.base is not None and session.photo is not None:
            photo, base, result = session.photo.photo, session.base, session.result
            return lambda context: coloured(added_detail(photo, base, result, finish, context.progress), DETAIL)
        return None

    def _put_over(self, overlay: Overlay | None) -> None:
        if overlay is not None or self._overlaid:
            self._view.set_overlay(overlay)
        self._overlaid = overlay is not None

    # -- seams ---------------------------------------------------------------------------------------------------------------

    @property
    def _can_check(self) -> bool:
        return self._session.result is not None and bool(self._session.edit.active) and self._start.engine is not None

    def _on_checked(self, report: SeamReport) -> None:
        self._check, self._report = None, report
        self._show_seams(report.words)
        if report.map is not None:
            self.show_lay(Lay.SEAMS)

    def _on_check_failed(self, error: Exception) -> None:
        self._check = None
        self._show_seams("")
        self._messages.failure(error)

    def _show_seams(self, words: str) -> None:
        self.seams.show_state(tr_sentence(words), usable=self._can_check, running=self._check is not None)

    def _toggle_brush(self) -> None:
        self.take_brush(not self.brush)

    def _refresh(self) -> None:
        """Sections say how things stand."""
        session = self._session
        photo, step = session.photo is not None, session.step
        self.faith.show_lock(step.colour_lock if step is not None else 0.0, usable=photo and step is not None)
        self.faith.show_lay(self.lay, usable=photo)
        self.protect.show_state(photo=photo, brush=self.brush, share=protected_share(session.edit.protect))
        self._show_seams(self._report.words if self._report is not None else self.seams.words.text() if self._check is not None else "")
