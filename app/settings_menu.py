"""The Settings menu: theme and execution provider at hand, and the window of all settings. Says what changed. Main thread."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.backend import OutputRule
from app.catalogue import ProviderChoice
from app.i18n import tr, tr_sentence
from app.panels.settings_window import THEME_NAMES, SettingsWindow
from app.session import Session
from app.settings import SettingsStore
from app.theme import ColourScheme
from engine.core.photo import FileFormat
from engine.core.request import EnhanceRequest


class SettingsMenu(QObject):
    """Signals: theme_changed(ColourScheme), provider_changed(), preview_changed(), viewing_changed()."""

    theme_changed = Signal(object)
    provider_changed = Signal()
    preview_changed = Signal()
    viewing_changed = Signal()

    def __init__(self, menu: QMenu, settings: SettingsStore, session: Session) -> None:
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        self._session = session
        self.window: SettingsWindow | None = None
        themes = menu.addMenu(tr("Theme"))
        group = QActionGroup(self)
        self._themes: dict[ColourScheme, QAction] = {}
        for scheme, name in THEME_NAMES.items():
            self._themes[scheme] = _ticked(themes, group, tr(name), settings.current.theme is scheme)
            self._themes[scheme].triggered.connect(partial(self._on_theme, scheme))
        self.providers = menu.addMenu(tr("Run on"))
        self.providers.setToolTipsVisible(True)
        self._provider_group = QActionGroup(self)
        session.catalogue_changed.connect(self._fill_providers)
        self._fill_providers()

    def open(self) -> None:
        """Show the window of all settings, made anew each time: what it shows may have changed elsewhere."""
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
            return
        catalogue = self._session.catalogue
        self.window = window = SettingsWindow(self._settings, catalogue.providers if catalogue else (), self._example, self._menu.window())
        window.theme_changed.connect(self._on_theme)
        window.provider_changed.connect(self._fill_providers)
        window.provider_changed.connect(self.provider_changed)
        window.preview_changed.connect(self.preview_changed)
        window.viewing_changed.connect(self.viewing_changed)
        window.closed.connect(self._on_closed)
        window.show()

    def _example(self, template: str) -> str:
        choice = self._session.choice
        if choice is None:
            return ""
        request = EnhanceRequest(choice.method, choice.variant, choice.precision, size=choice.size)
        rule = replace(OutputRule.of(self._settings.current), template=template)
        return rule.name_for("IMG_0042.jpg", FileFormat.JPEG, request)

    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
            self._settings.save()

    def _fill_providers(self) -> None:
        self.providers.clear()
        known = self._session.catalogue.providers if self._session.catalogue else ()
        chosen = self._settings.current.provider
        if known and chosen not in [provider.id for provider in known if provider.available]:
            chosen = None
        automatic = _ticked(self.providers, self._provider_group, tr("Automatic (the fastest here)"), chosen is None)
        automatic.triggered.connect(partial(self._on_provider, None))
        for provider in known:
            action = _ticked(self.providers, self._provider_group, _label(provider), chosen == provider.id)
            action.setEnabled(provider.available)
            action.setToolTip(tr_sentence(provider.reason) or tr(provider.label))
            action.triggered.connect(partial(self._on_provider, provider.id))

    def _on_theme(self, scheme: ColourScheme, checked: bool = False) -> None:
        self._settings.change(theme=scheme)
        self._themes[scheme].setChecked(True)
        self.theme_changed.emit(scheme)

    def _on_provider(self, provider: str | None, checked: bool = False) -> None:
        if provider != self._settings.current.provider:
            self._settings.change(provider=provider)
            self.provider_changed.emit()


def _ticked(menu: QMenu, group: QActionGroup, text: str, on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action


def _label(provider: ProviderChoice) -> str:
    name = tr(provider.label)
    return name if provider.available else tr("{label} (not available)").format(label=name)
