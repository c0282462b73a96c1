"""The look in .streamlit/config.toml: options that exist, text that can be read, nothing fetched."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

ROOT = Path(__file__).parents[1]
CONFIG: dict[str, Any] = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))

WHITE = "#ffffff"
READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text
MESSAGES = ("blueColor", "greenColor", "orangeColor", "redColor", "yellowColor", "grayColor")

in_both_modes = pytest.mark.parametrize("mode", ["light", "dark"])


def options(table: dict[str, Any], section: str) -> list[str]:
    """The full name of every option below a section: `theme.light.primaryColor`."""
    return [
        name
        for key, value in table.items()
        for name in (
            options(value, f"{section}.{key}") if isinstance(value, dict) else [f"{section}.{key}"]
        )
    ]


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, of a colour written as #rrggbb."""
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_option_is_one_streamlit_knows() -> None:
    named = [name for section, table in CONFIG.items() for name in options(table, section)]
    assert set(named) <= set(config.get_config_options())


def test_nothing_is_sent_or_fetched() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorLinks"] is False
    assert "://" not in (ROOT / ".streamlit/config.toml").read_text("utf-8")


def test_the_server_is_for_this_machine_and_serves_no_files() -> None:
    assert CONFIG["server"]["address"] == "localhost"
    assert "enableStaticServing" not in CONFIG["server"]


@in_both_modes
def test_text_can_be_read(mode: str) -> None:
    theme = CONFIG["theme"][mode]
    for surface in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        for name in ("textColor", "linkColor", "dataframeHeaderTextColor", *MESSAGES):
            assert contrast(theme[name], surface) >= READABLE, name
    assert contrast(WHITE, theme["primaryColor"]) >= READABLE


@in_both_modes
def test_more_credits_never_look_like_fewer(mode: str) -> None:
    colors = CONFIG["theme"][mode]["chartSequentialColors"]
    assert len(colors) == 10  # with any other number Streamlit falls back to its own
    steps = [luminance(later) - luminance(earlier) for earlier, later in pairwise(colors)]
    assert all(step < 0 for step in steps) if mode == "light" else all(step > 0 for step in steps)


@in_both_modes
def test_the_diverging_colors_are_complete(mode: str) -> None:
    assert len(CONFIG["theme"][mode]["chartDivergingColors"]) == 10
