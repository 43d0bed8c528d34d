"""Files appear whole or not at all, under names that are free."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.errors import PhotoWriteError
from engine.core.safe_files import unique_path, write_atomically

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links as on POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_nothing_left_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.jpg", b"photo", overwrite=False)
    assert (tmp_path / "a.jpg").read_bytes() == b"photo"
    assert names(tmp_path) == ["a.jpg"]


def test_an_existing_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    target = tmp_path / "a.jpg"
    target.write_bytes(b"old")
    with pytest.raises(PhotoWriteError, match="already"):
        write_atomically(target, b"new", overwrite=False)
    assert target.read_bytes() == b"old"
    write_atomically(target, b"new", overwrite=True)
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.jpg"]


@pytest.mark.parametrize("links", [True, False])
def test_of_many_writers_that_meet_exactly_one_wins(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file system knows no hard links."""
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    won: list[int] = []
    start = threading.Barrier(6)

    def write(number: int) -> None:
        start.wait()
        try:
            write_atomically(tmp_path / "a.jpg", bytes([number]) * 1000, overwrite=False)
        except PhotoWriteError:
            return
        won.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert (tmp_path / "a.jpg").read_bytes() == bytes([won[0]]) * 1000
    assert names(tmp_path) == ["a.jpg"]


def _unsupported(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EIO, "disk reports an error"), (errno.EDQUOT, "quota")]
)
def test_a_write_that_fails_leaves_the_old_file_and_no_rubbish(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.jpg"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PhotoWriteError, match=words) as caught:
        write_atomically(target, b"new", overwrite=True)
    assert caught.value.message.startswith("a.jpg could not be saved")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.jpg"]


def test_an_interrupted_write_leaves_no_rubbish_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    assert names(tmp_path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from engine.core.safe_files import fill_atomically

def fill(file):
    file.write(b"half")
    file.flush()
    if sys.argv[2] == "writing":
        os.kill(os.getpid(), signal.SIGKILL)

def holds(path):
    assert path.read_bytes() == b"half"
    os.kill(os.getpid(), signal.SIGKILL)

fill_atomically(Path(sys.argv[1]) / "a.jpg", fill, holds, overwrite=len(sys.argv) > 3)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name")
@pytest.mark.parametrize("how", [("writing",), ("proving",), ("writing", "over"), ("proving", "over")], ids=" ".join)
def test_a_program_that_is_killed_while_it_saves_leaves_nothing(how: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_bytes(b"other")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), *how], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert names(tmp_path) == ["b.jpg"]


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("overwrite", [True, False])
def test_the_next_save_removes_what_a_killed_program_left_but_not_what_is_being_written(
    nameless: bool, overwrite: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    left, fresh, other = (tmp_path / f".heliograph-{name}.part" for name in ("0123456789abcdef", "00000000deadbeef", "mine"))
    for path in (left, fresh, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (1e9, 1e9))
    write_atomically(tmp_path / "a.jpg", b"photo", overwrite=overwrite, times=(10**18, 10**18))
    assert names(tmp_path) == sorted([fresh.name, other.name, "a.jpg"])
    assert (tmp_path / "a.jpg").read_bytes() == b"photo"
    assert (tmp_path / "a.jpg").stat().st_mtime == 1e9


@posix_only
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_new_file_may_be_read_by_whom_the_system_lets_read_new_files(
    overwrite: bool, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "a.jpg", b"photo", overwrite=overwrite)
    assert (tmp_path / "a.jpg").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert (tmp_path / "a.jpg").read_bytes() == b"photo"
    assert names(tmp_path) == ["a.jpg", "plain"]


def test_a_move_that_fails_after_the_reservation_takes_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "link", _unsupported)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PhotoWriteError):
        write_atomically(tmp_path / "a.jpg", b"new", overwrite=False)
    assert names(tmp_path) == []


@pytest.mark.parametrize("overwrite", [True, False])
def test_places_that_cannot_be_written_are_named_in_words(overwrite: bool, tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for target, words in (
        (tmp_path / "gone" / "a.jpg", "folder does not exist"),
        (tmp_path / "file" / "a.jpg", "folder does not exist"),
        (tmp_path / "folder.jpg", "there is a f"),
        (tmp_path / ("x" * 300), "name is too long"),
        (tmp_path / "nul\0.jpg", "name cannot be used"),
    ):
        with pytest.raises(PhotoWriteError, match=words):
            write_atomically(target, b"photo", overwrite=overwrite)
    assert names(tmp_path) == ["file", "folder.jpg"]


@posix_only
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_named_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PhotoWriteError, match="not permitted"):
            write_atomically(tmp_path / "a.jpg", b"photo", overwrite=False)
    finally:
        tmp_path.chmod(0o700)


@posix_only
def test_permissions_are_those_of_any_new_file_and_stay_on_overwriting(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    write_atomically(tmp_path / "a.jpg", b"photo", overwrite=False)
    assert (tmp_path / "a.jpg").stat().st_mode == (tmp_path / "ordinary").stat().st_mode
    (tmp_path / "a.jpg").chmod(0o640)
    write_atomically(tmp_path / "a.jpg", b"photo", overwrite=True)
    assert stat.S_IMODE((tmp_path / "a.jpg").stat().st_mode) == 0o640


@posix_only
def test_a_link_is_followed_on_overwriting(tmp_path: Path) -> None:
    (tmp_path / "real.jpg").write_bytes(b"old")
    (tmp_path / "link.jpg").symlink_to("real.jpg")
    write_atomically(tmp_path / "link.jpg", b"new", overwrite=True)
    assert (tmp_path / "link.jpg").is_symlink()
    assert (tmp_path / "real.jpg").read_bytes() == b"new"


def test_names_count_up_from_two(tmp_path: Path) -> None:
    found = []
    for _ in range(4):
        path = unique_path(tmp_path, "beach.v2.jpg")
        path.write_bytes(b"")
        found.append(path.name)
    assert found == ["beach.v2.jpg", "beach.v2-2.jpg", "beach.v2-3.jpg", "beach.v2-4.jpg"]


@posix_only
def test_a_link_that_leads_nowhere_is_not_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to("nowhere")
    assert unique_path(tmp_path, "a.jpg").name == "a-2.jpg"


@pytest.mark.parametrize("name", ["", ".", "..", "/", "../../etc/a.jpg", "a\0b.jpg", "a\nb.jpg"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    path = unique_path(tmp_path, name)
    assert path.parent == tmp_path
    write_atomically(path, b"photo", overwrite=False)
    assert names(tmp_path) == [path.name]


def test_a_name_that_is_too_long_is_shortened_and_keeps_its_suffix(tmp_path: Path) -> None:
    for name in ("é" * 300 + ".jpg", "👩‍👩‍👧" * 60 + ".jpg"):
        for _ in range(3):
            path = unique_path(tmp_path, name)
            assert path.suffix == ".jpg"
            path.write_bytes(b"")
    assert len(names(tmp_path)) == 6


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_unicode_name_gives_a_file_that_can_be_written(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        path = unique_path(tmp_path, name)
        assert path.parent == tmp_path
        write_atomically(path, b"photo", overwrite=False)
