"""Prove that dev.py sets up, refuses clearly, and keeps pytest's line the last."""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev

REAL_ROOT = dev.ROOT
FRESH = (
    "libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
    " libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0"
    " libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)


class Project:
    """A project folder of its own, with every command dev.py ran and its answers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = Path(sysconfig.get_path("purelib", "venv", {"base": str(root / ".venv")}))
        self.ran: list[str] = []
        self.codes: dict[str, int] = {}
        self.said = ""

    def open(self, *arguments: str) -> int:
        """Stand in for run_python."""
        self.ran.append(" ".join(arguments))
        return self.code()

    def quietly(self, *command: str) -> tuple[int, str]:
        """Stand in for run_quietly."""
        self.ran.append(" ".join(command))
        if "venv" in command:
            self.site.mkdir(parents=True)
        probing = "import sys, pip" in self.ran[-1]
        return self.code(), str(sys.version_info[:2]) if probing else self.said

    def code(self) -> int:
        """Return the exit code told for the last command."""
        return next((code for word, code in self.codes.items() if word in self.ran[-1]), 0)

    def times(self, word: str) -> int:
        """Count the commands with a word in them."""
        return sum(word in command for command in self.ran)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Move dev.py to a folder with spaces and Chinese in its name."""
    root = tmp_path / "对接 活动"
    (root / "requirements").mkdir(parents=True)
    for lock in ("runtime", "dev"):
        (root / "requirements" / f"{lock}.txt").write_text(f"{lock} 1\n", encoding="ascii")
    fake = Project(root)
    fake.site.mkdir(parents=True)
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "VENV", root / ".venv")
    monkeypatch.setattr(dev, "STAMP", root / ".venv" / "matchmaker-locks.txt")
    monkeypatch.setattr(dev, "run_python", fake.open)
    monkeypatch.setattr(dev, "run_quietly", fake.quietly)
    monkeypatch.setattr(dev, "loads", lambda _library: True)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("CI", raising=False)
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(screen, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return fake


def test_ci_calls_the_test_command() -> None:
    lines = (REAL_ROOT / ".ci" / "run").read_text(encoding="ascii").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if "dev.py" in line] == ["python3 dev.py test"]
    assert os.access(REAL_ROOT / ".ci" / "run", os.X_OK)


def test_demo_installs_once_and_runs_without_screen(project: Project) -> None:
    assert dev.main(["demo"]) == 0
    assert dev.main(["demo", "--no-window"]) == 0
    assert project.times("pip install") == 1
    assert project.times("runtime.txt") == 1
    assert project.ran[-1] == "-m matchmaker demo --no-window"


def test_demo_opens_the_window_where_there_is_a_screen(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["demo", "--out", "结果"]) == 0
    assert project.ran[-1] == f"-m matchmaker demo --out {Path('结果').absolute()}"


def test_demo_works_without_the_libraries_of_the_window(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert dev.main(["demo"]) == 0
    assert project.ran[-1] == "-m matchmaker demo --no-window"
    assert FRESH in capsys.readouterr().err


def test_changed_lock_is_installed_again(project: Project) -> None:
    dev.install("runtime")
    (project.root / "requirements" / "runtime.txt").write_text("runtime 2\n", encoding="ascii")
    dev.install("runtime")
    assert project.times("pip install") == 2


def test_dev_lock_serves_the_demo_too(project: Project) -> None:
    dev.install("dev")
    dev.install("runtime")
    assert project.times("pip install") == 1
    dev.install("dev")
    assert project.times("pip install") == 1


def test_broken_install_is_done_again(project: Project) -> None:
    project.codes = {"pip install": 1}
    with pytest.raises(dev.Refusal):
        dev.install("runtime")
    project.codes = {}
    dev.install("runtime")
    assert project.times("pip install") == 2


def test_environment_of_another_python_is_made_anew(project: Project) -> None:
    project.codes = {"import sys, pip": 1}
    dev.install("runtime")
    assert project.times("-m venv") == 1


def test_pytest_comes_last_and_failures_are_named_before(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.codes = {"ruff check": 1, "mypy": 2}
    assert dev.main(["test"]) == 1
    assert project.ran[-1] == "-m pytest -n auto --dist loadfile"
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("FAILED before the tests: ruff check, mypy.")
    assert "ruff format: ok" in said


def test_exit_code_of_pytest_is_handed_on(project: Project) -> None:
    project.codes = {"-m pytest": 2}
    assert dev.main(["test"]) == 2
    project.codes = {}
    assert dev.main(["test"]) == 0


def test_check_runs_every_quick_step(project: Project) -> None:
    assert dev.main(["check"]) == 0
    assert all(
        project.times(word) for word in ("ruff format", "ruff check", "mypy", "lint_imports")
    )
    assert project.times("test_sizes.py") == 1
    project.codes = {"test_sizes.py": 1}
    assert dev.main(["check"]) == 1


def test_app_needs_a_screen(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["app"]) == 1
    assert "no screen" in capsys.readouterr().err
    assert project.ran == []


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "lock names"),
        ("NewConnectionError: Failed to establish a new connection", "network"),
        ("[Errno 13] Permission denied: '.venv'", "cannot be written"),
        ("ERROR: Could not find a version that satisfies x (from versions: none)", "64-bit"),
        ("ERROR: something never seen", "something never seen"),
    ],
)
def test_failed_install_is_one_sentence(
    project: Project, capsys: pytest.CaptureFixture[str], said: str, word: str
) -> None:
    project.codes, project.said = {"pip install": 1}, said
    assert dev.main(["demo"]) == 1
    assert word in capsys.readouterr().err


def test_full_disk_is_found_out(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.codes, project.said = {"pip install": 1}, "ERROR: something never seen"
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1))
    assert dev.main(["demo"]) == 1
    assert "disk is full" in capsys.readouterr().err


def test_old_python_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert dev.main(["demo"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


def test_missing_venv_module_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.Refusal, match=r"apt-get install .*python3\.\d+-venv"):
        dev.make_venv()


def test_folder_that_cannot_be_written_is_said(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_lock: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", ".venv")

    monkeypatch.setattr(dev, "install", refuse)
    assert dev.main(["demo"]) == 1
    assert "copy it to a folder of your own" in capsys.readouterr().err


def test_missing_libraries_give_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name in dev.PDF_TOOLS else f"/usr/bin/{name}"
    )
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert dev.main(["test"]) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if "apt-get" in line]
    base = " ".join(FRESH.split()[:6])
    assert said == [
        f"  sudo apt-get install --yes --no-install-recommends {base} poppler-utils",
    ]
    assert project.ran == []


@pytest.mark.parametrize(
    ("uid", "ci", "installs"), [(0, "true", True), (0, "", False), (1000, "true", False)]
)
def test_only_root_in_ci_installs(
    project: Project, monkeypatch: pytest.MonkeyPatch, uid: int, ci: str, installs: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: uid, raising=False)
    monkeypatch.setenv("CI", ci)
    if installs:
        dev.need_packages(["libgl1"])
        assert project.ran[-1].endswith("install --yes --no-install-recommends libgl1")
    else:
        with pytest.raises(dev.Refusal, match="libgl1"):
            dev.need_packages(["libgl1"])
        assert project.ran == []


def test_other_systems_need_no_packages(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    for system in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        assert dev.missing_packages(screen=True) + dev.missing_pdf_tools() == []
        assert dev.has_screen()


@pytest.fixture
def real(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Return a runner of real commands in the moved project."""

    def run(*command: str) -> tuple[int, str]:
        done = subprocess.run(
            command,
            cwd=project.root,
            env=dev.environment(),
            capture_output=True,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace").strip()

    monkeypatch.setattr(dev, "run_quietly", run)
    return run


def test_real_environment_finds_the_source(
    project: Project, real: Callable[..., tuple[int, str]]
) -> None:
    (project.root / "src").mkdir()
    (project.root / "src" / "matchmaker.py").write_text("print('found')\n", encoding="ascii")
    assert not dev.venv_works()
    dev.make_venv()
    assert dev.venv_works()
    dev.write_source_path()
    assert real(dev.venv_python(), "-c", "import matchmaker") == (0, "found")
