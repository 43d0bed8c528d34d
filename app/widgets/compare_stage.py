"""The photo, what is made of it and what else stands beside it: layers that come and grow, and what is selected.

Where they lie is compare_ground.py, how they are painted compare_canvas.py, how the user moves them compare_view.py. Main thread; only
`prepare_layer` may be called on a worker.
"""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.qt_image import screen_transform
from app.timers import once_after
from app.widgets.compare_ground import CompareGround
from app.widgets.compare_layout import Place, description
from app.widgets.compare_marks import Marks
from app.widgets.compare_picture import Exhibit, Kind
from app.widgets.finish_layer import FinishLayer
from app.widgets.pyramid import Bytes, Layer, Patch, prepare_layer, prepare_mask
from engine.core.method import Region
from engine.core.photo import Pixels

REFINE_DELAY_MS = 80
_TILE_MARGIN = 3
"""Device pixels around a tile whose smoothed colours it changes."""


class CompareStage(CompareGround):
    """Holds a photo and what stands beside it at the same zoom and place."""

    photo_shown = Signal()
    """Another original is shown, or none; what stood beside the old one has gone with it."""
    selection_changed = Signal(object)
    """The selected Region of the original, or None. Dragged with Shift held; Esc or a click clears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._previewing = False
        self._names = {Kind.ORIGINAL: tr("Before"), Kind.RESULT: tr("After"), Kind.OTHER: ""}
        self._refine_timer = once_after(self, REFINE_DELAY_MS, self._refine)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(tr("Photo, before and after"))

    # -- the photo and the result ------------------------------------------------------------------------------------------

    def set_photo(
        self,
        pixels: Pixels | Layer | None,
        icc: bytes | None = None,
        *,
        keep_view: bool = False,
        alpha: Pixels | tuple[Bytes, ...] | None = None,
    ) -> None:
        """Show another original and forget the enhanced layer; None clears the view.

        pixels: (height, width, 3) uint8 or uint16, or the layer a worker prepared. alpha: (height, width), or its `prepare_mask`.
        keep_view: stay at the same zoom and relative place. What was laid over and selected went with the old photo.
        """
        layer = _layer(pixels)
        self._marks.lay_over(None)
        self.set_selection(None)
        self._picture.set_photo(layer, prepare_mask(alpha) if isinstance(alpha, np.ndarray) else alpha, screen_transform(icc))
        old = self._viewport
        if layer is None:
            self._viewport = None
        elif old is not None and keep_view:
            self._move_to(old.with_photo(layer.width, layer.height))
        else:
            self._fitted, self._fit_enlarges, self._viewport = True, False, None
        self._show_anew()
        self._relayout()
        self._focus_timer.start()
        self.photo_shown.emit()

    def begin_enhanced(self, scale: int, gentle: bool = False) -> None:
        """An empty enhanced layer, `scale` times as dense as the original, for tiles to come.

        gentle: another one beneath it, which is what the enhanced one is mixed with. What has not arrived shows the original dimmed
        and hatched. Raises ValueError without a photo or for a scale below 1.
        """
        self._picture.begin(scale, gentle=gentle)
        self._show_anew()

    def update_enhanced(self, left: int, top: int, pixels: NDArray[np.uint16]) -> None:
        """A finished tile, in pixels of the OUTPUT. Nothing happens without a layer begun: the tile of a run given up.

        Raises ValueError when the tile does not lie inside the layer.
        """
        self._put(left, top, pixels, gentle=False)

    def update_gentle(self, left: int, top: int, pixels: NDArray[np.uint16]) -> None:
        """A finished tile of the layer beneath, which is shown for the enhanced one until that one's tile comes. As above."""
        self._put(left, top, pixels, gentle=True)

    def show_preview(self, patch: Patch) -> None:
        """What may be looked at until tiles come; a badge says what it is while any of it is in sight. Denser ones lie over others.

        Nothing happens without a layer begun. It goes as tiles come, and for good when the layer is finished, replaced or cleared.
        """
        if self._picture.growing:
            self._picture.add_preview(patch)
            self._show_anew()

    def drop_preview(self) -> None:
        """Show no preview any more: the run that was to take its place does not come."""
        if self._picture.previews:
            self._picture.drop_previews()
            self._show_anew()

    @property
    def previewing(self) -> bool:
        """Whether something of what is in sight is a preview."""
        return self._previewing

    def enhanced_arrived(self) -> bool:
        """Whether tiles have filled the layers begun: nothing but `finish_enhanced` is needed then."""
        return self._picture.arrived

    def finish_enhanced(self) -> None:
        """No more tiles come, and those that came are the whole photo."""
        if self._picture.growing:
            self._picture.finish()
            self._show_anew()

    def set_enhanced(
        self, pixels: NDArray[np.uint16] | Layer, gentle: NDArray[np.uint16] | Layer | None = None, base: Layer | None = None
    ) -> None:
        """The whole enhanced layer, and what lies beneath: `gentle`, or else a base, as in `set_base`. Raises ValueError unless their size
        is a whole multiple of the photo's."""
        after = _layer(pixels)
        assert after is not None
        self._picture.set_enhanced(after, _layer(gentle), base)
        self._show_anew()

    def set_base(self, base: Layer) -> None:
        """What the enhanced layer is mixed with in place of the original, until other layers come: what the last of several steps started
        from, as dense as the photo or denser. Nothing happens without an enhanced layer."""
        if self._picture.after is not None:
            self._picture.set_base(base)
            self._show_anew()

    def set_finish(self, after: FinishLayer | None, gentle: FinishLayer | None = None) -> None:
        """What is done to the result while it is painted, and to the gentle layer beneath it."""
        self._picture.set_finish(after, gentle)
        self._show_anew()

    def finish_changed(self, left: float, top: float, width: float, height: float) -> None:
        """What a finish holds has changed in this part, in pixels of the photo."""
        self._tile_changed(self._picture.finished_places(), 1, floor(left), floor(top), (ceil(height) + 1, ceil(width) + 1))

    def clear_enhanced(self) -> None:
        """Back to the original alone."""
        self._picture.clear()
        self._show_anew()

    def set_names(self, before: str, after: str) -> None:
        """What the labels call the photo and the result."""
        names = {**self._names, Kind.ORIGINAL: before, Kind.RESULT: after}
        if names != self._names:
            self._names = names
            self._describe()
            self.update()

    @property
    def mix(self) -> float:
        """How much of the enhanced layer is shown over what lies beneath, 0 to 1."""
        return self._picture.mix

    def set_mix(self, fraction: float) -> None:
        """Mix the enhanced layer with what lies beneath while painting: as cheap as a repaint, whatever the size of the photo."""
        fraction = min(1.0, max(0.0, fraction))
        if fraction != self._picture.mix:
            self._picture.set_mix(fraction)
            self.update()

    # -- what else stands beside it ----------------------------------------------------------------------------------------

    def exhibit(self, place: Place) -> Exhibit | None:
        """What stands in a place; None where nothing does."""
        return self._picture.exhibits.get(place)

    def stand(self, place: Place, exhibit: Exhibit | None) -> None:
        """Put this into one of PLACES until the next photo; None empties it. Raises ValueError for a layer that does not fit the photo."""
        self._picture.stand(place, exhibit)
        self._show_anew()

    def update_exhibit(self, exhibit: Exhibit, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool = False) -> None:
        """A finished tile of an exhibit's growing layer, in its own pixels. Raises ValueError when it does not lie inside."""
        self._picture.put_into(exhibit, left, top, pixels, gentle=gentle)
        places = self._picture.places_of(exhibit)
        if places:
            self._tile_changed(places, self._picture.scale_in(next(iter(places))), left, top, pixels.shape[:2])

    def name_of(self, place: Place) -> str:
        """The label of what stands in a place."""
        exhibit = self._picture.exhibits.get(place)
        return (exhibit.name or self._names[exhibit.kind]) if exhibit is not None else ""

    @property
    def selection(self) -> Region | None:
        """The selected part of the original."""
        return self._marks.selection

    def set_selection(self, region: Region | None) -> None:
        """Select this part, or nothing."""
        if region != self._marks.selection:
            self._marks.selection = region
            self.update()
            self.selection_changed.emit(region)

    def select_seen(self) -> None:
        """Select the part that is in sight: what the mouse does by dragging, from the keyboard."""
        if self._viewport is not None:
            self.set_selection(self.visible_region())

    # -- changes -----------------------------------------------------------------------------------------------------------

    def _on_moved(self, *, zoomed: bool) -> None:
        self._look_for_preview()
        self._refine_timer.start()
        if zoomed:
            self._describe()

    def _show_anew(self) -> None:
        """Other layers are shown than before."""
        view = self._viewport
        if view is not None and (view.photo_width, view.photo_height) != self._picture.size:
            self._relayout()
        self._refine_timer.start()
        self._look_for_preview()
        self._describe()
        self.update()

    def _look_for_preview(self) -> None:
        """Whether what is in sight has become a preview, or ceased to be one."""
        shown = self._viewport is not None and self._picture.shows_preview(self._viewport)
        if shown != self._previewing:
            self._previewing = shown
            self._describe()
            self.update()

    def _put(self, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool) -> None:
        if self._picture.growing and self._viewport is not None:
            self._picture.put(left, top, pixels, gentle=gentle)
            self._tile_changed(self._picture.places_of(None), self._picture.own_scale, left, top, pixels.shape[:2])
            self._look_for_preview()

    def _tile_changed(self, places: set[Place], scale: int, left: int, top: int, size: tuple[int, ...]) -> None:
        """These places show something new there, (height, width) large. scale: of these pixels over the photo's."""
        if self._viewport is None:
            return
        (height, width), times = size, self._picture.scale / scale
        x0, y0, x1, y1 = self._viewport.to_pane(*(times * edge for edge in (left, top, left + width, top + height)))
        if x0 >= x1 or y0 >= y1:
            return
        margin = ceil(_TILE_MARGIN * max(1.0, times))
        rect = (x0 - margin, y0 - margin, x1 + margin, y1 + margin)
        self._picture.refresh(places, rect)
        for part in self._parts():
            if part.place in places or part.place is Place.DIFFERENCE:
                (pane_x, pane_y), seen = part.pane, part.rect
                self._update_device(
                    max(seen[0], pane_x + rect[0]),
                    max(seen[1], pane_y + rect[1]),
                    min(seen[2], pane_x + rect[2]),
                    min(seen[3], pane_y + rect[3]),
                )

    def _refine(self) -> None:
        if self._picture.refine({part.place for part in self._parts()}):
            self.update()

    def _describe(self) -> None:
        """Keep what a screen reader says about the view true."""
        names = {place: self.name_of(place) for place in Place}
        second = self._picture.filled(Place.SECOND)
        words = description(tr, self._layout, names, self.zoom, has_second=second, previewing=self._previewing)
        self.setAccessibleDescription(words if self._picture.original is not None else tr("No photo is open."))


def _layer(pixels: Pixels | Layer | None) -> Layer | None:
    return pixels if pixels is None or isinstance(pixels, Layer) else prepare_layer(pixels)
