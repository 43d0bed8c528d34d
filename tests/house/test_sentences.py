"""Whatever the engine says to the person at the screen can be translated: it is made with `said`, not put together as text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGLISH_ONLY = (
    "engine/nets/",  # whoever writes a network
    "engine/training/qat.py",
    "engine/training/distillation.py",
    "engine/training/sensitivity.py",
    "engine/evaluation.py",  # commands, which are English
    "engine/bench.py",
    "engine/comparison.py",
    "engine/export/__main__.py",
    "engine/training/__main__.py",
    "engine/registration/lens.py",
    "engine/registration/register.py",
    "engine/registration/global_search.py",
    "app/command_line.py",
)
"""Files whose sentences the window never shows, for the reason given."""
SHARED = {"batch_orders.py"}
"""Of the commands, what the window uses too."""
FILES = [
    file for folder in ("engine", "app") for file in sorted((ROOT / folder).rglob("*.py")) if "cli" not in file.parts or file.name in SHARED
]


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def errors() -> set[str]:
    """The names of EngineError and everything derived from it."""
    bases: dict[str, set[str]] = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found = {"EngineError"}
    while more := {name for name, its in bases.items() if its & found} - found:
        found |= more
    return found


ERRORS = errors()


def is_text(node: ast.expr) -> bool:
    """Whether it is put together as plain text, wherever in it; "" says nothing."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value != ""
    if isinstance(node, ast.Call):
        return name_of(node) in ("format", "join", "str", "strip")
    if isinstance(node, ast.IfExp):
        return is_text(node.body) or is_text(node.orelse)
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def said_as_text(tree: ast.Module) -> Iterator[int]:
    """Lines where an error is made whose message or hint is text, or a name that the same function gave a text."""
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        names = {
            target.id
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and is_text(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call) and name_of(node) in ERRORS]:
            for said in (*call.args[:1], *(word.value for word in call.keywords if word.arg == "hint")):
                if is_text(said) or (isinstance(said, ast.Name) and said.id in names):
                    yield call.lineno


@pytest.mark.parametrize("folder", ["engine", "app"])
def test_errors_say_what_can_be_translated(folder: str) -> None:
    wrong = []
    for file in FILES:
        place = file.relative_to(ROOT).as_posix()
        if place.startswith(f"{folder}/") and not place.startswith(ENGLISH_ONLY):
            wrong += [f"{place}:{line}" for line in said_as_text(ast.parse(file.read_text(encoding="utf-8")))]
    assert wrong == []


def test_the_list_of_exceptions_holds_no_more_than_it_must() -> None:
    needed = {
        exception
        for exception in ENGLISH_ONLY
        for file in FILES
        if file.relative_to(ROOT).as_posix().startswith(exception) and any(said_as_text(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert needed == set(ENGLISH_ONLY)


def test_templates_are_literals_or_nobody_could_collect_them() -> None:
    wrong = []
    for file in FILES:
        if file.name == "sentences.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("said", "said_n"):
                templates = node.args[: 2 if node.func.id == "said_n" else 1]
                if not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in templates):
                    wrong.append(f"{file.relative_to(ROOT).as_posix()}:{node.lineno}")
    assert wrong == []


@pytest.mark.parametrize(
    "source",
    [
        'raise UsageError(f"{name} is wrong.")',
        'raise UsageError("It is " + name)',
        'raise UsageError("It is wrong.")',
        'raise UsageError(said("It is wrong."), hint="Mend it.")',
        'words = f"{name} is wrong."\n    raise UsageError(words)',
        'raise UsageError("{} is wrong".format(name))',
    ],
)
def test_what_the_test_looks_for_is_found(source: str) -> None:
    assert list(said_as_text(ast.parse(f"def do(name):\n    {source}\n")))
