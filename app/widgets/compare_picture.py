"""What the comparison shows: the photo, what a run makes of it, what else stands beside it, and the images of all these in the pane.

Owns layers and images; knows nothing of where they lie in the widget or of the user. The enhanced layer of the current run grows tile by
tile, in pixels of the result; an `Exhibit` is what stands in a place. Main thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorTransform

from app.widgets.compare_layout import GAINS, PLACES, Place
from app.widgets.finish_layer import FinishLayer
from app.widgets.pyramid import DONE, Bytes, Layer, Patch, empty_layer, put_tile
from app.widgets.renderers import ContentRenderer, DifferenceRenderer, MixedRenderer
from app.widgets.sampling import Content, Rect, best_level
from app.widgets.side_image import SideImage
from app.widgets.viewport import Viewport

MOST_PREVIEWS = 8


class Kind(Enum):
    """ORIGINAL: the photo; RESULT: what the current run makes, tile by tile; OTHER: a layer of its own."""

    ORIGINAL = "original"
    RESULT = "result"
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Exhibit:
    """What stands in a place of the comparison. Equal only to itself.

    name: the label. layer: of OTHER, None while there is nothing of it; it may grow. beneath: what the strength mixes it with, where that
    is not the photo. mixed: the strength counts for it as for the result. transform: with own_colours, from its colours to the screen's;
    icc: with own_colours, what its pixels mean.
    previews: stand for tiles of a growing layer that have not come, as those of the result.
    """

    kind: Kind
    name: str
    layer: Layer | None = None
    beneath: Layer | None = None
    mixed: bool = False
    transform: QColorTransform | None = None
    own_colours: bool = False
    icc: bytes | None = None
    previews: tuple[Patch, ...] = ()


def _usual() -> dict[Place, Exhibit]:
    return {Place.FIRST: Exhibit(Kind.ORIGINAL, ""), Place.SECOND: Exhibit(Kind.RESULT, "")}


@dataclass
class Shown:
    """The images of what stands in a place: what is seen, and what it is mixed with. renderer: both in one."""

    high: SideImage
    low: SideImage | None
    renderer: MixedRenderer


@dataclass
class ComparePicture:
    """scale: how many times as wide and high as the photo everything is shown; 1 without an enhanced layer. own_scale: the result's own,
    below that where something denser stands beside it. mix: how much of the result is seen over what lies beneath. base: lies beneath the
    result in place of the photo where there is no gentle layer: what the last of several steps started from; it may be less dense.
    finishes: what is done to the result, and to the gentle layer, while they are painted."""

    background: tuple[int, int, int]
    original: Layer | None = None
    after: Layer | None = None
    gentle: Layer | None = None
    base: Layer | None = None
    own_scale: int = 1
    scale: int = 1
    previews: tuple[Patch, ...] = ()
    mix: float = 1.0
    gain: int = GAINS[2]
    exhibits: dict[Place, Exhibit] = field(default_factory=_usual)
    finishes: tuple[FinishLayer | None, FinishLayer | None] = (None, None)
    _alpha: tuple[Bytes, ...] | None = None
    _transform: QColorTransform | None = None
    _shown: dict[Place, Shown] = field(default_factory=dict)
    _difference: SideImage | None = None

    # -- the photo and the result --------------------------------------------------------------------------------------------

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in the pixels everything is shown in; (0, 0) without a photo."""
        return (self.original.width * self.scale, self.original.height * self.scale) if self.original is not None else (0, 0)

    @property
    def growing(self) -> bool:
        """Whether tiles may still come."""
        return self.after is not None and self.after.finished is not None

    @property
    def arrived(self) -> bool:
        """Whether every tile of a growing picture has come."""
        layers = [layer for layer in (self.after, self.gentle) if layer is not None]
        # The coarsest level is full only when all below is.
        return self.growing and all(layer.finished is not None and int(layer.finished[-1].min()) == DONE for layer in layers)

    def set_photo(self, original: Layer | None, alpha: tuple[Bytes, ...] | None, transform: QColorTransform | None) -> None:
        """Another photo; what was enhanced goes with the old one, and what else stood beside it."""
        self.original, self._alpha, self._transform, self._shown = original, alpha, transform, {}
        self.finishes = (None, None)
        self.exhibits = _usual()
        self.clear()

    def begin(self, scale: int, *, gentle: bool) -> None:
        """Empty layers for tiles to come. Raises ValueError without a photo or for a scale below 1."""
        if self.original is None or scale < 1:
            raise ValueError("An enhanced layer needs a photo and a scale of at least 1.")
        self.after = self.gentle = self.base = None  # the old ones go before the new ones take memory
        self._shown = {}
        width, height = self.original.width * scale, self.original.height * scale
        self._show(empty_layer(width, height), empty_layer(width, height) if gentle else None, scale)

    def put(self, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool) -> None:
        """A finished tile of a growing picture; a gentle one stands for the enhanced one too until that comes. ValueError outside."""
        assert self.after is not None
        put_tile(self.after, left, top, pixels)
        if gentle and self.gentle is not None:
            put_tile(self.gentle, left, top, pixels)

    def finish(self) -> None:
        """Nothing more comes: what remembers which tiles have come is given back."""
        assert self.after is not None
        self._show(replace(self.after, finished=None), replace(self.gentle, finished=None) if self.gentle else None, self.own_scale)

    def add_preview(self, patch: Patch) -> None:
        """Show this where no tile has come yet; denser ones lie over others. Gone with whatever is shown next."""
        patches = sorted((*self.previews, patch), key=lambda one: one.density)
        if len(patches) > MOST_PREVIEWS:
            del patches[1]  # the least dense one is of the whole photo
        self._show(self.after, self.gentle, self.own_scale, tuple(patches))

    def drop_previews(self) -> None:
        self._show(self.after, self.gentle, self.own_scale)

    def shows_preview(self, viewport: Viewport, exhibit: Exhibit | None = None) -> bool:
        """Whether something of what is in sight of an exhibit is a preview: there is one of it, and not every tile in sight has come. None
        is the result of the current run."""
        result = exhibit is None or exhibit.kind is Kind.RESULT
        previews, layer = (self.previews, self.after) if result or exhibit is None else (exhibit.previews, exhibit.layer)
        return any(patch.meets(viewport.visible(), self.scale) for patch in previews) and self._waits(viewport, layer)

    def bare(self, viewport: Viewport) -> bool:
        """Whether tiles in sight are missing, and no preview there is as sharp as the screen (or the photo itself)."""
        seen, wanted = viewport.visible(), 0.9 * min(1.0, viewport.zoom * self.scale)
        sharp = any(patch.holds(seen, self.scale) and patch.density >= wanted for patch in self.previews)
        return not sharp and self._waits(viewport, self.after)

    def _waits(self, viewport: Viewport, layer: Layer | None) -> bool:
        """Whether not every tile in sight of a layer has come."""
        if layer is None or layer.finished is None or self.original is None:
            return False
        finished, seen = layer.finished, viewport.visible()
        factor = self.scale / scale_of(layer, self.original)
        index = best_level(viewport.zoom * factor, len(finished))
        cell = factor * 2**index
        rows = slice(int(seen.top / cell), int(-(-(seen.top + seen.height) // cell)))
        columns = slice(int(seen.left / cell), int(-(-(seen.left + seen.width) // cell)))
        return int(finished[index][rows, columns].min()) < DONE

    def set_enhanced(self, after: Layer, gentle: Layer | None, base: Layer | None = None) -> None:
        """Whole layers. Raises ValueError unless the first two have the same size, and all a whole multiple of the photo's."""
        if self.original is None:
            raise ValueError("An enhanced layer needs a photo.")
        scale = scale_of(after, self.original)
        if gentle is not None and (gentle.width, gentle.height) != (after.width, after.height):
            raise ValueError(f"{gentle.width} x {gentle.height} is not {after.width} x {after.height}.")
        if base is not None:
            scale_of(base, self.original)
        self.base = base
        self._show(after, gentle, scale)

    def set_base(self, base: Layer) -> None:
        """Another base for the result there is. Raises ValueError unless its size is a whole multiple of the photo's."""
        if self.original is not None:
            scale_of(base, self.original)
        self.base = base
        self._show(self.after, self.gentle, self.own_scale, self.previews)

    def set_finish(self, after: FinishLayer | None, gentle: FinishLayer | None) -> None:
        """What is done to the result from now on, and to the gentle layer; what it protects is the photo in other candidates too."""
        self.finishes = (after, gentle)
        self._rebuild(self.finished_places())

    def finished_places(self) -> set[Place]:
        """Where a finish counts: the result, and candidates that the strength counts for as well."""
        return {place for place, one in self.exhibits.items() if one.kind is Kind.RESULT or one.mixed}

    def clear(self) -> None:
        """Back to the photo alone."""
        self.base = None
        self._show(None, None, 1)

    # -- places --------------------------------------------------------------------------------------------------------------

    def stand(self, place: Place, exhibit: Exhibit | None) -> None:
        """Put this into a place; None leaves the place empty. Raises ValueError for a layer whose size is no multiple of the photo's."""
        if exhibit is not None and exhibit.layer is not None and self.original is not None:
            scale_of(exhibit.layer, self.original)
        if exhibit is None:
            self.exhibits.pop(place, None)
        else:
            self.exhibits[place] = exhibit
        self._rebuild({place})

    def filled(self, place: Place) -> bool:
        """Whether there is anything to be seen in a place."""
        exhibit = self.exhibits.get(place)
        return exhibit is not None and (exhibit.kind is not Kind.RESULT or self.after is not None)

    def put_into(self, exhibit: Exhibit, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool) -> None:
        """A finished tile of an exhibit's growing layer, as `put`."""
        if exhibit.layer is not None and exhibit.layer.finished is not None:
            put_tile(exhibit.layer, left, top, pixels)
        if gentle and exhibit.beneath is not None and exhibit.beneath.finished is not None:
            put_tile(exhibit.beneath, left, top, pixels)

    def scale_in(self, place: Place) -> int:
        """How many times as dense as the photo what stands in a place is, by itself."""
        exhibit = self.exhibits.get(place)
        if exhibit is None or exhibit.kind is Kind.ORIGINAL or self.original is None:
            return 1
        if exhibit.kind is Kind.RESULT:
            return self.own_scale
        return scale_of(exhibit.layer, self.original) if exhibit.layer is not None else 1

    def places_of(self, exhibit: Exhibit | None) -> set[Place]:
        """Where this stands; None is the result of the current run."""
        if exhibit is None:
            return {place for place, one in self.exhibits.items() if one.kind is Kind.RESULT}
        return {place for place, one in self.exhibits.items() if one is exhibit}

    # -- images --------------------------------------------------------------------------------------------------------------

    def shown(self, place: Place) -> Shown:
        """The images of what stands in a place, of the photo for one that is empty."""
        return self._shown.get(place) or self._shown[Place.ORIGINAL]

    @property
    def difference(self) -> SideImage:
        """How far what stands in the second place is from the first."""
        if self._difference is None:
            first, second = self.shown(Place.FIRST).renderer, self.shown(Place.SECOND).renderer
            self._difference = SideImage(DifferenceRenderer(first, second, lambda: self.gain), self.background)
        return self._difference

    def set_mix(self, mix: float) -> None:
        self.mix = mix
        if self._difference is not None:
            self._difference.refresh()

    def set_gain(self, gain: int) -> None:
        self.gain = gain
        if self._difference is not None:
            self._difference.refresh()

    def refresh(self, places: Iterable[Place], rect: Rect) -> None:
        """Tiles have changed what these show in `rect` of the pane."""
        for place in places:
            shown = self._shown.get(place)
            if shown is not None:
                shown.high.refresh_part(rect)
                if shown.low is not None:
                    shown.low.refresh_part(rect)
        if self._difference is not None:
            self._difference.refresh_part(rect)

    def refine(self, places: Iterable[Place]) -> bool:
        """Make what these show smooth; whether that changes anything."""
        images: list[SideImage] = []
        for place in places:
            if place is Place.DIFFERENCE:
                images.append(self.difference)
            elif self._shown:
                shown = self.shown(place)
                images += [shown.high] if shown.low is None or self.mix == 1.0 else [shown.high, shown.low]
        changed = [image.refine() for image in images]  # every one of them, not only up to the first that does
        return any(changed)

    def _show(self, after: Layer | None, gentle: Layer | None, scale: int, previews: tuple[Patch, ...] = ()) -> None:
        self.after, self.gentle, self.own_scale, self.previews = after, gentle, scale, previews
        self._rebuild(self.places_of(None))

    def _rebuild(self, places: set[Place]) -> None:
        """Images of these are void, and all of them when the density changes."""
        scale = max([self.own_scale, *(self.scale_in(place) for place in PLACES)])
        if scale != self.scale:
            self._shown, self.scale = {}, scale
        self._difference = None
        if self.original is None:
            self._shown = {}
            return
        for place in places:
            self._shown.pop(place, None)
        if Place.ORIGINAL not in self._shown:
            self._shown[Place.ORIGINAL] = self._of(ContentRenderer(self._content(None), self._transform), None)
        for place, exhibit in self.exhibits.items():
            if exhibit.kind is Kind.ORIGINAL:
                self._shown[place] = self._shown[Place.ORIGINAL]
            elif place not in self._shown:
                self._shown[place] = self._made(exhibit)

    def _made(self, exhibit: Exhibit) -> Shown:
        result = exhibit.kind is Kind.RESULT
        layer, beneath = (self.after, self.gentle or self.base) if result else (exhibit.layer, exhibit.beneath)
        content = self._content(layer, self.previews if result else exhibit.previews)
        transform = exhibit.transform if exhibit.own_colours else self._transform
        low: ContentRenderer | None = None
        finish, low_finish = self._finishes_of(exhibit)
        content = replace(content, finish=finish)
        if beneath is not None:
            low = ContentRenderer(replace(self._content(beneath, content.previews), finish=low_finish), transform)
        elif result or exhibit.mixed:
            low = self._shown[Place.ORIGINAL].renderer.high
        return self._of(ContentRenderer(replace(content, missing=layer is None), transform), low)

    def _finishes_of(self, exhibit: Exhibit) -> tuple[FinishLayer | None, FinishLayer | None]:
        """Of its layer, and of the one beneath."""
        after, gentle = self.finishes
        if exhibit.kind is Kind.RESULT:
            return after, gentle if self.gentle is not None else None
        if exhibit.mixed and after is not None and after.protect is not None:
            protected = FinishLayer(protect=after.protect)  # the lock was worked out for the result's colours only
            return protected, protected
        return None, None

    def _of(self, high: ContentRenderer, low: ContentRenderer | None) -> Shown:
        original = self._shown.get(Place.ORIGINAL)
        beneath: SideImage | None = None
        if low is not None:
            beneath = original.high if original is not None and low is original.renderer.high else SideImage(low, self.background)
        return Shown(SideImage(high, self.background), beneath, MixedRenderer(high, low, lambda: self.mix))

    def _content(self, layer: Layer | None, previews: tuple[Patch, ...] = ()) -> Content:
        assert self.original is not None
        own = scale_of(layer, self.original) if layer is not None else None
        return Content(self.original, layer, self.scale, False, self._alpha, previews, own)


def scale_of(layer: Layer, original: Layer) -> int:
    """How many times as wide and high as the photo it is. Raises ValueError when that is no whole number."""
    scale = max(1, round(layer.width / original.width))
    if (layer.width, layer.height) != (original.width * scale, original.height * scale):
        raise ValueError(f"{layer.width} x {layer.height} is no multiple of {original.width} x {original.height}.")
    return scale
