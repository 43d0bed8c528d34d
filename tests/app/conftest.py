"""The whole window over a fake engine, closed again after each test; and the viewer by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.application import Application
from app.i18n import Language
from app.session import RunState
from app.settings import SettingsStore
from app.widgets.compare_view import CompareView
from tests.helpers.fake_training_door import FakeDoor
from tests.helpers.fakes import FakeBackend, write_fake_photo


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def start_app(qtbot: QtBot, qapp: QApplication, tmp_path: Path, backend: FakeBackend) -> Iterator[Callable[..., Application]]:
    """`start_app(paths)` shows the window with those photos; calling it again is a second start with the same settings."""
    made: list[Application] = []

    if not qapp.findChildren(QTranslator):
        i18n.install(qapp, Language.ENGLISH)  # plurals are translated in English too

    def start(*paths: Path) -> Application:
        application = Application(qapp, backend, SettingsStore(tmp_path / "config" / "settings.json"), FakeDoor())
        made.append(application)
        application.start(paths)
        return application

    yield start
    backend.opening.set()
    backend.engine.gate.set()
    backend.engine.preview_gate.set()
    for application in made:
        application.close()
        application.window.deleteLater()
        application.deleteLater()
    qapp.processEvents()


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[Language], None]]:
    """`speak(language)` installs it until the test ends."""
    yield lambda language: i18n.install(qapp, language)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())
    qapp.setProperty(i18n.SPOKEN, None)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return write_fake_photo(tmp_path / "IMG_1.jpg")


@pytest.fixture
def opened(start_app: Callable[..., Application], qtbot: QtBot, photo: Path) -> Application:
    """The window with a photo that has been enhanced."""
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    return application


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    """400 x 300, on the screen, empty."""
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def photos(picture: Any, tmp_path: Path) -> Path:
    """a.png and, in a folder inside, b.jpg."""
    folder = tmp_path / "photos"
    picture.file(folder / "a.png", seed=1)
    picture.file(folder / "day two" / "b.jpg", seed=2)
    return folder
