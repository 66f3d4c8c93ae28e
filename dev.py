#!/usr/bin/env python3
"""Set up matchmaker in .venv and run it: `python3 dev.py demo | app | check | test`."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "matchmaker-locks.txt"
OLDEST_PYTHON = (3, 11)
NEARLY_FULL = 20_000_000  # bytes; below this whatever failed, failed for want of space

# Shared libraries Qt loads, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PDF_TOOLS = ("pdffonts", "pdftotext", "pdftoppm")

# What pip and venv print when they fail, and the sentence that helps; the first match is said.
FAILURES = {
    r"Permission denied|Access is denied|Read-only file system": (
        "The project folder cannot be written: copy it to a folder of your own and try again."
    ),
    r"No space left|Errno 28|not enough space": "The disk is full: free 1 GB and try again.",
    r"(?i)do not match the hashes": "A downloaded file is not the one the lock names; try again.",
    r"Failed to establish|name resolution|getaddrinfo|timed out|Connection refused|unreachable": (
        "The packages cannot be fetched: connect this computer to the network and try again."
    ),
    r"from versions:|No matching distribution": (
        "A package of the lock is not offered to this computer: look whether the network reaches"
        " the package index, and whether this is a 64-bit Python 3.11 to 3.14."
    ),
}


class Refusal(Exception):
    """A reason to stop, in one sentence that says what to do."""


class Step(NamedTuple):
    """One check: its name and the arguments given to the Python of .venv."""

    name: str
    arguments: tuple[str, ...]


LINT = (
    Step("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Step("ruff check", ("-m", "ruff", "check", ".")),
    Step("mypy", ("-m", "mypy")),
    Step(
        "import contracts",
        ("-c", "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"),
    ),
)
GATES = Step(
    "sizes and gates", ("-m", "pytest", "-q", "tests/test_sizes.py", "tests/test_gates.py")
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    commands = {"demo": demo, "app": app, "check": check, "test": test}
    try:
        refuse_old_python()
        return commands[options.command](options)
    except Refusal as refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
    except OSError as error:
        print(f"dev.py: {explain(str(error), str(error))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("dev.py: stopped.", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    show = commands.add_parser("demo", help="run the main job on the sample event")
    show.add_argument("--out", metavar="DIR", help="folder for what is made (default: demo)")
    show.add_argument("--no-window", action="store_true", help="do not open the window")
    commands.add_parser("app", help="open the window")
    commands.add_parser("check", help="style, types, contracts, sizes: the quick part")
    commands.add_parser("test", help="everything: check, then all tests")
    return top


# --- commands -------------------------------------------------------------------------------


def demo(options: argparse.Namespace) -> int:
    """Run the main job on the sample event; open the window where there is a screen."""
    window = not options.no_window and has_screen()
    if window:
        try:
            need_packages(missing_packages(screen=True))
        except Refusal as refusal:
            print(f"The window stays closed. {refusal}", file=sys.stderr)
            window = False
    install("runtime")
    words = ["demo"]
    words += ["--out", str(Path(options.out).absolute())] if options.out else []
    words += [] if window else ["--no-window"]
    return run_python("-m", "matchmaker", *words)


def app(_options: argparse.Namespace) -> int:
    """Open the window."""
    if not has_screen():
        raise Refusal("There is no screen here; `python3 dev.py demo --no-window` needs none.")
    need_packages(missing_packages(screen=True))
    install("runtime")
    return run_python("-m", "matchmaker", "app")


def check(_options: argparse.Namespace) -> int:
    """Run the quick checks; return 1 if one fails."""
    need_packages(missing_packages(screen=False))
    install("dev")
    return 1 if failing((*LINT, GATES)) else 0


def test(_options: argparse.Namespace) -> int:
    """Run everything; pytest comes last, so that its closing line is the last line."""
    need_packages(missing_packages(screen=False) + missing_pdf_tools())
    install("dev")
    failed = failing(LINT)
    if failed:
        print(f"FAILED before the tests: {', '.join(failed)}. The tests run all the same.")
    # A file's tests stay together, because they share what is dear to make.
    code = run_python("-m", "pytest", "-n", "auto", "--dist", "loadfile")
    return code or (1 if failed else 0)


def failing(steps: tuple[Step, ...]) -> list[str]:
    """Run every step, show what a failing one said, return the names of those that failed."""
    failed = []
    for step in steps:
        code, said = run_quietly(venv_python(), *step.arguments)
        print(f"{step.name}: {'FAILED' if code else 'ok'}")
        if code:
            print(said)
            failed.append(step.name)
    return failed


def run_python(*arguments: str) -> int:
    """Run the Python of .venv in the project folder, in the open; return its exit code."""
    command = [venv_python(), *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
    return code if code >= 0 else 128 - code


def run_quietly(*command: str) -> tuple[int, str]:
    """Run a command in the project folder; return its exit code and all it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace").strip()


def environment() -> dict[str, str]:
    """Return the environment of every child: UTF-8, and no module path from outside."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "PYTHONPATH"}}
    return kept | {"PYTHONUTF8": "1"}


# --- .venv ----------------------------------------------------------------------------------


def refuse_old_python() -> None:
    """Refuse a Python older than the program needs."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise Refusal(f"Python {wanted} or newer is needed; this is {sys.version.split()[0]}.")


def install(lock: str) -> None:
    """Make .venv if needed and install a lock (`runtime` or `dev`) if it changed."""
    if not venv_works():
        make_venv()
    wanted = {name: digest(name) for name in ("runtime", lock)}
    if wanted.items() <= read_stamp().items():
        return
    STAMP.unlink(missing_ok=True)
    print(f"Installing the {lock} packages (the first time takes a minute or two) ...")
    pip_install(ROOT / "requirements" / f"{lock}.txt")
    write_source_path()
    STAMP.write_text("".join(f"{k} {v}\n" for k, v in wanted.items()), encoding="ascii")


def venv_python() -> str:
    """Return the path of the Python of .venv."""
    place = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return str(VENV.joinpath(*place))


def venv_works() -> bool:
    """Say whether .venv holds a running Python of this version, with pip."""
    probe = "import sys, pip; print(sys.version_info[:2])"
    try:
        return run_quietly(venv_python(), "-c", probe) == (0, str(sys.version_info[:2]))
    except OSError:
        return False


def make_venv() -> None:
    """Make .venv anew."""
    if importlib.util.find_spec("ensurepip") is None:
        need_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    print("Making .venv ...")
    if VENV.exists():
        shutil.rmtree(VENV)
    python = getattr(sys, "_base_executable", sys.executable)
    code, said = run_quietly(python, "-m", "venv", str(VENV))
    if code:
        raise Refusal(explain(said, f".venv could not be made.\n{tail(said)}"))


def pip_install(lock: Path) -> None:
    """Install exactly the files a lock names; never build, never choose versions."""
    command = [venv_python(), "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
    command += ["--disable-pip-version-check", "--retries", "2", "--require-hashes"]
    command += ["--only-binary", ":all:", "--requirement", str(lock)]
    code, said = run_quietly(*command)
    if code:
        raise Refusal(explain(said, f"The packages could not be installed.\n{tail(said)}"))


def write_source_path() -> None:
    """Let .venv find src/ by a relative path: plain ASCII wherever the project lies."""
    scheme = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    relative = os.path.relpath(ROOT / "src", scheme)
    (Path(scheme) / "matchmaker-source.pth").write_text(relative + "\n", encoding="ascii")


def digest(lock: str) -> str:
    """Return the digest of a lock file."""
    return hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return which locks .venv holds: name → digest."""
    try:
        lines = STAMP.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split(" ", 1) for line in lines if " " in line)


def explain(said: str, otherwise: str) -> str:
    """Turn what pip or the system printed into one sentence."""
    if shutil.disk_usage(ROOT).free < NEARLY_FULL:
        said += " No space left"
    fitting = (sentence for signs, sentence in FAILURES.items() if re.search(signs, said))
    return next(fitting, otherwise)


def tail(said: str) -> str:
    """Return the last lines of an output."""
    return "\n".join(said.strip().splitlines()[-5:])


# --- the system underneath ------------------------------------------------------------------


def has_screen() -> bool:
    """Say whether a window can open."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(*, screen: bool) -> list[str]:
    """Return the Debian packages of the libraries Qt would not find."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {})
    return [package for library, package in wanted.items() if not loads(library)]


def missing_pdf_tools() -> list[str]:
    """Return the Debian package of the programs the PDF tests call, if one is missing."""
    linux = sys.platform.startswith("linux")
    return ["poppler-utils"] if linux and not all(map(shutil.which, PDF_TOOLS)) else []


def loads(library: str) -> bool:
    """Say whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_packages(packages: list[str]) -> None:
    """Install missing system packages as root in CI; elsewhere refuse with the line to type."""
    if not packages:
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Refusal(f"System libraries are missing; Debian calls them: {' '.join(packages)}.")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (root and os.environ.get("CI", "").lower() == "true"):
        typed = " ".join(line if root else ["sudo", *line])
        raise Refusal(f"System packages are missing. Install them with:\n  {typed}")
    print(f"Installing system packages: {' '.join(packages)} ...")
    run_quietly("apt-get", "update", "--quiet")
    code, said = run_quietly("env", "DEBIAN_FRONTEND=noninteractive", *line)
    if code:
        raise Refusal(f"apt-get could not install the packages.\n{tail(said)}")


if __name__ == "__main__":
    sys.exit(main())
