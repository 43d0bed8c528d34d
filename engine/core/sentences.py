"""Sentences for the person at the screen that another language can be made of afterwards.

A `Sentence` is its finished English text, so that logs, JSON and the command line know nothing of it, and remembers what it was made of: a
template, which the window translates (`app.i18n.tr_sentence`), and the values of its fields, which may be sentences again. Cutting,
joining or formatting one as text leaves plain text behind: `together` and `listed` join, a field of another sentence keeps.
No Qt here; any thread, and any process: sentences are pickled and kept as JSON whole.
"""

import string
from collections.abc import Iterable, Mapping
from numbers import Integral, Real
from types import MappingProxyType
from typing import Any

Value = str | int | float
"""Of a field. Text is never translated, unless it is a sentence."""


class Sentence(str):
    """English text and what it was made of. Made by the functions of this module.

    Attributes: template, with its fields in braces as `str.format` takes them; without fields it is the text itself and a brace is a
    brace. fields: the values. one: the template for a count of 1, "" for a sentence without plural; the number is the field `count`.
    """

    __slots__ = ("fields", "one", "template")
    template: str
    fields: Mapping[str, Value]
    one: str

    def __new__(cls, template: str, fields: Mapping[str, Value] | None = None, one: str = "") -> "Sentence":
        values = dict(fields or {})
        spoken = one if one and values["count"] == 1 else template
        made = super().__new__(cls, spoken.format(**values) if values else spoken)
        made.template, made.fields, made.one = template, MappingProxyType(values), one
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Sentence, (self.template, dict(self.fields), self.one)


def said(template: str, /, **fields: object) -> Sentence:
    """`said("{name} is empty.", name=path.name)`. template: a literal, for `packaging/translations.py` collects it. Values that are
    neither text nor numbers become text."""
    return Sentence(template, {name: _value(value) for name, value in fields.items()})


def said_n(one: str, many: str, /, count: int, **fields: object) -> Sentence:
    """A sentence with a number, {count}, in its two English forms; the window's language has as many as it needs."""
    return Sentence(many, {"count": int(count), **{name: _value(value) for name, value in fields.items()}}, one)


def term(text: str) -> Sentence:
    """A word or sentence that is declared elsewhere, such as a method's name, to be translated as it stands."""
    return Sentence(text)


def together(parts: Iterable[str], separator: str = " ") -> str:
    """`separator.join(parts)`, each part still translatable."""
    values = list(parts)
    if len(values) < 2:
        return values[0] if values else ""
    fields = {f"part{number}": value for number, value in enumerate(values, 1)}
    return Sentence(separator.join(f"{{{name}}}" for name in fields), fields)


def listed(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    *before, last = parts
    return said("{these} and {that}", these=together(before, ", "), that=last) if before else last


def to_json(text: str) -> object:
    """For `json.dumps`: plain text is itself, a sentence an object."""
    if not isinstance(text, Sentence):
        return text
    fields = {name: to_json(value) if isinstance(value, str) else value for name, value in text.fields.items()}
    return {"template": text.template, "fields": fields, **({"one": text.one} if text.one else {})}


def from_json(value: object) -> str:
    """The text or sentence that `to_json` wrote. Raises ValueError for what it did not."""
    if isinstance(value, str):
        return value
    try:
        if not isinstance(value, dict) or not isinstance(value["template"], str) or not isinstance(value.get("one", ""), str):
            raise ValueError("it has no template")
        fields = {name: field if isinstance(field, int | float) else from_json(field) for name, field in value["fields"].items()}
        one = value.get("one", "")
        if fields and not fields_of(value["template"]) | fields_of(one) <= set(fields):
            raise ValueError("its fields are not those of its template")
        return Sentence(value["template"], fields, one)
    except (KeyError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"not a sentence: {error!r}") from error


def as_kept(text: str, kept: object) -> str:
    """The sentence that `to_json` made `kept` of, as long as it says `text`; else the text. For files that hold the English text, and
    beside it what it was made of: whoever changes the one need not know the other."""
    try:
        sentence = from_json(kept)
    except ValueError:
        return text
    return sentence if sentence == text else text


def fields_of(template: str) -> set[str]:
    """The names in its braces. Raises ValueError for braces without a partner."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _value(value: object) -> Value:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)
