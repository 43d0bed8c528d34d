"""Where `heliograph enhance` puts results: names by template, taken names, places that cannot be written, vanish or fill up."""

import errno
import json
import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from app.cli.enhance import EnhanceOptions, enhance_photos
from app.cli.outputs import Taken
from app.command_line import main
from engine.core import photo_io, safe_files
from engine.core.photo_io import read_photo
from engine.core.safe_files import LONGEST_NAME, byte_count, reachable, safe_name, shortened
from engine.pipeline import Engine

METHOD = ["--method", "hist_gamma"]
posix_only = pytest.mark.skipif(os.name != "posix", reason="links and limits as on POSIX")


@pytest.fixture(autouse=True)
def _signals_put_back() -> Any:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGTERM, before[1])


def enhance(*arguments: object) -> int:
    try:
        return main(["enhance", *map(str, arguments), *METHOD])
    except SystemExit as end:
        return int(end.code or 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- templates -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}", "beach.png"),
        ("{name}_{method}{scale}", "beach_hist_gamma.png"),
        ("web {name} {strength} %", "web beach 80 %.png"),
    ],
)
def test_results_are_called_by_the_template(template: str, name: str, picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "beach.png")
    assert enhance(source, "-o", tmp_path / "out", "--name", template, "--strength", "0.8") == 0
    assert names(tmp_path / "out") == [name]


@pytest.mark.parametrize(
    ("template", "word"), [("{name}{lens}", "{lens}"), ("result", "{name}"), ("a/{name}", "folder"), ("{name", "brace")]
)
def test_a_template_without_sense_is_wrong_usage_before_anything_is_written(
    template: str, word: str, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enhance(picture.file(tmp_path / "a.png"), "-o", tmp_path / "out", "--name", template) == 2
    assert word in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("collision", list(Taken))
def test_a_name_that_is_taken_is_never_lost_in_silence(
    collision: Taken, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = picture.file(tmp_path / "a.png"), tmp_path / "out"
    out.mkdir()
    (out / "a.png").write_bytes(b"of somebody else")
    code = enhance(source, "-o", out, "--on-collision", collision.value, "--json")
    line = json.loads(capsys.readouterr().out)
    kept = (out / "a.png").read_bytes() == b"of somebody else"
    if collision is Taken.UNIQUE:
        assert (code, kept, names(out)) == (0, True, ["a-2.png", "a.png"])
        assert line["output"].endswith("a-2.png")
    elif collision is Taken.SKIP:
        assert (code, kept, names(out), line["error"]) == (0, True, ["a.png"], None)
        assert line["skipped"] == "There is a file a.png already."
    elif collision is Taken.REFUSE:
        assert (code, kept, names(out)) == (1, True, ["a.png"])
        assert "already" in line["error"]
    else:
        assert (code, kept, names(out)) == (0, False, ["a.png"])


@pytest.mark.parametrize("collision", list(Taken))
def test_no_source_is_replaced_and_two_photos_of_one_name_both_stay(collision: Taken, picture: Any, tmp_path: Path) -> None:
    one, two = picture.file(tmp_path / "x" / "a.png", seed=1), picture.file(tmp_path / "y" / "a.png", seed=2)
    out = tmp_path / "out"
    assert enhance(one, two, "-o", out, "--on-collision", collision.value) == 0
    assert names(out) == ["a-2.png", "a.png"]
    before = one.read_bytes()
    os.link(one, out / "linked.png")
    (tmp_path / "x" / "linked.png").write_bytes(two.read_bytes())
    enhance(one, tmp_path / "x" / "linked.png", "-o", out, "--on-collision", collision.value)
    assert one.read_bytes() == before
    assert (out / "linked.png").read_bytes() == before, "another name of a source is the source"


# -- names of every kind -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stem",
    ["Zürich", unicodedata.normalize("NFD", "Zürich é"), "写真 №1", "עברית ערב", "👩‍👩‍👧 Ostern 🏳️‍🌈", " vorn und hinten ",
     "Ende. . ", "-o", "a'b\"c;$HOME", "x" * 251],
    ids=["NFC", "NFD", "CJK", "RTL", "emoji", "spaces", "dots", "option", "quotes", "255 bytes"],
)  # fmt: skip
def test_photos_of_any_name_are_enhanced_under_that_name(stem: str, picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "in" / f"{stem}.png")
    assert enhance("--name", "{name}_{method}", "-o", tmp_path / "out", source) == 0
    (result,) = (tmp_path / "out").iterdir()
    assert result.name.endswith("_hist_gamma.png")
    assert stem.startswith(result.name.removesuffix("_hist_gamma.png"))
    assert byte_count(result.name) <= LONGEST_NAME
    assert read_photo(result).width == read_photo(source).width


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_is_no_text_is_kept_byte_for_byte_and_printed(picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "in" / os.fsdecode(b"caf\xe9 \xff.png"))
    code = "import sys; from app.command_line import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "enhance", source, "-o", tmp_path / "out", "--name", "{name}_{method}", "--json", *METHOD]
    said = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2]).stdout
    assert json.loads(said.decode("utf-8"))["source"] == str(source)
    (result,) = (tmp_path / "out").iterdir()
    assert os.fsencode(result.name) == b"caf\xe9 \xff_hist_gamma.png"


def test_long_names_of_one_beginning_stay_apart(picture: Any, tmp_path: Path) -> None:
    sources = [picture.file(tmp_path / f"{'ä' * 120}{ending}.png") for ending in ("one", "two")]
    assert enhance(*sources, "-o", tmp_path / "out", "--name", "{name}_{method}") == 0
    assert len(names(tmp_path / "out")) == 2
    assert all("_hist_gamma" in name for name in names(tmp_path / "out"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("con.jpg", "_con.jpg"), ("Lpt1.tar.gz", "_Lpt1.tar.gz"), ("COM¹.png", "_COM¹.png"), ("aux", "_aux"), ("nul .txt", "_nul .txt"),
        ("console.jpg", "console.jpg"), ("a:b?.jpg", "a_b_.jpg"), ("end. . ", "end"), ("...", "photo"), ("tab\there.png", "tab_here.png"),
    ],
)  # fmt: skip
def test_names_that_windows_does_not_take_are_made_safe_there(name: str, safe: str) -> None:
    assert safe_name(name, windows=True) == safe
    assert safe_name("con.jpg", windows=False) == "con.jpg"


def test_long_paths_are_spelt_so_that_windows_opens_them() -> None:
    folders = ["folder" * 5] * 9
    drive = "\\".join(["D:", *folders, "a.jpg"])
    share = "\\".join(["", "", "server", "share", *folders, "a.jpg"])
    assert str(reachable(Path(drive), windows=True)) == "\\\\?\\" + drive
    assert str(reachable(Path(share), windows=True)) == "\\\\?\\UNC" + share[1:]
    for path in (Path("D:") / "a.jpg", Path("\\\\?\\" + drive)):
        assert reachable(path, windows=True) == path
    assert reachable(Path("/a" * 300), windows=False) == Path("/a" * 300)


def test_a_name_is_shortened_between_characters_as_people_see_them() -> None:
    for sign in ("👩🏽", "👩‍👩‍👧", "e\u0301", "❤️", "1️⃣"):
        text = sign * 40
        for room in range(1, 60):
            cut = shortened(text, room)
            assert byte_count(cut) <= room
            assert text.startswith(cut)
            assert len(cut) <= 1 or len(cut) % len(sign) == 0, (sign, room)


@posix_only
def test_folders_deeper_than_most_programs_reach_are_written_and_the_deepest_are_refused_in_words(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = picture.file(tmp_path / "a.png")
    deep = tmp_path / "/".join(["d" * 200] * ((3900 - len(str(tmp_path))) // 201))
    assert enhance(source, "-o", deep) == 0
    assert names(deep) == ["a.png"]
    too_deep = deep / ("e" * 200) / ("f" * 200)
    assert enhance(source, "-o", too_deep) != 0
    assert "name" in capsys.readouterr().err.lower()
    assert [path.name for path in deep.rglob("*.*")] == ["a.png"]


# -- places ------------------------------------------------------------------------------------------------------------------------


@posix_only
def test_a_target_that_is_a_link_is_followed_only_where_it_may_be_replaced(picture: Any, tmp_path: Path) -> None:
    source, out = picture.file(tmp_path / "a.png"), tmp_path / "out"
    out.mkdir()
    (tmp_path / "elsewhere.png").write_bytes(b"old")
    (out / "a.png").symlink_to(tmp_path / "elsewhere.png")
    assert enhance(source, "-o", out) == 0
    assert (tmp_path / "elsewhere.png").read_bytes() == b"old"
    assert enhance(source, "-o", out, "--overwrite") == 0
    assert (out / "a.png").is_symlink()
    assert read_photo(tmp_path / "elsewhere.png").width
    (out / "a.png").unlink()
    (out / "a.png").symlink_to(source)
    before = source.read_bytes()
    assert enhance(source, "-o", out, "--overwrite") == 0
    assert source.read_bytes() == before


def test_an_output_folder_that_goes_during_a_run_is_not_made_again(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [picture.file(tmp_path / f"{name}.png") for name in "abc"]
    out = tmp_path / "stick"
    finished = Engine.enhance
    runs: list[int] = []

    def unplugged(self: Engine, *arguments: Any, **named: Any) -> Any:
        runs.append(1)
        result = finished(self, *arguments, **named)
        if len(runs) == 2:
            (out / "a.png").unlink()
            out.rmdir()
        return result

    monkeypatch.setattr(Engine, "enhance", unplugged)
    options = EnhanceOptions(tuple(sources), out, method="hist_gamma")
    assert enhance_photos(options, Engine.open()) == 1
    said = capsys.readouterr().err
    assert said.count("The output folder stick is not there any more.") == 2
    assert len(runs) == 2, "the third photo is not run for nothing"
    assert not out.exists()


@posix_only
def test_a_place_without_permission_is_told_in_words(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = picture.file(tmp_path / "a.png"), tmp_path / "out"
    out.mkdir()
    opening = os.open

    def read_only(path: Any, flags: int, *more: Any) -> int:
        if flags & (os.O_CREAT | getattr(os, "O_TMPFILE", 0)) and str(path).startswith(str(out)):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opening(path, flags, *more)

    monkeypatch.setattr(os, "open", read_only)
    assert enhance(source, "-o", out) == 1
    assert "a.png could not be saved: that place is read-only." in capsys.readouterr().err
    assert names(out) == []


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "link"])
@pytest.mark.parametrize("collision", [Taken.UNIQUE, Taken.OVERWRITE])
def test_a_disk_that_fills_up_leaves_nothing_half_written(
    step: str, collision: Taken, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = picture.file(tmp_path / "a.png"), tmp_path / "out"
    assert enhance(source, "-o", out) == 0
    before = (out / "a.png").read_bytes()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "write":
        filled = safe_files.new_file

        def half(folder: Path, write: Any) -> Any:
            return filled(folder, lambda file: (file.write(b"half a photo"), file.flush(), full()))

        monkeypatch.setattr(safe_files, "new_file", half)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "link", full)
        monkeypatch.setattr(Path, "replace", full)
    capsys.readouterr()
    assert enhance(source, "-o", out, "--on-collision", collision.value, "--set", "gamma=2") == 1
    assert "could not be saved: the disk is full." in capsys.readouterr().err
    assert names(out) == ["a.png"]
    assert (out / "a.png").read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="limits on the length of files as on Linux")
def test_a_file_system_that_ends_within_the_file_leaves_nothing(picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A true limit of the system, not a made-up error."""
    source, out = picture.file(tmp_path / "a.png", height=300, width=300), tmp_path / "out"
    resource = pytest.importorskip("resource")
    old, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
    try:
        code = enhance(source, "-o", out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert code == 1
    assert "the file system cannot hold a file that large" in capsys.readouterr().err
    assert names(out) == []


def test_two_runs_that_meet_at_one_name_both_keep_their_photo(picture: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = picture.file(tmp_path / "a.png"), tmp_path / "out"
    save = photo_io.write_atomically
    met: list[int] = []

    def beaten(target: Path, *arguments: Any, **named: Any) -> None:
        if not met:
            met.append(1)
            target.write_bytes(b"of the other run")
        save(target, *arguments, **named)

    monkeypatch.setattr(photo_io, "write_atomically", beaten)
    assert enhance(source, "-o", out) == 0
    assert names(out) == ["a-2.png", "a.png"]
    assert (out / "a.png").read_bytes() == b"of the other run"
