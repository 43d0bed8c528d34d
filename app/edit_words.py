"""What changes of an edit are called in the history, and what of an edit can run here. Pure functions over values; no widgets."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.catalogue import Catalogue
from app.figures import short_number
from app.i18n import tr
from engine.core.params import ParamValue
from engine.edit.edit import Edit, Step


@dataclass(frozen=True)
class Words:
    """text: of one line in the history. control: equal for changes of the same control, which become one line; None for what stands by
    itself. gives_up: everything done so far was given up with it."""

    text: str
    control: Hashable = None
    gives_up: bool = False


def changed(before: Edit, after: Edit, catalogue: Catalogue | None) -> Words | None:
    """What the change from one edit to another is called; None where nothing that counts has changed."""
    if len(after.steps) > len(before.steps):
        return Words(tr("Add step: {name}").format(name=step_name(_only_in(after, before), catalogue)))
    if len(after.steps) < len(before.steps):
        return Words(tr("Remove step: {name}").format(name=step_name(_only_in(before, after), catalogue)))
    others = [index for index, (old, new) in enumerate(zip(before.steps, after.steps, strict=True)) if old != new]
    if len(others) == 1:
        return _step_changed(others[0], before.steps[others[0]], after.steps[others[0]], catalogue)
    if others:
        moved = sorted(map(repr, before.steps)) == sorted(map(repr, after.steps))
        return Words(tr("Move step") if moved else tr("Change steps"))
    return Words(tr("Protect")) if before.protect != after.protect else None


def step_name(step: Step, catalogue: Catalogue | None) -> str:
    """What people call a step: its method's name."""
    try:
        return tr(catalogue.method(step.method).name) if catalogue is not None else step.method
    except KeyError:
        return step.method


def fitted(edit: Edit, catalogue: Catalogue) -> tuple[Edit, tuple[str, ...]]:
    """The edit with what can run of each step here, and a sentence for each thing that this changes."""
    steps, notes = [], []
    for number, step in enumerate(edit.steps, 1):
        fit, note = _fitted_step(number, step, catalogue)
        steps.append(fit)
        notes += [note] if note else []
    return replace(edit, steps=tuple(steps)), tuple(notes)


def _step_changed(index: int, old: Step, new: Step, catalogue: Catalogue | None) -> Words | None:
    name = step_name(new, catalogue)
    if old.method != new.method:
        return Words(tr("Method: {name}").format(name=name))
    if old.variant != new.variant:
        variant = catalogue.variant(new.method, new.variant) if catalogue is not None else None
        return Words(tr("Variant: {name}").format(name=tr(variant.name) if variant is not None else new.variant))
    if old.on != new.on:
        return Words((tr("Switch on: {name}") if new.on else tr("Switch off: {name}")).format(name=name))
    if old.precision != new.precision:
        return Words(tr("Precision: {name}").format(name=new.precision.label))
    if old.size != new.size:
        return Words(tr("Size: ×{times}").format(times=new.size))
    if old.strength != new.strength:
        return Words(tr("Strength: {percent} %").format(percent=round(100 * new.strength)), ("strength", index))
    if old.colour_lock != new.colour_lock:
        return Words(tr("Colour lock: {percent} %").format(percent=round(100 * new.colour_lock)), ("colour lock", index))
    others = [param for param, value in new.params.items() if old.params.get(param) != value]
    if len(others) == 1:
        return _param_changed(index, new, others[0], catalogue)
    return Words(tr("Parameters")) if others else None


def _param_changed(index: int, step: Step, param: str, catalogue: Catalogue | None) -> Words:
    declared = catalogue.method(step.method).params if catalogue is not None else ()
    label = next((tr(one.label) for one in declared if one.id == param), param)
    return Words(f"{label}: {_shown(step.params[param])}", ("param", index, param))


def _shown(value: ParamValue) -> str:
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    return short_number(value, 4) if isinstance(value, int | float) else tr(value.replace("_", " ").capitalize())


def _only_in(larger: Edit, smaller: Edit) -> Step:
    """The first step that is not in the smaller one."""
    left = list(smaller.steps)
    for step in larger.steps:
        if step not in left:
            return step
        left.remove(step)
    return larger.steps[-1]


def _fitted_step(number: int, step: Step, catalogue: Catalogue) -> tuple[Step, str]:
    """With the weights as they are now; another precision or variant where its own cannot run, and off where none can."""
    variant = step.variant
    if not catalogue.variant_works(step.method, variant):
        stock = catalogue.stock(step.method, variant)
        variant = stock.id if stock is not None else variant
    precision = catalogue.precision(step.method, variant, step.precision)
    name = step_name(step, catalogue)
    if precision is None:
        reason = catalogue.why_not(catalogue.method(step.method)) or tr("It cannot run here.")
        note = tr("Step {number}, {name}, is switched off. {reason}").format(number=number, name=name, reason=reason)
        return replace(step, on=False), note if step.on else ""
    weights = catalogue.weights.get((step.method, variant), "")
    fit = replace(step, variant=variant, precision=precision, weights=weights)
    if precision is not step.precision and step.variant == variant:
        note = tr("Step {number}, {name}: {wished} is not installed, and {used} is used.")
        return fit, note.format(number=number, name=name, wished=step.precision.label, used=precision.label)
    return fit, ""
