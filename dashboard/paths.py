"""Where the SQL, the reference data, the pages and the user's data are.

The same in a checkout and in an installed wheel.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLE = _PACKAGE / "_bundle"

# The wheel carries these folders inside the package; a checkout has them at its root.
HOME = _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent

QUERIES = HOME / "queries"
DATA = HOME / "data"
PAGES = HOME / "pages"
SAMPLE = DATA / "sample"
APP = _PACKAGE / "app.py"


def default_database() -> Path:
    """Where the data are unless told otherwise: a file in the user's own data folder."""
    # Whoever names a database has no use for it.
    import platformdirs

    return Path(platformdirs.user_data_dir("targeted-ce", appauthor=False)) / "targeted-ce.duckdb"
