"""Know where things lie: shipped resources, migrations and the user's own folders."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_data"  # in the wheel
_CHECKOUT = _PACKAGE.parents[1]  # beside src/ in a checkout
_APP = "matchmaker"


def resources(*parts: str) -> Path:
    """Return a shipped resource, by its path below ``resources/``."""
    return _root().joinpath("resources", *parts)


def migrations() -> Path:
    """Return the folder of the Alembic environment."""
    return _root() / "db"


def data_folder() -> Path:
    """Return the folder of the user's event files (local, never roaming); not created here."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, roaming=False))


def settings_file() -> Path:
    """Return the file of remembered choices; it need not exist."""
    return (
        Path(platformdirs.user_config_dir(_APP, appauthor=False, roaming=False)) / "settings.json"
    )


def log_folder() -> Path:
    """Return the folder of log files; not created here."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def documents_folder() -> Path:
    """Return where a person expects saved papers."""
    return Path(platformdirs.user_documents_dir())


def _root() -> Path:
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
