"""Joins what is looked at to the photo window: the column of sections on the left, clipping in the picture, reports, exports.

Main thread.
"""

from PySide6.QtCore import QObject

from app.actions import ActionId, ActionRecord, Menu
from app.backend import Backend
from app.engine_start import EngineStart
from app.export_desk import ExportDesk
from app.i18n import tr
from app.inspector import Inspector, Slot
from app.jobs.runner import JobRunner
from app.main_window import MainWindow
from app.messages import Messages
from app.panels.inspect_facts import FactsSection
from app.panels.inspect_histogram import HistogramSection
from app.panels.inspect_numbers import NumbersSection, PixelSection
from app.panels.inspect_panel import InspectPanel, Section
from app.report_desk import ReportDesk
from app.session import Session
from app.settings import SettingsStore


class InspectDesk(QObject):
    """`panel` is where others add their sections, with `add_section(title, widget)`."""

    def __init__(
        self,
        window: MainWindow,
        backend: Backend,
        start: EngineStart,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._settings = settings
        self.panel = InspectPanel()
        self.inspector = Inspector(backend, runner, session, window.view, self)
        self.pixel = PixelSection(self.inspector)
        self.numbers = NumbersSection(self.inspector)
        self.histogram = HistogramSection(self.inspector)
        self.facts = FactsSection(self.inspector)
        self._shown_by: tuple[tuple[Section, tuple[Slot, ...]], ...] = (
            (self.panel.add_section(tr("Pixel"), self.pixel), (Slot.POINTER,)),
            (self.panel.add_section(tr("Numbers"), self.numbers), (Slot.POINTER, Slot.SELECTION, Slot.WHOLE)),
            (self.panel.add_section(tr("Histogram"), self.histogram), (Slot.HISTOGRAM,)),
            (self.panel.add_section(tr("File"), self.facts), (Slot.FACTS,)),
        )
        for section, _ in self._shown_by:
            section.folded.connect(self._follow)
        self.panel.shown.connect(self._follow)
        self.exports = ExportDesk(window, window.view, backend, runner, session, messages, self)
        self.histogram.clipping_asked.connect(self.toggle_clipping)
        self.reports = ReportDesk(window, backend, start, runner, session, messages, lambda: settings.current.provider, self)

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        return (
            ActionRecord(
                ActionId.INSPECT, Menu.VIEW, tr("&Inspect"), self._window.toggle_inspect, ("I",), checked=lambda: self.shown, icon="inspect"
            ),
            ActionRecord(
                ActionId.CLIPPING,
                Menu.VIEW,
                tr("Show &clipping"),
                self.toggle_clipping,
                ("J",),
                lambda: self._session.photo is not None,
                lambda: self.inspector.wants(Slot.CLIPPING),
            ),
            *self.reports.records(),
            *self.exports.records(),
        )

    @property
    def shown(self) -> bool:
        return not self.panel.isHidden()

    def toggle_clipping(self) -> None:
        """Colours in the picture what is clipped, or takes that away."""
        on = not self.inspector.wants(Slot.CLIPPING)
        self.inspector.want(Slot.CLIPPING, on)
        self.histogram.clipping.setChecked(on)

    def restore(self) -> None:
        """As it was when the program ended; once the window is laid out."""
        self._window.set_inspect_width(self._settings.current.inspect_width)
        self._window.show_inspect(self._settings.current.inspect_shown)

    def remember(self) -> None:
        """For the next start."""
        self._settings.change(inspect_shown=self.shown, inspect_width=self._window.inspect_width)

    def close(self) -> None:
        """The program ends."""
        self.reports.close()
        self.exports.close()

    def _follow(self, *_: object) -> None:
        """Nothing is measured for a section that nobody sees."""
        visible = {slot for section, slots in self._shown_by if self.shown and section.is_open for slot in slots}
        for slot in {slot for _, slots in self._shown_by for slot in slots}:
            self.inspector.want(slot, slot in visible)
