"""Errors nobody expected: one dialog for all of them, a report that helps, and nobody's photos in it."""

import logging

import pytest
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.diagnostics import LINES, LogTail, crash_report, without_photos
from app.panels.crash_dialog import MOST


@pytest.fixture
def log():
    """A logger of the program's whose last lines are kept."""
    tail, logger = LogTail(), logging.getLogger("app.test_crash_report")
    logger.setLevel(logging.INFO)
    logger.addHandler(tail)
    yield logger, tail
    logger.removeHandler(tail)


def failure(message: str) -> ValueError:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def test_the_report_has_versions_what_it_runs_on_the_log_and_where_it_happened(opened, log):
    logger, opened.messages.tail = log
    logger.info("tile %d of %d", 3, 8)
    opened.messages.unexpected(failure("the lens is loose"))
    text = opened.dialogs._crash.text
    assert f"Heliograph {__version__}" in text
    assert "Python 3." in text
    assert "PySide6" in text
    assert "Qt 6" in text
    assert f"{opened.session.choice.method} ran on " in text
    assert "tile 3 of 8" in text
    assert "in failure" in text
    assert text.index("ValueError: the lens is loose") > text.index("Traceback")


def test_no_report_names_a_photo_or_the_user(opened, photo, tmp_path, log, monkeypatch):
    logger, opened.messages.tail = log
    monkeypatch.setenv("HOME", str(tmp_path))
    private = tmp_path / "Anna in hospital.JPG"
    logger.info("warning shown: %s %s", f"{private.name} cannot be read.", photo.name)
    logger.warning("looking at " + str(private))
    opened.messages.unexpected(FileNotFoundError(2, "No such file or directory", str(private)))
    opened.messages.unexpected(failure(f"{photo.stem}{photo.suffix} is odd"))
    text = opened.dialogs._crash.text
    assert "FileNotFoundError" in text
    assert "is odd" in text
    assert "warning shown" in text
    for secret in ("Anna", "hospital", photo.stem, str(tmp_path)):
        assert secret not in text, secret


@pytest.mark.parametrize(
    "message",
    [
        "cannot make sense of Anna in hospital.jpg",
        "Anna in hospital.heic: box 3 is odd",
        "[Errno 13] Permission denied: '/Volumes/Anna in hospital/out'",
        "'Anna\\'s \"hospital\".jpg' is odd",
        "D:" + r"\\Photos\\Anna\\in hospital.tif is odd",
    ],
)
def test_names_with_words_in_them_leave_nothing_behind(message):
    fault = crash_report(failure(message)).fault
    assert "ValueError: " in fault
    assert "in failure" in fault
    assert "Anna" not in fault
    assert "hospital" not in fault


def test_names_of_known_photos_are_left_out_without_their_suffix_too(opened, photo):
    opened.messages.unexpected(KeyError(photo.stem))
    opened.messages.unexpected(failure(f"no place for {photo.stem}-enhanced in {photo.parent}"))
    text = opened.dialogs._crash.text
    assert "KeyError: '…'" in text
    assert "ValueError: no place for …-enhanced in …" in text


def test_several_errors_stand_in_one_dialog_and_repeated_ones_are_counted(opened):
    for _ in range(3):
        opened.messages.unexpected(failure("first"))
    opened.messages.unexpected(failure("second"))
    dialog = opened.dialogs._crash
    assert dialog.text.count("ValueError: first") == 1
    assert "3 times:" in dialog.text
    assert "ValueError: second" in dialog.text
    for number in range(2 * MOST):
        opened.messages.unexpected(failure(f"another {number}"))
    assert opened.dialogs._crash is dialog
    assert dialog.text.count("Traceback") == MOST
    assert f"And {2 * MOST - (MOST - 2)} more" in dialog.text


def test_the_report_is_copied_and_a_closed_dialog_makes_room_for_the_next(opened):
    opened.messages.unexpected(failure("first"))
    first = opened.dialogs._crash
    first.copy.click()
    assert QGuiApplication.clipboard().text() == first.text
    first.reject()
    opened.messages.unexpected(failure("second"))
    assert opened.dialogs._crash is not first
    assert opened.dialogs._crash.isVisible()
    assert "first" not in opened.dialogs._crash.text


def test_the_log_that_is_kept_is_short_and_says_what_failed(log):
    logger, tail = log
    for number in range(LINES + 5):
        logger.info("line %d", number)
    try:
        raise KeyError("secret")
    except KeyError:
        logger.exception("job %d failed", 7)
    lines = tail.text().splitlines()
    assert len(lines) == LINES
    assert lines[-1].endswith("job 7 failed (KeyError)")
    assert "secret" not in tail.text()


def test_paths_of_the_program_stay_readable():
    line = 'File "/opt/heliograph/app/opener.py", line 12, in show'
    assert without_photos(line) == line
    assert "opener" in crash_report(failure("x"), [], "opener").log
