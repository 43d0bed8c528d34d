"""The house rules that a machine can watch. Each failure says what to do instead."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for top in ("app", "engine", "packaging") for path in sorted((ROOT / top).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 450
LONGEST_TEST = 700

TOP_LEVEL = {"pyproject.toml", "README.md", "LICENSE", "app", "engine", "resources", "tests", "packaging"}


def tracked_names() -> set[str]:
    """What lies at the top and is neither a dotfile nor ignored."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split() if not line.startswith("*")}
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    return {name for name in names if name not in ignored and not name.endswith(".egg-info") and name != "__pycache__"}


def test_the_top_level_is_exactly_as_decided():
    assert tracked_names() == TOP_LEVEL


def test_packaging_is_no_package():
    """It would hide PyPI's `packaging`, which pip, pytest and onnxruntime need."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("path", CODE + TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_enough_to_be_read_in_one_go_and_says_what_it_owns(path):
    text = path.read_text(encoding="utf-8")
    limit = LONGEST_TEST if path in TESTS else LONGEST
    assert len(text.splitlines()) <= limit, "split it by what it owns"
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "open it with two to eight lines: what it owns, and what it does not"


def test_every_method_folder_is_listed_and_every_listed_method_has_its_folder_and_card():
    from engine.methods import METHODS

    folders = {path.name for path in (ROOT / "engine" / "methods").iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    ids = [method.id for method in METHODS]
    assert len(ids) == len(set(ids))
    assert folders == set(ids), "add the method to METHODS in engine/methods/__init__.py"
    for method_id in ids:
        assert (ROOT / "engine" / "methods" / method_id / "card.md").is_file(), f"write {method_id}/card.md"


def comparisons_with(path: Path, words: set[str]) -> list[int]:
    """Lines that compare something with one of `words`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            literals = [side for part in [node.left, *node.comparators] for side in ast.walk(part) if isinstance(side, ast.Constant)]
            found += [node.lineno for literal in literals if literal.value in words and isinstance(literal.value, str)]
        if isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant) and node.value.value in words:
            found.append(node.lineno)
    return found


def test_nobody_asks_a_method_for_its_name():
    """What differs from method to method stands in its declaration (engine.core.method), and the runner obeys."""
    from engine.methods import METHODS

    ids = {method.id for method in METHODS}
    outside = [path for path in CODE if not path.is_relative_to(ROOT / "engine" / "methods")]
    guilty = [f"{path.relative_to(ROOT)}:{line}" for path in outside for line in comparisons_with(path, ids)]
    assert guilty == []


def test_the_watch_over_method_names_would_see_one(tmp_path):
    (tmp_path / "bad.py").write_text('if method.id == "qat_unet" or name in ("hist_gamma",):\n    pass\n', encoding="utf-8")
    assert comparisons_with(tmp_path / "bad.py", {"qat_unet", "hist_gamma"}) == [1, 1]


def test_no_file_names_a_place_on_a_developers_machine():
    place = re.compile(r"""(?<![\w.}])/(home|root|Users|work|tmp|mnt|media)/|(?<!\w)[A-Z]:\\""")
    texts = [*CODE, *TESTS, ROOT / "pyproject.toml", ROOT / "README.md", ROOT / "packaging" / "dev", ROOT / ".ci" / "run"]
    texts += sorted((ROOT / "engine").rglob("*.md")) + sorted((ROOT / "resources").rglob("*.json"))
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if place.search(line)
    ]
    assert guilty == []


def test_no_qthread_subclass():
    """Work goes through the lanes of app.jobs; a subclass mixes what runs with where it runs."""
    guilty = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any("QThread" in ast.unparse(base) for base in node.bases)
    ]
    assert guilty == []
