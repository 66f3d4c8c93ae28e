"""Save a file whole or not at all, under a name every system accepts."""

import contextlib
import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

from pathvalidate import sanitize_filename

from matchmaker.errors import OutputError, system_reason
from matchmaker.messages import N_, Message

_STEM_BYTES = 120
_NUMBERED = 999
_READABLE = 0o644
_PATH_BYTES = 1000  # no cut by the library; ours knows bytes from characters
# Reserved on Windows with or without an extension, also with blanks before the dot.
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*$", re.IGNORECASE
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def replace_file(path: Path, data: bytes, *, verify: Callable[[Path], None] | None = None) -> Path:
    """Write *data* to *path* so that either the old or the whole new file is there.

    A temporary file beside the target is written, synced, checked by *verify* (which raises if
    the file cannot be read back) and then put in place.

    Raises:
        OutputError: the folder or the file cannot be written; the old file is unchanged.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".matchmaker-", suffix=path.suffix, dir=path.parent)
        temporary = Path(name)
        _write_all(handle, data)
        if verify is not None:
            verify(temporary)
        if os.name == "posix":
            temporary.chmod(_mode(path))
        put_in_place(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return path


def put_in_place(finished: Path, path: Path) -> Path:
    """Give the *finished* file the name *path*, in place of an older one; return *path*.

    Both lie in one folder; afterwards the file and its name are on the disk.

    Raises:
        OSError: the system refused; an older file is unchanged.
    """
    _sync(finished)
    finished.replace(path)
    if os.name == "posix":  # Windows cannot open a folder; there the name is safe with the file
        _sync(path.parent)
    return path


def make_folder(path: Path) -> Path:
    """Create *path* and its parents if need be, and return it.

    Raises:
        OutputError: the folder cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return path


def safe_filename(name: str, *, fallback: str = "unnamed") -> str:
    """Return *name* as one path component that Windows, macOS and Linux all accept.

    The extension is kept, the stem has at most 120 bytes of UTF-8; applying it twice changes
    nothing more.
    """
    clean = "".join(" " if c in "\n\t\r" else c for c in unicodedata.normalize("NFC", name))
    clean = "".join(c for c in clean if unicodedata.category(c) not in _UNSEEN).strip(" .")
    # The extension is set aside first: the library would cut it off a long name.
    stem, dot, extension = clean.rpartition(".")
    if not dot or not stem or not re.fullmatch(r"[A-Za-z0-9]{1,8}", extension):
        stem, extension = clean, ""
    stem = _cut(sanitize_filename(stem, replacement_text="_", max_len=_PATH_BYTES), _STEM_BYTES)
    stem = stem.strip(" .")
    if not stem:
        stem = fallback
    if _RESERVED.match(stem.split(".")[0]):
        stem = f"_{stem}"
    return f"{stem}.{extension}" if extension else stem


def free_path(folder: Path, name: str, *, taken: set[str] | None = None) -> Path:
    """Return a path in *folder* for *name*, numbered " (2)" and on where the name is in use.

    Names are compared without regard to case; *taken* holds further names
    already given out, case-folded.

    Raises:
        OutputError: no free name was found.
    """
    used = set(taken or ()) | (
        {entry.name.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()
    )
    safe = Path(safe_filename(name))
    for number in range(1, _NUMBERED):
        candidate = safe.name if number == 1 else f"{safe.stem} ({number}){safe.suffix}"
        if candidate.casefold() not in used:
            return folder / candidate
    raise OutputError(
        Message(
            N_("There are too many files named “{name}” in {folder}; choose another folder."),
            name=safe.name,
            folder=str(folder),
        )
    )


def _write_all(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb", buffering=0) as stream:
        view = memoryview(data)
        while view:
            written = stream.write(view)
            if not written:
                raise OSError(28, "short write")  # ENOSPC: the disk took nothing more
            view = view[written:]


def _mode(path: Path) -> int:
    # A temporary file is for its owner only; a result has the rights of the file it replaces.
    return path.stat().st_mode & 0o777 if path.exists() else _READABLE


def _sync(path: Path) -> None:
    # Windows syncs only what is open for writing; elsewhere the file may be write-protected.
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    name, folder = path.absolute().name or str(path), path.parent.absolute()
    if error.errno == errno.ENOENT and not folder.is_dir():
        return OutputError(
            Message(
                N_(
                    "The folder {folder} does not exist, so “{name}” was not written. Make the "
                    "folder first, or choose another one."
                ),
                name=name,
                folder=str(folder),
            )
        )
    return OutputError(
        Message(
            N_(
                "“{name}” could not be written in {folder} ({reason}). Close the file if it is "
                "open elsewhere, check the free space, or choose another folder."
            ),
            name=name,
            folder=str(folder),
            reason=system_reason(error),
        )
    )


def _cut(text: str, limit: int) -> str:
    encoded = text.encode("utf-8")
    if len(encoded) <= limit:
        return text
    return encoded[:limit].decode("utf-8", "ignore").rstrip(" .")
