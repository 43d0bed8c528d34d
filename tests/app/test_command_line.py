"""What a person at a terminal is promised: exit codes, one line per file, nothing overwritten, and no Qt or torch on the way."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.command_line import main

METHOD = ["--method", "hist_gamma"]


@pytest.fixture(autouse=True)
def _signals_put_back():
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    yield
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def json_lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def exit_code(*arguments: str | Path) -> int:
    """main's answer, or what argparse exits with."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)


# --------------------------------------------------------------------------------------------------------------- enhance


def test_enhance_writes_the_photo_into_the_folder_and_says_so_on_one_json_line(picture, tmp_path, capsys):
    source = picture.file(tmp_path / "beach.png")
    assert exit_code("enhance", source, "-o", tmp_path / "out", *METHOD, "--json") == 0
    (line,) = json_lines(capsys.readouterr().out)
    assert set(line) >= {"source", "output", "method", "precision", "provider", "seconds", "megapixels", "warnings", "error"}
    assert line["source"] == str(source)
    assert line["error"] is None
    assert (line["method"], line["precision"]) == ("hist_gamma", "fp32")
    output = Path(line["output"])
    assert output == tmp_path / "out" / "beach.png"
    assert pixels_of(output).shape == pixels_of(source).shape
    assert np.abs(pixels_of(output).astype(int) - pixels_of(source)).max() > 3


def test_a_bad_file_is_named_with_a_reason_and_does_not_stop_the_rest(picture, tmp_path, capsys):
    good = picture.file(tmp_path / "good.png")
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"this is no picture")
    missing = tmp_path / "missing.png"
    assert exit_code("enhance", missing, bad, good, "-o", tmp_path / "out", *METHOD, "--json") == 1
    captured = capsys.readouterr()
    lines = json_lines(captured.out)
    assert [line["error"] is None for line in lines] == [False, False, True]
    assert [line["output"] is None for line in lines] == [True, True, False]
    assert "missing.png" in captured.err
    assert "2 of 3" in captured.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.png"]


def test_a_second_run_never_replaces_the_first_unless_it_may(picture, tmp_path):
    source = picture.file(tmp_path / "a.png")
    command = ["enhance", source, "-o", tmp_path / "out", *METHOD]
    assert exit_code(*command) == 0
    first = (tmp_path / "out" / "a.png").read_bytes()
    assert exit_code(*command, "--set", "gamma=2") == 0
    assert (tmp_path / "out" / "a.png").read_bytes() == first
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert exit_code(*command, "--set", "gamma=2", "--overwrite") == 0
    assert (tmp_path / "out" / "a.png").read_bytes() != first
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_even_overwrite_spares_the_source_and_what_the_same_run_has_written(picture, tmp_path):
    one, two = picture.file(tmp_path / "a.png", seed=1), picture.file(tmp_path / "sub" / "a.png", seed=2)
    before = one.read_bytes()
    assert exit_code("enhance", one, two, "-o", tmp_path, *METHOD, "--overwrite") == 0
    assert one.read_bytes() == before
    assert len(list(tmp_path.glob("*.png"))) == 3


def test_a_folder_is_expanded_and_recursion_keeps_its_shape(picture, tmp_path):
    photos = tmp_path / "photos"
    picture.file(photos / "one.png")
    picture.file(photos / "day two" / "two.png")
    (photos / "notes.txt").write_text("no photo")
    assert exit_code("enhance", photos, "-o", tmp_path / "flat", *METHOD) == 0
    assert sorted(p.relative_to(tmp_path / "flat").as_posix() for p in (tmp_path / "flat").rglob("*.*")) == ["one.png"]
    inside = photos / "out"
    for _ in range(2):
        assert exit_code("enhance", photos, "-o", inside, *METHOD, "--recursive", "--overwrite") == 0
    assert sorted(p.relative_to(inside).as_posix() for p in inside.rglob("*.png")) == ["day two/two.png", "one.png"]


def test_strength_zero_gives_the_original_back(picture, tmp_path):
    source = picture.file(tmp_path / "a.png")
    assert exit_code("enhance", source, "-o", tmp_path / "out", *METHOD, "--strength", "0") == 0
    np.testing.assert_array_equal(pixels_of(tmp_path / "out" / "a.png"), pixels_of(source))


def test_what_a_mask_protects_stays_as_it_was(picture, tmp_path):
    source = picture.file(tmp_path / "a.png", height=60, width=80)
    mask = np.zeros((60, 80), np.uint8)
    mask[:, :40] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    assert exit_code("enhance", source, "-o", tmp_path / "plain", *METHOD) == 0
    assert exit_code("enhance", source, "-o", tmp_path / "kept", *METHOD, "--protect", tmp_path / "mask.png") == 0
    kept, plain = pixels_of(tmp_path / "kept" / "a.png"), pixels_of(tmp_path / "plain" / "a.png")
    np.testing.assert_array_equal(kept[:, :40], pixels_of(source)[:, :40])
    np.testing.assert_array_equal(kept[:, 40:], plain[:, 40:])


def test_a_format_changes_the_suffix_and_the_file(picture, tmp_path):
    source = picture.file(tmp_path / "a.png")
    assert exit_code("enhance", source, "-o", tmp_path / "out", *METHOD, "--format", "webp") == 0
    with Image.open(tmp_path / "out" / "a.webp") as image:
        assert image.format == "WEBP"


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        (["--method", "no_such"], "no_such"),
        (["--method", "hist_gamma", "--variant", "no_such"], "no_such"),
        (["--method", "hist_gamma", "--precision", "qat"], "QAT"),
        (["--method", "hist_gamma", "--precision", "int4"], "int4"),
        (["--method", "hist_gamma", "--provider", "no_such"], "no_such"),
        (["--method", "hist_gamma", "--set", "no_such=1"], "no_such"),
        (["--method", "hist_gamma", "--set", "gamma=99"], "gamma"),
        (["--method", "hist_gamma", "--set", "gamma"], "NAME=VALUE"),
        (["--method", "hist_gamma", "--strength", "2"], "strength"),
        (["--method", "hist_gamma", "--colour-lock", "2"], "colour lock"),
        (["--method", "hist_gamma", "--tile", "big"], "big"),
        (["--method", "hist_gamma", "--format", "bmp"], "bmp"),
    ],
)
def test_wrong_usage_is_found_before_anything_is_made_and_said_in_one_sentence(extra, word, picture, tmp_path, capsys):
    source = picture.file(tmp_path / "a.png")
    assert exit_code("enhance", source, "-o", tmp_path / "out", *extra) == 2
    captured = capsys.readouterr()
    assert word in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not (tmp_path / "out").exists()


def test_a_folder_without_photos_is_wrong_usage(tmp_path, capsys):
    assert exit_code("enhance", tmp_path, "-o", tmp_path / "out", *METHOD) == 2
    assert "no photo" in capsys.readouterr().err


def test_a_path_that_does_not_exist_never_opens_the_window(capsys):
    assert exit_code("no-such-photo.jpg") == 2
    assert "no-such-photo.jpg" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_leaves_no_half_file_and_says_how_far_it_came(picture, tmp_path):
    """A child process whose second photo takes for ever; the first must be there, the second must not."""
    for name in ("1.png", "2.png"):
        picture.file(tmp_path / "in" / name)
    script = textwrap.dedent(
        """
        import sys, time
        from engine.pipeline import Engine
        real, calls = Engine.enhance, []

        def slow(self, photo, request, progress, on_tile=None):
            calls.append(1)
            if len(calls) == 2:
                print("waiting", file=sys.stderr, flush=True)
                while True:
                    progress.check_cancelled()
                    time.sleep(0.01)
            return real(self, photo, request, progress, on_tile)

        Engine.enhance = slow
        from app.command_line import main
        sys.exit(main(sys.argv[1:]))
        """
    )
    command = [sys.executable, "-c", script, "enhance", str(tmp_path / "in"), "-o", str(tmp_path / "out"), *METHOD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stderr is not None
        while (line := child.stderr.readline()) and "waiting" not in line:
            pass
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "Cancelled; 1 of 2" in err
    assert "Traceback" not in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["1.png"]
    assert out.count("\n") == 1


# ------------------------------------------------------------------------------------------------------- the other commands


def test_methods_lists_every_method_with_what_a_program_needs_to_know(capsys):
    from engine.methods import METHODS

    assert exit_code("methods", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["id"] for entry in listed] == [method.id for method in METHODS]
    for entry in listed:
        assert set(entry) >= {"id", "name", "task", "scale", "precisions", "params", "variants"}
        for variant in entry["variants"]:
            assert set(variant["precisions"]) == set(entry["precisions"])
    assert exit_code("methods") == 0
    text = capsys.readouterr().out
    assert all(method.id in text for method in METHODS)


@pytest.fixture
def own_variant():
    """A variant of the user's own in the folder of this test's user: the bundled weights under another id. Returns its folder."""
    from engine.core.paths import resources_dir, user_data_dir

    folder = user_data_dir() / "models" / "qat_unet" / "my-night"
    shutil.copytree(resources_dir() / "models" / "qat_unet" / "phone", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    notes = {"photos": 24, "psnr_start": 18.25, "psnr_end": 19.5}
    own = {"variant": "my-night", "name": "Nächte", "summary": "Of the town.", "origin": "phone", "notes": notes}
    (folder / "manifest.json").write_text(json.dumps({**manifest, **own}), encoding="utf-8")
    return folder


def test_methods_lists_own_variants_with_origin_and_held_out_figures(own_variant, capsys):
    assert exit_code("methods", "--json") == 0
    (method,) = [entry for entry in json.loads(capsys.readouterr().out) if entry["id"] == "qat_unet"]
    stock, own = method["variants"][0], method["variants"][-1]
    assert (stock["own"], stock["origin"], stock["notes"]) == (False, None, {})
    assert (own["id"], own["name"], own["own"], own["origin"]) == ("my-night", "Nächte", True, "phone")
    assert own["notes"]["psnr_end"] == 19.5
    assert own["quality"] == stock["quality"] != []
    assert exit_code("methods") == 0
    text = capsys.readouterr().out
    assert "--variant my-night  Nächte (yours, from phone): fp32, ptq, qat" in text
    assert "psnr_start 18.25, psnr_end 19.5" in text


def test_methods_says_how_much_is_multiplied_in_integers(own_variant, capsys):
    manifest = json.loads((own_variant / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["qat"]["integer_share"] = {"cpu": 0.9447, "openvino": 1.0}
    (own_variant / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert exit_code("methods") == 0
    assert "qat multiplies in integers: 94.5 % on cpu, 100.0 % on openvino" in capsys.readouterr().out
    assert exit_code("methods", "--json") == 0
    (method,) = [entry for entry in json.loads(capsys.readouterr().out) if entry["id"] == "qat_unet"]
    assert method["variants"][-1]["integer_share"]["qat"] == {"cpu": 0.9447, "openvino": 1.0}


def test_a_damaged_folder_of_ones_own_is_said_beside_the_list(own_variant, capsys):
    (own_variant / "manifest.json").write_text("{", encoding="utf-8")
    assert exit_code("methods", "--json") == 0
    said = capsys.readouterr()
    assert "my-night cannot be read" in said.err
    assert "my-night" not in said.out


def test_enhance_runs_an_own_variant_by_its_id(own_variant, picture, tmp_path, capsys):
    source = picture.file(tmp_path / "a.png")
    command = ["enhance", source, "-o", tmp_path / "out", "--method", "qat_unet", "--provider", "cpu", "--json", "--variant"]
    assert exit_code(*command, "my-night") == 0
    assert json_lines(capsys.readouterr().out)[0]["error"] is None
    assert exit_code(*command, "my-day") == 2
    assert "it has: phone, my-night" in capsys.readouterr().err


def test_evaluate_prints_our_rows_under_input_and_colour_fit(picture, tmp_path, capsys):
    for seed in range(4):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed + 1)
    command = ["evaluate", "hist_gamma", "--input", tmp_path / "in", "--target", tmp_path / "target"]
    assert exit_code(*command, "--json") == 0
    table = json.loads(capsys.readouterr().out)
    assert [row["row"] for row in table["rows"]] == ["input", "best global quadratic colour fit", "FP32"]
    assert [row["pairs"] for row in table["rows"]] == [4, 4, 4]
    assert exit_code(*command) == 0
    text = capsys.readouterr().out
    assert "2-fold" in text
    assert "0.png" not in text


def test_evaluate_names_its_protocol_and_lists_each_photo_on_request(picture, tmp_path, capsys):
    for seed in range(2):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed + 1)
    command = ["evaluate", "hist_gamma", "--input", tmp_path / "in", "--target", tmp_path / "target", "--protocol", "pirm"]
    assert exit_code(*command, "--per-photo", "--save", tmp_path / "out") == 0
    text = capsys.readouterr().out
    assert text.startswith("hist_gamma, default: PIRM 2018")
    assert sum(line.startswith("0.png") for line in text.splitlines()) == 3
    assert sorted(path.name for path in (tmp_path / "out" / "fp32").iterdir()) == ["0.png", "1.png"]
    assert exit_code(*command, "--json") == 0
    table = json.loads(capsys.readouterr().out)
    assert table["protocol"] == "pirm"
    assert table["rows"][0]["ssim"] is None
    assert [photo["photo"] for photo in table["rows"][0]["photos"]] == ["0.png", "1.png"]
    assert exit_code(*command, "--protocol", "vmaf") == 2


def test_evaluate_measures_a_method_with_the_parameters_that_are_set(picture, tmp_path, capsys):
    for seed in range(2):
        picture.file(tmp_path / f"{seed}.png", 64, 64, seed=seed)
    command, found = ["evaluate", "hist_gamma", "--target", tmp_path, "--protocol", "ours", "--json"], []
    for settings in ([], ["--set", "gamma=2.0"]):
        assert exit_code(*command, *settings) == 0
        found.append(json.loads(capsys.readouterr().out)["rows"][-1]["psnr"])
    assert found[1] < found[0] - 1
    assert exit_code(*command, "--set", "thorough=yes") == 2
    assert "There is no parameter 'thorough' here" in capsys.readouterr().err


def test_evaluate_makes_the_inputs_where_none_are_given_and_says_how(picture, tmp_path, capsys):
    for seed in range(3):
        picture.file(tmp_path / f"{seed}.png", 64, 64, seed=seed)
    command = ["evaluate", "hist_gamma", "--target", tmp_path]
    assert exit_code(*command) == 0
    text = capsys.readouterr().out
    assert text.startswith("hist_gamma, default: super-resolution: ")
    assert "Inputs made from the targets: bicubic x1/4, anti-aliased, then bicubic back to its size." in text
    assert "over input" in text
    assert exit_code(*command, "--jpeg", "30", "--protocol", "ours", "--json") == 0
    table = json.loads(capsys.readouterr().out)
    assert [row["row"] for row in table["rows"]] == ["input", "FP32"]
    assert (table["protocol"], table["notes"]) == ("ours", [])
    assert "JPEG of quality 30 (4:2:0)" in table["made"]
    ours = table["rows"][1]
    assert ours["gain"]["pairs"] == 3
    assert ours["gain"]["psnr"] == pytest.approx(ours["psnr"] - table["rows"][0]["psnr"], abs=1e-9)
    for wrong in (["--jpeg", "0"], ["--jpeg", "good"], ["--jpeg", "20", "--input", tmp_path]):
        assert exit_code(*command, *wrong) == 2


def test_bench_reports_speed_and_memory(capsys):
    assert exit_code("bench", "hist_gamma", "--megapixels", "0.05", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["method"] == "hist_gamma"
    assert row["megapixels_per_second"] > 0
    assert row["peak_bytes"] > 1e6


def test_selftest_fails_with_exit_code_one_when_a_model_is_missing(monkeypatch, capsys):
    from engine import selftest as library
    from engine.core.precision import Precision

    rows = (
        library.SelfTestRow("a", "default", Precision.FP32, "cpu", 0.1, ""),
        library.SelfTestRow("b", "default", Precision.QAT, "", 0.0, "No trained weights."),
    )
    monkeypatch.setattr(library, "selftest", lambda engine, progress: rows)
    assert exit_code("selftest", "--json") == 1
    assert [row["passed"] for row in json.loads(capsys.readouterr().out)] == [True, False]
    monkeypatch.setattr(library, "selftest", lambda engine, progress: rows[:1])
    assert exit_code("selftest") == 0
    assert "ok" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["bench", "no_such"], ["bench", "hist_gamma", "--megapixels", "0"], ["evaluate", "hist_gamma"], ["--no_such"]]
)
def test_wrong_usage_of_the_other_commands_is_exit_code_two(arguments):
    assert exit_code(*arguments) == 2


def test_help_and_version_end_well(capsys):
    for arguments in (["--help"], ["--version"], ["enhance", "--help"], ["bench", "--help"]):
        assert exit_code(*arguments) == 0
    assert "heliograph" in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------------------- the promises

ROOT = Path(__file__).resolve().parents[2]


def modules_after(arguments: list[str], cwd: Path) -> set[str]:
    """Names of what is loaded after that command line has run in a fresh process."""
    script = (
        "import sys\nfrom app.command_line import main\ncode = main(sys.argv[1:])\n"
        "print('\\n'.join(['MODULES', *sys.modules]))\nsys.exit(code)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert child.returncode == 0, child.stderr
    return set(child.stdout.split("MODULES\n")[1].split())


def test_enhance_loads_neither_qt_nor_torch(picture, tmp_path):
    picture.file(tmp_path / "a.png")
    loaded = modules_after(["enhance", "a.png", "-o", "out", *METHOD], tmp_path)
    assert not {name.split(".")[0] for name in loaded} & {"PySide6", "shiboken6", "qtpy", "qdarkstyle", "torch", "onnx"}
    assert "engine.pipeline" in loaded


def test_listing_the_methods_loads_no_inference_runtime(tmp_path):
    loaded = modules_after(["methods"], tmp_path)
    assert not {name.split(".")[0] for name in loaded} & {"PySide6", "torch", "onnxruntime", "cv2"}
