"""The gaps of one person at every size, in a process of their own.

What others leave in a process weighs in a question of milliseconds: where Polars and pandas had held ten million
lines, the same question took twice as long.
"""

import json
import subprocess
import sys
from contextlib import ExitStack
from functools import partial

from dashboard.store import open_store
from tests.benchmarks import tables_in_force
from tests.benchmarks.findings import Section, ratio
from tests.benchmarks.measuring import Work, in_turns
from tests.benchmarks.programs import ON
from tests.benchmarks.scale import Bench

_PERSON = "000017"
# What takes milliseconds can be asked often, and one disturbance weighs more in it.
_TIMES_AS_OFTEN = 5


def measure(bench: Bench) -> list[Section]:
    """All sizes in turns, by a process that opens all programs and asks nothing else."""
    sizes = bench.scale.sizes
    done = subprocess.run(
        [
            *(sys.executable, "-m", __name__, str(bench.scale.rounds * _TIMES_AS_OFTEN)),
            *(str(bench.database(lines)) for lines in sizes),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    times: dict[int, float] = dict(zip(sizes, json.loads(done.stdout), strict=True))
    smallest = min(times)
    return [
        Section(
            "The gaps of one person",
            "The time of the query, from the statement to an Arrow table, asked again and again of every size in turns,\n"
            "in a process that asks nothing else.",
            ("lines in all", "`gaps` of one person", "to the smallest"),
            [
                (f"{lines:,}", f"{time * 1000:.1f} ms", ratio(time / times[smallest]))
                for lines, time in times.items()
            ],
            {
                "gaps_of_one": times[bench.scale.full],
                "gaps_of_one_growth": times[max(times)] / times[smallest],
            },
        )
    ]


def _ask(rounds: int, databases: list[str]) -> list[float]:
    """The median seconds of each database."""
    with ExitStack() as opened:
        works: dict[str, Work] = {
            database: partial(
                tables_in_force.answered,
                opened.enter_context(open_store(database)),
                "gaps",
                ON,
                _PERSON,
            )
            for database in databases
        }
        return list(in_turns(rounds, works).values())


if __name__ == "__main__":
    print(json.dumps(_ask(int(sys.argv[1]), sys.argv[2:])))
