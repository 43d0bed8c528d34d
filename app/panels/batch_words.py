"""What the batch list says of a photo: what is done with it, and what its result is called. Pure look-ups. Main thread."""

from pathlib import Path

from app.backend import OutputRule
from app.catalogue import Catalogue
from app.i18n import tr, tr_n
from app.settings import BatchDeed
from engine.batch.jobs import Job, JobState
from engine.batch.report import Totals
from engine.core.photo import format_named
from engine.core.request import EnhanceRequest
from engine.edit.edit import Edit


def what_is_done(job: Job, catalogue: Catalogue | None, deed: BatchDeed) -> str:
    """The method by its name, with variant and enlargement where there is a choice; "" while nobody knows."""
    if job.state is JobState.LISTED:
        return tr("Auto") if deed is BatchDeed.AUTO else ""
    if job.state.ended and job.attempts == 0:
        return ""  # it was never begun, and nobody knows what it would have been
    request = job.order.request
    known = {method.id: method for method in catalogue.methods} if catalogue is not None else {}
    method = known.get(request.method)
    if method is None:
        return request.method
    if job.order.edit is not None and len(job.order.edit.active) > 1:
        return tr("{steps} steps, {method} last").format(steps=len(job.order.edit.active), method=tr(method.name))
    variant = next((one.name for one in method.variants if one.id == request.variant), request.variant or "")
    name = tr(method.name) if len(method.variants) == 1 else f"{tr(method.name)}, {tr(variant)}"
    return name if request.size in (None, 1) else f"{name}, {request.size}×"


def what_came_of_it(totals: Totals) -> str:
    """The end of a batch in one sentence."""
    photos, done = sum(totals.counts.values()), totals.counts[JobState.DONE]
    words = [tr_n("{done} of %n photos done", photos).format(done=done)]
    if totals.counts[JobState.FAILED]:
        words.append(tr_n("%n failed", totals.counts[JobState.FAILED]))
    if totals.counts[JobState.SKIPPED]:
        words.append(tr_n("%n left out", totals.counts[JobState.SKIPPED]))
    left = sum(count for state, count in totals.counts.items() if not state.ended)
    if left:
        words.append(tr_n("%n still to do", left))
    return ", ".join(words) + "."


def name_of_result(rule: OutputRule, photo: Path, edit: Edit) -> str:
    """The name a rule makes of a photo's. edit: what is done with it; without steps, placeholders stand for them."""
    request = EnhanceRequest("method", "weights")
    if edit.active:
        last = edit.active[-1]
        request = EnhanceRequest(last.method, last.variant, last.precision, size=edit.scale, strength=last.strength)
    return rule.name_for(photo.name, format_named(photo.suffix), request)
