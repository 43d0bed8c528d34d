"""The look before the start: names nobody else has, nothing replaced in silence, and honest numbers."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.jobs import Collision, JobOrder, JobState
from engine.batch.naming import DEFAULT_TEMPLATE, Names, check_template, name_of, pattern_of
from engine.batch.plan import Destination, Found, Planner, Preflight
from engine.core.errors import InferenceError, UsageError
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest

ORDER = JobOrder(EnhanceRequest("m", "v", Precision.QAT, size=1, strength=0.5))
ENLARGED = replace(ORDER, request=replace(ORDER.request, size=4))


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Preflight]:
    def look(*photos: Found, collision: Collision = Collision.UNIQUE, order: Any = ORDER, **said: Any) -> Preflight:
        destination = Destination(said.get("output", tmp_path / "out"), said.get("template", "{name}_{method}"), collision)
        order_for = order if callable(order) else lambda photo, facts: order
        return Planner(destination, order_for, ORDER, said.get("taken", ())).plan(photos, NullProgress())

    return look


def targets(flight: Preflight, root: Path) -> list[str]:
    return [(job.folder / job.name).relative_to(root).as_posix() for job in flight.jobs]


@pytest.mark.parametrize(
    ("template", "order", "name"),
    [
        (DEFAULT_TEMPLATE, ORDER, "beach_m.jpg"),
        (DEFAULT_TEMPLATE, ENLARGED, "beach_m_x4.jpg"),
        ("{name}", ORDER, "beach.jpg"),
        ("{variant}-{precision}-{strength}-{name}", ORDER, "v-qat-50-beach.jpg"),
        ("{name}_{method}", replace(ORDER, format=FileFormat.TIFF), "beach_m.tif"),
    ],
)
def test_a_template_makes_names(template: str, order: JobOrder, name: str) -> None:
    assert name_of(template, Path("day/beach.jpg"), FileFormat.JPEG, order) == name


def test_an_ending_that_lies_is_put_right_and_one_that_fits_stays() -> None:
    assert name_of("{name}", Path("a.JPEG"), FileFormat.JPEG, ORDER) == "a.JPEG"
    assert name_of("{name}", Path("a.png"), FileFormat.JPEG, ORDER) == "a.jpg"
    assert name_of("{name}", Path("a.b.tiff"), FileFormat.TIFF, ORDER) == "a.b.tiff"


@pytest.mark.parametrize("template", ["same", "{name", "{nothing}{name}", "{name}/{method}", "{name}\\x", "{name!r}", "{name:>200}", "{}"])
def test_a_template_that_cannot_work_is_wrong_usage(template: str) -> None:
    with pytest.raises(UsageError):
        check_template(template)


@given(names=st.lists(st.sampled_from(["a.jpg", "A.jpg", "a-2.jpg", "A-2.JPG", "\u00e9.jpg", "e\u0301.jpg"]), max_size=12))
def test_no_two_photos_of_a_batch_get_the_same_name(names: list[str]) -> None:
    given_out = Names()
    paths = [given_out.free(Path("nowhere"), name) for name in names]
    assert len({os.fspath(path).casefold() for path in paths}) == len(paths)


def test_trees_keep_their_shape_and_equal_names_get_numbers(picture: Any, look: Callable[..., Preflight], tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    one, two = picture.file(photos / "a.jpg"), picture.file(photos / "a.png")
    three = picture.file(photos / "day two" / "a.jpg")
    png = replace(ORDER, format=FileFormat.PNG)
    flight = look(Found(one), Found(two), Found(three, Path("day two")), order=png)
    assert targets(flight, tmp_path / "out") == ["a_m.png", "a_m-2.png", "day two/a_m.png"]
    assert (flight.numbered, flight.replaced) == (1, 0)
    assert [job.size for job in flight.jobs] == [(64, 48)] * 3
    assert flight.megapixels == pytest.approx(3 * 64 * 48 / 1e6)


def test_names_that_are_taken_are_numbered_skipped_or_replaced_and_counted(
    picture: Any, look: Callable[..., Preflight], tmp_path: Path
) -> None:
    one, two = picture.file(tmp_path / "a.png"), picture.file(tmp_path / "a.jpg")
    picture.file(tmp_path / "out" / "a_m.png")
    as_png = replace(ORDER, format=FileFormat.PNG)
    unique = look(Found(one), Found(two), order=as_png)
    assert targets(unique, tmp_path / "out") == ["a_m-2.png", "a_m-3.png"]
    assert unique.numbered == 2
    skip = look(Found(one), Found(two), order=as_png, collision=Collision.SKIP)
    assert [(job.state, job.name) for job in skip.jobs] == [(JobState.SKIPPED, "a_m.png"), (JobState.WAITING, "a_m-2.png")]
    assert skip.jobs[0].said == "There is a file a_m.png already."
    over = look(Found(one), Found(two), order=as_png, collision=Collision.OVERWRITE)
    assert targets(over, tmp_path / "out") == ["a_m.png", "a_m-2.png"]
    assert (over.replaced, over.numbered) == (1, 1)
    later = look(Found(one), order=as_png, taken=[tmp_path / "out" / "a_m-2.png"])
    assert targets(later, tmp_path / "out") == ["a_m-3.png"], "photos added to a batch know its other names"


@pytest.mark.parametrize("how", ["same", "link", "hard link"])
def test_overwriting_is_refused_where_it_would_touch_an_original(
    how: str, picture: Any, look: Callable[..., Preflight], tmp_path: Path
) -> None:
    one, two = picture.file(tmp_path / "a.png"), picture.file(tmp_path / "b.png", seed=1)
    output = tmp_path if how == "same" else tmp_path / "out"
    output.mkdir(exist_ok=True)
    if how == "link":
        (output / "a.png").symlink_to(two)
    elif how == "hard link":
        (output / "a.png").hardlink_to(two)
    with pytest.raises(UsageError, match="originals are never replaced"):
        look(Found(one), Found(two), collision=Collision.OVERWRITE, template="{name}", output=output)


def test_what_cannot_be_read_or_judged_is_known_before_the_start(picture: Any, look: Callable[..., Preflight], tmp_path: Path) -> None:
    good, hard, left = (picture.file(tmp_path / name) for name in ("good.png", "hard.png", "left.png"))
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"")

    def order(photo: Found, facts: object) -> JobOrder | str:
        if photo.path == hard:
            raise InferenceError("It cannot be judged.")
        return "Nothing is wrong with it." if photo.path == left else ORDER

    flight = look(Found(good), Found(bad), Found(tmp_path / "gone.png"), Found(hard), Found(left), order=order)
    assert [(job.state, job.said) for job in flight.jobs] == [
        (JobState.WAITING, ""),
        (JobState.FAILED, "bad.jpg is empty."),
        (JobState.FAILED, "gone.png does not exist."),
        (JobState.FAILED, "It cannot be judged."),
        (JobState.SKIPPED, "Nothing is wrong with it."),
    ]
    assert flight.jobs[1].name == "bad_m.jpg", "it may be tried again when it is whole"


def test_a_result_too_large_for_its_format_is_known_before_the_start(picture: Any, look: Callable[..., Preflight], tmp_path: Path) -> None:
    long = picture.file(tmp_path / "long.png", height=2, width=5000)
    (job,) = look(Found(long), order=replace(ENLARGED, format=FileFormat.WEBP)).jobs
    assert job.state is JobState.FAILED
    assert "enlarged 4 times it is 20000 by 8 pixels" in job.said


def test_space_is_guessed_by_pixels_enlargement_format_and_depth(
    picture: Any, look: Callable[..., Preflight], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Found(picture.file(tmp_path / "a.jpg", height=100, width=100))
    small = look(source)
    assert small.output_bytes == 6000
    assert look(source, order=ENLARGED).output_bytes == 16 * 6000
    assert look(source, order=replace(ORDER, format=FileFormat.TIFF, depth=16)).output_bytes == 55000
    assert small.fits
    monkeypatch.setattr("engine.batch.plan.shutil.disk_usage", lambda folder: type("Usage", (), {"free": 5999}))
    assert not look(source).fits


def test_beside_its_photo_a_result_gets_a_name_of_its_own(picture: Any, tmp_path: Path) -> None:
    one, two = picture.file(tmp_path / "x" / "a.jpg"), picture.file(tmp_path / "y" / "a.jpg")
    planner = Planner(Destination(None, "{name}", Collision.UNIQUE), lambda photo, facts: ORDER, ORDER)
    flight = planner.plan([Found(one), Found(two)], NullProgress())
    assert targets(flight, tmp_path) == ["x/a-2.jpg", "y/a-2.jpg"]
    assert (flight.there, flight.numbered) == (2, 2)
    assert flight.fits


def test_photos_are_looked_at_once_whatever_is_answered_about_names(picture: Any, tmp_path: Path) -> None:
    photo = picture.file(tmp_path / "a.jpg")
    picture.file(tmp_path / "out" / "a_m.jpg")
    seen: list[Found] = []

    def order_for(one: Found, facts: object) -> JobOrder:
        seen.append(one)
        return ORDER

    planner = Planner(Destination(tmp_path / "out", DEFAULT_TEMPLATE, Collision.UNIQUE), order_for, ORDER)
    looked = planner.look([Found(photo)], NullProgress())
    answers = [planner.settle(looked, collision).jobs[0] for collision in Collision]
    assert [(job.name, job.state, job.order.collision) for job in answers] == [
        ("a_m-2.jpg", JobState.WAITING, Collision.UNIQUE),
        ("a_m.jpg", JobState.SKIPPED, Collision.SKIP),
        ("a_m.jpg", JobState.WAITING, Collision.OVERWRITE),
    ]
    assert len(seen) == 1


@pytest.mark.parametrize("template", [DEFAULT_TEMPLATE, "{name}-enhanced", "{precision}-{name}_{strength}{scale}", "{name}.{variant}"])
def test_names_made_by_a_template_are_known_again(template: str) -> None:
    for order in (ORDER, ENLARGED):
        for number in ("", "-2", " (3)"):
            stem = Path(name_of(template, Path("IMG_1.jpg"), FileFormat.JPEG, order)).stem
            match = pattern_of(template).fullmatch(stem + number)
            assert match is not None
            assert match["name"].startswith("IMG_1")
    assert pattern_of(template).fullmatch("holiday") is None


def test_where_a_photos_name_ends_is_known_also_of_methods_with_several_words() -> None:
    pattern = pattern_of(DEFAULT_TEMPLATE, ["hist_gamma", "dm_sr_x4"])
    for stem, name in (("a_hist_gamma", "a"), ("IMG_1_dm_sr_x4_x4-2", "IMG_1"), ("a_hist_gamma_dm_sr_x4_x2", "a_hist_gamma")):
        match = pattern.fullmatch(stem)
        assert match is not None
        assert match["name"] == name
    assert pattern.fullmatch("a_gamma") is None
