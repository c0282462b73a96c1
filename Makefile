# Everything happens in .venv, made on first use. The stamps below make a second call instant; a change
# to pyproject.toml or constraints.txt installs again. Plain make and sh: macOS still has GNU make 3.81.

# The newest Python this was tried on comes first; a machine may name another: make run PYTHON=/path/to/python
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c $(IS_NEW_ENOUGH) 2>/dev/null && { command -v "$$python"; break; }; done)
IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 11))'

VENV = .venv
BIN = $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
DEFINITION = pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run sample test check bench screenshots chromium

help:
	@echo "make run      start the dashboard (installs it first; needs Python 3.11 or newer)"
	@echo "make test     run every test, in the browser too"
	@echo "make check    formatting, lint, types and SQL style"
	@echo "make bench    measure everything against what people would use instead: docs/benchmarks.md"
	@echo "make sample   write the workbooks of the sample program again, from data/sample/program"
	@echo "make screenshots   take the pictures of docs/screenshots again"
	@echo "make help     show this list"
	@echo
	@echo "Options go into ARGS: make run ARGS=--sample    make test ARGS=tests/intake"

run: $(VENV)/installed
	@$(BIN)/targeted-ce run $(ARGS)

test: $(VENV)/installed-dev chromium
	$(BIN)/python -m pytest --numprocesses=auto $(ARGS)

# All four run, whatever the first ones find, so that one call shows everything there is to mend.
check: $(VENV)/installed-dev
	@status=0; \
	for tool in "ruff format --check ." "ruff check ." "mypy" "sqlfluff lint --disable-progress-bar queries"; do \
		echo "$$tool"; $(BIN)/$$tool || status=1; \
	done; exit $$status

bench: $(VENV)/installed-dev chromium
	$(BIN)/python -m tests.benchmarks $(ARGS)

screenshots: $(VENV)/installed-dev chromium
	$(BIN)/python -m tests.browser.screenshots

sample: $(VENV)/installed
	$(BIN)/python data/sample/make_sample.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Targeted CE needs Python 3.11 or newer, and none was found. Install it," \
		"or say where it is: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c $(IS_NEW_ENOUGH) || { echo "Targeted CE needs Python 3.11 or newer;" \
		"$(PYTHON) is not." >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON)"
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual environment could be made with" \
		"$(PYTHON). On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: $(DEFINITION) | $(BIN)/python
	@echo "Installing Targeted CE into $(VENV)"
	@$(INSTALL) --editable .
	@touch $@

# It holds all that `run` needs, so both stamps are set.
$(VENV)/installed-dev: $(DEFINITION) | $(BIN)/python
	@echo "Installing Targeted CE and what its tests need into $(VENV)"
	@$(INSTALL) --editable ".[dev]"
	@touch $(VENV)/installed $@

# The browser tests use Debian's Chromium. Where it cannot be had they are skipped, and this says so.
chromium:
	@if command -v chromium >/dev/null; then exit 0; fi; \
	skipped() { echo "Skipping what needs a browser: no chromium here, and $$1." >&2; exit 0; }; \
	command -v apt-get >/dev/null || skipped "no apt-get to install it with"; \
	if [ "$$(id -u)" = 0 ]; then root=; \
	elif sudo -n true 2>/dev/null; then root="sudo -n"; \
	else skipped "installing it needs root (sudo apt-get install chromium)"; fi; \
	echo "Installing chromium for the browser tests"; \
	{ $$root apt-get update --quiet=2 && $$root env DEBIAN_FRONTEND=noninteractive \
		apt-get install --quiet=2 --yes --no-install-recommends chromium >/dev/null; } </dev/null \
		|| skipped "apt-get could not install it"
