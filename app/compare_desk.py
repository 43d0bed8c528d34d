"""Joins the comparison to the window: its commands and keys, the menus of its places, the bar at its foot, and the film strip below.

What stands where is candidates.py's, what it looks like the view's. Main thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from app.actions import ActionId, ActionRecord, Menu
from app.backend import Backend
from app.candidate import ORIGINAL, RESULT, Source, Stand, method_label, precisions_of
from app.candidates import Candidates
from app.engine_start import EngineStart
from app.enhancer import Enhancer
from app.i18n import tr
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.main_window import MainWindow
from app.messages import Messages
from app.opener import Opener
from app.session import Session
from app.settings import SettingsStore
from app.thumbnails import Thumbnails
from app.widgets.compare_bar import CompareBar
from app.widgets.compare_view import PLACES, Place, ViewMode
from app.widgets.film_strip import SIDE, FilmStrip

CHOOSE = (ActionId.CHOOSE_FIRST, ActionId.CHOOSE_SECOND, ActionId.CHOOSE_THIRD, ActionId.CHOOSE_FOURTH)


class Slot(Enum):
    """Keys under which the latest job wins."""

    FOLDER = "film_folder"


class CompareDesk(QObject):
    """`candidates` has what is compared, `film` is the strip below the view."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        enhancer: Enhancer,
        start: EngineStart,
        runner: JobRunner,
        backend: Backend,
        messages: Messages,
        opener: Opener,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._view, self._session = window, window.view, session
        self._runner, self._backend, self._opener, self._settings = runner, backend, opener, settings
        self._menu: QMenu | None = None
        self.candidates = Candidates(
            window.view, session, enhancer, start, runner, backend, messages, lambda: settings.current.provider, self
        )
        self.bar = CompareBar(window.view)
        self.bar.add_asked.connect(self.candidates.add)
        self.bar.remove_asked.connect(self.candidates.remove)
        self._view.set_menus(True)
        self._view.menu_asked.connect(self._show_menu)
        self.thumbnails = Thumbnails(runner, backend, self)
        self.film = FilmStrip(self.thumbnails.image)
        self.film.seen_changed.connect(self._ask_thumbnails)
        self.film.picked.connect(opener.show)
        self.thumbnails.ready.connect(self.film.show_image)
        window.set_film(self.film)
        self.film.setVisible(settings.current.film_shown)
        opener.listed.connect(lambda found: self.film.set_paths([one.path for one in found]))
        session.photo_changed.connect(self._on_photo)

    # -- commands -----------------------------------------------------------------------------------------------------------

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        return (*self._mode_records(), *self._adjusting_records(), *self._candidate_records(), *self._film_records())

    def _mode_records(self) -> tuple[ActionRecord, ...]:
        view = self._view

        def record(action: ActionId, mode: ViewMode, text: str, key: str, icon: str) -> ActionRecord:
            return ActionRecord(
                action, Menu.COMPARE, text, lambda: view.set_mode(mode), (key,), self._has_photo, lambda: view.mode is mode, icon
            )

        return (
            record(ActionId.DIVIDER, ViewMode.DIVIDER, tr("&Divider"), "1", "split"),
            record(ActionId.SIDE_BY_SIDE, ViewMode.SIDE_BY_SIDE, tr("Side &by side"), "2", "side_by_side"),
            record(ActionId.ORIGINAL, ViewMode.ORIGINAL, tr("&Original"), "3", "original"),
            record(ActionId.ENHANCED, ViewMode.ENHANCED, tr("&Enhanced"), "4", "enhanced"),
            record(ActionId.SPLIT, ViewMode.SPLIT, tr("&Split in the middle"), "5", "halves"),
            record(ActionId.GRID, ViewMode.GRID, tr("&Candidates"), "6", "grid"),
            record(ActionId.BLINK, ViewMode.BLINK, tr("B&link"), "7", "blink"),
            record(ActionId.DIFFERENCE, ViewMode.DIFFERENCE, tr("Di&fference"), "8", "difference"),
        )

    def _adjusting_records(self) -> tuple[ActionRecord, ...]:
        view = self._view

        def record(
            action: ActionId, text: str, key: str, run: Callable[[], None], can: Callable[[], bool], separator: bool = False
        ) -> ActionRecord:
            return ActionRecord(action, Menu.COMPARE, text, run, (key,), can, separator=separator)

        def divided() -> bool:
            return self._has_photo() and view.mode is ViewMode.DIVIDER

        def adjustable() -> bool:
            return self._has_photo() and view.mode in (ViewMode.DIFFERENCE, ViewMode.BLINK)

        def magnified() -> bool:
            return self._has_photo() and view.loupe

        loupe = ActionRecord(
            ActionId.LOUPE,
            Menu.COMPARE,
            tr("&Loupe"),
            lambda: view.set_loupe(not view.loupe),
            ("L",),
            self._has_photo,
            lambda: view.loupe,
            "loupe",
            separator=True,
        )
        return (
            record(ActionId.TURN, tr("&Arrange the other way"), "H", view.turn, self._has_photo, separator=True),
            record(ActionId.TURN_RIGHT, tr("Turn the divider &right"), "R", lambda: view.turn_divider_step(1), divided),
            record(ActionId.TURN_LEFT, tr("Turn the divider le&ft"), "Shift+R", lambda: view.turn_divider_step(-1), divided),
            record(ActionId.STRONGER, tr("Stronger difference, slower blink"), ".", lambda: view.adjust(1), adjustable),
            record(ActionId.WEAKER, tr("Weaker difference, quicker blink"), ",", lambda: view.adjust(-1), adjustable),
            loupe,
            record(ActionId.LOUPE_STRONGER, tr("Stronger loupe"), "Shift+L", lambda: view.strengthen_loupe(1), magnified),
            record(ActionId.LOUPE_WEAKER, tr("Weaker loupe"), "Ctrl+L", lambda: view.strengthen_loupe(-1), magnified),
            record(ActionId.SELECT_SEEN, tr("&Measure what is in sight"), "M", view.select_seen, self._has_photo),
        )

    def _candidate_records(self) -> tuple[ActionRecord, ...]:
        one, candidates = Menu.COMPARE, self.candidates
        choose = (
            tr("Choose the first picture…"),
            tr("Choose the second picture…"),
            tr("Choose the third picture…"),
            tr("Choose the fourth picture…"),
        )

        def can_add() -> bool:
            return self._has_photo() and len(candidates.stands) < len(PLACES)

        def can_remove() -> bool:
            return len(candidates.stands) > 2

        def can_keep() -> bool:
            return candidates.can_keep

        return (
            ActionRecord(ActionId.ADD_CANDIDATE, one, tr("Add a &candidate"), candidates.add, ("A",), can_add, separator=True),
            ActionRecord(ActionId.REMOVE_CANDIDATE, one, tr("Remove the last candidate"), candidates.remove, ("Shift+A",), can_remove),
            ActionRecord(ActionId.COMPARE_FILE, one, tr("Compare with a f&ile…"), self._add_file, ("Shift+O",), self._has_photo),
            ActionRecord(ActionId.KEEP, one, tr("&Keep the result for comparison"), candidates.keep, ("K",), can_keep),
            *(
                ActionRecord(action, one, text, partial(self.ask, place), (f"Alt+{number}",), partial(self._is_there, place))
                for number, (action, text, place) in enumerate(zip(CHOOSE, choose, PLACES, strict=True), 1)
            ),
            ActionRecord(ActionId.RESET_COMPARE, one, tr("Original and result again"), candidates.reset, ("Shift+K",), self._has_photo),
        )

    def _film_records(self) -> tuple[ActionRecord, ...]:
        def film_shown() -> bool:
            return not self.film.isHidden()

        def kept() -> bool:
            return self._settings.current.keep_view

        def several() -> bool:
            return len(self.film.paths) > 1

        one = Menu.VIEW
        return (
            ActionRecord(
                ActionId.KEEP_VIEW,
                one,
                tr("&Keep zoom and place from photo to photo"),
                self._toggle_keep,
                ("P",),
                checked=kept,
                separator=True,
            ),
            ActionRecord(ActionId.FILM, one, tr("Film s&trip"), self.toggle_film, ("T",), checked=film_shown, icon="film"),
            ActionRecord(ActionId.PREVIOUS, one, tr("&Previous photo"), lambda: self.step(-1), ("PgUp",), several),
            ActionRecord(ActionId.NEXT, one, tr("&Next photo"), lambda: self.step(1), ("PgDown",), several),
        )

    def _has_photo(self) -> bool:
        return self._session.photo is not None

    def _is_there(self, place: Place) -> bool:
        return self._has_photo() and PLACES.index(place) < len(self.candidates.stands)

    def _toggle_keep(self) -> None:
        self._settings.change(keep_view=not self._settings.current.keep_view)

    # -- menus --------------------------------------------------------------------------------------------------------------

    def ask(self, place: Place) -> None:
        """Let the user choose, from the keyboard, what stands in a place."""
        if place not in self._view.layout_now.places:
            self._view.set_mode(ViewMode.GRID)
        self._show_menu(place, self._view.menu_point(place))

    def menu_for(self, place: Place) -> QMenu:
        """What can stand in a place, what stands there ticked."""
        menu, choice, catalogue = QMenu(self._window), self._session.choice, self._session.catalogue
        menu.setAccessibleName(tr("What stands here"))
        self._offer(menu, place, ORIGINAL)
        self._offer(menu, place, RESULT)
        if catalogue is not None and choice is not None:
            menu.addSeparator()
            for stand in precisions_of(catalogue, choice.method, choice.variant):
                self._offer(menu, place, stand)
            self._offer_methods(menu.addMenu(tr("Another method")), place)
        if self.candidates.kept:
            menu.addSeparator()
            for kept in self.candidates.kept:
                self._offer(menu, place, Stand(Source.KEPT, kept=kept))
        menu.addSeparator()
        menu.addAction(tr("A file…")).triggered.connect(lambda: self._put_file(place))
        remove = menu.addAction(tr("Remove this candidate"))
        remove.setEnabled(len(self.candidates.stands) > 2)
        remove.triggered.connect(lambda: self.candidates.remove(place))
        return menu

    def _offer(self, menu: QMenu, place: Place, stand: Stand, text: str = "") -> QAction:
        words = text or self.candidates.label(stand)
        if stand is RESULT:
            words = tr("Current result: {name}").format(name=words)
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(self._is_there(place) and self.candidates.stands[PLACES.index(place)] == stand)
        action.triggered.connect(lambda: self.candidates.put(place, stand))
        return action

    def _offer_methods(self, menu: QMenu, place: Place) -> None:
        """By what they are for; where there is a choice of precisions, one menu deeper."""
        catalogue = self._session.catalogue
        assert catalogue is not None
        for task in catalogue.tasks():
            below = menu.addMenu(tr(task.value))
            for method in catalogue.methods_for(task):
                for variant in method.variants_for(task):
                    stands = precisions_of(catalogue, method.id, variant.id)
                    if len(stands) == 1:
                        self._offer(below, place, stands[0])
                    elif stands:
                        deeper = below.addMenu(method_label(catalogue, method.id, variant.id, None))
                        for stand in stands:
                            self._offer(deeper, place, stand, stand.precision.label if stand.precision is not None else "")
            if below.isEmpty():
                menu.removeAction(below.menuAction())

    def _show_menu(self, place: Place, point: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_for(place)
        self._menu.popup(point)

    def _put_file(self, place: Place) -> None:
        path = self._ask_file()
        if path is not None:
            self.candidates.put(place, Stand(Source.FILE, path=path))

    def _add_file(self) -> None:
        path = self._ask_file()
        if path is not None and self.candidates.add(Stand(Source.FILE, path=path)) is None:
            self.candidates.put(PLACES[-1], Stand(Source.FILE, path=path))
            self._view.set_mode(ViewMode.GRID)

    def _ask_file(self) -> Path | None:
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in self._backend.suffixes())
        photo = self._session.photo
        folder = photo.photo.source.parent if photo is not None and photo.photo.source is not None else Path.home()
        filters = tr("Photos ({patterns});;All files (*)").format(patterns=patterns)
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Compare with a file"), str(folder), filters)
        return Path(name) if name else None

    # -- film strip ---------------------------------------------------------------------------------------------------------

    def toggle_film(self) -> None:
        """Show the strip, or hide it; remembered."""
        self._settings.change(film_shown=self.film.isHidden())
        self.show_film_as_set()

    def show_film_as_set(self) -> None:
        """The settings say whether the strip is shown."""
        self.film.setVisible(self._settings.current.film_shown)

    def step(self, by: int) -> None:
        """Open the photo so many places further on in the strip, whether it is shown or not. Counted from where one went last: neither a
        photo that is still being opened nor one that cannot be holds anybody up."""
        row = self.film.currentIndex().row() + by
        if 0 <= row < len(self.film.paths):
            path = self.film.paths[row]
            self.film.set_current(path)
            self._opener.show(path)

    def _on_photo(self) -> None:
        photo = self._session.photo
        source = photo.photo.source if photo is not None else None
        if source is None or source in self.film.paths:
            self.film.set_current(source)
            return
        suffixes = self._backend.suffixes()

        def done(paths: list[Path]) -> None:
            self.film.set_paths(paths)
            self.film.set_current(source)

        work = partial(_photos_beside, source, suffixes)
        self._runner.submit(Lane.LIGHT, work, Handlers(done=done, failed=lambda error: done([source])), replaces=Slot.FOLDER)

    def _ask_thumbnails(self, paths: list[Path]) -> None:
        self.thumbnails.ask(paths, round(SIDE * self._view.devicePixelRatioF()))


def _photos_beside(source: Path, suffixes: Sequence[str], context: JobContext) -> list[Path]:
    """The photos in the folder of one, by name, numbers in their order; at least that one itself. For a worker."""
    try:
        found = [path for path in source.parent.iterdir() if path.suffix.lower() in suffixes and not path.name.startswith(".")]
    except OSError:
        return [source]
    return sorted({source, *found}, key=_by_name)


def _by_name(path: Path) -> list[tuple[int, str]]:
    """IMG_9 before IMG_10."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
