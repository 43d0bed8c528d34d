"""Collects every sentence of the window into Qt's .ts files and makes the .qm files that the window reads.

    sh packaging/dev python packaging/translations.py              bring all .ts and .qm up to date; says what is not translated
    sh packaging/dev python packaging/translations.py --missing de the untranslated sentences as JSON, {"English": ""}
    sh packaging/dev python packaging/translations.py --fill de FILE.json   put translations in, from that form or for plurals
                                                                   {"English": ["one", "many"]}

Sentences are literals in `tr(...)`, `tr_n(...)` and `mark(...)` below app/, in `said(...)` and `said_n(...)` there and below engine/, and
what methods, their parameters and the settings of their trainings declare; those settings' names are what is typed, and stay.
What Qt itself says stands in its own files, and in qtbase_*.ts for languages it comes without; those are written by hand.
Qt's own lupdate is not used: it gives Python's free functions a context of their own for each class. The files are Qt Linguist's.
"""

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "resources" / "translations"
CONTEXT = "heliograph"
PLURALS = {"en": 2, "de": 2, "vi": 1}
"""Forms of a plural in each language, in Qt's order."""
FUNCTIONS = {"app": ("tr", "mark", "tr_n", "said", "said_n"), "engine": ("said", "said_n", "option")}
"""Below each folder, those whose first argument is a sentence; the ones with a number end in _n. `said_n` has two forms, one and many; what
a training's `option` does is its second argument."""


@dataclass
class Sentence:
    """plural: it has a number; places: files it stands in, below the root; english: both forms of a plural, where the source has them."""

    plural: bool
    places: set[str] = field(default_factory=set)
    english: list[str] = field(default_factory=list)


def sentences() -> dict[str, Sentence]:
    """Every sentence, in the order of the alphabet."""
    found: dict[str, Sentence] = {}
    for forms, plural, place in (*_written(), *_declared()):
        sentence = found.setdefault(forms[-1], Sentence(plural))
        sentence.places.add(place)
        if len(forms) > 1:
            sentence.english = forms
    return dict(sorted(found.items()))


def _written() -> Iterator[tuple[list[str], bool, str]]:
    """The forms of each sentence, whether it is a plural, and the file."""
    for folder, functions in FUNCTIONS.items():
        for file in sorted((ROOT / folder).rglob("*.py")):
            place = file.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
                    arguments = node.args[1:2] if node.func.id == "option" else node.args[: 2 if node.func.id == "said_n" else 1]
                    texts = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                    if texts:
                        yield texts, node.func.id.endswith("_n"), place


def _declared() -> Iterator[tuple[list[str], bool, str]]:
    from engine.core.method import Task
    from engine.core.params import ChoiceParam
    from engine.methods import METHODS

    for task in Task:
        yield [task.value], False, "engine/core/method.py"
    for method in METHODS:
        place = f"engine/methods/{method.id}"
        texts = [method.name, method.summary]
        for variant in method.variants:
            texts += [variant.name, variant.summary, variant.strength.low, variant.strength.high, variant.strength.help]
        for param in method.params:
            texts += [param.label, param.help]
            if isinstance(param, ChoiceParam):
                texts += [str(choice.value).replace("_", " ").capitalize() for choice in type(param.default)]
        for text in texts:
            if text:
                yield [text], False, place


def translations(language: str) -> dict[str, list[str]]:
    """What the language's file says: English to its forms, one but for plurals; untranslated ones left out."""
    file = _ts(language)
    if not file.exists():
        return {}
    known = {}
    for message in Xml.parse(file).iter("message"):
        source, said = message.findtext("source") or "", message.find("translation")
        if said is not None and said.get("type") != "unfinished":
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            if all(forms):
                known[source] = forms
    return known


def write(language: str, wanted: dict[str, Sentence], known: dict[str, list[str]]) -> list[str]:
    """Write the language's .ts and .qm; returns what is not translated. English is written out for its plurals only."""
    root = Xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    missing = []
    for text, sentence in wanted.items():
        if language == "en" and not sentence.plural:
            continue
        message = Xml.SubElement(context, "message", {"numerus": "yes"} if sentence.plural else {})
        for place in sorted(sentence.places):
            Xml.SubElement(message, "location", filename=f"../../{place}")
        Xml.SubElement(message, "source").text = text
        forms = sentence.english if language == "en" and sentence.english else known.get(text, [])
        said = Xml.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if not forms:
            missing.append(text)
        if sentence.plural:
            for form in forms or [""] * PLURALS[language]:
                Xml.SubElement(said, "numerusform").text = form
        elif forms:
            said.text = forms[0]
    Xml.indent(root, "  ")
    body = Xml.tostring(root, encoding="unicode")
    _ts(language).write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    _release(_ts(language))
    return missing


def _release(source: Path) -> None:
    made = source.with_suffix(".new")
    subprocess.run([str(Path(sys.executable).with_name("pyside6-lrelease")), "-silent", str(source), "-qm", str(made)], check=True)
    made.replace(source.with_suffix(".qm"))  # a window that is open reads the old one on


def _ts(language: str) -> Path:
    return FOLDER / f"heliograph_{language}.ts"


def main() -> None:
    parser = argparse.ArgumentParser(description="Bring the window's translations up to date.")
    parser.add_argument("--missing", metavar="LANGUAGE", choices=PLURALS, help="print what is not translated as JSON")
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), help="put the translations of a JSON file in")
    arguments = parser.parse_args()
    wanted = sentences()
    if arguments.missing:
        known = translations(arguments.missing)
        left = {text: [""] * PLURALS[arguments.missing] if item.plural else "" for text, item in wanted.items() if text not in known}
        print(json.dumps(left, ensure_ascii=False, indent=1))
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    given: dict[str, list[str]] = {}
    if arguments.fill:
        said = json.loads(Path(arguments.fill[1]).read_text(encoding="utf-8"))
        given = {text: [forms] if isinstance(forms, str) else list(forms) for text, forms in said.items() if forms and all(forms)}
    for language in PLURALS:
        known = translations(language) | (given if arguments.fill and arguments.fill[0] == language else {})
        missing = write(language, wanted, known)
        print(f"{language}: {len(wanted)} sentences, {len(missing)} not translated", file=sys.stderr)
    for own in sorted(FOLDER.glob("qtbase_*.ts")):
        _release(own)


if __name__ == "__main__":
    main()
