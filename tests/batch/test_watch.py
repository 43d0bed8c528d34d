"""A watched folder tells every photo once, and none before it is complete."""

import os
from pathlib import Path

import pytest

from engine.batch.watch import WatchedFolder
from engine.core.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def told(watch: WatchedFolder) -> list[str]:
    return [(photo.below / photo.path.name).as_posix() for photo in watch.look().photos]


def put(path: Path, content: bytes = b"picture", changed: int | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if changed is not None:
        os.utime(path, ns=(changed, changed))
    return path


def test_a_photo_is_told_once_and_only_when_two_looks_find_it_the_same(folder: Path, tmp_path: Path) -> None:
    watch = WatchedFolder(folder, tmp_path / "out")
    assert watch.look().photos == ()
    put(folder / "a.jpg", b"", 1)
    assert (watch.look().coming, told(watch)) == (1, []), "an empty file is not complete however long it lies there"
    put(folder / "a.jpg", b"half", 2)
    assert watch.look().coming == 1
    put(folder / "a.jpg", b"half and half", 3)
    put(folder / "b.PNG", b"whole", 3)
    assert told(watch) == []
    put(folder / "a.jpg", b"half or half!", 4)
    assert told(watch) == ["b.PNG"], "as long as before but written again"
    assert told(watch) == ["a.jpg"]
    seen = watch.look()
    assert (seen.photos, seen.coming, seen.trouble) == ((), 0, "")


def test_only_photos_are_told_and_neither_results_nor_files_that_are_being_written(folder: Path, tmp_path: Path) -> None:
    for name in ("a.jpg.part", "b.tmp", ".c.jpg", "notes.txt", "d.jpg.crdownload", "deep/e.tif", ".trash/f.jpg", "out/g.jpg", "mine.png"):
        put(folder / name)
    flat = WatchedFolder(folder, folder / "out", ours=lambda path: path.name == "mine.png")
    deep = WatchedFolder(folder, folder / "out", recursive=True, ours=lambda path: path.name == "mine.png")
    assert (told(flat), told(deep)) == ([], [])
    assert (told(flat), told(deep)) == ([], ["deep/e.tif"])
    (folder / "a.jpg.part").rename(folder / "a.jpg")
    assert [told(flat), told(flat)] == [[], ["a.jpg"]]


def test_results_that_fall_into_the_folder_are_refused_and_a_folder_around_it_is_fine(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would be new photos"):
        WatchedFolder(folder, tmp_path / "x" / ".." / "in")
    put(folder / "a.jpg")
    watch = WatchedFolder(folder, tmp_path, recursive=True)
    assert [told(watch), told(watch)] == [[], ["a.jpg"]]


def test_what_is_known_changed_or_was_away_for_a_moment_is_not_told_again(folder: Path, tmp_path: Path) -> None:
    known = put(folder / "known.jpg", b"old", 5)
    put(folder / "bare.jpg", b"bare", 5)
    watch = WatchedFolder(folder, tmp_path / "out", known={known: (3, 5), folder / "bare.jpg": (0, 0)})
    put(known, b"old, with four stars", 6)
    assert [told(watch), told(watch)] == [[], []]
    put(known, b"old", 5)
    folder.rename(tmp_path / "away")
    assert watch.look().trouble.startswith("The watched folder in cannot be read: ")
    folder.mkdir()
    assert told(watch) == []
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    assert [told(watch), told(watch)] == [[], []]


def test_another_photo_under_the_name_of_one_that_had_gone_is_new(folder: Path, tmp_path: Path) -> None:
    """Cameras begin again at DSC0001."""
    watch = WatchedFolder(folder, tmp_path / "out")
    first = put(folder / "DSC0001.jpg", b"first", 1)
    assert [told(watch), told(watch)] == [[], ["DSC0001.jpg"]]
    first.unlink()
    assert told(watch) == []
    put(first, b"second", 2)
    assert [told(watch), told(watch), told(watch)] == [[], ["DSC0001.jpg"], []]
