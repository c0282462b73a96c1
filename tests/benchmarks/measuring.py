"""Times in turns, and peaks of memory: ratios of medians depend little on what else the machine does."""

import gc
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from time import perf_counter

Work = Callable[[], object]


def seconds_of(work: Work) -> float:
    # A collection of garbage that falls into the work looks at what the work made, not at what other
    # measurements and their libraries left in the process.
    gc.collect()
    gc.freeze()
    began = perf_counter()
    work()
    return perf_counter() - began


def in_turns(rounds: int, works: Mapping[str, Work], *, is_warmed: bool = True) -> dict[str, float]:
    """The median seconds of each work. All take their turn in every round; a first round is not counted."""
    turns = [
        {name: seconds_of(work) for name, work in works.items()}
        for _ in range(rounds + 1 if is_warmed else rounds)
    ]
    return medians(turns[1:] if is_warmed else turns)


def medians(turns: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(turn[name] for turn in turns) for name in turns[0]}


def exponent(times: Mapping[int, float]) -> float:
    """The power of the size with which a time grows: the slope of the logarithms, by least squares."""
    sizes = [math.log(size) for size in times]
    return statistics.linear_regression(sizes, [math.log(time) for time in times.values()]).slope


# The kernel's own figure: that of `resource` is at least what the process that started this one held.
_PEAK = """
import sys
from pathlib import Path
try:
    exec(sys.argv.pop(1))
finally:
    status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    print(status["VmHWM"].split()[0], file=sys.stderr)
"""
COMMAND = "from dashboard.cli import main; main(sys.argv[1:])"


def peak_megabytes(code: str, *arguments: object, environment: Mapping[str, str] = {}) -> float:
    """The most memory that a process of Python takes at any moment: libraries, rows and all."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, code, *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stderr.split()[-1]) * 1024 / 1e6
