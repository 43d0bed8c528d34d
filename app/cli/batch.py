"""`heliograph batch`: folders of photos in, the same tree of enhanced photos out, through a journal that survives whatever happens.

What is done stands in engine.batch; here are the command's arguments, what is begun or gone on with, and the
exit code: 0 everything done, 1 some photos failed, 2 wrong usage (nothing was begun), 3 stopped before the end, by Ctrl-C or because
nothing more could be saved; `--resume` goes on then. What is said stands in app.cli.batch_words. Main thread.
"""

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.batch_hands import NOTE, Hands, add_cluster_arguments, hands
from app.cli.batch_orders import Orders
from app.cli.batch_watch import Arrivals, check_folders
from app.cli.batch_words import Watch, size_in_words, tell_end, tell_preflight
from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, make_folder
from app.cli.enhance import EnhanceOptions, checked_order, find_sources
from app.cli.page_language import ENGLISH, add_language_argument, speaking
from engine.batch.jobs import Collision, JobState
from engine.batch.naming import DEFAULT_TEMPLATE, FIELDS
from engine.core.errors import Cancelled, PhotoWriteError, UsageError

if TYPE_CHECKING:
    from engine.batch.cluster import Files
    from engine.batch.jobs import Ended, Job, NewJob
    from engine.batch.journal import Journal
    from engine.batch.pace import Work
    from engine.batch.plan import Found, Preflight
    from engine.core.progress import ProgressToken
    from engine.pipeline import Engine

STOPPED = 3
"""Exit code: there is something left to do."""

EPILOG = (
    "Exit codes: 0 everything done, 1 some photos failed, 2 wrong usage (nothing was begun), 3 stopped before the end (Ctrl-C, or nothing"
    ' more could be saved; --resume goes on). --json: each line is an object with an "event". preflight: photos, megapixels, seconds,'
    " output_bytes, free_bytes, numbered, replaced, unreadable and skipped (lists of source and why). photo, when it has ended: source,"
    " output, state (done, failed, skipped), method, variant, precision, strength, provider, machine, seconds, megapixels, enlarged, size,"
    " warnings, note, reason, error. end: end (finished, paused, lost), why, a count for each state, seconds, megapixels, bytes, reports,"
    " journal. " + NOTE
)


@dataclass(frozen=True)
class BatchOptions:
    """The command line of `batch`, parsed. asked: what is wanted of every photo; resume: go on with the newest batch into the output
    folder; retry_failed: and try again what failed in it; anew: begin one although another into this folder is not through; rules: a
    TOML file, see engine.batch.rules; auto: a look at each photo that no rule fits decides; language: of the report's page; watch: go on
    with photos that come into the folders; cluster: address of a Dask scheduler whose workers do the photos; files: how they get them,
    None for whichever works."""

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
    language: str = ENGLISH
    watch: bool = False
    cluster: str | None = None
    files: "Files | None" = None


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
    retry = "with --resume: try again what failed; with --rules or --auto photos that could not be looked at are decided anew"
    sub.add_argument("--retry-failed", action="store_true", help=retry)
    sub.add_argument("--new", action="store_true", help="begin a batch although another one into OUT is not through")
    sub.add_argument("--dry-run", action="store_true", help="only look: what there is to do, how long it takes, what cannot be read")
    sub.add_argument("--no-report", action="store_true", help="write no report (a page and a table) into OUT at the end")
    add_language_argument(sub)
    sub.add_argument("--watch", action="store_true", help="go on with photos that come into the folders, until Ctrl-C")
    add_cluster_arguments(sub)


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
        language=parsed.language,
        watch=parsed.watch,
        cluster=parsed.cluster,
        files=parsed.cluster_files,
    )


def _collision(text: str) -> Collision:
    try:
        return Collision(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of unique, skip, overwrite") from None


# ------------------------------------------------------------------------------------------------------------------ running


def run_batch(options: BatchOptions, engine: "Engine") -> int:
    """Look, tell, run, report; returns the exit code. Raises UsageError before anything was begun, JournalError, ClusterError."""
    from engine.batch.journal import Journal

    _check(options)
    earlier = _earlier(options)
    with contextlib.ExitStack() as stack:
        made_by = stack.enter_context(hands(options.cluster, options.files, engine))
        token = stack.enter_context(cancellable())
        batch = _Batch(options, engine, token, made_by)
        if earlier is not None:
            return batch.go_on(stack.enter_context(Journal.open(earlier)))
        if options.watch:
            make_folder(options.asked.output)
            return batch.watch(stack.enter_context(Journal.create(options.asked.output)))
        return batch.begin()


def _check(options: BatchOptions) -> None:
    from engine.batch.naming import check_template

    check_template(options.template)
    if options.resume and options.anew:
        raise UsageError("--resume and --new do not go together.")
    if options.retry_failed and not options.resume:
        raise UsageError("--retry-failed needs --resume.")
    if options.watch:
        if options.dry_run:
            raise UsageError("--watch and --dry-run do not go together.")
        check_folders(options.asked.paths, options.asked.output)
    if options.files is not None and options.cluster is None:
        raise UsageError("--cluster-files needs --cluster.")
    if not options.asked.paths and not options.resume:
        raise UsageError("Name a folder of photos, or --resume a batch.")


def _earlier(options: BatchOptions) -> Path | None:
    """The journal to go on with, None for a new one. Raises UsageError where it is not clear which is meant."""
    from engine.batch.journal import Journal
    from engine.batch.journals import newest_for
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


class _Batch:
    """One call of the command: what is asked, and who does it."""

    def __init__(self, options: BatchOptions, engine: "Engine", token: "ProgressToken", made_by: Hands) -> None:
        self._options, self._engine, self._token, self._made_by = options, engine, token, made_by
        self._json = options.asked.json
        self._began = time.perf_counter()
        self._speeds: dict[Work, float] = {}

    def begin(self) -> int:
        """A new one."""
        from engine.batch.journal import Journal
        from engine.batch.pace import Pace

        options = self._options
        flight = self._look(self._photos())
        waiting = flight.of(JobState.WAITING)
        self._measure(waiting)
        seconds = Pace(self._speeds).expected(waiting)
        tell_preflight(flight, seconds, self._json)
        if options.dry_run:
            return OK
        _check_space(flight)
        make_folder(options.asked.output)
        with Journal.create(options.asked.output) as journal:
            journal.add(flight.jobs)
            return self._end(journal, self._run(journal))

    def go_on(self, journal: "Journal") -> int:
        """With an earlier one, and what is new in the folders."""
        from engine.batch.report import Totals

        options, jobs = self._options, journal.jobs()
        flight = None
        if options.asked.paths and not options.watch:
            known = {job.source for job in jobs}
            named = [(found, found.path.absolute()) for found in self._photos()]
            photos = [found for found, path in named if path not in known and not journal.is_result(path)]
            flight = self._look(photos, [job.folder / job.name for job in jobs])
            tell_preflight(flight, None, self._json)
        if not self._json:
            complain(f"Going on: {Totals.of(jobs).words()}.")
        for sentence in self._not_as_before(jobs):
            complain(sentence)
        if options.dry_run:
            return OK
        if flight is not None:
            _check_space(flight)
            journal.add(flight.jobs)
        if options.retry_failed:
            self._retry(journal)
        if options.watch:
            return self.watch(journal)
        self._measure([job for job in journal.jobs() if not job.state.ended])
        return self._end(journal, self._run(journal))

    def _not_as_before(self, jobs: "Sequence[Job]") -> Iterator[str]:
        """What a person might take for granted about photos that were in the batch before, and is not so."""
        asked = self._options.asked
        plain = EnhanceOptions(asked.paths, asked.output, recursive=asked.recursive, json=asked.json)
        if asked != plain and self._options.rules is None and not self._options.auto:
            wanted = replace(checked_order(asked, self._engine), collision=self._options.collision)
            left = [replace(job.order, reason="", collision=wanted.collision) for job in jobs if not job.state.ended]
            if any(order != wanted for order in left):
                yield "What is left is done as this batch was begun; what is asked for now counts for photos that are new."
        changed = sum(job.state is JobState.DONE and _has_changed(job) for job in jobs)
        if changed:
            yield f"{changed} of the photos that are done changed since they were listed; --new begins a batch that does them again."

    def _photos(self) -> "list[Found]":
        asked = self._options.asked
        return find_sources(asked.paths, asked.recursive, asked.output, self._options.template)

    def _retry(self, journal: "Journal") -> None:
        """Put what failed back in line. Where rules or Auto decide, photos that could not be looked at the first time are looked at now."""
        from engine.batch.plan import Found

        decides = self._options.rules is not None or self._options.auto
        # What failed before it was begun could not be looked at.
        anew = [job for job in journal.jobs() if decides and job.state is JobState.FAILED and job.attempts == 0]
        journal.list_again(job.id for job in anew)
        journal.retry_failed()
        if anew:
            others = [job.folder / job.name for job in journal.jobs() if job.state is not JobState.LISTED]
            flight = self._look([Found(job.source, job.below) for job in anew], others)
            journal.settle(zip((job.id for job in anew), flight.jobs, strict=True), journal.output)

    def watch(self, journal: "Journal") -> int:
        """What waits in the journal, then what comes, until the token is cancelled or nothing can be saved any more."""
        from engine.batch.jobs import Ended, RunEnd

        asked = self._options.asked
        arrivals = Arrivals(asked.paths, asked.output, asked.recursive, journal)
        if not self._json:
            complain(f"Watching {', '.join(str(path) for path in asked.paths)}; Ctrl-C ends it.")
        ended = Ended(RunEnd.FINISHED)
        with contextlib.suppress(Cancelled):
            while ended.end is RunEnd.FINISHED:
                if journal.waiting:
                    self._measure([job for job in journal.jobs() if not job.state.ended])
                    ended = self._run(journal)
                elif photos := arrivals.next(self._token):
                    flight = self._look(photos, [job.folder / job.name for job in journal.jobs()])
                    tell_preflight(flight, None, self._json)
                    journal.add(flight.jobs)
                else:
                    break
        return self._end(journal, ended)

    def _look(self, photos: "list[Found]", taken: Sequence[Path] = ()) -> "Preflight":
        """What is to be done with these photos."""
        from engine.batch.plan import Destination, Planner
        from engine.batch.rules import read_rules

        options, asked = self._options, self._options.asked
        orders = Orders(asked, options.collision, self._engine, read_rules(options.rules) if options.rules else (), options.auto)
        destination = Destination(asked.output.resolve(), options.template, options.collision)
        planner = Planner(destination, orders, orders.otherwise, taken)
        bar = Bar(sys.stderr, "Looking at the photos")
        flight = planner.plan(photos, _Watched(self._token, bar.show))
        bar.clear()
        return flight

    def _measure(self, jobs: "Sequence[Job | NewJob]") -> None:
        """Seconds per megapixel: as earlier batches had it, else of one small photo; on a cluster the first photos will tell."""
        from engine.batch.known_speeds import measured, remembered

        self._speeds = self._speeds or remembered()
        if self._options.cluster is None:
            self._speeds = measured(jobs, self._engine, _Watched(self._token), self._speeds)

    def _run(self, journal: "Journal") -> "Ended":
        from engine.batch.pace import Pace

        watch = Watch(journal, Pace(self._speeds), self._json)
        ended = self._made_by(journal, watch.changed, watch.progressed).run(self._token)
        watch.clear()
        return ended

    def _end(self, journal: "Journal", ended: "Ended") -> int:
        """Report and last words; the exit code."""
        from engine.batch.jobs import RunEnd
        from engine.batch.report import Totals, write_report

        pages: tuple[Path, ...] = ()
        totals = Totals.of(journal.jobs())
        if self._options.report and ended.end is RunEnd.FINISHED and any(totals.counts.values()):
            try:
                with speaking(self._options.language) as words:
                    pages = write_report(journal, journal.output, words)
            except PhotoWriteError as error:
                complain(error.message)
        tell_end(journal, ended, totals, pages, time.perf_counter() - self._began, self._json)
        if ended.end is not RunEnd.FINISHED:
            return STOPPED
        return SOME_FAILED if totals.counts[JobState.FAILED] else OK


def _has_changed(job: "Job") -> bool:
    """Whether its file is another one than was listed; one that is gone is not."""
    try:
        status = job.source.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) != (job.bytes, job.modified)


def _check_space(flight: "Preflight") -> None:
    if not flight.fits:
        raise UsageError(
            f"The results need about {size_in_words(flight.output_bytes)}, and the disk has {size_in_words(flight.free_bytes)} left;"
            " make room, or take another folder or a smaller format."
        )


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
