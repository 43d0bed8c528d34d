"""Auto sees what is wrong with made photos, says so in words, and proposes only what can run."""

from collections.abc import Mapping
from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.batch.auto import Finding, Proposal, findings, propose
from engine.batch.look import Look, look_at
from engine.core.method import Method, Task, Variant
from engine.core.precision import Precision

GOOD = Look(
    *(12.0, 0.45, 0.05, 0.03, 0.95, 0.15),
    noise=0.35, texture=1.5, grain=0.3, fine=0.95, blocks=0.3,
)  # fmt: skip


def scene(height: int = 960, width: int = 1280, seed: int = 0) -> np.ndarray:
    """(height, width, 3) float32 0-1: patches of colour with hard edges and fine texture, as a sharp photo has them."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(0.03, 0.97, (12, 16, 3)).astype(np.float32)
    picture = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_NEAREST)
    smooth = cv2.resize(rng.uniform(0, 1, (6, 8, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    texture = cv2.GaussianBlur(rng.normal(0, 0.25, (height, width, 1)).astype(np.float32), (0, 0), 0.6)[..., None]
    where = (np.arange(height)[:, None, None] // 120) % 2
    return np.clip(0.7 * picture + 0.3 * smooth + texture * where * 0.3, 0, 1).astype(np.float32)


def eight(values: np.ndarray) -> np.ndarray:
    return (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)


def seen(pixels: np.ndarray) -> set[Finding]:
    return {found.finding for found in findings(look_at(pixels))}


def jpeg(pixels: np.ndarray, quality: int) -> np.ndarray:
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded, np.uint8)


def test_a_good_photo_has_nothing_wrong_in_eight_and_in_sixteen_bits() -> None:
    good = eight(scene())
    assert seen(good) == set()
    assert seen(good.astype(np.uint16) * np.uint16(257)) == set()


@pytest.mark.parametrize(
    ("finding", "spoiled"),
    [
        (Finding.DARK, lambda good: eight(good * 0.2)),
        (Finding.FADED, lambda good: eight(0.3 + 0.4 * (0.25 * good + 0.75 * good.mean(-1, keepdims=True)))),
        (Finding.SMALL, lambda good: eight(good[:480, :640])),
        (Finding.COMPRESSED, lambda good: jpeg(eight(good), 8)),
        (Finding.NOISY, lambda good: eight(good + np.random.default_rng(1).normal(0, 0.05, good.shape))),
        (Finding.SOFT, lambda good: eight(cv2.GaussianBlur(good, (0, 0), 3.0))),
    ],
)
def test_what_is_wrong_is_found_and_counts_first(finding: Finding, spoiled: object) -> None:
    pixels = spoiled(scene())  # type: ignore[operator]
    found = findings(look_at(pixels))
    assert found[0].finding is finding
    assert found[0].words.startswith("It ")
    assert 0.0 <= found[0].severity <= 1.0


def test_more_of_it_is_more_severe() -> None:
    good = scene()
    shares = [findings(look_at(eight(good * share)))[0].severity for share in (0.3, 0.15, 0.05)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (7, 5), (17, 3000), (40, 40)])
def test_any_size_can_be_looked_at(shape: tuple[int, int]) -> None:
    for value in (0, 128, 255):
        look = look_at(np.full((*shape, 3), value, np.uint8))
        assert np.isfinite(list(vars(look).values())).all()
        findings(look)


# ------------------------------------------------------------------------------------------------------------ what is proposed

NIGHT = Method("night", "Night", Task.DARK, "", (Variant("v", "V", ""),), (Precision.FP32,))
DETAIL = Method("detail", "Detail", Task.DETAIL, "", (Variant("a", "A", ""), Variant("b", "B", "", task=Task.TONE)), (Precision.QAT,))
LARGER = Method("larger", "Larger", Task.SMALL, "", (Variant("v", "V", ""),), (Precision.QAT,), scale=4, sizes=(2, 3, 4))
DARK_AND_SOFT = replace(GOOD, brightness=0.1, darkness=0.7, fine=0.5)


def offer(*missing: str):  # type: ignore[no-untyped-def]
    def offered(method: str, variant: str) -> Mapping[Precision, str | None]:
        return dict.fromkeys(Precision, "no weights" if method in missing else None)

    return offered


def proposal(look: Look, *methods: Method, missing: tuple[str, ...] = ()) -> Proposal | str:
    return propose(findings(look), look, methods, offer(*missing))


def test_the_most_important_finding_decides_and_the_reason_is_in_words() -> None:
    answer = proposal(DARK_AND_SOFT, DETAIL, NIGHT)
    assert isinstance(answer, Proposal)
    assert (answer.method, answer.variant) == ("night", "v")
    assert answer.reason == "It is dark: on average 10% of full brightness, 70% of it nearly black."


def test_what_is_not_installed_is_never_proposed_and_that_is_said() -> None:
    answer = proposal(DARK_AND_SOFT, NIGHT, DETAIL, missing=("night",))
    assert isinstance(answer, Proposal)
    assert answer.method == "detail"
    assert answer.reason.endswith("Against dark photos no method is installed.")
    nothing = proposal(DARK_AND_SOFT, NIGHT, missing=("night",))
    assert isinstance(nothing, str)
    assert "Against soft photos no method is installed." in nothing
    assert nothing.endswith("So it is left as it is.")


def test_a_good_photo_is_left_alone() -> None:
    assert proposal(GOOD, NIGHT, DETAIL) == "Nothing is wrong with it that could be seen, so it is left as it is."


def test_a_variant_for_another_task_than_its_method_is_found() -> None:
    answer = proposal(replace(GOOD, black=0.3, white=0.6), DETAIL)
    assert isinstance(answer, Proposal)
    assert (answer.method, answer.variant) == ("detail", "b")


@pytest.mark.parametrize(("megapixels", "size"), [(0.79, 3), (0.5, 3), (0.3, 4), (0.05, 4), (0.7, 3)])
def test_small_photos_are_enlarged_as_far_as_they_need(megapixels: float, size: int) -> None:
    answer = proposal(replace(GOOD, megapixels=megapixels), LARGER)
    assert isinstance(answer, Proposal)
    assert answer.size == size


def test_strength_grows_with_what_is_wrong_between_half_and_full() -> None:
    strengths = []
    for fine in (0.679, 0.55, 0.3):
        answer = proposal(replace(GOOD, fine=fine), DETAIL)
        assert isinstance(answer, Proposal)
        strengths.append(answer.strength)
    assert strengths == [0.5, 0.75, 1.0]
