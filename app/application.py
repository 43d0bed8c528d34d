"""Builds every object of the window once, joins them, and takes them apart again. The only place where the parts know each other.

The engine is opened on a worker after the first paint. `app.desktop` makes it and ends it. Main thread.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app import __version__
from app.actions import ActionSet, Menu, Parts, make_records
from app.backend import Backend, OutputRule
from app.batch_desk import BatchDesk
from app.compare_desk import CompareDesk
from app.darkroom import Darkroom
from app.edit_desk import EditDesk
from app.engine_start import EngineStart
from app.enhancer import Enhancer
from app.i18n import tr
from app.inspect_desk import InspectDesk
from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from app.jobs.training_door import EnvironmentDoor, TrainingDoor
from app.main_window import MainWindow
from app.messages import Messages
from app.opener import Opener
from app.own_variants import OwnVariants
from app.panels.dialogs import Dialogs
from app.panels.enhance_panel import EnhancePanel
from app.presenter import Presenter
from app.previewer import Previewer, Sight
from app.saver import Saver
from app.session import Session
from app.settings import SettingsStore
from app.settings_menu import SettingsMenu
from app.theme import ColourScheme, apply_theme, icon
from app.training_desk import TrainingDesk
from app.trust_desk import TrustDesk
from app.widgets.compare_view import Layer, Patch, prepare_layer, prepare_mask, prepare_patch
from app.widgets.status_line import StatusLine
from engine.core.photo import Photo
from engine.core.request import Preview
from engine.edit.sidecar import SideCars


class Application(QObject):
    """All parts, joined. `start` shows the window, `close` ends every thread; both on the main thread."""

    def __init__(self, qt: QApplication, backend: Backend, settings: SettingsStore, door: TrainingDoor | None = None) -> None:
        """door: to the Python that trains; None is the real one."""
        super().__init__()
        self._qt = qt
        self.settings = settings
        self.scheme = apply_theme(qt, settings.current.theme)
        self.backend = backend
        self.messages = Messages(self)
        self.messages.facts = self._facts
        self.messages.photos = lambda: self.compare.film.paths
        self.runner = JobRunner(self)
        self.session = Session(self)
        side_cars = SideCars(lambda: settings.current.side_cars, __version__)
        self.window = MainWindow()
        self.engine = EngineStart(backend, self.runner, self.session, self.messages, self)
        self.darkroom = Darkroom(self.runner, self.session, self.messages, side_cars, lambda: settings.current.side_cars, self)
        self.opener = Opener(
            backend, self.runner, self.session, self.messages, prepare_photo, lambda: settings.current.template, side_cars.read, self
        )
        previewer = Previewer(self.runner, prepare_preview, lambda: settings.current.preview)
        self.enhancer = Enhancer(
            self.engine,
            self.runner,
            self.session,
            self.messages,
            previewer,
            backend.finish,
            self._sight,
            lambda: settings.current.provider,
            self,
        )
        self.presenter = Presenter(self.runner, prepare_layer, self.window.view.enhanced_arrived, self)
        self.saver = Saver(backend, self.runner, self.session, self.messages, lambda: OutputRule.of(settings.current), self)
        self.batches = BatchDesk(
            backend, self.runner, self.engine, self.session, self.messages, settings, side_cars.read, self.darkroom.keep_now, self
        )
        self.batch, self.batch_panel = self.batches.queue, self.batches.panel
        self.training = TrainingDesk(
            door or EnvironmentDoor(), backend, self.runner, self.session, self.engine, self.messages, settings, self._batch_runs, self
        )
        self.compare = CompareDesk(
            self.window, self.session, self.enhancer, self.engine, self.runner, backend, self.messages, self.opener, settings, self
        )
        self.inspect = InspectDesk(self.window, backend, self.engine, self.runner, self.session, self.messages, settings, self)
        self.edits = EditDesk(self.darkroom, self.runner, self.session, self.messages, self.window, self)
        self.trust = TrustDesk(self.inspect, self.window.view, self.engine, self.runner, self.session, self.messages, settings, self)
        self._build_window()
        self._join_photo()
        self._join_window()
        self._closed = False

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the window; everything slow begins after its first paint."""
        self._paths = list(paths)
        current = self.settings.current
        self.window.restore_geometry_text(current.geometry, current.splits)
        if not self.settings.path.exists():
            self.window.empty.show_steps()
        self.window.first_painted.connect(self._on_first_painted)
        self.window.show()
        self.inspect.restore()

    def close(self) -> None:
        """Remember what is to be remembered and end all threads; a save in progress is finished first."""
        if self._closed:
            return
        self._closed = True
        if self.window.isFullScreen():
            self.window.toggle_full_screen()  # the next start is to show the window with all its parts
        geometry, splits = self.window.geometry_text()
        self.settings.change(geometry=geometry, splits=splits)
        self.inspect.remember()
        self.settings.save()
        self.window.hide()
        self.training.close()
        self.inspect.close()
        self.enhancer.stop()
        self.darkroom.close()
        self.batches.close()
        self.runner.shutdown()
        self.batches.release()

    def _build_window(self) -> None:
        window = self.window
        self.dialogs = Dialogs(window, self.backend, self.opener, self.saver, self.session, self.settings)
        self.variants = OwnVariants(self.engine, self.session, self.messages, window, self._batch_runs)
        self.status = StatusLine(self.session)
        enhance = EnhancePanel(self.session, lambda: OutputRule.of(self.settings.current))
        window.fill(enhance, self.batch_panel, self.status, self.inspect.panel)
        parts = Parts(
            session=self.session,
            view=window.view,
            opener=self.opener,
            saver=self.saver,
            enhancer=self.enhancer,
            batch=self.batch,
            dialogs=self.dialogs,
            toggle_batch=window.toggle_batch,
            batch_shown=lambda: not self.batch_panel.isHidden(),
            toggle_full_screen=window.toggle_full_screen,
            full_screen=window.isFullScreen,
            quit=window.close,
            paste=self._paste,
            train=self.training.show,
            settings=lambda: self.settings_menu.open(),
            toggle_preview=self._toggle_preview,
            preview_wanted=lambda: self.settings.current.preview,
            more=(*self.edits.records(), *self.compare.records(), *self.inspect.records(), *self.trust.records()),
        )
        self.actions = ActionSet(make_records(parts), window)
        window.set_actions(self.actions)
        self.edits.join(self.actions, window.menus[Menu.EDIT])
        window.enhance.steps.presets.setMenu(self.edits.presets_menu)
        self.dialogs.shortcut_rows = self.actions.shortcuts()
        self.settings_menu = SettingsMenu(window.menus[Menu.SETTINGS], self.settings, self.session)
        self._show_icons()

    def _join_photo(self) -> None:
        """The road of a picture: opener, session, enhancer, presenter, viewer."""
        view, presenter, enhancer, session = self.window.view, self.presenter, self.enhancer, self.session
        session.catalogue_changed.connect(self._choose_first)
        session.choice_changed.connect(self._remember_choice)
        session.photo_changed.connect(self._show_photo)
        session.edit_changed.connect(lambda: view.set_mix(session.finish.strength))
        view.focus_changed.connect(enhancer.look)
        enhancer.began.connect(presenter.begin)
        enhancer.based.connect(presenter.set_base)
        enhancer.tile.connect(presenter.add_tile)
        enhancer.finished.connect(presenter.finish)
        enhancer.cleared.connect(presenter.clear)
        enhancer.preview.connect(view.show_preview)
        enhancer.preview_over.connect(view.drop_preview)
        presenter.began.connect(view.begin_enhanced)
        presenter.piece.connect(view.update_enhanced)
        presenter.gentle_piece.connect(view.update_gentle)
        presenter.complete.connect(view.finish_enhanced)
        presenter.whole.connect(view.set_enhanced)
        presenter.based.connect(view.set_base)
        presenter.cleared.connect(view.clear_enhanced)

    def _join_window(self) -> None:
        window, session, opener = self.window, self.session, self.opener
        for signal_owner in (window, window.view):
            signal_owner.files_dropped.connect(lambda paths: opener.open_paths(self.edits.take_presets(paths)))
            signal_owner.picture_dropped.connect(opener.paste)
        window.empty.open_asked.connect(self.dialogs.open_files)
        window.empty.sample_picked.connect(self._try_sample)
        window.original_held.connect(window.view.show_original)
        window.closing.connect(self.close)
        window.may_close = self._may_close
        window.view.zoom_changed.connect(self.status.set_zoom)
        window.enhance.run_asked.connect(self.enhancer.run_now)
        for taken in (window.enhance.strength.sliderPressed, window.enhance.params.drag_began, self.trust.faith.lock.sliderPressed):
            taken.connect(self.darkroom.begin_drag)
        window.enhance.save_asked.connect(self.saver.save)
        window.enhance.save_as_asked.connect(self.dialogs.save_as)
        picker, variants = window.enhance.picker, self.variants
        for asked, act in (
            (picker.rename_asked, variants.rename),
            (picker.delete_asked, variants.delete),
            (picker.stock_asked, variants.use_stock),
        ):
            asked.connect(partial(variants.act_on_chosen, act))
        self.status.progress.cancel_asked.connect(self.enhancer.cancel)
        self.status.training_asked.connect(self.training.show)
        self.training.note_changed.connect(self.status.set_training)
        self.training.used.connect(self.window.activateWindow)
        self.batch_panel.add_asked.connect(self.dialogs.add_to_batch)
        self.batch_panel.show_asked.connect(opener.show)
        opener.loading.connect(self.status.set_loading)
        opener.listed.connect(self.batches.take_in)
        self.dialogs.batch_wanted.connect(self.batches.take_in)
        self.batches.shown.connect(self._show_batch)
        self.messages.posted.connect(window.bar.post)
        self.messages.photo_left.connect(window.bar.leave_photo)
        self.messages.crashed.connect(self.dialogs.crash)
        self.runner.unexpected.connect(self.messages.unexpected)
        self.settings_menu.theme_changed.connect(self._on_theme)
        self.settings_menu.provider_changed.connect(self.enhancer.ask)
        self.settings_menu.preview_changed.connect(self.enhancer.drop_preview)
        self.settings_menu.viewing_changed.connect(self.compare.show_film_as_set)
        self.settings_menu.viewing_changed.connect(self._refresh_actions)
        self._qt.styleHints().colorSchemeChanged.connect(self._on_desktop_scheme)
        states = (session.photo_changed, session.run_changed, session.result_changed, session.choice_changed)
        for changed in (*states, window.view.layout_changed, self.compare.candidates.changed, self.compare.film.model().modelReset):
            changed.connect(self._refresh_actions)
        window.batch.model.modelReset.connect(self._refresh_actions)
        self.trust.changed.connect(self._refresh_actions)

    def _sight(self) -> Sight | None:
        view = self.window.view
        region = view.visible_region()
        return Sight(region, view.seen_pixels(), view.seen_bare()) if region.width > 0 and region.height > 0 else None

    def _toggle_preview(self) -> None:
        """One that is on the screen goes at once."""
        self.settings.change(preview=not self.settings.current.preview)
        self.enhancer.drop_preview()

    def _refresh_actions(self, *_: object) -> None:
        self.actions.refresh()

    def _on_first_painted(self) -> None:
        QTimer.singleShot(0, self._start_slow_parts)

    def _start_slow_parts(self) -> None:
        if self._closed:
            return
        self.engine.start()
        self.edits.start()
        self.training.pick_up()
        self.batches.pick_up()
        self.opener.open_paths(self.edits.take_presets(self._paths))
        handlers = Handlers(done=self.window.empty.show_samples)
        self.runner.submit(Lane.LIGHT, lambda context: self.backend.samples(), handlers)

    def _choose_first(self) -> None:
        """Steps that are there get what runs of them; where there is none, or only one that cannot run any more, the method and variant of
        last time, or else the first that can."""
        catalogue, current = self.session.catalogue, self.settings.current
        assert catalogue is not None
        edit = self.session.edit
        if len(edit.steps) > 1 or any(catalogue.why_not(catalogue.method(step.method)) is None for step in edit.steps):
            self.darkroom.settle()
            self.variants.explain(current.method, current.variant)
            return
        known = {method.id: method for method in catalogue.methods}
        order = [known[current.method]] if current.method in known else []
        for method in (*order, *catalogue.methods):
            if catalogue.why_not(method) is None:
                self.session.choose(method.id, current.variant, current.precision, current.size)
                break
        else:
            self.messages.warning(tr("No method can run here."), tr("The folder of models is missing or empty."))
        self.variants.explain(current.method, current.variant)
        self.batch_panel.set_ready(self.session.choice is not None)
        self.darkroom.settle()

    def _remember_choice(self) -> None:
        choice, catalogue = self.session.choice, self.session.catalogue
        if choice is None or catalogue is None:
            return
        self.settings.change(method=choice.method, variant=choice.variant)
        method = catalogue.method(choice.method)
        # A method with one precision, or one size, says nothing about what the user prefers.
        if len(method.precisions) > 1:
            self.settings.change(precision=choice.precision)
        if len(method.enlargements) > 1:
            self.settings.change(size=choice.size)

    def _show_photo(self) -> None:
        photo = self.session.photo
        if photo is not None:
            kept = self.settings.current.keep_view
            self.window.view.set_photo(photo.layer, photo.photo.metadata.icc, alpha=photo.mask, keep_view=kept)
        self.window.show_photo(photo is not None)
        self.window.setWindowTitle(f"{photo.name} – Heliograph" if photo else "Heliograph")
        self.status.set_zoom(self.window.view.zoom)

    def _show_batch(self) -> None:
        self.window.show_batch(True)
        self._refresh_actions()

    def _try_sample(self, path: Path, methods: Sequence[str]) -> None:
        """Open a sample with the first of the methods it is for that runs here."""
        catalogue, opener = self.session.catalogue, self.opener
        if catalogue is not None:
            known = {method.id: method for method in catalogue.methods}
            runs = [name for name in methods if name in known and catalogue.why_not(known[name]) is None]
            if runs:
                self.session.choose(runs[0])
        opener.show(path)

    def _facts(self) -> list[str]:
        """What a crash report says about the state of things."""
        session, result = self.session, self.session.result
        asked = f"Qt {qVersion()} on {QGuiApplication.platformName()}; asked to run on {self.settings.current.provider or 'the fastest'}"
        ran = f"; {result.report.method} ran on {result.report.provider}" if result is not None else ""
        steps = ", ".join(f"{step.method} {step.precision.value}" for step in session.edit.active)
        return [asked + ran, f"Chosen: {steps}" if steps else ""]

    def _paste(self) -> None:
        self.opener.paste(QGuiApplication.clipboard().mimeData())

    def _on_theme(self, scheme: ColourScheme) -> None:
        self.scheme = apply_theme(self._qt, scheme)
        self._show_icons()

    def _on_desktop_scheme(self) -> None:
        """The desktop has become dark or light; it concerns only who follows it."""
        if self.settings.current.theme is ColourScheme.SYSTEM and not self._closed:
            self._on_theme(ColourScheme.SYSTEM)

    def _show_icons(self) -> None:
        self.actions.set_icons(lambda name: find_icon(name, self.scheme))
        self.window.enhance.steps.set_icons(lambda name: find_icon(name, self.scheme))
        self.batch_panel.set_icons(lambda name: find_icon(name, self.scheme))

    def _batch_runs(self) -> bool:
        return self.batch.running

    def _may_close(self) -> bool:
        return not self.batch.running or self.dialogs.may_stop_batch()


def prepare_photo(photo: Photo) -> tuple[Layer, Any]:
    """What the viewer needs of a photo; for a worker thread."""
    return prepare_layer(photo.pixels), None if photo.alpha is None else prepare_mask(photo.alpha)


def prepare_preview(preview: Preview) -> Patch:
    """What the viewer shows of a preview; for a worker thread."""
    return prepare_patch(preview.pixels, preview.left, preview.top, preview.width, preview.height)


def find_icon(name: str, scheme: ColourScheme) -> QIcon:
    """The icon, or an empty one where the file is missing: a button then shows its text."""
    try:
        return icon(name, scheme)
    except FileNotFoundError:
        return QIcon()
