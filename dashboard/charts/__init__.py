"""Rows to Altair charts; nothing here knows where the rows come from."""

from dashboard.charts.deadlines import deadlines

__all__ = ["deadlines"]
