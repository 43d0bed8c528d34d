"""Finds model folders, the user's before the bundled ones, and vouches for what is in them.

A folder is <root>/<method>/<variant>; the first root that has it wins as a whole, so files of two trainings never mix. Folders in the
user's root that no declaration names are variants of the user's own, who may rename and delete them; nothing else is ever written.
Hashes are checked when a file is first asked for, once per state of the file. Thread safe.
"""

import contextlib
import hashlib
import itertools
import logging
import re
import secrets
import shutil
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.core import paths
from engine.core.errors import ModelError, UsageError
from engine.core.method import Method, Variant
from engine.core.precision import Precision
from engine.core.safe_files import why
from engine.core.sentences import said, term
from engine.inference.manifest import MANIFEST, Manifest, ModelFile, checked_name, read_manifest, write_name

OWN_PREFIX = "my-"
"""How ids of the user's own variants begin. No declared id does, in no version, so a new one can never stand in for somebody's own."""

_DELETED = ".deleted-"
_LONGEST_SLUG = 40
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
"""Latin letters that are no plain letter with an accent; the others lose theirs."""

log = logging.getLogger(__name__)

_Stamp = tuple[int, int, int, int]


class ModelStore:
    """The model folders under `roots`, looked at in that order. own: the root where variants of the user's own lie, None for nowhere."""

    def __init__(self, roots: Sequence[Path], own: Path | None = None) -> None:
        self.roots = tuple(roots)
        self.own = own
        self._lock = threading.Lock()
        self._manifests: dict[Path, tuple[_Stamp, Manifest]] = {}
        self._verified: dict[Path, tuple[_Stamp, str]] = {}
        self._problems: tuple[str, ...] = ()

    @classmethod
    def open(cls) -> "ModelStore":
        """The user's models, then the bundled ones."""
        own = paths.user_data_dir() / "models"
        return cls((own, paths.resources_dir() / "models"), own)

    # ------------------------------------------------------------------------------------------------ the user's own variants

    def with_found(self, methods: Sequence[Method]) -> tuple[Method, ...]:
        """The methods with the user's own variants behind their declared ones, by name.

        Reads their manifests, not their weights. A folder that cannot be used is left out and said by `problems`.
        """
        problems: list[str] = []
        found = tuple(self._with_own(method, problems) for method in methods)
        for sentence in problems:
            log.warning("model folder left out: %s", sentence)
        with self._lock:
            self._problems = tuple(problems)
        return found

    def problems(self) -> tuple[str, ...]:
        """One sentence for each folder that the last `with_found` left out."""
        with self._lock:
            return self._problems

    def new_variant_id(self, method: Method, name: str) -> str:
        """An id for a new variant called `name`: plain small letters, digits and dashes, and free in every root.

        The folder is not made, so two calls before it exists give the same id.
        """
        plain = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
        # An accent that was its own sign goes; everything else that is no letter or digit parts words.
        letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
        slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-").removeprefix(OWN_PREFIX)[:_LONGEST_SLUG].strip("-")
        stem = OWN_PREFIX + (slug or "variant")
        # Compared without case, for a file system may not tell cases apart.
        taken = {variant.id.casefold() for variant in method.variants}
        for root in self.roots:
            with contextlib.suppress(OSError):
                taken |= {entry.name.casefold() for entry in (root / method.id).iterdir()}
        ids = (stem if number == 1 else f"{stem}-{number}" for number in itertools.count(1))
        return next(variant_id for variant_id in ids if variant_id not in taken)

    def rename(self, method: Method, variant: Variant, name: str) -> None:
        """Call one of the user's own variants `name`; its id and weights stay.

        Raises UsageError when it is not the user's own or the name is unfit or taken; ModelError or PhotoWriteError when its manifest
        cannot be read or written.
        """
        folder = self._own_folder(method, variant)
        wanted = checked_name(name)
        if any(other.name.casefold() == wanted.casefold() for other in method.variants if other.id != variant.id):
            raise UsageError(said("{method} has a variant called {wanted} already.", method=term(method.name), wanted=wanted))
        write_name(folder, wanted)
        self._forget(folder)

    def delete(self, method: Method, variant: Variant) -> None:
        """Remove one of the user's own variants for good. It is gone at once or, with an error, not at all.

        Raises UsageError when it is not the user's own, ModelError when the system does not let go of it.
        """
        folder = self._own_folder(method, variant)
        aside = folder.with_name(f"{_DELETED}{secrets.token_hex(8)}")
        try:
            folder.rename(aside)
        except OSError as error:
            words = said("{variant} cannot be deleted: {reason}.", variant=variant.name, reason=why(error))
            raise ModelError(words, hint=said("Another program may be using its files."), detail=str(folder)) from error
        self._forget(folder)
        # What an earlier deletion had to leave behind goes too.
        for leftover in folder.parent.glob(f"{_DELETED}*"):
            shutil.rmtree(leftover, ignore_errors=True)

    # --------------------------------------------------------------------------------------------------------------- any variant

    def folder(self, method: Method, variant: Variant) -> Path | None:
        """The folder of that variant, or None when no root has one."""
        for root in self.roots:
            folder = root / method.id / variant.id
            if (folder / MANIFEST).is_file():
                return folder
        return None

    def manifest(self, method: Method, variant: Variant) -> Manifest:
        """The checked manifest of that variant.

        Raises ModelError when there is no folder, the manifest is invalid, or it contradicts the method's declaration.
        """
        folder = self.folder(method, variant)
        if folder is None:
            raise ModelError(
                said("No trained weights for {method}, {variant}, are installed.", method=term(method.name), variant=term(variant.name))
            )
        return self._read(folder, method, variant.id)

    def file(self, method: Method, variant: Variant, precision: Precision) -> ModelFile:
        """The graph of that precision, its hash checked. Raises ModelError."""
        reason = self.why_missing(method, variant, precision)
        if reason is not None:
            raise ModelError(reason)
        return self.verified(self.manifest(method, variant).files[precision])

    def why_missing(self, method: Method, variant: Variant, precision: Precision) -> str | None:
        """None when the file of that precision is there (its hash is not looked at), else one sentence why it cannot be had."""
        if precision not in method.precisions:
            return said("{method} does not exist in {precision}.", method=term(method.name), precision=precision.label)
        try:
            manifest = self.manifest(method, variant)
        except ModelError as error:
            return error.message
        entry = manifest.files.get(precision)
        if entry is None:
            return said("No trained weights for {precision} are installed.", precision=precision.label)
        if not entry.path.is_file():
            name = entry.path.name
            return said("The weights for {precision} are missing from their folder ({name}).", precision=precision.label, name=name)
        return None

    def why_not(self, method: Method, variant: Variant, precision: Precision) -> str | None:
        """`why_missing`, of the weights too that the variant's strength starts from."""
        needed = (variant, method.variant(variant.gentle)) if variant.gentle else (variant,)
        return next(filter(None, (self.why_missing(method, one, precision) for one in needed)), None)

    def fingerprint(self, method: Method, variant: Variant) -> str:
        """Short text that changes with the weights, not with the name; "" where none are installed. Reads the manifest only."""
        try:
            manifest = self.manifest(method, variant)
        except ModelError:
            return ""
        graphs = [f"{precision.value} {file.sha256}" for precision, file in sorted(manifest.files.items(), key=lambda item: item[0].value)]
        graphs += [manifest.condition.file.sha256] if manifest.condition else []
        return hashlib.sha256("|".join(graphs).encode()).hexdigest()[:16]

    def verified(self, file: ModelFile) -> ModelFile:
        """`file` itself, once its bytes are known to be the exported ones. Raises ModelError when they are not."""
        try:
            stamp = _stamp(file.path)
            with self._lock:
                if self._verified.get(file.path) == (stamp, file.sha256):
                    return file
            with file.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(said("The model file {name} cannot be read.", name=file.path.name), detail=f"{file.path}: {error}") from error
        if digest != file.sha256:
            raise ModelError(
                said("The model file {name} is damaged: its contents are not what the manifest says.", name=file.path.name),
                hint=said("Install the model again."),
                detail=f"{file.path}: sha256 {digest}, expected {file.sha256}",
            )
        with self._lock:
            self._verified[file.path] = (stamp, file.sha256)
        return file

    def _with_own(self, method: Method, problems: list[str]) -> Method:
        declared = {variant.id for variant in method.variants}
        own: list[Variant] = []
        for folder in self._own_folders(method):
            if folder.name in declared:
                continue  # the user's own weights in the place of the bundled ones
            try:
                manifest = self._read(folder, method, folder.name)
                if not set(manifest.files) & set(method.precisions):
                    raise ModelError(said("The model folder {name} holds no weights.", name=folder.name), detail=str(folder))
            except ModelError as error:
                problems.append(error.message)
                continue
            summary = manifest.summary or said("Weights of your own.")
            # What it is for, and what its strength means, is what the variant had whose weights it started from.
            parent = next((known for known in method.variants if known.id == manifest.origin), Variant("", "", ""))
            name = manifest.name or folder.name
            own.append(replace(parent, id=folder.name, name=name, summary=summary, own=True, origin=manifest.origin))
        own.sort(key=lambda variant: (variant.name.casefold(), variant.id))
        return replace(method, variants=(*method.variants, *own)) if own else method

    def _own_folders(self, method: Method) -> Iterator[Path]:
        """Folders in the user's root, sorted. Hidden ones are somebody's work in progress."""
        if self.own is None or not method.is_network:
            return
        try:
            folders = sorted(path for path in (self.own / method.id).iterdir() if not path.name.startswith(".") and path.is_dir())
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("the folder of your own models cannot be read: %s", error)
            return
        yield from folders

    def _own_folder(self, method: Method, variant: Variant) -> Path:
        """The folder of one of the user's own variants. Raises UsageError for any other, wherever its id may point."""
        if self.own is None or not variant.own:
            raise UsageError(
                said("{variant} belongs to Heliograph: only variants of your own can be renamed or deleted.", variant=term(variant.name))
            )
        folder = next((folder for folder in self._own_folders(method) if folder.name == variant.id), None)
        if folder is None:
            raise UsageError(said("{variant} is not there any more.", variant=term(variant.name)))
        if folder.resolve() != (self.own.resolve() / method.id / folder.name):
            raise UsageError(said("{variant} is a link to another place, and is left alone.", variant=term(variant.name)))
        return folder

    def _read(self, folder: Path, method: Method, variant_id: str) -> Manifest:
        """The manifest of `folder`, read again when its file has changed. Raises ModelError."""
        stamp: _Stamp | None = None
        with contextlib.suppress(OSError):  # reading says what is wrong
            stamp = _stamp(folder / MANIFEST)
        with self._lock:
            known = self._manifests.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        manifest = read_manifest(folder)
        _check_fits(manifest, method, variant_id)
        if stamp is not None:
            with self._lock:
                self._manifests[folder] = (stamp, manifest)
        return manifest

    def _forget(self, folder: Path) -> None:
        with self._lock:
            self._manifests.pop(folder, None)
            for path in [path for path in self._verified if path.parent == folder]:
                del self._verified[path]


def _stamp(path: Path) -> _Stamp:
    """Changes when the file is written or another is put in its place, where the file system's clock is coarse too. Raises OSError."""
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino


def _check_fits(manifest: Manifest, method: Method, variant_id: str) -> None:
    """Raise ModelError when the folder belongs to something else or was exported for another declaration."""
    pairs = (
        ("method", manifest.method, method.id),
        ("variant", manifest.variant, variant_id),
        ("scale", manifest.scale, method.scale),
        ("halo", manifest.halo, method.halo),
        ("multiple_of", manifest.multiple_of, method.multiple_of),
    )
    for name, found, declared in pairs:
        if found != declared:
            raise ModelError(
                said(
                    "The model folder {folder} does not fit {method}: its {name} is {found}, expected {declared}.",
                    folder=manifest.folder.name,
                    method=term(method.name),
                    name=name,
                    found=found,
                    declared=declared,
                ),
                hint=said("Export the model again with this version, or remove the folder."),
                detail=str(manifest.folder),
            )
