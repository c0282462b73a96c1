"""The files of `data/` that make up the reference data."""

from pathlib import Path

from dashboard import paths

FILES = {
    "disciplines": Path("outlines/disciplines.csv"),
    "outlines": Path("outlines/outlines.csv"),
    "discipline_names": Path("discipline_names.csv"),
    "aliases": Path("aliases.csv"),
    "requirements": Path("requirements.csv"),
    "not_accepted": Path("not_accepted.csv"),
}


def contents(directory: Path = paths.DATA) -> bytes:
    """All files, one after the other; their SHA-256 is the digest of the reference data.

    Raises OSError where one cannot be read.
    """
    return b"".join((directory / file).read_bytes() for file in FILES.values())
