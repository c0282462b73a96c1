"""The targets: what each figure is to be at most, and in which unit. Their order is that of the report."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.findings import megabytes, seconds


def fine_ratio(value: float) -> str:
    """A digit more than elsewhere: 0.104 is more than a tenth, and is to look so."""
    return f"{value:.3f} ×"


def plain(value: float) -> str:
    return f"{value:.2f}"


@dataclass(frozen=True)
class Target:
    """`show` writes a figure of this target, and the target itself."""

    key: str
    what: str
    most: float
    show: Callable[[float], str]

    def is_missed_by(self, figure: float) -> bool:
        """Whether the figure is more than the target, by however little."""
        return figure > self.most


TARGETS = (
    Target("progress_polars", "`progress` of everybody against Polars, the aim", 1.0, fine_ratio),
    Target(
        "progress_polars_never",
        "`progress` of everybody against Polars, never above",
        1.5,
        fine_ratio,
    ),
    Target("progress_pandas", "`progress` of everybody against pandas", 0.5, fine_ratio),
    Target("gaps_of_one", "`gaps` of one person", 0.020, seconds),
    Target(
        "gaps_of_one_growth", "`gaps` of one person, largest size against smallest", 1.5, fine_ratio
    ),
    Target("small_import", "importing 100 rows against a full derivation", 0.1, fine_ratio),
    Target("small_undo", "undoing them against a full derivation", 0.1, fine_ratio),
    Target("xlsx_read", "reading an .xlsx against bare calamine", 2.0, fine_ratio),
    Target("xlsx_check", "reading and checking it against bare calamine", 4.0, fine_ratio),
    Target("xlsx_import", "importing it against bare calamine", 4.0, fine_ratio),
    Target("csv_import", "importing a .csv against DuckDB's read_csv and insert", 3.0, fine_ratio),
    Target("page_switch", "the slowest page against its elements from constants", 2.0, fine_ratio),
    Target("page_first", "the slowest page when it is first opened, 60,000 lines", 1.0, seconds),
    Target("first_view", "first view of the dashboard against Streamlit's hello", 1.5, fine_ratio),
    Target("report_time", "the report workbook against bare openpyxl", 1.5, fine_ratio),
    Target("report_peak", "peak memory of the command that writes it", 1_000, megabytes),
    Target("memory", "peak memory of an import and every page, one process", 1_500, megabytes),
    Target(
        "xlsx_peak", "peak memory of an .xlsx import against the unpacked file", 10.0, fine_ratio
    ),
    Target("import_exponent", "growth of the import with the data, exponent", 1.0, plain),
    Target("progress_exponent", "growth of `progress`, exponent", 1.0, plain),
    Target("gaps_exponent", "growth of `gaps`, exponent", 1.0, plain),
    Target("coverage_exponent", "growth of `coverage`, exponent", 1.0, plain),
    Target("start_up", "`targeted-ce progress` against `import duckdb`", 2.0, fine_ratio),
)
