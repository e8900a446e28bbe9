# `make help` lists the targets; `make build/NAME` builds one event.

PYTHON ?= python3
VENV := .venv
DECKWRIGHT ?= $(VENV)/bin/deckwright

INSTALL := $(VENV)/bin/pip --disable-pip-version-check --quiet install
PIP := $(INSTALL) --constraint constraints.txt

# Whether anything here, or the program (but for its folders: Python adds some), changed since the last build
# began, or an output since it was done.
# Only a word comes out of the shell: no name of a file or a folder is ever part of a rule or a command.
STALE = $(shell exec 2>/dev/null; new=$$( \
	find . build/.program/ \( -path './.*' -o -path ./build -o -name __pycache__ \) -prune -o \! \( -path 'build/.program/*' -type d \) -cnewer build/.begun -print && \
	find build -cnewer build/.built -print) && test -z "$$new" || echo stale)
FORCE = $(if $(findstring B,$(firstword -$(MAKEFLAGS))), --force)

.DELETE_ON_ERROR:
.PHONY: all one serve check test quick lint audit bench parity docs templates screenshots fuzz advisories dist constraints clean distclean help
.DEFAULT_GOAL := all

all: $(VENV)/.ready ## Build the decks, the handout and the page of every event (default)
	$(if $(STALE)$(FORCE),mkdir -p build && $(DECKWRIGHT) build$(FORCE))
	$(if $(wildcard $(VENV)/.told),,@touch $(VENV)/.told; command -v deckwright >/dev/null || echo 'The command is $(VENV)/bin/deckwright. To have it on your path: pipx install .')

build/%: export EVENT = $*
build/%: one $(VENV)/.ready
	@case "$$EVENT" in [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*) echo 'make builds events of plain names alone; any other: deckwright build -- NAME' >&2; exit 2;; esac
	$(DECKWRIGHT) build -- "$$EVENT"

one:

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("deckwright needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-deps --editable .
	$(VENV)/bin/python -m compileall -q src
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready constraints.txt
	$(PIP) --editable '.[dev]'
	touch $@

serve: $(VENV)/.ready ## Show the talks in the browser while you write
	$(DECKWRIGHT) serve --open

check: $(VENV)/.ready ## Find mistakes in the talks and what deserves a look
	$(DECKWRIGHT) check

# Tests make files of any name, whatever the locale; those about locales set their own.
test: $(VENV)/.ready-dev ## Run all tests
	PYTHONUTF8=1 $(VENV)/bin/pytest --numprocesses auto --dist worksteal

quick: $(VENV)/.ready-dev ## Run the tests nearest to what changed since the last commit, or SINCE=COMMIT
	$(VENV)/bin/python -m tests.quick $(or $(SINCE),HEAD) | xargs $(VENV)/bin/pytest --numprocesses auto --dist worksteal

lint: $(VENV)/.ready-dev ## Check style and types
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

audit: $(VENV)/.ready-dev ## Look for text that leaves its box, as LibreOffice draws it
	$(VENV)/bin/python -m tests.audit.line_audit
	$(VENV)/bin/python -m tests.audit.overflow --show --foreign

parity: $(VENV)/.ready-dev ## Hold the drawn slides against LibreOffice's, in build/parity/
	$(VENV)/bin/python tests/audit/parity.py

bench: $(VENV)/.ready ## Measure beside pandoc; writes docs/benchmarks.md
	$(PIP) --editable '.[bench]'
	$(VENV)/bin/python -m bench

docs: $(VENV)/.ready-dev ## Make the documentation as a site, in site/
	$(VENV)/bin/zensical build --strict --config-file mkdocs.yml

templates: $(VENV)/.ready-dev ## Draw the templates that come with the program anew
	$(VENV)/bin/python -m designs

screenshots: $(VENV)/.ready-dev ## Take the pictures of the documentation anew; needs Chromium
	$(VENV)/bin/python -m website.pictures

fuzz: $(VENV)/.ready-dev ## Feed every reader with random input, a minute each
	$(PIP) --editable '.[fuzz]'
	$(VENV)/bin/python -m fuzz

advisories: $(VENV)/.ready-dev ## Look for known weaknesses in all that is pinned; asks the network
	$(PIP) --editable '.[advisories]'
	$(VENV)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock
	$(VENV)/bin/pip-audit --strict --disable-pip --no-deps --requirement constraints.txt

dist: $(VENV)/.ready-dev ## Make the package, the same bytes each time, and the list of what it needs
	rm -rf dist
	$(VENV)/bin/hatchling build -d dist
	$(VENV)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o dist/sbom.json requirements.lock

constraints: $(VENV)/.ready-dev ## Pin the versions that are installed now, and lock their files
	$(VENV)/bin/pip freeze --exclude-editable > constraints.txt
	$(VENV)/bin/uv pip compile pyproject.toml --extra serve --universal --generate-hashes --no-header --no-annotate --constraint constraints.txt --quiet --output-file requirements.lock

clean: ## Remove all outputs, but none that somebody changed
	$(if $(wildcard build),$(DECKWRIGHT) clean)
	rm -rf build/parity

distclean: clean ## Remove outputs and the virtual environment
	rm -rf $(VENV)

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
