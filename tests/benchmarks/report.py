"""Writes the report: the targets first, then what limits those missed, then every table."""

import os
import platform
import subprocess
import tomllib
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.findings import Section
from tests.benchmarks.scale import Scale, people_of
from tests.benchmarks.targets import TARGETS, Target

Rows = list[tuple[str, ...]]

HERE = Path(__file__).parent
REASONS = HERE / "misses.toml"
PACKAGES = (
    "duckdb",
    "pyarrow",
    "polars",
    "pandas",
    "numpy",
    "streamlit",
    "python-calamine",
    "openpyxl",
)

_HEAD = """\
# Benchmarks

`make bench` wrote this file; what it says of the reasons for a missed target is kept in `tests/benchmarks/misses.toml`.

Times depend on the machine, so what is held to a target is nearly always a ratio: two things done in turns in one run,
the median of each. Data are invented and the same for the same seed; their people repeat activities, name
texts that no outline has, have credits that are not accepted, and everything else by which a line may fail to count.
The answers are compared before they are timed, and a wrong one stops the run. What earlier measurements left in the
process is set aside before a clock starts: a collection of garbage then looks at what is measured alone.
"""


def write(path: Path, sections: list[Section], scale: Scale, begun: Rows, minutes: float) -> None:
    """Writes docs/benchmarks.md, or another file in its place."""
    found = {key: value for section in sections for key, value in section.found.items()}
    unknown = found.keys() - {target.key for target in TARGETS}
    assert not unknown, f"figures without a target: {unknown}"
    parts = [
        _HEAD,
        "## This run\n",
        _table(("what", "which"), [*begun, *_machine(scale, minutes)]),
        "## Targets\n",
        f"At {scale.full:,} distribution lines and {people_of(scale.full):,} people, where nothing else is said.\n",
        _table(("what", "target", "measured", ""), [_judged(t, found.get(t.key)) for t in TARGETS]),
        *_misses(found),
        *(part for section in sections for part in _section(section)),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")


def _judged(target: Target, figure: float | None) -> tuple[str, ...]:
    most = f"at most {target.show(target.most)}"
    if figure is None:
        return (target.what, most, "", "not measured")
    return (
        target.what,
        most,
        target.show(figure),
        "missed" if target.is_missed_by(figure) else "met",
    )


def _misses(found: dict[str, float]) -> list[str]:
    reasons = tomllib.loads(REASONS.read_text("utf-8"))
    missed = [t for t in TARGETS if t.key in found and t.is_missed_by(found[t.key])]
    if not missed:
        return []
    lines = [
        f"- **{t.what}**: {reasons.get(t.key, 'nothing is written down about this yet.')}"
        for t in missed
    ]
    return ["### What limits those missed\n", "\n".join(lines) + "\n"]


def _section(section: Section) -> list[str]:
    table = [_table(section.headings, section.rows)] if section.rows else []
    return [f"## {section.title}\n", section.text + "\n", *table]


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    ruler = tuple("---" for _ in headings)
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ruler, *rows)) + "\n"


def _machine(scale: Scale, minutes: float) -> Rows:
    sizes = ", ".join(f"{size:,}" for size in scale.sizes)
    return [
        ("processor", f"{_of_file('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores"),
        ("memory", f"{int(_of_file('/proc/meminfo', 'MemTotal').split()[0]) / 1024**2:.0f} GB"),
        (
            "system",
            f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}",
        ),
        ("Python", platform.python_version()),
        ("packages", ", ".join(f"{name} {version(name)}" for name in PACKAGES)),
        ("lines", sizes),
        ("took", f"{minutes:.0f} minutes"),
    ]


def begun_now() -> Rows:
    """What is to be known of the beginning of a run: the day, what is measured, and what else is going on."""
    return [
        ("date", date.today().isoformat()),
        ("commit", _commit()),
        ("load when it began", f"{os.getloadavg()[0]:.1f}, of {os.cpu_count()} cores"),
    ]


def _commit() -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=HERE, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    # The report that an earlier run wrote is no change to what is measured.
    others = (":/", ":(top,exclude)docs/benchmarks.md")
    status = git("status", "--porcelain", "--untracked-files=no", "--", *others)
    changed = ", with changes" if status else ""
    return (git("rev-parse", "--short", "HEAD") or "unknown") + changed


def _of_file(path: str, name: str) -> str:
    lines = Path(path).read_text("utf-8").splitlines()
    return next(line.split(":", 1)[1].strip() for line in lines if line.startswith(name))
