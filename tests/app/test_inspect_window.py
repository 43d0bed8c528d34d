"""Numbers, histograms, clipping and facts in the window follow photo, result and strength, and cost nothing while nobody looks."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.inspector import Slot
from engine.core.lab import colour_space
from engine.core.method import Region
from engine.core.progress import NullProgress
from engine.inspection.measures import Measures, measure
from engine.inspection.pair import Pair
from tests.helpers.fakes import DOUBLE, FakeBackend


@pytest.fixture
def looking(opened: Application) -> Application:
    opened.window.toggle_inspect()
    return opened


def numbers_now(application: Application, region: Region | None = None) -> Measures:
    """What the window ought to show, computed here."""
    session = application.session
    assert session.photo is not None
    assert session.result is not None
    pair = Pair(session.photo.photo.pixels, FakeBackend().finish(session.photo.photo, session.result, session.finish).pixels)
    return measure(pair.part(region) if region is not None else pair, colour_space(None), NullProgress())


def shown(application: Application, name: str, where: str) -> str:
    return application.inspect.numbers.cells[name, where].text()


def test_the_whole_photo_is_measured_by_itself_and_again_when_the_strength_changes(looking: Application, qtbot: QtBot) -> None:
    expected = numbers_now(looking)
    qtbot.waitUntil(lambda: shown(looking, "PSNR, dB", "Whole") == f"{expected.psnr:.1f}")
    assert shown(looking, "ΔE, mean", "Whole") == f"{expected.difference.mean:.2f}"
    assert shown(looking, "Noise before", "Whole") == f"{expected.noise_before:.2f}"
    looking.session.set_strength(0.0)
    assert shown(looking, "PSNR, dB", "Whole") == "–"
    qtbot.waitUntil(lambda: shown(looking, "PSNR, dB", "Whole") == "∞")


def test_the_pixel_under_the_pointer_tells_both_its_values_and_its_surroundings_their_numbers(looking: Application, qtbot: QtBot) -> None:
    session = looking.session
    assert session.photo is not None
    assert session.result is not None
    looking.window.view.cursor_moved.emit((40.7, 30.2))
    pixel = looking.inspect.pixel
    before = session.photo.photo.pixels[30, 40]
    after = FakeBackend().finish(session.photo.photo, session.result, session.finish).pixels[30, 40]
    qtbot.waitUntil(lambda: [cell.text() for cell in pixel.before[:3]] == [str(value) for value in before])
    assert [cell.text() for cell in pixel.after[:3]] == [str(value) for value in after]
    assert pixel.place.text().startswith("At 40, 30: ΔE ")
    expected = numbers_now(looking, Region(9, 0, 64, 64, 160, 120))
    assert shown(looking, "ΔE, largest", "Pointer") == f"{expected.difference.largest:.2f}"
    assert looking.window.view.box == Region(9, 0, 64, 64, 160, 120)
    looking.window.view.cursor_moved.emit(None)
    assert shown(looking, "ΔE, largest", "Pointer") == "–"
    assert looking.window.view.box is None


def test_a_selection_is_measured_and_its_numbers_go_with_it(looking: Application, qtbot: QtBot) -> None:
    region = Region(10, 20, 50, 40, 160, 120)
    looking.window.view.set_selection(region)
    expected = numbers_now(looking, region)
    qtbot.waitUntil(lambda: shown(looking, "SSIM", "Selection") == f"{expected.ssim:.4f}")
    looking.window.view.set_selection(None)
    assert shown(looking, "SSIM", "Selection") == "–"


def test_a_larger_result_is_compared_with_the_enlarged_photo_and_the_window_says_so(looking: Application, qtbot: QtBot) -> None:
    looking.session.choose(DOUBLE.id)
    qtbot.waitUntil(lambda: shown(looking, "SSIM", "Whole") != "–")
    assert "2 times bicubically" in looking.inspect.numbers.note.text()


def test_j_colours_what_is_clipped_and_takes_it_away_again(opened: Application, qtbot: QtBot) -> None:
    opened.actions[ActionId.CLIPPING].trigger()
    qtbot.waitUntil(lambda: opened.window.view.overlay is not None)
    assert opened.inspect.histogram.clipping.isChecked()
    assert opened.actions[ActionId.CLIPPING].isChecked()
    opened.actions[ActionId.CLIPPING].trigger()
    assert opened.window.view.overlay is None
    assert not opened.inspect.histogram.clipping.isChecked()


def test_both_histograms_and_their_clipped_shares_are_shown(looking: Application, qtbot: QtBot) -> None:
    section = looking.inspect.histogram
    qtbot.waitUntil(lambda: bool(section.charts["After"].heights().any()))
    session = looking.session
    assert session.photo is not None
    black = float((session.photo.photo.pixels.min(axis=2) == 0).mean())
    assert f"shadows {100 * black:.2f} %" in section.charts["Before"].accessibleDescription()
    flat = section.charts["Before"].heights()
    section.logarithmic.click()
    assert not np.array_equal(flat, section.charts["Before"].heights())


def test_facts_of_the_file_are_listed(looking: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(looking.inspect.facts.texts()))
    facts = looking.inspect.facts.texts()
    assert facts["Pixels"] == "160 × 120, 0.0 MP"
    assert facts["Position"] == "Not in the file"


def test_nothing_is_measured_for_a_column_or_section_that_nobody_sees(opened: Application, qtbot: QtBot) -> None:
    inspector = opened.inspect.inspector
    assert not any(inspector.wants(slot) for slot in Slot)
    opened.window.toggle_inspect()
    assert inspector.wants(Slot.WHOLE)
    opened.inspect.panel.sections["Numbers"].set_open(False)
    assert not inspector.wants(Slot.WHOLE)
    assert inspector.wants(Slot.POINTER), "the section above shows it too"
    opened.window.toggle_inspect()
    assert not any(inspector.wants(slot) for slot in Slot)
