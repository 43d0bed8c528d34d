"""Finds model folders, the user's before the bundled ones, and vouches for what is in them.

A folder is <root>/<method>/<variant>; the first root that has it wins as a whole, so files of two trainings never mix. Hashes are
checked when a file is first asked for, once per file and modification time. Thread safe; reads files, never writes.
"""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path

from engine.core import paths
from engine.core.errors import ModelError
from engine.core.method import Method, Variant
from engine.core.precision import Precision
from engine.inference.manifest import MANIFEST, Manifest, ModelFile, read_manifest


class ModelStore:
    """The model folders under `roots`, looked at in that order."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(roots)
        self._lock = threading.Lock()
        self._manifests: dict[Path, tuple[int, Manifest]] = {}
        self._verified: dict[Path, tuple[int, int, str]] = {}

    @classmethod
    def open(cls) -> "ModelStore":
        """The user's models, then the bundled ones."""
        return cls((paths.user_data_dir() / "models", paths.resources_dir() / "models"))

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
            raise ModelError(f"No trained weights for {method.name}, {variant.name}, are installed.")
        stamp = (folder / MANIFEST).stat().st_mtime_ns
        with self._lock:
            known = self._manifests.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        manifest = read_manifest(folder)
        _check_fits(manifest, method, variant)
        with self._lock:
            self._manifests[folder] = (stamp, manifest)
        return manifest

    def file(self, method: Method, variant: Variant, precision: Precision) -> ModelFile:
        """The graph of that precision, its hash checked. Raises ModelError."""
        reason = self.why_missing(method, variant, precision)
        if reason is not None:
            raise ModelError(reason)
        return self.verified(self.manifest(method, variant).files[precision])

    def why_missing(self, method: Method, variant: Variant, precision: Precision) -> str | None:
        """None when the file of that precision is there (its hash is not looked at), else one sentence why it cannot be had."""
        if precision not in method.precisions:
            return f"{method.name} does not exist in {precision.label}."
        try:
            manifest = self.manifest(method, variant)
        except ModelError as error:
            return error.message
        entry = manifest.files.get(precision)
        if entry is None:
            return f"No trained weights for {precision.label} are installed."
        if not entry.path.is_file():
            return f"The weights for {precision.label} are missing from their folder ({entry.path.name})."
        return None

    def verified(self, file: ModelFile) -> ModelFile:
        """`file` itself, once its bytes are known to be the exported ones. Raises ModelError when they are not."""
        try:
            facts = file.path.stat()
            with self._lock:
                if self._verified.get(file.path) == (facts.st_mtime_ns, facts.st_size, file.sha256):
                    return file
            with file.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"The model file {file.path.name} cannot be read.", detail=f"{file.path}: {error}") from error
        if digest != file.sha256:
            raise ModelError(
                f"The model file {file.path.name} is damaged: its contents are not what the manifest says.",
                hint="Install the model again.",
                detail=f"{file.path}: sha256 {digest}, expected {file.sha256}",
            )
        with self._lock:
            self._verified[file.path] = (facts.st_mtime_ns, facts.st_size, file.sha256)
        return file


def _check_fits(manifest: Manifest, method: Method, variant: Variant) -> None:
    """Raise ModelError when the folder belongs to something else or was exported for another declaration."""
    pairs = (
        ("method", manifest.method, method.id),
        ("variant", manifest.variant, variant.id),
        ("scale", manifest.scale, method.scale),
        ("halo", manifest.halo, method.halo),
        ("multiple_of", manifest.multiple_of, method.multiple_of),
    )
    for name, found, declared in pairs:
        if found != declared:
            raise ModelError(
                f"The model folder {manifest.folder.name} does not fit {method.name}: its {name} is {found}, expected {declared}.",
                hint="Export the model again with this version, or remove the folder.",
                detail=str(manifest.folder),
            )
