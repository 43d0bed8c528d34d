"""Builds the frozen application, starts it once, and packs it: dist/heliograph-<version>-<system>-<machine>.tar.gz (.zip on Windows).

Run through `sh packaging/dev build`, in an environment that has PyInstaller and never torch. Builds for the system it runs on;
signing and installers are steps of RELEASING.md.
"""

import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"


def version() -> str:
    """From the source text, so that nothing has to be imported."""
    found = re.search(r'__version__ = "(.+?)"', (ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None
    return found.group(1)


def main() -> int:
    work = ROOT / "build"
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", DIST, "--workpath", work, ROOT / "packaging" / "app.spec"],
        check=True,
        cwd=ROOT,
    )
    folder = DIST / "heliograph"
    for name in ("LICENSE", "README.md"):
        shutil.copy(ROOT / name, folder / name)
    program = folder / ("heliograph.exe" if sys.platform == "win32" else "heliograph")
    subprocess.run([sys.executable, ROOT / "packaging" / "smoke_test.py", program], check=True)
    name = f"heliograph-{version()}-{platform.system().lower()}-{platform.machine().lower()}"
    packed = shutil.make_archive(str(DIST / name), "zip" if sys.platform == "win32" else "gztar", DIST, "heliograph")
    print(f"{packed}: {Path(packed).stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
