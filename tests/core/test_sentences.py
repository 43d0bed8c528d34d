"""Sentences that can be translated later: they read as English, and their structure survives storage, processes and joining."""

import copy
import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from engine.core.errors import PhotoReadError
from engine.core.sentences import Sentence, as_kept, fields_of, from_json, listed, said, said_n, term, to_json, together

NESTED = said("{name} could not be saved: {reason}.", name="ä{}.jpg", reason=said("the disk is full"))


def same(one: str, other: str) -> bool:
    """Equal in text and structure, all the way down."""
    if not isinstance(one, Sentence) or not isinstance(other, Sentence):
        return type(one) is type(other) and one == other
    if (one, one.template, one.one, set(one.fields)) != (other, other.template, other.one, set(other.fields)):
        return False
    return all(same(one.fields[name], other.fields[name]) for name in one.fields)


def test_a_sentence_is_its_english_text():
    sentence = said("{name} has {count:,} pixels.", name=Path("a.jpg"), count=1234567)
    assert sentence == "a.jpg has 1,234,567 pixels."
    assert json.dumps({"message": sentence}) == '{"message": "a.jpg has 1,234,567 pixels."}'
    assert f"{sentence}!" == "a.jpg has 1,234,567 pixels.!"
    assert {sentence, "a.jpg has 1,234,567 pixels."} == {sentence}


def test_braces_in_values_and_in_sentences_without_fields_are_only_braces():
    assert NESTED == "ä{}.jpg could not be saved: the disk is full."
    assert said("The template needs {name}.") == term("The template needs {name}.") == "The template needs {name}."


def test_values_become_plain_text_and_numbers():
    fields = said("{a} {b} {c} {d}", a=np.float32(0.5), b=np.int64(3), c=Path("x"), d=True).fields
    assert [type(value) for value in fields.values()] == [float, int, str, bool]


@pytest.mark.parametrize(
    "sentence",
    [
        NESTED,
        said_n("{count} tile", "{count} tiles", 1),
        said_n("{count} tile of {name}", "{count} tiles of {name}", 7, name="x"),
        together([NESTED, "plain", said("Done.")]),
        listed(["a", said("b"), "c"]),
        term("{odd"),
        "plain {text}",
        "",
    ],
)
def test_structure_survives_pickling_copying_and_json(sentence):
    for again in (pickle.loads(pickle.dumps(sentence)), copy.deepcopy(sentence), from_json(json.loads(json.dumps(to_json(sentence))))):
        assert same(again, sentence)


def test_errors_keep_their_sentences_through_other_processes():
    error = pickle.loads(pickle.dumps(PhotoReadError(NESTED, hint=said("Free {size:.1f} GB.", size=1.5))))
    assert same(error.message, NESTED)
    assert same(error.hint, said("Free {size:.1f} GB.", size=1.5))


def test_plurals_choose_by_the_count():
    forms = ("{count} tile was bad", "{count} tiles were bad")
    assert [said_n(*forms, count) for count in (0, 1, 2)] == ["0 tiles were bad", "1 tile was bad", "2 tiles were bad"]


def test_parts_are_joined_as_text_is():
    assert together(["a", "b"], ", ") == "a, b"
    assert together([]) == ""
    assert [listed(list(text)) for text in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        5,
        [],
        {},
        {"template": 3, "fields": {}},
        {"template": "{a}", "fields": {"b": 1}},
        {"template": "{a.__class__}", "fields": {"a": "x"}},
        {"template": "{a", "fields": {"a": "x"}},
        {"template": "{a}", "fields": {"a": None}},
        {"template": "{a:.1f}", "fields": {"a": "x"}},
        {"template": "{count}", "one": "{count}", "fields": {}},
    ],
)
def test_json_that_is_no_sentence_is_refused(damaged):
    with pytest.raises(ValueError):
        from_json(damaged)


def test_what_a_text_was_made_of_counts_only_while_it_says_the_same():
    kept = json.loads(json.dumps(to_json(NESTED)))
    assert same(as_kept(str(NESTED), kept), NESTED)
    for text, other in (("Changed.", kept), ("Plain.", None), ("Plain.", "Plain."), ("Plain.", {"template": 3})):
        assert type(as_kept(text, other)) is str
        assert as_kept(text, other) == text


def test_the_fields_of_a_template_are_named():
    assert fields_of("{a!r} of {{b}} and {c:.1f}") == {"a", "c"}
