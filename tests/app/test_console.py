"""What commands print, and how they are interrupted: bars, JSON, names that are no text, signals."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import console

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """A stream that says it is a terminal and remembers what was written."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_the_bar_is_drawn_on_a_terminal_only_and_leaves_a_clean_line():
    for terminal in (True, False):
        stream = Terminal(terminal)
        bar = console.Bar(stream, "a.jpg")  # type: ignore[arg-type]
        bar.show(0.5)
        bar.show(1.0)
        assert ("100% a.jpg" in stream.text) is terminal
        bar.clear()
        assert stream.text.endswith(" \r") is terminal


INTERRUPTED = """
import signal, sys, time
from app.cli import console

stopped = []
with console.cancellable() as token:
    token.on_cancel(lambda: stopped.append(True))
    signal.raise_signal(getattr(signal, sys.argv[1]))
    deadline = time.monotonic() + 30
    while not stopped and time.monotonic() < deadline:
        time.sleep(0.005)
assert token.cancelled
assert stopped == [True]
"""


@pytest.mark.parametrize("wish", [wish for wish in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, wish)])
def test_an_interrupt_a_polite_kill_and_a_closed_terminal_become_the_wish_to_cancel(wish: str):
    # In a process of its own: OpenVINO, once used, does not survive a signal that is raised inside pytest.
    subprocess.run([sys.executable, "-c", INTERRUPTED, wish], check=True, cwd=ROOT)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="terminals that hang up")
def test_under_nohup_a_closed_terminal_changes_nothing():
    kept = "import signal\nfrom app.cli import console\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    kept += "with console.cancellable() as token:\n    signal.raise_signal(signal.SIGHUP)\nassert not token.cancelled\n"
    subprocess.run([sys.executable, "-c", kept], check=True, cwd=ROOT)


def test_json_is_strict_even_for_figures_that_are_no_number(capsys):
    console.say_json({"psnr": float("inf"), "rows": [float("nan"), 1.0]})
    assert json.loads(capsys.readouterr().out) == {"psnr": None, "rows": [None, 1.0]}


def test_names_that_are_no_text_or_command_a_terminal_are_printed_anyhow(monkeypatch):
    name = "\udcff \x1b[2J 水.jpg"
    for encoding, wanted in (("utf-8", "\\udcff \x1b[2J 水.jpg\n"), ("cp1252", "\\udcff \x1b[2J \\u6c34.jpg\n")):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
        monkeypatch.setattr(sys, "stdout", stream)
        console.say(name)
        assert stream.buffer.getvalue().decode(encoding) == wanted
        console.say_json([name])
        assert json.loads(stream.buffer.getvalue().decode(encoding)[len(wanted) :]) == [name]
    terminal = Terminal(True)
    monkeypatch.setattr(sys, "stdout", terminal)
    console.say(name)
    assert terminal.text == "\ufffd \ufffd[2J 水.jpg\n"
