"""The dashboard's entry point with a watch beside it; run as a script by Streamlit."""

from tests.benchmarks import constants

code = constants.entry_point()
with constants.watch():
    exec(code, {"__name__": "__main__"})  # noqa: S102  our own entry point
