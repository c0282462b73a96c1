"""Measures everything and writes docs/benchmarks.md: `make bench`."""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path
from time import monotonic

from tests.benchmarks import (
    answers,
    first_view,
    import_rows,
    one_person,
    pages,
    report,
    small_changes,
    spreadsheet,
    start_up,
    workbook,
)
from tests.benchmarks.scale import SMALL, TINY, USUAL, Bench, Scale

REPORT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
# What is to be in nobody's way comes first: later ones find a larger process.
MEASUREMENTS = (
    start_up,
    first_view,
    small_changes,
    import_rows,
    pages,
    workbook,
    spreadsheet,
    one_person,
    answers,
)


def run(scale: Scale, to: Path) -> None:
    """Runs every measurement; raises where an answer is wrong, and never where a target is missed."""
    began, begun = monotonic(), report.begun_now()
    sections = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(scale, Path(folder))
        for module in MEASUREMENTS:
            for section in module.measure(bench):
                print(section.title)
                for row in section.rows:
                    print("   ", "  ".join(row))
                for key, figure in section.found.items():
                    print(f"    {key} {figure:.3f}")
                sections.append(section)
            # After each, so that a run that is ended leaves what it has measured.
            report.write(to, sections, scale, begun, (monotonic() - began) / 60)
            print(
                f"    {module.__name__.split('.')[-1]} done after {monotonic() - began:.0f} s\n",
                flush=True,
            )
    print(f"written: {to}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--ten-million",
        action="store_true",
        help="add ten million lines, which take long and much memory",
    )
    parser.add_argument(
        "--small", action="store_true", help="a hundred thousand lines at most, in fewer rounds"
    )
    parser.add_argument("--tiny", action="store_true", help="only prove that everything runs")
    parser.add_argument("--to", type=Path, default=REPORT, help="where the report goes")
    given = parser.parse_args()
    scale = TINY if given.tiny else SMALL if given.small else USUAL
    if given.ten_million:
        scale = replace(scale, sizes=(*scale.sizes, 10_000_000))
    run(scale, given.to)


if __name__ == "__main__":
    main()
