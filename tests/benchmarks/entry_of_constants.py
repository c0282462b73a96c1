"""The elements of a page from constants, with a watch beside them; run as a script by Streamlit."""

from tests.benchmarks import constants

with constants.watch():
    constants.draw(constants.PAGE)
