"""The parts of the program import in one direction, and only the screens know Streamlit."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dashboard"

# From the bottom: a part imports from its own line and from those above it in this list.
LAYERS = (
    {"__init__", "paths", "keys", "sql"},
    {"reference"},
    {"intake"},
    {"store"},
    {"coverage", "importing"},
    {"wording"},
    {"charts", "report"},
    {"reporting"},
    {"ui"},
    {"app", "pages"},
)
RANKS = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
SCREENS = {"ui", "app", "pages"}
# The command line stands beside the screens: it may use all they use, and they may not use it.
COMMAND = {
    "cli",
    "cli_commands",
    "cli_deciding",
    "cli_options",
    "cli_outlines",
    "cli_output",
    "cli_report",
    "cli_settling",
    "serving",
    "without_pandas",
    "__main__",
}

# `targeted-ce progress` answers in a fraction of the time any one of these takes to load.
HEAVY = {"altair", "openpyxl", "pandas", "pyarrow", "python_calamine", "streamlit"}


def part_of(file: Path) -> str:
    """The part of the program a file belongs to: `store` for dashboard/store/opening.py."""
    within = file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else ROOT)
    return within.parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it; `from dashboard import ui` counts as dashboard.ui."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module == "dashboard":
                yield from (f"dashboard.{alias.name}" for alias in node.names)
            else:
                yield module


def own_parts(file: Path) -> Iterator[str]:
    for module in imports(file):
        package, _, rest = module.partition(".")
        if package == "dashboard":
            part = rest.partition(".")[0]
            yield "__init__" if part in ("", "__version__") else part


def source_files() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def names(files: list[Path]) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in files]


FILES = source_files()
in_every_file = pytest.mark.parametrize("file", FILES, ids=names(FILES))


@in_every_file
def test_every_file_belongs_to_a_layer(file: Path) -> None:
    assert part_of(file) in RANKS.keys() | COMMAND


@in_every_file
def test_nothing_imports_from_a_layer_above(file: Path) -> None:
    part = part_of(file)
    highest = RANKS["reporting" if part in COMMAND else part]
    allowed = {name for name, rank in RANKS.items() if rank <= highest}
    assert set(own_parts(file)) <= (allowed | COMMAND if part in COMMAND else allowed)


@in_every_file
def test_only_the_screens_import_streamlit(file: Path) -> None:
    if part_of(file) not in SCREENS:
        assert not {module for module in imports(file) if module.partition(".")[0] == "streamlit"}


@in_every_file
def test_charts_and_reports_never_see_the_database(file: Path) -> None:
    if part_of(file) in {"charts", "report"}:
        assert not {"store", "sql"} & set(own_parts(file))
        assert "duckdb" not in set(imports(file))


def loaded_by(modules: list[str]) -> set[str]:
    """The top-level modules in memory after importing these, in a Python that has imported nothing yet."""
    script = (
        "import importlib, sys\n"
        "for module in sys.argv[1:]: importlib.import_module(module)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_everything_below_the_screens_loads_without_streamlit() -> None:
    below = [file for file in FILES if part_of(file) not in SCREENS]
    assert "streamlit" not in loaded_by([module_name(file) for file in below])


def test_the_command_line_starts_light() -> None:
    assert not loaded_by(["dashboard.cli"]) & HEAVY
