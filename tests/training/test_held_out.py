"""The verdict is honest: better only when the photos agree, and said in words either way."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402

from engine.core.training_events import HeldOutScore, Judgement, TrainingEvent, TrainingSample, TrainingVerdict  # noqa: E402
from engine.core.training_run import RunFolder  # noqa: E402
from engine.training.held_out import HeldOut, Scores, verdict  # noqa: E402
from engine.training.patches import Held  # noqa: E402


class Gain(nn.Module):
    """Brightens by a factor."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return image * self.factor


def scores(*psnr: float) -> Scores:
    return Scores(psnr, tuple(0.5 for _ in psnr), tuple(str(index) for index in range(len(psnr))))


def photos(count: int = 4) -> list[Held]:
    rng = np.random.default_rng(1)
    found = []
    for number in range(count):
        target = rng.integers(60, 200, (40, 48, 3)).astype(np.uint8)
        source = (target * 0.7).astype(np.uint8)
        found.append(Held(f"{number}", f"{number}", source, target, np.zeros((64, 64, 3), np.uint8)))
    return found


@pytest.mark.parametrize(
    ("now", "before", "judgement"),
    [
        ((21.0, 22.0, 23.0, 24.0), (20.5, 21.4, 22.5, 23.6), Judgement.BETTER),
        ((20.0, 21.0, 22.0, 23.0), (20.5, 21.4, 22.5, 23.6), Judgement.NOT_BETTER),
        ((20.5, 21.4, 22.5, 23.6), (20.5, 21.4, 22.5, 23.6), Judgement.NOT_BETTER),
        # Half a decibel on average, but from one photo alone.
        ((23.0, 21.3, 22.4, 23.5), (20.5, 21.4, 22.5, 23.6), Judgement.UNCLEAR),
        # Certain, but too little to be called better.
        ((20.53, 21.43, 22.53), (20.5, 21.4, 22.5), Judgement.NOT_BETTER),
        # One photo proves nothing.
        ((25.0,), (20.0,), Judgement.UNCLEAR),
    ],
)
def test_better_is_said_only_where_the_photos_agree(now: tuple[float, ...], before: tuple[float, ...], judgement: Judgement) -> None:
    found = verdict(scores(*now), scores(*before), "the stock weights", final=True)
    assert found.judgement is judgement
    assert found.text.startswith({"better": "Better", "not_better": "Not better", "unclear": "Not clearly better"}[judgement.value])
    assert found.wins == sum(a > b for a, b in zip(now, before, strict=True))


def test_several_shots_of_one_photo_count_as_one_photo() -> None:
    photos = ("a", "b", "a", "b", "a", "b")
    before, after = (Scores(psnr, (0.5,) * 6, photos) for psnr in ((20.0,) * 6, (21.0, 21.0, 19.5, 21.0, 21.0, 21.0)))
    found = verdict(after, before, "the stock weights", final=True)
    assert (found.photos, found.wins, found.gain) == (2, 2, 0.75)


def test_a_run_is_measured_against_the_weights_it_must_beat_and_leaves_pictures(tmp_path: Path) -> None:
    events: list[TrainingEvent] = []
    held = HeldOut(RunFolder(tmp_path), events.append, photos(), "cpu")
    held.compare_with(Gain(1.2), "the stock weights")
    held.look("fp32", 1, 100, lambda: Gain(1.3))
    held.look("fp32", 2, 100, lambda: Gain(1.31))  # too soon
    held.look("fp32", 100, 100, lambda: Gain(1 / 0.7))
    first, last = (event for event in events if isinstance(event, HeldOutScore))
    assert first.start_psnr is not None
    assert first.input_psnr < first.start_psnr < first.psnr < last.psnr
    assert [(event.final, event.judgement) for event in events if isinstance(event, TrainingVerdict)] == [(True, Judgement.BETTER)]
    samples = [event for event in events if isinstance(event, TrainingSample)]
    assert [event.step for event in samples] == [1, 100, 100, 100, 100]
    for event in samples:
        for name in (event.before, event.after, event.target):
            assert (tmp_path / name).is_file()


def test_an_early_verdict_warns_that_the_run_is_not_getting_better(tmp_path: Path) -> None:
    events: list[TrainingEvent] = []
    held = HeldOut(RunFolder(tmp_path), events.append, photos(), "cpu")
    held.compare_with(Gain(1 / 0.7), "the stock weights")
    held.look("fp32", 60, 100, lambda: Gain(1.1))
    found = [event for event in events if isinstance(event, TrainingVerdict)]
    assert [(event.final, event.judgement) for event in found] == [(False, Judgement.NOT_BETTER)]


def test_without_photos_kept_back_nothing_is_claimed(tmp_path: Path) -> None:
    events: list[TrainingEvent] = []
    HeldOut(RunFolder(tmp_path), events.append, [], "cpu").look("fp32", 10, 10, lambda: Gain(1.0))
    assert events == []
