"""Rows to Altair charts; nothing here knows where the rows come from."""

from dashboard.charts.category_bars import category_bars
from dashboard.charts.cumulative import cumulative
from dashboard.charts.heatmap import heatmap
from dashboard.charts.prescribed import prescribed
from dashboard.charts.shares import shares
from dashboard.charts.spread import spread

__all__ = ["category_bars", "cumulative", "heatmap", "prescribed", "shares", "spread"]
