"""`heliograph batch`: which photos it takes, by rules, links, folders and what was done before, and what it does with each."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.batch.journal import Journal
from engine.batch.journals import newest_for
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.methods.hist_gamma import METHOD as TONE
from engine.pipeline import Engine
from tests.helpers.batch_command import METHOD, batch, lines, results


def test_rules_choose_photos_and_what_they_do_not_say_comes_from_the_command_line(
    photos: Path, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture.file(photos / "raw scan.png", seed=3)
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nmatch = "*scan*"\nskip = true\n[[rule]]\nmatch = "day two/*"\nstrength = 0.5\nparams = {gamma = 2}\n')
    assert batch(photos, "-o", tmp_path / "out", *METHOD, "--recursive", "--rules", rules, "--json") == 0
    before, *each, _ = lines(capsys.readouterr().out)
    assert [skipped["note"] for skipped in before["skipped"]] == ["Rule 1 leaves it out."]
    assert {Path(line["source"]).name: (line["strength"], line["reason"]) for line in each} == {
        "a.png": (1.0, None),
        "b.jpg": (0.5, "Rule 2."),
    }


def test_a_rule_that_cannot_be_done_is_named_before_anything_is(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nmethod = "hist_gamma"\nenlarge = 4\n')
    assert batch(photos, "-o", tmp_path / "out", "--rules", rules) == 2
    assert "Rule 1: Contrast and gamma does not enlarge" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_auto_says_for_each_photo_why_and_leaves_out_what_nothing_installed_helps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the one method that needs no weights, which is for flat photos."""
    monkeypatch.setattr(Engine, "open", lambda: Engine(ModelStore(()), SessionPool(), (TONE,)))
    folder = tmp_path / "photos"
    folder.mkdir()
    colours = np.kron(np.random.default_rng(0).integers(0, 256, (12, 16, 3)), np.ones((75, 75, 1)))
    Image.fromarray((np.array([180, 90, 40]) + colours / 8).astype(np.uint8)).save(folder / "flat.png")
    Image.fromarray((colours / 30).astype(np.uint8)).save(folder / "dark.png")
    assert batch(folder, "-o", tmp_path / "out", "--auto", "--json") == 0
    before, flat, _ = lines(capsys.readouterr().out)
    assert "Against dark photos no method is installed." in before["skipped"][0]["note"]
    assert (flat["method"], flat["reason"][:10]) == ("hist_gamma", "It is flat")
    assert 0.5 <= flat["strength"] <= 1.0
    assert results(tmp_path / "out") == ["flat_hist_gamma.png"]
    assert batch(folder, "-o", tmp_path / "out", "--auto", *METHOD) == 2
    assert "does not go with it" in capsys.readouterr().err


def test_a_photo_that_could_be_looked_at_only_the_second_time_is_decided_by_its_rule(
    picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nmatch = "scan*"\nmethod = "lime"\nstrength = 0.5\n')
    photos, output = tmp_path / "in", tmp_path / "out"
    picture.file(photos / "a.png")
    (photos / "scan.png").write_bytes(b"half copied")
    command = ["-o", output, *METHOD, "--rules", rules]
    assert batch(photos, *command) == 1
    picture.file(photos / "scan.png", seed=4)
    assert batch(*command, "--resume", "--retry-failed") == 0
    assert results(output) == ["a_hist_gamma.png", "scan_lime.png"]
    path = newest_for(output)
    assert path is not None
    with Journal.look(path) as journal:
        order = next(job.order for job in journal.jobs() if job.source.name == "scan.png")
    assert (order.request.method, order.strength, order.reason) == ("lime", 0.5, "Rule 1.")


@pytest.mark.skipif(os.name != "posix", reason="links as on POSIX")
def test_links_that_lead_nowhere_or_to_themselves_are_one_bad_photo_each(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "round.jpg").symlink_to("round.jpg")
    (photos / "gone.jpg").symlink_to("nowhere")
    (photos / "day two" / "up").symlink_to("..")
    assert batch(photos, "-o", tmp_path / "out", *METHOD, "--recursive") == 1
    assert results(tmp_path / "out") == ["a_hist_gamma.png", "day two/b_hist_gamma.jpg"]
    said = capsys.readouterr().err
    assert "round.jpg could not be opened: its links lead in a circle." in said
    assert "gone.jpg does not exist." in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_done(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "day two").chmod(0)
    try:
        assert batch(photos, "-o", tmp_path / "out", *METHOD, "--recursive") == 1
    finally:
        (photos / "day two").chmod(0o755)
    assert results(tmp_path / "out") == ["a_hist_gamma.png"]
    assert "day two could not be opened: reading it is not permitted." in capsys.readouterr().err


def test_a_folder_that_cannot_be_listed_is_one_bad_photo(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refusing(place: Any = ".") -> Any:
        if str(place).endswith("day two"):
            raise PermissionError(13, "denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", refusing)
    assert batch(photos, "-o", tmp_path / "out", *METHOD, "--recursive") == 1
    assert results(tmp_path / "out") == ["a_hist_gamma.png"]


def test_results_among_their_photos_are_not_enhanced_again(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(photos, "-o", photos, *METHOD, "--recursive") == 0
    once = results(photos)
    assert once == ["a.png", "a_hist_gamma.png", "day two/b.jpg", "day two/b_hist_gamma.jpg"]
    assert batch(photos, "-o", photos, *METHOD, "--recursive", "--on-collision", "skip") == 0
    assert "2 earlier results are left out." in capsys.readouterr().err
    assert results(photos) == once


def test_going_on_takes_no_result_for_a_new_photo_whatever_it_is_called(photos: Path) -> None:
    assert batch(photos, "-o", photos, *METHOD, "--recursive", "--name", "{name}") == 0
    once = results(photos)
    assert once == ["a-2.png", "a.png", "day two/b-2.jpg", "day two/b.jpg"]
    assert batch(photos, "-o", photos, *METHOD, "--recursive", "--name", "{name}", "--resume") == 0
    assert results(photos) == once


def test_a_format_whose_package_is_missing_is_wrong_usage_and_costs_nothing(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "OpenImageIO", None)
    assert batch(photos, "-o", tmp_path / "out", *METHOD, "--format", "jxl") == 2
    assert "openimageio is not installed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_going_on_says_what_is_not_as_asked_for_now_and_which_photos_changed(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, picture: Any
) -> None:
    output, enhance = tmp_path / "out", Engine.enhance

    def unplug(*values: Any, **named: Any) -> Any:
        if output.exists():
            shutil.rmtree(output)
        return enhance(*values, **named)

    monkeypatch.setattr(Engine, "enhance", unplug)
    assert batch(photos, "-o", output, *METHOD, "--recursive") == 3
    monkeypatch.setattr(Engine, "enhance", enhance)
    output.mkdir()
    for more, said in ((["--resume", "--dry-run"], False), (["--resume", *METHOD, "--set", "gamma=2"], True)):
        capsys.readouterr()
        assert batch(photos, "-o", output, "--recursive", *more) == 0
        assert ("What is left is done as this batch was begun" in capsys.readouterr().err) is said
    picture.file(photos / "a.png", seed=9, height=99)
    assert batch(photos, "-o", output, "--recursive", "--resume") == 0
    assert "1 of the photos that are done changed since they were listed" in capsys.readouterr().err
    assert results(output) == ["a_hist_gamma.png", "day two/b_hist_gamma.jpg"]


def test_what_enhance_leaves_out_of_files_a_batch_leaves_out_too(tmp_path: Path, picture: Any) -> None:
    source = picture.file(tmp_path / "a.png")
    os.utime(source, (1e9, 1e9))
    for switch, output in (("--no-history", "plain"), ("--keep-times", "dated")):
        assert batch(source, "-o", tmp_path / output, *METHOD, switch) == 0
    plain, dated = (tmp_path / output / "a_hist_gamma.png" for output in ("plain", "dated"))
    assert b"Heliograph" not in plain.read_bytes()
    assert b"Heliograph" in dated.read_bytes()
    assert plain.stat().st_mtime != 1e9 == dated.stat().st_mtime
