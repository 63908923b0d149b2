"""Where the files that are no Python live: templates, static files, questions."""

from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return a resource folder: inside the package in a wheel, beside it in a checkout."""
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"{name}/ is missing from this installation of quizapp")


def data_folder() -> Path:
    """Return where data is kept unless a setting says otherwise.

    In a checkout that is `instance/` beside the code. An installed package keeps it in the user's data folder:
    its own folder is replaced by every upgrade.
    """
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "instance"
    return Path(platformdirs.user_data_dir("quizapp", appauthor=False))
