"""Every action of the user as a record: id, text, shortcuts, when it is enabled, what it does. Menus and toolbar are made from it.

The records know what to call, not how it is shown. Main thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from app.batch import BatchQueue
from app.enhancer import Enhancer
from app.figures import keys_text
from app.i18n import mark, tr
from app.opener import Opener
from app.panels.dialogs import Dialogs
from app.panels.shortcuts_dialog import ShortcutRow
from app.saver import Saver
from app.session import Session
from app.widgets.compare_view import CompareView

ZOOM_STEP = 1.25


class ActionId(Enum):
    """Names of all actions."""

    OPEN = "open"
    OPEN_FOLDER = "open_folder"
    PASTE = "paste"
    SAVE = "save"
    SAVE_AS = "save_as"
    QUIT = "quit"
    DIVIDER = "divider"
    SIDE_BY_SIDE = "side_by_side"
    ORIGINAL = "original"
    ENHANCED = "enhanced"
    SPLIT = "split"
    GRID = "grid"
    BLINK = "blink"
    DIFFERENCE = "difference"
    TURN = "turn"
    TURN_RIGHT = "turn_right"
    TURN_LEFT = "turn_left"
    STRONGER = "stronger"
    WEAKER = "weaker"
    LOUPE = "loupe"
    LOUPE_STRONGER = "loupe_stronger"
    LOUPE_WEAKER = "loupe_weaker"
    SELECT_SEEN = "select_seen"
    ADD_CANDIDATE = "add_candidate"
    REMOVE_CANDIDATE = "remove_candidate"
    COMPARE_FILE = "compare_file"
    KEEP = "keep"
    CHOOSE_FIRST = "choose_first"
    CHOOSE_SECOND = "choose_second"
    CHOOSE_THIRD = "choose_third"
    CHOOSE_FOURTH = "choose_fourth"
    RESET_COMPARE = "reset_compare"
    KEEP_VIEW = "keep_view"
    FILM = "film"
    PREVIOUS = "previous"
    NEXT = "next"
    FIT = "fit"
    ACTUAL = "actual"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    FULL_SCREEN = "full_screen"
    BATCH = "batch"
    INSPECT = "inspect"
    UNDO = "undo"
    REDO = "redo"
    COPY_EDIT = "copy_edit"
    PASTE_EDIT = "paste_edit"
    KEEP_PRESET = "keep_preset"
    PRESETS = "presets"
    CLIPPING = "clipping"
    REPORT = "report"
    EXPORT = "export"
    PROTECT = "protect"
    BRUSH_SMALLER = "brush_smaller"
    BRUSH_LARGER = "brush_larger"
    BRUSH_SOFTER = "brush_softer"
    BRUSH_HARDER = "brush_harder"
    PROTECT_INVERT = "protect_invert"
    LAY_NEXT = "lay_next"
    CHECK_SEAMS = "check_seams"
    RUN = "run"
    CANCEL = "cancel"
    PREVIEW = "preview"
    SETTINGS = "settings"
    TRAIN = "train"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class Menu(Enum):
    """Menus in their order; the value is the title. Settings has more in it: settings_menu.py."""

    FILE = mark("&File")
    EDIT = mark("&Edit")
    VIEW = mark("&View")
    COMPARE = mark("&Compare")
    ENHANCE = mark("&Enhance")
    SETTINGS = mark("&Settings")
    HELP = mark("&Help")


def _always() -> bool:
    return True


@dataclass(frozen=True)
class ActionRecord:
    """One action. checked: for those that are on or off; separator: a line above it in its menu."""

    id: ActionId
    menu: Menu
    text: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    icon: str = ""
    separator: bool = False


@dataclass(frozen=True)
class Parts:
    """What actions act on. more: records of the desks; in their menus they stand below the window's own, above Quit."""

    session: Session
    view: CompareView
    opener: Opener
    saver: Saver
    enhancer: Enhancer
    batch: BatchQueue
    dialogs: Dialogs
    toggle_batch: Callable[[], None]
    batch_shown: Callable[[], bool]
    toggle_full_screen: Callable[[], None]
    full_screen: Callable[[], bool]
    quit: Callable[[], object]
    paste: Callable[[], None]
    train: Callable[[], None]
    settings: Callable[[], None]
    toggle_preview: Callable[[], None]
    preview_wanted: Callable[[], bool]
    more: tuple[ActionRecord, ...] = ()


def make_records(parts: Parts) -> tuple[ActionRecord, ...]:
    """The table of all actions, in menu order."""
    own = (*_file_records(parts), *_zoom_records(parts), *_other_records(parts))
    return (*own, *parts.more, *_last_records(parts))


def _file_records(parts: Parts) -> tuple[ActionRecord, ...]:
    saver, dialogs = parts.saver, parts.dialogs
    one = Menu.FILE

    def can_save() -> bool:
        return saver.can_save

    return (
        ActionRecord(ActionId.OPEN, one, tr("&Open…"), dialogs.open_files, ("Ctrl+O",), icon="open"),
        ActionRecord(ActionId.OPEN_FOLDER, one, tr("Open &folder…"), dialogs.open_folder, ("Ctrl+Shift+O",), icon="folder"),
        ActionRecord(ActionId.PASTE, one, tr("&Paste"), parts.paste, ("Ctrl+V",), icon="paste"),
        ActionRecord(ActionId.SAVE, one, tr("&Save"), saver.save, ("Ctrl+S",), can_save, icon="save", separator=True),
        ActionRecord(ActionId.SAVE_AS, one, tr("Save &as…"), dialogs.save_as, ("Ctrl+Shift+S",), can_save, icon="save_as"),
    )


def _zoom_records(parts: Parts) -> tuple[ActionRecord, ...]:
    view, one = parts.view, Menu.VIEW

    def has_photo() -> bool:
        return parts.session.photo is not None

    return (
        ActionRecord(ActionId.FIT, one, tr("&Fit to window"), view.zoom_fit, ("Ctrl+0", "F"), has_photo, icon="fit"),
        ActionRecord(ActionId.ACTUAL, one, "&100 %", view.zoom_actual, ("Ctrl+1", "Z"), has_photo, icon="actual"),
        ActionRecord(
            ActionId.ZOOM_IN, one, tr("Zoom &in"), lambda: view.zoom_by(ZOOM_STEP), ("Ctrl++", "Ctrl+="), has_photo, icon="zoom_in"
        ),
        ActionRecord(ActionId.ZOOM_OUT, one, tr("Zoom o&ut"), lambda: view.zoom_by(1 / ZOOM_STEP), ("Ctrl+-",), has_photo, icon="zoom_out"),
        ActionRecord(
            ActionId.BATCH, one, tr("&Batch list"), parts.toggle_batch, ("Ctrl+B",), checked=parts.batch_shown, icon="batch", separator=True
        ),
        ActionRecord(ActionId.FULL_SCREEN, one, tr("F&ull screen"), parts.toggle_full_screen, ("F11",), checked=parts.full_screen),
    )


def _other_records(parts: Parts) -> tuple[ActionRecord, ...]:
    session, enhancer = parts.session, parts.enhancer

    def can_run() -> bool:
        return session.photo is not None and session.choice is not None and not session.run.active

    def running() -> bool:
        return session.run.active

    return (
        ActionRecord(ActionId.RUN, Menu.ENHANCE, tr("&Enhance again"), enhancer.run_now, ("F5",), can_run, icon="enhance"),
        ActionRecord(ActionId.CANCEL, Menu.ENHANCE, tr("&Cancel"), enhancer.cancel, ("Esc",), running, icon="cancel"),
        ActionRecord(
            ActionId.PREVIEW,
            Menu.SETTINGS,
            tr("Instant &preview while a method runs"),
            parts.toggle_preview,
            ("Shift+P",),
            checked=parts.preview_wanted,
        ),
        ActionRecord(ActionId.SETTINGS, Menu.SETTINGS, tr("&Settings…"), parts.settings, ("Ctrl+,",), icon="settings"),
        ActionRecord(ActionId.TRAIN, Menu.SETTINGS, tr("&Train a method…"), parts.train, ("Ctrl+T",)),
    )


def _last_records(parts: Parts) -> tuple[ActionRecord, ...]:
    """What stands at the end of its menu, whatever the desks put there."""
    return (
        ActionRecord(ActionId.QUIT, Menu.FILE, tr("&Quit"), parts.quit, ("Ctrl+Q",), separator=True),
        ActionRecord(ActionId.SHORTCUTS, Menu.HELP, tr("&Keyboard shortcuts"), parts.dialogs.shortcuts, ("F1", "?"), icon="info"),
        ActionRecord(ActionId.ABOUT, Menu.HELP, tr("&About Heliograph"), parts.dialogs.about, ("Shift+F1",), icon="info"),
    )


class ActionSet(QObject):
    """The QActions made from the records; call `refresh` whenever something they depend on changed."""

    def __init__(self, records: tuple[ActionRecord, ...], window: QWidget) -> None:
        super().__init__(window)
        self.records = records
        self._actions: dict[ActionId, QAction] = {}
        for record in records:
            action = QAction(record.text, window)
            action.setShortcuts([QKeySequence(keys) for keys in record.shortcuts])
            action.setCheckable(record.checked is not None)
            plain = record.text.replace("&", "").rstrip("…")
            action.setToolTip(f"{plain} ({keys_text(record.shortcuts[0])})" if record.shortcuts else plain)
            action.triggered.connect(partial(self._on_triggered, record))
            window.addAction(action)
            self._actions[record.id] = action
        self.refresh()

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def refresh(self) -> None:
        """Enable, disable and tick everything by its record."""
        for record in self.records:
            action = self._actions[record.id]
            action.setEnabled(record.enabled())
            if record.checked is not None:
                action.setChecked(record.checked())

    def _on_triggered(self, record: ActionRecord, checked: bool = False) -> None:
        record.run()
        # Qt has turned the tick over by itself, also where the state stayed as it was.
        self.refresh()

    def set_icons(self, find: Callable[[str], QIcon]) -> None:
        """Give every action that names an icon the one `find` returns (a null icon leaves its text)."""
        for record in self.records:
            if record.icon:
                self._actions[record.id].setIcon(find(record.icon))

    def shortcuts(self) -> list[ShortcutRow]:
        """For the list of shortcuts, in the order of the menus."""
        listed = [record for menu in Menu for record in self.records if record.menu is menu and record.shortcuts]
        joint = tr(" or ")
        return [ShortcutRow(_plain(tr(one.menu.value)), _plain(one.text), joint.join(map(keys_text, one.shortcuts))) for one in listed]


def _plain(text: str) -> str:
    """A menu's or an action's text without the marks for its keys and for a dialog that follows."""
    return text.replace("&", "").rstrip("…")
