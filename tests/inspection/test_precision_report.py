"""The report holds what was measured: speed, size, how far from FP32 and where; its page needs nothing but itself."""

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from engine.core.errors import Cancelled, UsageError
from engine.core.lab import ciede2000, colour_space
from engine.core.page_words import PageWords
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest
from engine.inspection import difference_map
from engine.inspection.difference_map import DifferenceMap, telling_places
from engine.inspection.precision_page import page, scale_top, signed_difference, values, write_page
from engine.inspection.precision_report import PrecisionReport, precision_report
from tests.helpers.tiny_models import affine, identity, tiny_engine

BOTH = {Precision.FP32: affine(1.0), Precision.QAT: affine(0.95)}


def photo(width: int = 320, height: int = 240) -> Photo:
    """Dark but for a bright corner, where a gain shows."""
    pixels = np.full((height, width, 3), 12, np.uint8)
    pixels[height // 2 :, width // 2 :] = np.random.default_rng(1).integers(150, 250, (height - height // 2, width - width // 2, 3))
    return Photo(pixels)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PrecisionReport:
    engine = tiny_engine(tmp_path_factory.mktemp("models"), BOTH)
    return precision_report(engine, photo(), EnhanceRequest("tiny", provider="cpu"), "a <b> & c.jpg", NullProgress())


class Page(HTMLParser):
    """Tags that are open, sources of pictures, and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.sources: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_numbers_are_those_of_the_two_results(report: PrecisionReport) -> None:
    reference, other = report.rows
    assert (report.reference, reference.precision, other.precision) == (Precision.FP32, Precision.FP32, Precision.QAT)
    assert reference.measures is None
    assert other.measures is not None
    space = colour_space(None)
    deep = photo().pixels.astype(np.uint16) * 257
    apart = ciede2000(space.lab(deep), space.lab(np.round(deep * 0.95).astype(np.uint16)))
    assert other.measures.difference.mean == pytest.approx(float(apart.mean()), abs=0.01)
    assert other.measures.difference.largest == pytest.approx(float(apart.max()), abs=0.02)
    assert other.measures.psnr == pytest.approx(10 * np.log10(1 / np.mean((0.05 * photo().pixels / 255) ** 2)), abs=0.02)
    assert 0 < reference.network_seconds <= reference.seconds
    assert reference.file_bytes > 100
    assert report.speedup(reference) == 1.0
    assert other.runs >= 1


def test_the_places_lie_where_the_results_differ_and_show_all_of_them(report: PrecisionReport) -> None:
    first = report.places[0]
    assert first.region.left >= 60
    assert first.region.top >= 50
    shape = (first.region.height, first.region.width, 3)
    assert {crop.shape for crop in first.crops.values()} == {shape} == {first.source.shape}
    left, top = first.region.left, first.region.top
    np.testing.assert_array_equal(first.crops[Precision.FP32], photo().pixels[top : top + shape[0], left : left + shape[1]])
    assert first.differences[Precision.QAT] == max(place.differences[Precision.QAT] for place in report.places)


def test_the_page_holds_the_values_and_nothing_from_elsewhere(report: PrecisionReport, tmp_path: Path) -> None:
    write_page(report, tmp_path / "report.html", PageWords(), overwrite=False)
    found = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert found.open == []
    assert found.tags & {"script", "link", "iframe"} == set()
    assert all(source.startswith("data:image/") for source in found.sources)
    assert len(found.sources) == 2 + 1 + 1 + 4 * len(report.places)
    other = report.rows[1]
    assert other.measures is not None
    for text in (
        "a <b> & c.jpg",
        f"{other.measures.difference.p95:.2f}",
        f"{other.measures.psnr:.1f}",
        f"{other.seconds:.2f}",
        report.machine,
    ):
        assert text in found.text
    assert f"ΔE {scale_top(report):.2f}" in found.text
    assert "prefers-color-scheme: dark" in page(report, PageWords())


def test_differences_too_small_to_be_seen_are_shown_larger_around_grey() -> None:
    reference = np.full((2, 3, 3), 100, np.uint8)
    crop = reference.copy()
    crop[0, 0], crop[1, 2] = 101, 80
    shown = signed_difference(crop, reference)
    assert (shown[0, 0, 0], shown[0, 1, 0], shown[1, 2, 0]) == (128 + 16, 128, 0)


def test_the_plain_values_are_the_measured_ones(report: PrecisionReport) -> None:
    plain = values(report)
    assert plain["precisions"][1]["psnr"] == report.rows[1].measures.psnr  # type: ignore[union-attr]
    assert plain["precisions"][1]["times_reference"] == report.speedup(report.rows[1])
    assert plain["places"][0]["delta_e_mean"] == {"qat": report.places[0].differences[Precision.QAT]}


def test_a_method_that_runs_in_one_precision_only_is_refused_in_a_sentence(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, identity())
    with pytest.raises(UsageError, match=re.escape("Tiny can be run here in FP32 only, so there is nothing to compare.")):
        precision_report(engine, photo(), EnhanceRequest("tiny"), "x", NullProgress())
    with pytest.raises(UsageError, match="no method 'nobody'"):
        precision_report(engine, photo(), EnhanceRequest("nobody"), "x", NullProgress())


def test_a_report_can_be_cancelled_between_its_runs(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, BOTH)
    token = ProgressToken(lambda fraction, text: token.cancel() if text.startswith("QAT") else None)
    with pytest.raises(Cancelled):
        precision_report(engine, photo(), EnhanceRequest("tiny", provider="cpu"), "x", token)


def test_cells_of_a_map_are_means_whatever_the_strips_and_at_ragged_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference_map, "CELLS", 7)
    values_ = np.random.default_rng(2).random((23, 31)).astype(np.float32)
    found = DifferenceMap(31, 23)
    for top in (0, 8, 16):
        found.add(top, values_[top : top + 8])
    cell = found.cell
    assert found.means.shape == (-(-23 // cell), -(-31 // cell))
    assert found.means[-1, -1] == pytest.approx(values_[cell * (found.means.shape[0] - 1) :, cell * (found.means.shape[1] - 1) :].mean())
    for place in telling_places([found], 31, 23, (10, 10), 2):
        assert place.left + place.width <= 31
        assert place.top + place.height <= 23
