"""Recipe options: described, checked in words, written and read back unchanged."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.core.errors import UsageError
from engine.methods.qat_unet.recipe import Options
from engine.training.options import describe, load_options, parse_options, save_options
from engine.training.recipe import Form


def test_texts_become_typed_options() -> None:
    options = parse_options(Options, {"steps": "40", "rate": "2e-3", "form": "faithful"})
    assert (options.steps, options.rate, options.form) == (40, 2e-3, Form.FAITHFUL)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("stepz", "3", "no training option 'stepz'"),
        ("form", "wide", "one of deploy, faithful"),
        ("steps", "many", "a whole number"),
        ("steps", "0", "at least 1"),
        ("width", "65", "at least 4 and at most 64"),
        ("rate", "nan", "at least"),
    ],
)
def test_unknown_unreadable_and_excessive_options_are_refused_in_words(name: str, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_options(Options, {name: text})


def test_every_option_of_the_flagship_is_described_and_has_its_default_within_its_limits() -> None:
    for facts in describe(Options):
        assert facts.help, facts.name
        if facts.low is not None:
            assert facts.default >= facts.low
        if facts.high is not None:
            assert facts.default <= facts.high


def test_saved_options_come_back_and_damaged_ones_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "options.json"
    assert load_options(Options, file) is None
    options = parse_options(Options, {"steps": "77", "form": "faithful", "rate": "0.00031"})
    save_options(options, file)
    assert load_options(Options, file) == options
    file.write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        load_options(Options, file)
