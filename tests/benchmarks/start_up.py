"""How soon the command answers: `targeted-ce progress` on the sample program against `import duckdb` alone."""

import os
import subprocess
import sys
from functools import partial

from dashboard.store import open_store
from tests.benchmarks.findings import Section, ratio, seconds
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.scale import Bench


def measure(bench: Bench) -> list[Section]:
    """Whole processes, in turns. Both find their bytecode, as an installed program does."""
    database = bench.sample()
    # Closed cleanly, as it is after any command.
    open_store(database).close()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(bench.folder / "bytecode")

    def run(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, *arguments], check=True, capture_output=True, env=environment
        )

    times = in_turns(
        bench.scale.processes,
        {
            "answer": partial(run, "-m", "dashboard", "progress", "--database", str(database)),
            "import": partial(run, "-c", "import duckdb"),
        },
    )
    return [
        Section(
            "Starting the command",
            '`targeted-ce progress` on the sample program, a whole process, against `python -c "import duckdb"`.',
            ("answer", "`import duckdb`", "ratio"),
            [(*map(seconds, times.values()), ratio(times["answer"] / times["import"]))],
            {"start_up": times["answer"] / times["import"]},
        )
    ]
