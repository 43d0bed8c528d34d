"""Folders of data: every published set is read as it is unpacked, and pairs as people name them."""

from pathlib import Path

import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.core.training_plan import DataLayout, DataPlan, DegradationKind
from engine.training.degradations import make_degradation
from engine.training.patches import PatchOptions, PatchSource
from engine.training.sources import open_source
from tests.helpers.training_photos import greys, marked, scene, texts, write, write_endings, write_photos


class TestLayouts:
    """Each published set in a made miniature of its exact folders."""

    def read(self, layout: DataLayout, folder: Path, target: Path | None = None, size: int = 64, phone: str | None = None) -> PatchSource:
        soft = make_degradation(DegradationKind.ONLINE_X4)
        source = open_source(DataPlan(layout, folder, target, phone=phone), soft, PatchOptions(size=size, count=12), 1)
        chunk = source.chunk(0)
        assert chunk[0].shape == (12, size, size, 3)
        assert chunk[1].shape == (12, size * source.scale, size * source.scale, 3)
        return source

    def phone(self, root: Path, phone: str, count: int = 60) -> None:
        for part, number in (("training_data", count), ("test_data/patches", 8)):
            for index in range(number):
                write(root / phone / part / phone / f"{index}.jpg", scene(100, 100, index) // 2)
                write(root / phone / part / "canon" / f"{index}.jpg", scene(100, 100, index))
        write(root / phone / "test_data" / "full_size_test_images" / "0.jpg", scene(300, 400))

    def test_dped_one_phone_or_all(self, tmp_path: Path) -> None:
        self.phone(tmp_path, "iphone")
        self.phone(tmp_path, "sony")
        one = self.read(DataLayout.DPED, tmp_path / "iphone")
        assert one.facts == "60 patch pairs of DPED (iphone)"
        assert len(one.held_out()) == 8
        both = self.read(DataLayout.DPED, tmp_path)
        assert both.facts == "120 patch pairs of DPED (iphone, sony)"
        assert len({held.name for held in both.held_out()}) == 16
        assert "8 of its test part to measure on" in texts(one)
        assert "1 full-size photo of iphone has no partner and is not used" in texts(one)

    def test_dped_by_the_phone_s_name_from_the_root_the_archive_s_folder_or_its_own(self, tmp_path: Path) -> None:
        for phone in ("iphone", "sony"):
            self.phone(tmp_path / "dped", phone)
        for folder in (tmp_path, tmp_path / "dped", tmp_path / "dped" / "sony"):
            assert self.read(DataLayout.DPED, folder, phone="Sony").facts == "60 patch pairs of DPED (sony)"

    def test_an_unknown_phone_is_told_which_there_are(self, tmp_path: Path) -> None:
        for phone in ("sony", "iphone"):
            self.phone(tmp_path, phone, 1)
        with pytest.raises(UsageError, match="no training patches of 'nokia'; there are those of iphone and sony"):
            self.read(DataLayout.DPED, tmp_path, phone="nokia")

    def test_dped_s_patches_are_paired_by_name_and_its_test_patches_only_measured_on(self, tmp_path: Path) -> None:
        """Grey tells who is who: the camera's side is 100 brighter, the test part's 50; one training patch has no partner."""
        for part, numbers, first in (("training_data", range(60), 10), ("test_data/patches", range(8), 80)):
            for index in numbers:
                for side, brighter in (("iphone", 0), ("canon", 100)):
                    grey = np.full((100, 100, 3), first + index + brighter, np.uint8)
                    write(tmp_path / "iphone" / part / side / f"{index}.jpg", grey)
        write(tmp_path / "iphone" / "training_data" / "iphone" / "60.jpg", np.full((100, 100, 3), 250, np.uint8))
        source = self.read(DataLayout.DPED, tmp_path, phone="iphone", size=96)
        phone, camera, thumbnail = (side[:, 0, 0, 0].astype(int) for side in source.chunk(1))
        assert all(abs(camera - phone - 100) <= 2)
        assert all(abs(thumbnail - phone) <= 1)
        assert phone.max() <= 71
        for held in source.held_out():
            assert 79 <= int(held.source.mean()) <= 88
            assert abs(int(held.target.mean()) - int(held.source.mean()) - 100) <= 2
        assert "1 photo is without a partner of the same name: 60.jpg" in texts(source)

    def test_fivek_by_its_numbers_whatever_hangs_on_the_names(self, tmp_path: Path) -> None:
        for index in range(4):
            write(tmp_path / "input" / f"a{index:04d}-x_input.png", scene(seed=index))
            write(tmp_path / "expertC" / f"a{index:04d}-x_gt.png", scene(seed=index))
        assert self.read(DataLayout.FIVEK, tmp_path).facts == "4 photo pairs of Adobe FiveK (expertC)"

    @pytest.mark.parametrize("bright", ["high", "normal"])
    def test_lol_small_and_whole(self, tmp_path: Path, bright: str) -> None:
        for root, count in ((tmp_path / "plain", 6), (tmp_path / "set" / "our485", 6), (tmp_path / "set" / "eval15", 3)):
            for index in range(count):
                write(root / "low" / f"{index}.png", scene(seed=index) // 8)
                write(root / bright / f"{index}.png", scene(seed=index))
        assert len(self.read(DataLayout.LOL, tmp_path / "plain").held_out()) == 2
        whole = self.read(DataLayout.LOL, tmp_path / "set")
        assert whole.facts == "6 photo pairs of LOL"
        assert [held.name for held in whole.held_out()] == ["low/0.png", "low/1.png", "low/2.png"]

    def test_div2k_with_its_reduced_photos_without_them_and_as_a_plain_folder(self, tmp_path: Path) -> None:
        for index in range(5):
            write(tmp_path / "set" / "DIV2K_train_HR" / f"{index:04d}.png", scene(512, 512, index))
            write(tmp_path / "plain" / f"{index:04d}.png", scene(512, 512, index))
        assert "reduced to a quarter" in self.read(DataLayout.DIV2K, tmp_path / "plain").facts
        assert "reduced to a quarter" in self.read(DataLayout.DIV2K, tmp_path / "set").facts
        for index in range(5):
            write(tmp_path / "set" / "DIV2K_train_LR_bicubic" / "X4" / f"{index:04d}x4.png", scene(512, 512, index)[::4, ::4])
        source = self.read(DataLayout.DIV2K, tmp_path / "set")
        assert source.facts == "5 photos of DIV2K"
        assert source.scale == 4

    def test_photos_that_are_all_too_small_are_refused_in_every_layout(self, tmp_path: Path) -> None:
        write(tmp_path / "set" / "DIV2K_train_HR" / "0001.png", scene(100, 100))
        with pytest.raises(UsageError, match="no photo that can be used"):
            self.read(DataLayout.DIV2K, tmp_path / "set")

    def test_unpaired_sides_are_unrelated_and_nothing_is_held_out(self, tmp_path: Path) -> None:
        write_photos(tmp_path / "mine", 5)
        marked(tmp_path / "good", 3)
        source = self.read(DataLayout.UNPAIRED, tmp_path / "mine", tmp_path / "good")
        assert source.held_out() == []
        assert greys(source.chunk(0)[1]) <= {1, 2, 3}
        assert "5 photos of yours and 3 unrelated good photos" in texts(source)

    @pytest.mark.parametrize(
        ("layout", "words"),
        [
            (DataLayout.DPED, "not laid out as DPED is"),
            (DataLayout.FIVEK, "no folder of the photos as they were"),
            (DataLayout.LOL, "no folder of the dark photos"),
            (DataLayout.PAIRS, "need two folders"),
            (DataLayout.UNPAIRED, "needs two folders"),
        ],
    )
    def test_a_folder_laid_out_otherwise_is_refused_in_words(self, tmp_path: Path, layout: DataLayout, words: str) -> None:
        write_photos(tmp_path, 1)
        with pytest.raises(UsageError, match=words):
            open_source(DataPlan(layout, tmp_path), None, PatchOptions(), 1)


@pytest.mark.parametrize(("far", "near"), [("L", "H"), ("_lr", "_hr"), ("-before", "-after")])
def test_pairs_may_lie_in_one_folder_when_their_names_end_on_the_side(tmp_path: Path, far: str, near: str) -> None:
    write_endings(tmp_path, 5, near=near, far=far)
    write(tmp_path / "stall.png", scene())
    write(tmp_path / "007L.png", scene())
    source = open_source(DataPlan(DataLayout.PAIRS, tmp_path), None, PatchOptions(size=64, count=4), 1)
    soft, sharp, _ = source.chunk(0)
    assert np.abs(np.diff(soft.astype(int), axis=1)).mean() < np.abs(np.diff(sharp.astype(int), axis=1)).mean()
    assert "5 photo pairs" in texts(source)


def test_one_folder_of_photos_without_such_names_is_no_set_of_pairs(tmp_path: Path) -> None:
    write_photos(tmp_path, 3)
    with pytest.raises(UsageError, match="Pairs need two folders, or names"):
        open_source(DataPlan(DataLayout.PAIRS, tmp_path), None, PatchOptions(), 1)
