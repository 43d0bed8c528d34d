"""The settings as a window: pages at the left, a search over all of them, and every change in force at once.

Writes into the settings and says what somebody else has to act on. What a page holds stands in its own function below. Main thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.backend import OutputRule
from app.catalogue import ProviderChoice
from app.i18n import Language, mark, tr
from app.settings import SettingsStore
from app.theme import ColourScheme
from app.widgets.folder_row import FolderRow
from app.widgets.output_form import OutputForm
from app.widgets.template_row import TemplateRow
from engine.core import paths
from engine.edit.sidecar import Place

PRIVACY = mark(
    "Heliograph works on this computer alone. It opens no connection to any network, sends nothing and asks nobody for updates. "
    "One thing is fetched when you press its button and only then: the training environment, by pip."
)
THEME_NAMES = {ColourScheme.DARK: mark("Dark"), ColourScheme.LIGHT: mark("Light"), ColourScheme.SYSTEM: mark("As the desktop")}
SIDE_CARS = {
    Place.BESIDE: mark("Kept beside the photo"),
    Place.OWN: mark("Kept in Heliograph's own folder"),
    Place.NOWHERE: mark("Not kept"),
}
AT_NEXT_START = mark("Takes effect at the next start.")


class SettingsWindow(QDialog):
    """Signals: theme_changed(ColourScheme), provider_changed(), preview_changed(), viewing_changed(); and closed(), the time to write the
    file."""

    theme_changed = Signal(object)
    provider_changed = Signal()
    preview_changed = Signal()
    viewing_changed = Signal()
    closed = Signal()

    def __init__(
        self, settings: SettingsStore, providers: tuple[ProviderChoice, ...], name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """providers: those there are to run on; name_of: the example of a name that a template makes."""
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.resize(820, 560)
        self.search = QLineEdit(placeholderText=tr("Search settings"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Search settings"))
        self.search.textChanged.connect(self._on_search)
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("Pages of settings"))
        self.pages.setObjectName("pages")
        self.pages.setFixedWidth(190)
        self.stack = QStackedWidget()
        self.nothing = QLabel(tr("No setting has these words."), alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "hint")
        self.forms: list[QFormLayout] = []
        self._add(tr("Appearance"), self._appearance)
        self._add(tr("Comparing"), self._comparing)
        self._add(tr("Enhancing"), lambda form: self._enhancing(form, providers))
        self._add(tr("Saving"), lambda form: self._saving(form, name_of))
        self._add(tr("Training"), self._training)
        self._add(tr("Privacy and files"), self._privacy)
        self.stack.addWidget(self.nothing)
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.pages.doItemsLayout()  # before the style sheet was on, rows were less high

    def hideEvent(self, event: QEvent) -> None:
        self.closed.emit()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _add(self, title: str, fill: Callable[[QFormLayout], None]) -> None:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(4, 4, 12, 4)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fill(form)
        self.forms.append(form)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.pages.addItem(title)
        self.stack.addWidget(area)

    def _appearance(self, form: QFormLayout) -> None:
        self.language = _box(tr("Language"), [(language.label, language) for language in Language], self._settings.current.language)
        self.language.activated.connect(lambda _: self._settings.change(language=self.language.currentData()))
        form.addRow(tr("Language"), self.language)
        form.addRow("", _hint(tr(AT_NEXT_START)))
        self.theme = _box(tr("Theme"), [(tr(name), scheme) for scheme, name in THEME_NAMES.items()], self._settings.current.theme)
        self.theme.activated.connect(self._on_theme)
        form.addRow(tr("Theme"), self.theme)

    def _comparing(self, form: QFormLayout) -> None:
        current = self._settings.current
        self.keep_view = _tick(tr("Keep zoom and place from photo to photo"), current.keep_view)
        self.keep_view.toggled.connect(lambda on: self._on_viewing(keep_view=on))
        form.addRow(tr("The next photo"), self.keep_view)
        self.film = _tick(tr("Show the film strip below the photo"), current.film_shown)
        self.film.toggled.connect(lambda on: self._on_viewing(film_shown=on))
        form.addRow(tr("Film strip"), self.film)

    def _enhancing(self, form: QFormLayout, providers: tuple[ProviderChoice, ...]) -> None:
        choices: list[tuple[str, Any]] = [(tr("Automatic (the fastest here)"), None)]
        choices += [(tr(known.label), known.id) for known in providers if known.available]
        self.provider = _box(tr("Run on"), choices, self._settings.current.provider)
        self.provider.activated.connect(self._on_provider)
        form.addRow(tr("Run on"), self.provider)
        form.addRow("", _hint(tr("Automatic measures once how fast each weights run on what this computer has, and remembers it.")))
        self.preview = _tick(tr("Instant preview while a method runs"), self._settings.current.preview)
        self.preview.toggled.connect(self._on_preview)
        form.addRow(tr("Preview"), self.preview)
        places = [(tr(name), place) for place, name in SIDE_CARS.items()]
        self.side_cars = _box(tr("Edits of photos"), places, self._settings.current.side_cars)
        self.side_cars.activated.connect(lambda _: self._settings.change(side_cars=self.side_cars.currentData()))
        form.addRow(tr("Edits of photos"), self.side_cars)
        form.addRow("", _hint(tr("A small file says what was done to a photo, so that one can go on later. The photo stays as it is.")))

    def _saving(self, form: QFormLayout, name_of: Callable[[str], str]) -> None:
        rule = OutputRule.of(self._settings.current)
        self.folder = FolderRow(tr("Folder for enhanced photos"))
        self.folder.line.setPlaceholderText(tr("Beside the photo"))
        self.folder.set_path(rule.folder)
        self.folder.changed.connect(lambda: self._settings.change(output_folder=self.folder.path))
        self.template = TemplateRow(rule.template, name_of)
        self.template.changed.connect(self._on_template)
        self.output = OutputForm(rule, parent=self)
        self.output.changed.connect(self._on_output)
        form.addRow(tr("Folder"), self.folder)
        form.addRow(tr("Name"), self.template)
        self.output.add_to(form)

    def _training(self, form: QFormLayout) -> None:
        self.python = FolderRow(tr("Python that trains"), tr("All files (*)"))
        self.python.line.setPlaceholderText(tr("Heliograph's own environment"))
        self.python.set_path(self._settings.current.training_python)
        self.python.changed.connect(lambda: self._settings.change(training_python=self.python.path))
        form.addRow(tr("Python that trains"), self.python)
        form.addRow("", _hint(tr("A Python that has PyTorch. Left empty, the environment is used that the training window installs.")))

    def _privacy(self, form: QFormLayout) -> None:
        words = QLabel(tr(PRIVACY), wordWrap=True)
        form.addRow(tr("Network"), words)
        for label, place in (
            (tr("Settings"), self._settings.path),
            (tr("Weights and batches of your own"), paths.user_data_dir()),
            (tr("Measurements"), paths.cache_dir()),
        ):
            form.addRow(label, _place(label, place))

    def _on_theme(self) -> None:
        self._settings.change(theme=self.theme.currentData())
        self.theme_changed.emit(self.theme.currentData())

    def _on_provider(self) -> None:
        if self.provider.currentData() != self._settings.current.provider:
            self._settings.change(provider=self.provider.currentData())
            self.provider_changed.emit()

    def _on_preview(self, on: bool) -> None:
        self._settings.change(preview=on)
        self.preview_changed.emit()

    def _on_viewing(self, **changes: bool) -> None:
        self._settings.change(**changes)
        self.viewing_changed.emit()

    def _on_template(self) -> None:
        if self.template.valid:
            self._settings.change(template=self.template.template)

    def _on_output(self) -> None:
        values = self.output.rule.as_settings()
        for own in ("output_folder", "template"):  # those rows stand above, and the form knows only what they were
            values.pop(own, None)
        self._settings.change(**values)

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for index, form in enumerate(self.forms):
            title = self.pages.item(index).text().casefold()
            found = False
            for row in range(form.rowCount()):
                texts = f"{title} {_row_text(form, row)}"
                shown = all(word in texts for word in words)
                form.setRowVisible(row, shown)
                found = found or shown
            self.pages.item(index).setHidden(not found)
            first = index if found and first is None else first
        current = self.pages.currentRow()
        if first is None:
            self.stack.setCurrentWidget(self.nothing)
        else:
            if current < 0 or self.pages.item(current).isHidden():
                self.pages.setCurrentRow(first)
            self.stack.setCurrentIndex(self.pages.currentRow())


def _box(name: str, choices: list[tuple[str, Any]], current: Any) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, [value for _, value in choices].index(current) if current in [value for _, value in choices] else 0))
    return box


def _tick(text: str, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box


def _hint(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", "hint")
    return label


def _place(name: str, place: Path) -> QLineEdit:
    line = QLineEdit(str(place), readOnly=True)
    line.setAccessibleName(name)
    return line


def _row_text(form: QFormLayout, row: int) -> str:
    """Everything that is written in a row, for the search; case folded."""
    texts = []
    for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.SpanningRole):
        item = form.itemAt(row, role)
        if item is None:
            continue
        for widget in _widgets_of(item):
            texts += [widget.toolTip(), widget.accessibleName(), *_said(widget)]
            texts += [text for child in widget.findChildren(QWidget) for text in (child.accessibleName(), *_said(child))]
    return " ".join(texts).casefold()


def _widgets_of(item: QLayoutItem) -> list[QWidget]:
    """Its widget, or all those of the layout it is."""
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        return [widget]
    inside = [layout.itemAt(index) for index in range(layout.count())] if layout is not None else []
    return [found for part in inside if part is not None for found in _widgets_of(part)]


def _said(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(index) for index in range(widget.count())]
    return []
