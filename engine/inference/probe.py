"""Finds the fastest way to run one model on this machine, by trying, and remembers it in the cache folder.

A candidate is an execution provider and a division of the cores. Each runs a few tiles of a synthetic photo; one that fails, or
whose picture is not the processor's, is out. The first choice for a model takes up to about three seconds, later ones none. Called
on a worker thread; thread safe.
"""

import hashlib
import json
import tempfile
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.core.errors import InferenceError, ModelError
from engine.core.progress import Progress
from engine.core.sentences import said
from engine.inference.checks import BadTile
from engine.inference.providers import CPU, Layout, layouts
from engine.inference.session import Arrays, Session, SessionPool, core_count, machine

SCHEMA = 1
SIDE = 384
"""Side of the probe's tiles in pixels; rounded up to the model's multiple."""

TURNS = 4
"""How often each candidate is timed; the shortest counts."""

BUDGET = 2.5
"""Seconds after which no further candidate is tried and none is timed again."""

MARGIN = 0.9
"""A candidate must take less than this part of a preferred one's time to displace it."""

TOLERANCE = 2.0 / 255.0
"""Root mean square difference to the processor's picture that INT8 rounding may explain; a wrong result is far beyond."""


@dataclass(frozen=True)
class Choice:
    """How to run a model here. seconds_per_megapixel counts window pixels, halo included; bytes_per_pixel is the memory
    one window's pixel needs, 0 when it could not be measured."""

    provider: str
    layout: Layout
    seconds_per_megapixel: float = 0.0
    bytes_per_pixel: float = 0.0


@dataclass(frozen=True)
class Subject:
    """The model to be tried: its file and hash, the names of its tensors, and the extra inputs of every tile."""

    path: Path
    sha256: str
    input: str
    output: str
    multiple_of: int
    extras: Arrays

    def feeds(self, session: Session, image: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """Everything `session` wants for `image`. Raises ModelError when the graph's tensors are not the manifest's."""
        offered = {self.input: image, **self.extras}
        unknown = [name for name in session.inputs if name not in offered]
        absent = [name for name, there in ((self.input, session.inputs), (self.output, session.outputs)) if name not in there]
        if unknown or absent:
            raise ModelError(
                said(
                    "The model file {name} does not fit its manifest: {node} is not where it should be.",
                    name=self.path.name,
                    node=(unknown or absent)[0],
                ),
                hint=said("Export the model again."),
            )
        return {name: offered[name] for name in session.inputs}


class Probe:
    """Chooses for a subject; `cache` is the file that remembers, None to forget."""

    def __init__(self, pool: SessionPool, cache: Path | None) -> None:
        self._pool = pool
        self._cache = cache
        self._lock = threading.Lock()
        self._known: dict[str, Choice] = {}

    def choose(self, subject: Subject, progress: Progress, provider: str | None = None) -> Choice:
        """The fastest choice, among one provider's layouts when `provider` is given.

        Raises Cancelled; UsageError for a provider that is not available; ModelError or InferenceError when no candidate works.
        """
        if provider is not None:
            self._pool.row(provider)
        key = self._key(subject.sha256, provider)
        with self._lock:
            if key not in self._known:
                self._known.update(self._read())
            if key not in self._known:
                self._known[key] = self._measure(subject, progress, provider)
                self._write({key: self._known[key]})
            return self._known[key]

    def known(self, sha256: str, provider: str | None = None) -> Choice | None:
        """What `choose` has found for the graph of that hash, on this machine, now or in an earlier process; None when it must be tried."""
        key = self._key(sha256, provider)
        with self._lock:
            if key not in self._known:
                self._known.update(self._read())
            return self._known.get(key)

    def forget(self, subject: Subject) -> None:
        """What was chosen for this subject failed after all: measure again next time."""
        with self._lock:
            gone = [self._key(subject.sha256, provider) for provider in (None, *(info.id for info in self._pool.providers()))]
            for key in gone:
                self._known.pop(key, None)
            self._write({}, gone)

    def _key(self, sha256: str, provider: str | None) -> str:
        facts = (machine(), self._pool.versions(), sha256, provider or "any")
        return hashlib.sha256("|".join(facts).encode()).hexdigest()[:24]

    def _measure(self, subject: Subject, progress: Progress, provider: str | None) -> Choice:
        image = _synthetic(-(-SIDE // subject.multiple_of) * subject.multiple_of)
        started = time.perf_counter()
        trials = self._trials(subject, image, progress, provider, started)
        # Candidates take turns, so that a moment in which the machine is busy with something else falls on all of them.
        for turn in range(TURNS):
            for trial in trials:
                if turn == 0 or time.perf_counter() - started < BUDGET:
                    trial.time()
        best = trials[0].choice()
        for trial in trials[1:]:
            if _faster(trial.choice(), best):
                best = trial.choice()
        return best

    def _trials(
        self, subject: Subject, image: NDArray[np.float32], progress: Progress, provider: str | None, started: float
    ) -> list["_Trial"]:
        """The candidates that run and whose picture is right, the preferred first; never empty. Raises what the last one raised."""
        order = [info.id for info in self._pool.providers() if info.available and provider in (None, info.id)]
        found: list[_Trial] = []
        expected: NDArray[np.float32] | None = None
        failure: Exception = BadTile(said("The network's output is not usable on this machine."), detail=f"probe of {provider or 'all'}")
        # The processor goes first: its picture is the one to agree with.
        for rival in sorted({*order, CPU}, key=lambda name: name != CPU):
            candidates = layouts(self._pool.row(rival), core_count())
            for layout in candidates if rival in order else candidates[:1]:
                if found and time.perf_counter() - started > BUDGET:
                    break
                progress.report(0.0, said("Finding the fastest way to run this model here"))
                try:
                    trial = _Trial(self._pool, subject, rival, layout, image, progress)
                except (InferenceError, ModelError) as error:
                    failure = error
                    continue
                if rival == CPU and expected is None:
                    expected = trial.picture
                if rival in order and _agrees(trial.picture, expected):
                    found.append(trial)
        if not found:
            raise failure
        return sorted(found, key=lambda trial: order.index(trial.provider))

    def _read(self) -> dict[str, Choice]:
        if self._cache is None:
            return {}
        try:
            data = json.loads(self._cache.read_text(encoding="utf-8"))
            if data["schema"] != SCHEMA:
                return {}
            return {key: _choice(entry) for key, entry in data["choices"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}  # what cannot be read is measured again

    def _write(self, new: Mapping[str, Choice], gone: list[str] | None = None) -> None:
        if self._cache is None:
            return
        choices = {**self._read(), **new}
        for key in gone or []:
            choices.pop(key, None)
        text = json.dumps({"schema": SCHEMA, "choices": {key: asdict(choice) for key, choice in choices.items()}}, indent=1)
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self._cache.parent, suffix=".json", delete=False, encoding="utf-8") as stream:
                stream.write(text)
            Path(stream.name).replace(self._cache)
        except OSError:
            return  # a cache that cannot be written costs the measurement next time, nothing else


class _Trial:
    """One candidate: loads and warms up when made, then is timed with as many tiles at once as its layout has workers.

    Raises InferenceError, ModelError or Cancelled where it fails.
    """

    def __init__(
        self, pool: SessionPool, subject: Subject, provider: str, layout: Layout, image: NDArray[np.float32], progress: Progress
    ) -> None:
        self.provider = provider
        self._subject, self._layout, self._image, self._progress = subject, layout, image, progress
        self._pixels = image.shape[2] * image.shape[3]
        self._sessions = [pool.session(subject.path, provider, layout, index, subject.sha256) for index in range(layout.workers)]
        before = psutil.Process().memory_info().rss
        self.picture = self._once(self._sessions[0])
        self._taken = max(psutil.Process().memory_info().rss - before, 0)
        self._seconds = float("inf")
        self._at_once()

    def time(self) -> None:
        """One more measurement; the shortest counts. A candidate that fails under load loses."""
        started = time.perf_counter()
        try:
            self._at_once()
        except InferenceError:
            self._seconds = float("inf")
            return
        self._seconds = min(self._seconds, time.perf_counter() - started)

    def choice(self) -> Choice:
        megapixels = self._pixels * self._layout.workers / 1e6
        return Choice(self.provider, self._layout, self._seconds / megapixels, self._taken / self._pixels)

    def _at_once(self) -> None:
        with ThreadPoolExecutor(self._layout.workers, thread_name_prefix="probe") as threads:
            list(threads.map(self._once, self._sessions))

    def _once(self, session: Session) -> NDArray[np.float32]:
        return session.run(self._subject.feeds(session, self._image), (self._subject.output,), self._progress)[0]


def _synthetic(side: int) -> NDArray[np.float32]:
    """A (1, 3, side, side) picture with gradients, edges and noise, the same every time."""
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32) / np.float32(side)
    waves = np.stack([rows, columns, 0.5 + 0.5 * np.sin(40.0 * rows * columns)])
    noise = np.random.default_rng(7).normal(0.0, 0.03, waves.shape)
    return np.clip(0.15 + 0.7 * waves + noise, 0.0, 1.0).astype(np.float32)[None]


def _agrees(picture: NDArray[np.float32], expected: NDArray[np.float32] | None) -> bool:
    if not np.isfinite(picture).all():
        return False
    return expected is None or float(np.sqrt(np.mean((picture - expected) ** 2))) <= TOLERANCE


def _faster(choice: Choice, best: Choice) -> bool:
    """Whether `choice` beats `best`, which is preferred, by more than chance."""
    return choice.seconds_per_megapixel < MARGIN * best.seconds_per_megapixel


def _choice(entry: Mapping[str, Any]) -> Choice:
    layout = Layout(int(entry["layout"]["workers"]), int(entry["layout"]["threads"]))
    return Choice(str(entry["provider"]), layout, float(entry["seconds_per_megapixel"]), float(entry["bytes_per_pixel"]))
