"""The dashboard's entry point with a watch beside it; run as a script by Streamlit."""

import runpy

from dashboard import paths
from tests.benchmarks import constants

with constants.watch():
    runpy.run_path(str(paths.APP))
