"""Programs that pretend to be the Python that trains: small scripts that answer as one, so that no test needs torch or a network."""

import json
import sys
from pathlib import Path
from typing import Any

from app import training_environment

TRAINER = '''#!{interpreter}
"""Speaks like `python -m engine.training`; how a run goes stands in its plan's options."""
import json, os, sys, time
from pathlib import Path

arguments = sys.argv[1:]
if arguments[0] == "-c":
    print(json.dumps({probe}))
    raise SystemExit
if arguments[:2] == ["-m", "engine.training.calibrate_phone"]:
    Path(arguments[-1]).write_text(json.dumps(arguments[2:]))
    print("blur 0.9 px\\nnoise 1.5 of 255")
    raise SystemExit
processes = next((int(word.split("=")[1]) for word in arguments if word.startswith("--nproc-per-node=")), 1)
at = arguments.index("engine.training")
verb, place, *rest = arguments[at + 1 :]
if verb == "describe":
    print(json.dumps({{"method": place, "options": [{{"name": "steps", "kind": "int", "default": "10", "help": "How many.", "low": 1,
        "high": 100, "choices": []}}], "degradations": ["phone_look"], "layouts": ["photos", "pairs"], "scale": 1}}))
    raise SystemExit
root = Path(place)
plan = json.loads((root / "plan.json").read_text())
scene = plan["options"].get("scene", "")
facts = {{"verb": verb, "rest": rest, "processes": processes, "nice": os.nice(0), "leads": os.getsid(0) == os.getpid(), "cwd": os.getcwd(),
    "path": os.environ.get("PYTHONPATH"), "resources": os.environ.get("HELIOGRAPH_RESOURCES"),
    "threads": os.environ.get("OMP_NUM_THREADS")}}
with (root / "facts.jsonl").open("a") as stream:
    stream.write(json.dumps(facts) + "\\n")

def tell(event, **values):
    with (root / "events.jsonl").open("a") as stream:
        stream.write(json.dumps({{"event": event, **values}}) + "\\n")

def wish():
    return (root / "wish").read_text() if (root / "wish").exists() else "run"

if scene == "crash" and verb == "train":
    sys.stderr.write("Segmentation something\\n")
    raise SystemExit(139)
if scene == "unfit" and verb == "check":
    tell("finding", level="error", text="There are 2 photos; 8 are needed.")
    raise SystemExit(1)
if scene == "failed" and verb == "train":
    tell("failed", message="The loss is no number.", hint="Lower the rate.")
    raise SystemExit(1)
if verb == "check":
    tell("finding", level="info", text="24 photos, 4 held out.")
    tell("preview", file="preview.png", text="phone_look")
    tell("estimate", step_seconds=0.1, steps=20, minutes=1.0, finish_minutes=0.5, device="cpu")
elif verb == "train":
    tell("started", phase="fp32", step=0, steps=20, device="cpu", threads=1)
    step = 0
    while step < 20:
        step += 10
        tell("step", phase="fp32", step=step, steps=20, loss=0.5, rate=10.0, seconds=1.0)
        (root / "began").write_text("")
        while scene == "endless":
            time.sleep(0.02)
            if wish() == "stop":
                tell("stopped", phase="fp32", step=step)
                raise SystemExit
        while scene == "deaf":
            time.sleep(0.02)
    tell("held_out", phase="fp32", step=20, psnr=21.5, ssim=0.8, start_psnr=20.0, start_ssim=0.7, input_psnr=18.0)
    tell("verdict", judgement="better", gain=1.5, wins=4, photos=4, text="Better on all 4 photos.", final=True)
    tell("done", phase="fp32", steps=20, seconds=2.0, state="fp32.pt")
else:
    tell("finish", fraction=0.5, text="Calibrating")
    if verb in ("export", "finish"):
        models = rest[rest.index("--models") + 1] if "--models" in rest else "models"
        tell("published", method=plan["method"], variant="mine", folder=models, psnr={{"fp32": 21.5}})
'''


def answer(version: tuple[int, int, int] = (3, 12, 1), **changes: Any) -> dict[str, Any]:
    """What a good Python says to the probe; `changes` replace entries."""
    found = dict.fromkeys(training_environment.needed(), "9999.0")
    return {"version": list(version), "found": found, "missing": [], "broken": {}, "folders": [], "gpu": "", **changes}


def write_script(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
    return file


def python_that_says(file: Path, said: dict[str, Any]) -> Path:
    """An interpreter that answers the probe with `said` and counts in a file beside it how often it was asked."""
    count = file.with_name(file.name + ".asked")
    return write_script(file, f"#!/bin/sh\necho x >>'{count}'\ncat <<'END'\n{json.dumps(said)}\nEND\n")


def training_python(file: Path) -> Path:
    """An interpreter that passes the probe and behaves like the training process."""
    return write_script(file, TRAINER.format(interpreter=sys.executable, probe=repr(answer())))
