"""The Settings menu: theme and execution provider. Writes into the settings and says what changed. Main thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.catalogue import ProviderChoice
from app.i18n import mark, tr
from app.session import Session
from app.settings import SettingsStore
from app.theme import ColourScheme

THEME_NAMES = {ColourScheme.DARK: mark("Dark"), ColourScheme.LIGHT: mark("Light"), ColourScheme.SYSTEM: mark("As the desktop")}


class SettingsMenu(QObject):
    """Signals: theme_changed(ColourScheme), provider_changed()."""

    theme_changed = Signal(object)
    provider_changed = Signal()

    def __init__(self, menu: QMenu, settings: SettingsStore, session: Session) -> None:
        super().__init__(menu)
        self._settings = settings
        self._session = session
        themes = menu.addMenu(tr("Theme"))
        group = QActionGroup(self)
        for scheme, name in THEME_NAMES.items():
            action = _ticked(themes, group, tr(name), settings.current.theme is scheme)
            action.triggered.connect(partial(self._on_theme, scheme))
        self.providers = menu.addMenu(tr("Run on"))
        self.providers.setToolTipsVisible(True)
        self._provider_group = QActionGroup(self)
        session.catalogue_changed.connect(self._fill_providers)
        self._fill_providers()

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
            action.setToolTip(provider.reason or provider.label)
            action.triggered.connect(partial(self._on_provider, provider.id))

    def _on_theme(self, scheme: ColourScheme, checked: bool = False) -> None:
        self._settings.change(theme=scheme)
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
    return provider.label if provider.available else tr("{label} (not available)").format(label=provider.label)
