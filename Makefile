# Everything runs in .venv, which is set up once and again whenever the project's needs change.
# Set-up speaks on standard error, so that standard output holds answers only.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
KNOWLEDGE ?=
QUESTIONS ?=
RELEASE ?=
ONLY ?=
KEEP ?=

# Tests start hundreds of processes, and each would compile what no process may keep compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check format bench faults pictures clean help
.SILENT:

help:
	echo "make run     Discord where ROUNDS_DISCORD_TOKEN is set, else a chat in the terminal (questions piped to it are answered line by line)"
	echo "make test    the whole test suite"
	echo "make check   format, lint, types and import rules"
	echo "make format  put the code into shape"
	echo "make pictures  draw the main cards as Discord shows them into docs/pictures (needs chromium)"
	echo "make faults  what comes of builds that are killed, out of room, or given damaged input; a few minutes"
	echo "make bench   how well and how fast questions are answered, beside other systems; KNOWLEDGE=file, QUESTIONS=files, RELEASE=folder, ONLY=matching, KEEP=file"

run: $(READY)
	$(BIN)/rounds $(if $(ROUNDS_DISCORD_TOKEN),run,chat)

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]' >&2
	$(BIN)/python benchmarks/run.py $(if $(KNOWLEDGE),--knowledge $(KNOWLEDGE)) $(if $(QUESTIONS),--questions $(QUESTIONS)) $(if $(RELEASE),--release $(RELEASE)) $(if $(ONLY),--only $(ONLY)) $(if $(KEEP),--keep $(KEEP))

faults: $(READY)
	$(BIN)/python -m tests.faults

pictures: $(READY)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[pictures]' >&2
	$(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(READY): pyproject.toml constraints.txt
	test -n "$(PYTHON)" || { echo "Rounds needs Python 3.11 or newer; install it, or name one: make PYTHON=/path/to/python" >&2; exit 1; }
	echo "Setting up .venv (once) ..." >&2
	$(PYTHON) -m venv $(VENV) >&2
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]' >&2
	touch $(READY)
