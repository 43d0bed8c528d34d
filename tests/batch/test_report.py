"""The report shows every photo, what went wrong first, and harms nobody who opens it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.batch.jobs import JobState, NewJob
from engine.batch.journal import Journal
from engine.batch.report import COLUMNS, Totals, write_report
from engine.batch.runner import BatchRunner
from engine.core.errors import InferenceError, PhotoWriteError
from engine.core.page_words import PageWords
from engine.core.progress import ProgressToken
from tests.batch.conftest import Inverter

New = Callable[..., NewJob]


@pytest.fixture
def through(journal: Journal, inverter: Inverter, new: New) -> Journal:
    """A batch with one photo done, one failed, one waiting."""
    journal.add([new("<b>&good.png"), new("bad.png")])
    inverter.failures = {"bad.png": InferenceError("It failed, <so> to say.")}
    BatchRunner(inverter, journal).run(ProgressToken())
    journal.add([new("later.png")])
    return journal


def test_the_page_shows_errors_first_small_pictures_and_totals_and_no_name_is_markup(through: Journal, tmp_path: Path) -> None:
    page, _ = write_report(through, tmp_path, PageWords())
    text = page.read_text(encoding="utf-8")
    assert "1 of 3 photos done, 1 failed, 1 still to do" in text
    assert text.index("It failed, &lt;so&gt; to say.") < text.index("&lt;b&gt;&amp;good.png") < text.index("later.png")
    assert text.count("data:image/jpeg;base64,") == 2
    assert "<b>" not in text
    assert "It was dark." in text, "why it was done"
    assert "It is a negative." in text
    assert "http" not in text, "nothing is fetched from anywhere"


def test_the_table_has_a_line_for_each_photo_that_a_spreadsheet_understands(through: Journal, tmp_path: Path) -> None:
    _, table = write_report(through, tmp_path, PageWords())
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["state"] for row in rows] == ["done", "failed", "waiting"]
    assert (rows[0]["width"], rows[0]["height"], rows[0]["note"]) == ("64", "48", "It is a negative.")
    assert int(rows[0]["bytes"]) == Path(rows[0]["result"]).stat().st_size
    assert (rows[1]["error"], rows[1]["result"], rows[1]["seconds"]) == ("It failed, <so> to say.", "", "")


def test_no_name_is_a_formula_to_a_spreadsheet(journal: Journal, inverter: Inverter, new: New, tmp_path: Path) -> None:
    journal.add([new("=1+1.png")])
    inverter.failures = {"=1+1.png": InferenceError("=1+1.png failed.")}
    BatchRunner(inverter, journal).run(ProgressToken())
    _, table = write_report(journal, tmp_path, PageWords())
    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""))
    assert row["error"] == "'=1+1.png failed."


def test_a_later_report_of_the_same_batch_replaces_the_earlier_and_no_other_file(through: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    first = write_report(through, folder, PageWords())
    through.retry_failed()
    assert write_report(through, folder, PageWords()) == first
    assert len(list(folder.iterdir())) == 2
    assert "2 still to do" in first[0].read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said_in_words(through: Journal, tmp_path: Path) -> None:
    with pytest.raises(PhotoWriteError, match="the folder does not exist"):
        write_report(through, tmp_path / "nowhere", PageWords())


def test_totals_count_what_is_done(through: Journal) -> None:
    totals = Totals.of(through.jobs())
    assert totals.counts[JobState.DONE] == 1
    assert totals.megapixels == pytest.approx(64 * 48 / 1e6)
    assert Totals.of([]).words() == "0 of 0 photos done"
