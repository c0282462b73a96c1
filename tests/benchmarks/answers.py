"""Every size: the import, and the answers against Polars and pandas, which must come to the same."""

import statistics
from functools import partial
from types import ModuleType

from dashboard.store import Store, open_store
from tests.benchmarks import tables_in_force, with_pandas, with_polars
from tests.benchmarks.findings import Section, ratio, seconds
from tests.benchmarks.measuring import Work, exponent, in_turns, seconds_of
from tests.benchmarks.programs import ON
from tests.benchmarks.scale import Bench, people_of

QUESTIONS = ("progress", "gaps")
OTHERS: dict[str, ModuleType] = {"Polars": with_polars, "pandas": with_pandas}
# Larger imports are measured once: they take long, and little about them is left to chance.
_LARGE = 1_000_000

TEXT = """\
The same rows, the same rules, the same answer: each program's result is compared with ours, every column of every row,
before the clock starts. All begin with the tables in force in memory and end with an Arrow table. Ours is the query of
the dashboard on its database file; the others are in `tests/benchmarks/with_polars.py` and `with_pandas.py`, hold
amounts as whole hundredths and few texts as categories, and follow only the lines that can count."""


def measure(bench: Bench) -> list[Section]:
    """The answers of everybody, and how all of them grow."""
    everybody: dict[str, dict[int, dict[str, float]]] = {name: {} for name in QUESTIONS}
    coverage: dict[int, float] = {}
    imports = {lines: _seconds_to_import(bench, lines) for lines in bench.scale.sizes}
    for lines in bench.scale.sizes:
        with open_store(bench.database(lines)) as store:
            for question, times in _everybody(store, bench.scale.rounds).items():
                everybody[question][lines] = times
            alone: dict[str, Work] = {
                "coverage": partial(tables_in_force.answered, store, "coverage", ON)
            }
            coverage[lines] = in_turns(bench.scale.rounds, alone)["coverage"]
    answers = {
        name: {lines: t["ours"] for lines, t in everybody[name].items()} for name in QUESTIONS
    }
    return [
        _against_others(everybody, bench.scale.full),
        _growth({"import": imports, **answers, "coverage": coverage}),
    ]


def _seconds_to_import(bench: Bench, lines: int) -> float:
    """The whole program into an empty database."""
    bench.database(lines)
    first = bench.seconds_to_import[lines]
    if lines >= _LARGE:
        return first
    again = bench.folder / "again.duckdb"
    times = [first]
    for _ in range(bench.scale.imports - 1):
        times.append(seconds_of(partial(bench.make_database, lines, again)))
        again.unlink()
    return statistics.median(times)


def _everybody(store: Store, rounds: int) -> dict[str, dict[str, float]]:
    in_force = tables_in_force.load(store)
    frames = {name: module.frames(in_force) for name, module in OTHERS.items()}
    found = {}
    for question in QUESTIONS:
        works: dict[str, Work] = {"ours": partial(tables_in_force.answered, store, question, ON)}
        for name, module in OTHERS.items():
            works[name] = partial(getattr(module, question), frames[name], ON)
            tables_in_force.assert_same(
                tables_in_force.answered(store, question, ON), works[name]()
            )
        found[question] = in_turns(rounds, works)
    return found


def _against_others(everybody: dict[str, dict[int, dict[str, float]]], full: int) -> Section:
    rows = [
        (
            f"`{question}`",
            f"{lines:,}",
            f"{people_of(lines):,}",
            *map(seconds, times.values()),
            *(ratio(times["ours"] / times[other]) for other in OTHERS),
        )
        for question, sizes in everybody.items()
        for lines, times in sizes.items()
    ]
    times = everybody["progress"][full]
    against_polars = times["ours"] / times["Polars"]
    return Section(
        "Answers for everybody",
        TEXT,
        ("answer", "lines", "people", "ours", "Polars", "pandas", "to Polars", "to pandas"),
        rows,
        {
            "progress_polars": against_polars,
            "progress_polars_never": against_polars,
            "progress_pandas": times["ours"] / times["pandas"],
        },
    )


def _growth(times: dict[str, dict[int, float]]) -> Section:
    exponents = {name: exponent(sizes) for name, sizes in times.items()}
    return Section(
        "Growth with the data",
        "A time that grows as the data do has the exponent 1: the slope of the logarithms over all sizes, by least\n"
        "squares. What every answer takes whatever its size flattens it, so that of the last step stands beside it.\n"
        "The import is that of all three .csv files into an empty database.",
        ("what", *(f"{lines:,} lines" for lines in times["import"]), "exponent", "last step"),
        [
            (
                name if name == "import" else f"`{name}`",
                *map(seconds, sizes.values()),
                f"{exponents[name]:.2f}",
                f"{exponent(dict(sorted(sizes.items())[-2:])):.2f}",
            )
            for name, sizes in times.items()
        ],
        {f"{name}_exponent": found for name, found in exponents.items()},
    )
