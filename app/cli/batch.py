"""`heliograph batch`: folders of photos in, the same tree of enhanced photos out, through a journal that survives whatever happens.

What is done stands in engine.batch; here are the command's arguments, what is begun or gone on with, and the
exit code: 0 everything done, 1 some photos failed, 2 wrong usage (nothing was begun), 3 stopped before the end, by Ctrl-C or because
nothing more could be saved; `--resume` goes on then. What is said stands in app.cli.batch_words. Main thread.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.batch_orders import Orders
from app.cli.batch_words import Watch, megapixels_of, size_in_words, tell_end, tell_preflight
from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, make_folder
from app.cli.enhance import EnhanceOptions, find_sources
from engine.batch.jobs import Collision, JobOrder, JobState
from engine.batch.naming import DEFAULT_TEMPLATE, FIELDS
from engine.core.errors import PhotoWriteError, UsageError

if TYPE_CHECKING:
    from engine.batch.journal import Journal
    from engine.batch.pace import Kind
    from engine.batch.plan import Found, Preflight
    from engine.core.progress import ProgressToken
    from engine.pipeline import Engine

STOPPED = 3
"""Exit code: there is something left to do."""

EPILOG = (
    "Exit codes: 0 everything done, 1 some photos failed, 2 wrong usage (nothing was begun), 3 stopped before the end (Ctrl-C, or nothing"
    " more could be saved; --resume goes on)."
)


@dataclass(frozen=True)
class BatchOptions:
    """The command line of `batch`, parsed. asked: what is wanted of every photo; resume: go on with the newest batch into the output
    folder; retry_failed: and try again what failed in it; anew: begin one although another into this folder is not through; rules: a
    TOML file, see engine.batch.rules; auto: a look at each photo that no rule fits decides."""

    asked: EnhanceOptions
    template: str = DEFAULT_TEMPLATE
    collision: Collision = Collision.UNIQUE
    resume: bool = False
    retry_failed: bool = False
    anew: bool = False
    dry_run: bool = False
    rules: Path | None = None
    auto: bool = False
    report: bool = True


def add_batch_arguments(sub: argparse.ArgumentParser) -> None:
    """Everything after `heliograph batch` that `enhance` does not have as well."""
    sub.epilog = EPILOG
    sub.add_argument("paths", nargs="*", type=Path, metavar="DIR", help="folder or photo; with --resume none is needed")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="folder for the results, which keep their tree")
    fields = "; ".join(f"{{{field}}} {meaning}" for field, meaning in FIELDS.items())
    sub.add_argument("--name", default=DEFAULT_TEMPLATE, metavar="TEMPLATE", help=f"of the results; default {DEFAULT_TEMPLATE}. {fields}")
    sub.add_argument(
        "--on-collision",
        type=_collision,
        default=Collision.UNIQUE,
        metavar="unique|skip|overwrite",
        help="where a result's name is taken: number it (default), leave the photo out, or replace the earlier result; never an original",
    )
    rules = "TOML: which photos are done differently, by name, format, size and what a look at them finds"
    sub.add_argument("--rules", type=Path, metavar="FILE", help=rules)
    auto = "look at each photo (exposure, fading, size, compression, noise, blur) and choose the method and its strength, with the reason"
    sub.add_argument("--auto", action="store_true", help=auto)
    sub.add_argument("--resume", action="store_true", help="go on with the newest batch into OUT, adding photos that are new in DIR")
    sub.add_argument("--retry-failed", action="store_true", help="with --resume: try again what failed")
    sub.add_argument("--new", action="store_true", help="begin a batch although another one into OUT is not through")
    sub.add_argument("--dry-run", action="store_true", help="only look: what there is to do, how long it takes, what cannot be read")
    sub.add_argument("--no-report", action="store_true", help="write no report (a page and a table) into OUT at the end")


def batch_options(parsed: argparse.Namespace, asked: EnhanceOptions) -> BatchOptions:
    return BatchOptions(
        asked,
        template=parsed.name,
        collision=parsed.on_collision,
        resume=parsed.resume,
        retry_failed=parsed.retry_failed,
        anew=parsed.new,
        dry_run=parsed.dry_run,
        rules=parsed.rules,
        auto=parsed.auto,
        report=not parsed.no_report,
    )


def _collision(text: str) -> Collision:
    try:
        return Collision(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of unique, skip, overwrite") from None


# ------------------------------------------------------------------------------------------------------------------ running


def run_batch(options: BatchOptions, engine: "Engine") -> int:
    """Look, tell, run, report; returns the exit code. Raises UsageError before anything was begun, JournalError."""
    from engine.batch.journal import Journal
    from engine.batch.pace import Pace

    _check(options)
    earlier = _earlier(options)
    with cancellable() as token:
        if earlier is not None:
            with Journal.open(earlier) as journal:
                return _go_on(options, journal, engine, token)
        flight = _look(options, engine, token)
        waiting = flight.of(JobState.WAITING)
        speeds = _speeds([job.order for job in waiting], engine, token)
        seconds = Pace(speeds).expected((job.order, megapixels_of(job)) for job in waiting)
        tell_preflight(flight, seconds, options.asked.json)
        if options.dry_run:
            return OK
        _check_space(flight)
        make_folder(options.asked.output)
        with Journal.create(options.asked.output) as journal:
            journal.add(flight.jobs)
            return _run(options, journal, engine, token, speeds)


def _check(options: BatchOptions) -> None:
    from engine.batch.naming import check_template

    check_template(options.template)
    if options.resume and options.anew:
        raise UsageError("--resume and --new do not go together.")
    if options.retry_failed and not options.resume:
        raise UsageError("--retry-failed needs --resume.")
    if not options.asked.paths and not options.resume:
        raise UsageError("Name a folder of photos, or --resume a batch.")


def _earlier(options: BatchOptions) -> Path | None:
    """The journal to go on with, None for a new one. Raises UsageError where it is not clear which is meant."""
    from engine.batch.journal import Journal, newest_for
    from engine.batch.report import Totals

    output = options.asked.output
    path = newest_for(output)
    if path is None:
        if not options.asked.paths:
            raise UsageError(f"There is no batch into {output} to go on with.")
        return None
    if options.resume:
        return path
    with Journal.look(path) as journal:
        if journal.unfinished and not options.anew and not options.dry_run:
            words = Totals.of(journal.jobs()).words()
            raise UsageError(f"A batch into {output} is not through ({words}); --resume goes on with it, --new begins another.")
    return None


def _go_on(options: BatchOptions, journal: "Journal", engine: "Engine", token: "ProgressToken") -> int:
    from engine.batch.report import Totals

    jobs = journal.jobs()
    flight = None
    if options.asked.paths:
        flight = _look(options, engine, token, {job.source for job in jobs}, [job.folder / job.name for job in jobs])
        tell_preflight(flight, None, options.asked.json)
    if not options.asked.json:
        complain(f"Going on: {Totals.of(jobs).words()}.")
    if options.dry_run:
        return OK
    if flight is not None:
        _check_space(flight)
        journal.add(flight.jobs)
    if options.retry_failed:
        journal.retry_failed()
    waiting = [job for job in journal.jobs() if not job.state.ended]
    return _run(options, journal, engine, token, _speeds([job.order for job in waiting], engine, token))


def _look(
    options: BatchOptions, engine: "Engine", token: "ProgressToken", known: set[Path] | None = None, taken: list[Path] | None = None
) -> "Preflight":
    """What is to be done with the photos that are not `known`."""
    from engine.batch.plan import Destination, Planner
    from engine.batch.rules import read_rules

    asked = options.asked
    orders = Orders(asked, options.collision, engine, read_rules(options.rules) if options.rules else (), options.auto)
    photos = [found for found in _photos(asked) if found.path.absolute() not in (known or ())]
    destination = Destination(asked.output.resolve(), options.template, options.collision)
    planner = Planner(destination, orders, orders.otherwise, taken or ())
    bar = Bar(sys.stderr, "Looking at the photos")
    flight = planner.plan(photos, _Watched(token, bar.show))
    bar.clear()
    return flight


def _photos(asked: EnhanceOptions) -> "list[Found]":
    from engine.batch.plan import Found

    return [Found(source.path, source.below) for source in find_sources(asked.paths, asked.recursive, asked.output)]


def _check_space(flight: "Preflight") -> None:
    if not flight.fits:
        raise UsageError(
            f"The results need about {size_in_words(flight.output_bytes)}, and the disk has {size_in_words(flight.free_bytes)} left;"
            " make room, or take another folder or a smaller format."
        )


def _speeds(orders: Sequence[JobOrder], engine: "Engine", token: "ProgressToken") -> "dict[Kind, float]":
    """Seconds per megapixel: as earlier batches had it, else of one small photo."""
    from engine.batch.pace import measured, remembered

    return measured(orders, engine, _Watched(token), remembered())


def _run(options: BatchOptions, journal: "Journal", engine: "Engine", token: "ProgressToken", speeds: "dict[Kind, float]") -> int:
    from engine.batch.pace import Pace
    from engine.batch.report import Totals, write_report
    from engine.batch.runner import BatchRunner, RunEnd

    began = time.perf_counter()
    watch = Watch(journal, Pace(speeds), options.asked.json)
    ended = BatchRunner(engine, journal, watch.changed, watch.progressed).run(token)
    watch.clear()
    pages: tuple[Path, ...] = ()
    if options.report and ended.end is RunEnd.FINISHED:
        try:
            pages = write_report(journal, journal.output)
        except PhotoWriteError as error:
            complain(error.message)
    totals = Totals.of(journal.jobs())
    tell_end(journal, ended, totals, pages, time.perf_counter() - began, options.asked.json)
    if ended.end is not RunEnd.FINISHED:
        return STOPPED
    return SOME_FAILED if totals.counts[JobState.FAILED] else OK


class _Watched:
    """The run's token, with the progress of one step shown by itself or to nobody."""

    def __init__(self, token: "ProgressToken", show: Callable[[float, str], None] = lambda fraction, text: None) -> None:
        self._token = token
        self._show = show

    def report(self, fraction: float, text: str = "") -> None:
        self._show(fraction, text)

    def check_cancelled(self) -> None:
        self._token.check_cancelled()

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        return self._token.on_cancel(stop)
