"""What a measurement hands over: a table for the report, and the figures that have targets."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """A part of the report. `found` has the figures that have a target, by the target's key."""

    title: str
    text: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]
    found: dict[str, float] = field(default_factory=dict)


def seconds(value: float) -> str:
    """A time to two or three digits that tell something: "5 ms", "0.42 s", "12.3 s"."""
    if value < 0.1:
        return f"{value * 1000:.0f} ms"
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def ratio(value: float) -> str:
    """How many times as long, to two digits after the point."""
    return f"{value:.2f} ×"


def megabytes(value: float) -> str:
    """Millions of bytes, whole."""
    return f"{value:,.0f} MB"
