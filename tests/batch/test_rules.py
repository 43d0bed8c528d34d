"""Rules: the first that fits counts, and whatever is wrong with the file is said with its place."""

from pathlib import Path, PurePath

import pytest

from engine.batch.auto import Finding
from engine.batch.rules import Rule, read_rules
from engine.core.errors import UsageError
from engine.core.photo import FileFormat, PhotoFacts
from engine.core.precision import Precision

FACTS = PhotoFacts(2000, 1000, FileFormat.JPEG, 8)


def rules(folder: Path, text: str) -> tuple[Rule, ...]:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path)


def fits(rule: Rule, path: str = "day/a.jpg", facts: PhotoFacts = FACTS, found: tuple[Finding, ...] = ()) -> bool:
    return rule.fits(PurePath(path), facts, lambda: found)


def test_a_file_of_rules_is_read(tmp_path: Path) -> None:
    first, second = rules(
        tmp_path,
        """
        [[rule]]
        match = "scans/**"
        format = "tiff"
        found = ["faded", "soft"]
        method = "m"
        variant = "v"
        precision = "qat"
        strength = 1
        enlarge = 2
        params = {gamma = 1.2, on = true}
        [[rule]]
        max_megapixels = 0.5
        skip = true
        """,
    )
    expected = Rule(1, ("scans/**",), FileFormat.TIFF, found=(Finding.FADED, Finding.SOFT), method="m", variant="v")
    assert vars(first) == vars(expected) | {
        "precision": Precision.QAT,
        "strength": 1.0,
        "enlarge": 2,
        "params": {"gamma": "1.2", "on": "true"},
    }
    assert second == Rule(2, max_megapixels=0.5, skip=True)


@pytest.mark.parametrize(
    ("pattern", "path", "yes"),
    [
        ("*.JPG", "day/a.jpg", True),
        ("a.*", "day/a.jpg", True),
        ("day/*", "day/a.jpg", True),
        ("day/**", "day/two/a.jpg", True),
        ("day/*", "a.jpg", False),
        ("*.png", "a.jpg", False),
    ],
)
def test_patterns_are_of_the_name_or_with_a_slash_of_the_path(pattern: str, path: str, yes: bool) -> None:
    assert fits(Rule(1, (pattern,)), path) is yes


def test_everything_a_rule_says_must_fit_and_the_photo_is_looked_at_only_if_the_rest_does() -> None:
    assert fits(Rule(1))
    assert fits(Rule(1, format=FileFormat.JPEG, min_megapixels=2.0, max_megapixels=2.0))
    assert not fits(Rule(1, format=FileFormat.PNG))
    assert not fits(Rule(1, min_megapixels=2.1))
    assert not fits(Rule(1, max_megapixels=1.9))
    both = Rule(1, found=(Finding.DARK, Finding.SOFT))
    assert fits(both, found=(Finding.SOFT, Finding.NOISY, Finding.DARK))
    assert not fits(both, found=(Finding.SOFT,))
    other = Rule(1, format=FileFormat.PNG, found=(Finding.DARK,))
    assert not other.fits(PurePath("a"), FACTS, lambda: pytest.fail("it was looked at"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rule = 3", "list of"),
        ("", "list of"),
        ("[[rules]]\nskip = true", "not 'rules'"),
        ("[[rule]]\nmehtod = 'x'", "Rule 1 of rules.toml has 'mehtod'"),
        ("[[rule]]\nskip = true\n[[rule]]\nstrength = 'much'", "Rule 2 of rules.toml: strength cannot be 'much'"),
        ("[[rule]]\nfound = ['ugly']", "found cannot be"),
        ("[[rule]]\nprecision = 'int4'", "precision cannot be 'int4'"),
        ("[[rule]]\nformat = 'doc'", "format cannot be 'doc'"),
        ("[[rule]]\nenlarge = 2.5", "enlarge cannot be 2.5"),
        ("[[rule]]\nmethod = 'm'\nauto = true", "only one of method, auto and skip"),
        ("[[rule]", "are not TOML"),
        pytest.param("[[rule]]\nmatch = " + "[" * 50_000, "are not TOML", id="nested without end"),
    ],
)
def test_a_mistake_in_the_file_is_said_with_its_place(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="rules") as told:
        rules(tmp_path, text)
    assert words in told.value.message


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_rules(tmp_path / "none.toml")
