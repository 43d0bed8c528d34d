"""`heliograph report`: one photo by one method in all its precisions, measured on this machine, as an HTML page.

What is measured stands in engine.inspection.precision_report, the page in precision_page; here are the command's arguments, its progress
bar and its answer. Main thread.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import OK, make_folder, saved, say, say_json
from app.cli.enhance import check_provider
from app.cli.page_language import ENGLISH, add_language_argument, speaking
from app.cli.reports import print_table, watched
from engine.core.errors import PhotoReadError, UsageError
from engine.core.page_words import PageWords
from engine.core.request import EnhanceRequest

if TYPE_CHECKING:
    from engine.pipeline import Engine

KINDS = (".html", ".htm")


@dataclass(frozen=True)
class ReportOptions:
    """The command line of `report`, parsed. enlarge: None for what the method makes."""

    photo: Path
    output: Path
    method: str
    variant: str | None = None
    provider: str | None = None
    enlarge: int | None = None
    overwrite: bool = False
    json: bool = False
    language: str = ENGLISH


def add_report_arguments(sub: argparse.ArgumentParser) -> None:
    """Everything after `heliograph report`."""
    sub.add_argument("photo", type=Path, metavar="PHOTO")
    sub.add_argument("--method", required=True, metavar="ID", help="see `heliograph methods`")
    sub.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the page: .html")
    sub.add_argument("--variant", metavar="V", help="weights of the method; default: its first")
    sub.add_argument(
        "--provider", metavar="P", help="execution provider (cpu, openvino, ...); default: the fastest here for each precision"
    )
    sub.add_argument("--enlarge", type=int, metavar="N", help="times as wide and high, where a method enlarges; default: what it makes")
    sub.add_argument("--overwrite", action="store_true", help="replace an earlier report instead of numbering the new one")
    sub.add_argument("--json", action="store_true", help="print JSON, one object, instead of text")
    add_language_argument(sub)


def report_options(parsed: argparse.Namespace) -> ReportOptions:
    """The options that `add_report_arguments` parsed."""
    return ReportOptions(
        parsed.photo,
        parsed.output,
        parsed.method,
        parsed.variant,
        parsed.provider,
        parsed.enlarge,
        parsed.overwrite,
        parsed.json,
        parsed.language,
    )


def run_report(options: ReportOptions, engine: "Engine") -> int:
    """Measure and write the page. Raises UsageError before anything was run, PhotoReadError, PhotoWriteError, Cancelled."""
    from engine.core.photo_io import read_photo
    from engine.core.safe_files import shown
    from engine.inspection.precision_page import facts, summary, values, write_page
    from engine.inspection.precision_report import precision_report

    _check_output(options)
    method = engine.method(options.method)
    check_provider(options.provider, method, engine)
    method.enlargement(options.enlarge)
    if not options.photo.exists():
        raise PhotoReadError(f"There is no file {shown(options.photo)}.")
    photo = read_photo(options.photo)
    make_folder(options.output.parent)
    request = EnhanceRequest(method.id, options.variant, provider=options.provider, size=options.enlarge)
    name = shown(options.photo)
    report = watched(name, lambda progress, _: precision_report(engine, photo, request, name, progress))
    with speaking(options.language) as words:
        output = saved(
            options.output, lambda path: write_page(report, path, words, overwrite=options.overwrite), overwrite=options.overwrite
        )
    if options.json:
        say_json({"output": str(output), **values(report)})
        return OK
    print_table([("", *(row.precision.label for row in report.rows)), *((line, *texts) for line, texts in facts(report, PageWords()))])
    say(summary(report))
    say(f"{output} is written.")
    return OK


def _check_output(options: ReportOptions) -> None:
    if options.output.suffix.lower() not in KINDS:
        raise UsageError(f"{options.output.name} cannot be a report; its name must end in .html.")
    if options.output.is_dir():
        raise UsageError(f"{options.output} is a folder; name the file that the report becomes.")
    if options.output.resolve() == options.photo.resolve():
        raise UsageError(f"{options.output} is the photo.")
