"""Where the photos of each `DataLayout` lie: which files are pairs, which are good photos only, which a set keeps for testing.

Names and headers only, nothing is decoded. What is odd about the files becomes findings; only what leaves nothing to train on is an
error, raised as UsageError with the folder in it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.core.errors import UsageError
from engine.core.sentences import listed, said, said_n, together
from engine.core.training_events import DataFinding, Level
from engine.core.training_plan import DataLayout, DataPlan
from engine.training.data_words import Thing, files, names, odd_sizes, too_small
from engine.training.photo_files import OTHER_PHOTOS, SMALLEST_PHOTO, PhotoFile, photo_paths, read_header

SURVEYED = 3000
"""Above so many files only every n-th header is read, and the rest are taken to be like them."""
SMALLEST_PATCH = 48
DPED_CAMERA = "canon"
ENDINGS = (
    ("L", "H"),
    ("LR", "HR"),
    ("LQ", "HQ"),
    ("low", "high"),
    ("noisy", "clean"),
    ("blur", "sharp"),
    ("before", "after"),
    ("in", "out"),
)
"""Of file names, by which two photos in one folder are told to be a pair: as it is, and as it should be."""


@dataclass(frozen=True)
class Pair:
    """One training photo: target is the good side; source is None where it is made from the target."""

    target: PhotoFile
    source: PhotoFile | None = None

    @property
    def key(self) -> PhotoFile:
        """The side by which it is named and split."""
        return self.source or self.target

    @property
    def name(self) -> str:
        """The file's name, after its folder's where a set has equal names in several."""
        path = self.key.path
        return f"{path.parent.name}/{path.name}"


@dataclass(frozen=True)
class Listing:
    """What a data set holds. test: the set's own test pairs, empty where it has none; scale: target side over source side; patches:
    whether the files are patches rather than photos; good: unrelated good photos of an unpaired set; what: the data in words."""

    pairs: list[Pair]
    what: str
    test: list[Pair] = field(default_factory=list)
    scale: int = 1
    patches: bool = False
    good: list[PhotoFile] = field(default_factory=list)
    findings: list[DataFinding] = field(default_factory=list)

    @property
    def thing(self) -> Thing:
        """What one of them is called."""
        if self.patches:
            return Thing.PATCH_PAIR
        return Thing.PHOTO if self.pairs[0].source is None else Thing.PHOTO_PAIR


def list_files(data: DataPlan) -> Listing:
    """Raises UsageError where the folders are not there or hold nothing usable."""
    readers: dict[DataLayout, Callable[[DataPlan], Listing]] = {
        DataLayout.PHOTOS: _photos,
        DataLayout.PAIRS: _pairs,
        DataLayout.UNPAIRED: _unpaired,
        DataLayout.DPED: _dped,
        DataLayout.FIVEK: _fivek,
        DataLayout.LOL: _lol,
        DataLayout.DIV2K: _div2k,
    }
    listing = readers[data.layout](data)
    if not listing.pairs:
        raise UsageError(said("{folder} holds no photo that can be used.", folder=data.folder))
    return listing


def warn(text: str) -> DataFinding:
    return DataFinding(Level.WARNING, text)


def _folder(path: Path) -> Path:
    if not path.is_dir() or not any(path.iterdir()):
        raise UsageError(said("{path} is not a folder of photos.", path=path))
    return path


def _survey(folder: Path, findings: list[DataFinding]) -> list[PhotoFile]:
    """The folder's files whose headers can be read; the others, and photos of a kind that cannot be opened, become findings."""
    paths = photo_paths(_folder(folder))
    other = sorted(file for file in folder.iterdir() if file.suffix.lower() in OTHER_PHOTOS)
    if other:
        kinds = ", ".join(sorted({file.suffix[1:].lower() for file in other}))
        text = said_n(
            "{photos} in {folder} is of a kind that cannot be read here ({kinds}).",
            "{photos} in {folder} are of a kind that cannot be read here ({kinds}).",
            len(other),
            photos=files(len(other)),
            folder=folder.name,
            kinds=kinds,
        )
        findings.append(warn(text))
    found, broken = headers(paths)
    if broken:
        text = said_n(
            "{files} cannot be read and is left out: {names}.",
            "{files} cannot be read and are left out: {names}.",
            len(broken),
            files=files(len(broken), Thing.FILE),
            names=names(broken),
        )
        findings.append(warn(text))
    return found


def headers(paths: Sequence[Path]) -> tuple[list[PhotoFile], list[Path]]:
    """Readable and unreadable ones; of very many only a sample is opened."""
    if len(paths) <= SURVEYED:
        read = [(path, read_header(path)) for path in paths]
        return [header for _, header in read if header is not None], [path for path, header in read if header is None]
    sample = [header for path in paths[:: len(paths) // 300] if (header := read_header(path)) is not None]
    if not sample:
        return [], list(paths)
    width, height = min(one.width for one in sample), min(one.height for one in sample)
    return [PhotoFile(path, width, height) for path in paths], []


def large_enough(found: Sequence[PhotoFile], findings: list[DataFinding]) -> list[PhotoFile]:
    small = [file for file in found if file.shorter < SMALLEST_PHOTO]
    if small:
        findings.append(warn(too_small(len(small), Thing.PHOTO, SMALLEST_PHOTO, [file.path for file in small])))
    return [file for file in found if file.shorter >= SMALLEST_PHOTO]


def _photos(data: DataPlan) -> Listing:
    findings: list[DataFinding] = []
    found = large_enough(_survey(data.folder, findings), findings)
    if not found:
        raise UsageError(said("{folder} holds no picture of at least {least} pixels a side.", folder=data.folder, least=SMALLEST_PHOTO))
    return Listing([Pair(file) for file in found], together([files(len(found)), said("of yours")]), findings=findings)


def _pairs(data: DataPlan) -> Listing:
    """Two folders; the one that `heliograph align` wrote, of its photos and patches the photos; or one folder whose names end on what
    each photo is (`007L.png` and `007H.png`)."""
    if data.target is not None:
        return paired(data.folder, data.target, said("of yours"))
    for root in (data.folder, data.folder / "aligned", data.folder / "patches"):
        if (root / "phone").is_dir() and (root / "camera").is_dir():
            return paired(root / "phone", root / "camera", said("of yours"))
    by_ending = _by_ending(data.folder)
    if by_ending is not None:
        return by_ending
    raise UsageError(said("Pairs need two folders, or names that tell the two sides apart: the photos as they are, and as they should be."))


def _by_ending(folder: Path) -> Listing | None:
    """The endings that most pairs have; None where none has any. An ending stands after a digit or a separator."""
    findings: list[DataFinding] = []
    found = _survey(folder, findings)
    best: tuple[dict[str, PhotoFile], dict[str, PhotoFile]] = {}, {}
    for endings in ENDINGS:
        sides = _ending_on(endings[0], found), _ending_on(endings[1], found)
        if len(sides[0].keys() & sides[1].keys()) > len(best[0].keys() & best[1].keys()):
            best = sides
    return _matched(*best, folder.name, folder.name, "of yours", findings) if best[0] else None


def _ending_on(ending: str, found: Sequence[PhotoFile]) -> dict[str, PhotoFile]:
    """By what stands before the ending."""
    pattern = re.compile(rf"(.*\d|.+[-_ .]){ending}", re.IGNORECASE)
    return {match.group(1): file for file in found if (match := pattern.fullmatch(file.path.stem)) is not None}


def _stem(path: Path) -> str:
    return path.stem


def paired(source: Path, target: Path, whose: str, key: Callable[[Path], str] = _stem) -> Listing:
    """Two folders, paired by stem or another key of their names. Raises UsageError when no pair fits together."""
    findings: list[DataFinding] = []
    left = {key(file.path): file for file in _survey(source, findings)}
    right = {key(file.path): file for file in _survey(target, findings)}
    return _matched(left, right, str(source), str(target), whose, findings)


def _matched(
    left: dict[str, PhotoFile], right: dict[str, PhotoFile], source: str, target: str, whose: str, findings: list[DataFinding]
) -> Listing:
    """The photos that both sides have under one key; source, target: where they lie, in words."""
    both = [Pair(right[stem], left[stem]) for stem in sorted(left.keys() & right.keys())]
    alone = [side[stem].path for side in (left, right) for stem in sorted(side.keys() - (left.keys() & right.keys()))]
    if not both:
        raise UsageError(said("No photo of {source} has a partner of the same name in {target}.", source=source, target=target))
    if alone:
        text = said_n(
            "{photos} is without a partner of the same name: {names}.",
            "{photos} are without a partner of the same name: {names}.",
            len(alone),
            photos=files(len(alone)),
            names=names(alone),
        )
        findings.append(warn(text))
    scale = _scale(both)
    fitting = [pair for pair in both if _fits(pair, scale)]
    if not fitting:
        raise UsageError(
            said(
                "The photos of {source} and {target} differ in size, and by no whole factor; no pair can be used.",
                source=source,
                target=target,
            )
        )
    odd = [pair.key.path for pair in both if not _fits(pair, scale)]
    if odd:
        findings.append(warn(odd_sizes(odd, scale)))
    return _photos_or_patches(fitting, scale, whose, findings)


def _photos_or_patches(pairs: list[Pair], scale: int, whose: str, findings: list[DataFinding]) -> Listing:
    """Pairs of whole photos if most are large enough; pairs of patches otherwise."""
    patches = 2 * sum(_side(pair) < SMALLEST_PHOTO for pair in pairs) > len(pairs)
    smallest = SMALLEST_PATCH if patches else SMALLEST_PHOTO
    usable = [pair for pair in pairs if _side(pair) >= smallest]
    small = [pair.key.path for pair in pairs if _side(pair) < smallest]
    if not usable:
        raise UsageError(said("No pair is at least {least} pixels a side.", least=smallest))
    if small:
        findings.append(warn(too_small(len(small), Thing.PAIR, smallest, small)))
    what = together([files(len(usable), Thing.PATCH_PAIR if patches else Thing.PHOTO_PAIR), whose])
    return Listing(usable, what, scale=scale, patches=patches, findings=findings)


def _side(pair: Pair) -> int:
    return pair.target.shorter


def _scale(pairs: Sequence[Pair]) -> int:
    """The factor 1, 2, 3 or 4 that most pairs have."""
    return max((1, 2, 3, 4), key=lambda scale: sum(_fits(pair, scale) for pair in pairs))


def _fits(pair: Pair, scale: int) -> bool:
    """Sizes agree up to the pixels that reduction by the scale cuts off."""
    assert pair.source is not None
    sides = ((pair.source.width, pair.target.width), (pair.source.height, pair.target.height))
    return all(0 <= large - scale * small < scale for small, large in sides)


def _unpaired(data: DataPlan) -> Listing:
    if data.target is None:
        raise UsageError(said("An unpaired set needs two folders: the photos as they are, and good photos."))
    findings: list[DataFinding] = []
    sides = [large_enough(_survey(folder, findings), findings) for folder in (data.folder, data.target)]
    for folder, side in zip((data.folder, data.target), sides, strict=True):
        if not side:
            raise UsageError(said("{folder} holds no picture of at least {least} pixels a side.", folder=folder, least=SMALLEST_PHOTO))
    what = said("{photos} of yours and {good}", photos=files(len(sides[0])), good=files(len(sides[1]), Thing.GOOD_PHOTO))
    return Listing([Pair(file) for file in sides[0]], what, good=sides[1], findings=findings)


def _dped(data: DataPlan) -> Listing:
    """One phone or all of them. The test patches are measured on; the whole test photos have no partner."""
    phones = _dped_phones(data.folder)
    if not phones:
        sides = f"PHONE/training_data/PHONE and PHONE/training_data/{DPED_CAMERA}"
        raise UsageError(said("{folder} is not laid out as DPED is: it holds no {sides}.", folder=data.folder, sides=sides))
    if data.phone is not None and data.phone.lower() not in phones:
        raise UsageError(
            said(
                "{folder} has no training patches of {phone!r}; there are those of {known}.",
                folder=data.folder,
                phone=data.phone,
                known=listed(phones),
            )
        )
    chosen = phones if data.phone is None else {data.phone.lower(): phones[data.phone.lower()]}
    listings, tests, findings = [], [], []
    for phone, root in chosen.items():
        train, test = root / "training_data", root / "test_data" / "patches"
        listings.append(paired(train / root.name, train / DPED_CAMERA, said("of DPED ({phone})", phone=phone)))
        if (test / root.name).is_dir() and (test / DPED_CAMERA).is_dir():
            tests += paired(test / root.name, test / DPED_CAMERA, "").pairs
        whole = root / "test_data" / "full_size_test_images"
        if whole.is_dir():
            count = len(photo_paths(whole))
            text = said_n(
                "{photos} of {phone} has no partner and is not used.",
                "{photos} of {phone} have no partner and are not used.",
                count,
                photos=files(count, Thing.FULL_SIZE_PHOTO),
                phone=phone,
            )
            findings.append(DataFinding(Level.INFO, text))
    pairs = [pair for listing in listings for pair in listing.pairs]
    findings += [finding for listing in listings for finding in listing.findings]
    what = together([files(len(pairs), Thing.PATCH_PAIR), said("of DPED ({phone})", phone=", ".join(chosen))])
    return Listing(pairs, what, tests, patches=True, findings=findings)


def _dped_phones(folder: Path) -> dict[str, Path]:
    """Every phone's folder by its name in small letters, in name order: below the set's root, below the folder `dped` that its archives
    unpack to, or the given folder itself. Whoever lays out a phone of their own like this has it read as well."""
    for root in (folder, folder / "dped"):
        below = sorted(root.iterdir()) if root.is_dir() else []
        found = [phone for phone in (root, *below) if all((phone / "training_data" / side).is_dir() for side in (phone.name, DPED_CAMERA))]
        if found:
            return {phone.name.lower(): phone for phone in found}
    return {}


def _fivek(data: DataPlan) -> Listing:
    """`input` beside `output`, or beside an expert's folder (`expertC`, `c`, ...): C where there is one, as the literature does."""
    root = _folder(data.folder)
    source = _one_of(root, ("input", "raw", "original"), said("the photos as they were (input)"))
    experts = [f"{prefix}{letter}" for letter in "cabde" for prefix in ("expert", "expert_", "")]
    target = data.target or _one_of(root, ("output", *experts), said("an expert's photos (output, expertC, ...)"))

    def number(path: Path) -> str:
        """Its photos are known by a four-digit number; tools hang various endings on the names."""
        found = re.match(r"a\d{4}(?!\d)", path.stem)
        return found.group() if found else path.stem

    return paired(source, target, said("of Adobe FiveK ({name})", name=target.name), number)


def _lol(data: DataPlan) -> Listing:
    """`low` beside `high` or `normal`, or the set's `our485` to train on and `eval15` to measure on."""
    root = _folder(data.folder)
    train = root / "our485" if (root / "our485").is_dir() else root
    listing = _low_and_normal(train)
    test = _low_and_normal(root / "eval15").pairs if (root / "eval15").is_dir() else []
    return Listing(listing.pairs, listing.what, test, listing.scale, listing.patches, [], listing.findings)


def _low_and_normal(root: Path) -> Listing:
    low = _one_of(root, ("low",), said("the dark photos (low)"))
    return paired(low, _one_of(root, ("high", "normal"), said("the bright photos (high or normal)")), said("of LOL"))


def _div2k(data: DataPlan) -> Listing:
    """High-resolution photos (the folder itself, or `DIV2K_train_HR`), their X4 partners where they are there, and the validation
    part where it is."""
    train = _div2k_part(data.folder, "train")
    if train is None:
        return _photos(data)
    valid = _div2k_part(data.folder, "valid")
    test = [] if valid is None or valid.scale != train.scale else valid.pairs
    return Listing(train.pairs, train.what, test, train.scale, findings=train.findings)


def _div2k_part(root: Path, part: str) -> Listing | None:
    high = next((root / name for name in (f"DIV2K_{part}_HR", "HR") if (root / name).is_dir()), None)
    if high is None or (part == "valid" and high.name == "HR"):
        return None
    low = next((folder for name in (f"DIV2K_{part}_LR_bicubic", "LR_bicubic") if (folder := root / name / "X4").is_dir()), None)
    findings: list[DataFinding] = []
    found = large_enough(_survey(high, findings), findings)
    what = together([files(len(found)), said("of DIV2K")])
    if low is None:
        return Listing([Pair(file) for file in found], what, findings=findings)
    left = {file.path.stem.removesuffix("x4"): file for file in _survey(low, findings)}
    pairs = [Pair(file, left[file.path.stem]) for file in found if file.path.stem in left]
    pairs = [pair for pair in pairs if _fits(pair, 4)]
    if not pairs:
        raise UsageError(said("No photo of {high} has its reduced partner in {low}.", high=high, low=low))
    return Listing(pairs, what, scale=4, findings=findings)


def _one_of(root: Path, candidates: Sequence[str], what: str) -> Path:
    there = {folder.name.lower(): folder for folder in root.iterdir() if folder.is_dir()} if root.is_dir() else {}
    for name in candidates:
        if name in there:
            return there[name]
    raise UsageError(said("{folder} has no folder of {what}.", folder=root, what=what))
