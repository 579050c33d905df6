# Works with GNU make 3.81 and later and any POSIX shell. Every path is relative, so the folder may
# have any name, with blanks too.

# Python to make the virtual environment with; empty: the newest that is found.
PYTHON ?=
PORT ?= 8000
# Where `make export` writes to.
DIR ?= export
# The release that `make edition` builds.
TAG ?=
# Passed on to the command, as in: make test ARGS='-k dates'
ARGS ?=

# How tests share the processors; empty: one after the other.
PARALLEL ?= --numprocesses=auto --maxprocesses=4 --dist=worksteal

VENV := .venv
RUN := $(VENV)/bin/python
ENGINE := PYTHONPATH=hooks $(RUN)
PIP := $(RUN) -m pip --disable-pip-version-check install --quiet --require-hashes

# Both names of the notice on MkDocs 2 and Material's end of life, which pyproject.toml deals with.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

# Data files of the tests and of the editor, of which none is run by npm; without npm those tests
# skip and say so, and the site has no editor.
NPM := $(shell command -v npm 2>/dev/null)
PACKAGES := $(if $(NPM),node_modules/.stamp .cache/editor/.stamp)

# Tried once before the site is built, if there is npm; an edition has no editor.
RUNNING := $(if $(CASEBOOK_EDITION),,$(if $(NPM),.cache/editor/.tried))

# An environment whose Python is gone (an update, another machine) is made anew.
BROKEN := $(shell $(RUN) -c pass 2>/dev/null || echo broken)

# Without our hook MkDocs builds the hand-written pages alone, and nothing of ours is there to say so.
HOOKED = @grep -q '^[^\#]*hooks/entry\.py' mkdocs.yml || { \
	echo 'mkdocs.yml does not name our hook. Write the line: hooks: [hooks/entry.py]' >&2; exit 1; }

.PHONY: help serve site check diff new fmt fix mv schema test lint format editor edition export bench exit lock clean broken

help: ## Show this list (what a plain `make` does)
	@echo 'Usage: make TARGET'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'Settings: make serve PORT=8001, make export DIR=folder, make test ARGS="-k dates" (ARGS is'
	@echo 'passed on to the command of any target), PYTHON=python3.12 (used to set up $(VENV)).'

serve: $(VENV)/.runtime $(RUNNING) ## Show the site at 127.0.0.1:8000 and reload it at every change
	@case '$(PORT)' in \
		'' | *[!0-9]*) echo 'PORT is a number, as in make serve PORT=8001.' >&2; exit 1 ;; \
	esac
	$(HOOKED)
	@$(RUN) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
		echo 'Port $(PORT) is taken: choose another one, as in make serve PORT=8001.' >&2; exit 1; }
	@$(RUN) -m mkdocs serve --dev-addr '127.0.0.1:$(PORT)' $(ARGS)

site: $(VENV)/.runtime $(RUNNING) ## Build the site into site/, warnings being errors
	$(HOOKED)
	@$(RUN) -m mkdocs build --strict $(ARGS)

check: $(VENV)/.runtime ## Check the data, without building anything
	@$(ENGINE) -m casebook check $(ARGS)

diff: $(VENV)/.runtime ## Tell in words what has changed since main (else: ARGS='v1.0 .')
	@$(ENGINE) -m casebook diff $(or $(ARGS),main .)

new: $(VENV)/.runtime ## Begin a record, as in make new ARGS=people/jane-doe
	@test -n '$(ARGS)' || { echo 'Name the record, as in make new ARGS=people/jane-doe' >&2; exit 2; }
	@$(ENGINE) -m casebook new $(ARGS)

fmt: $(VENV)/.runtime ## Bring the data into its canonical form
	@$(ENGINE) -m casebook fmt $(ARGS)

fix: $(VENV)/.runtime ## Correct in the data what can be corrected without a look
	@$(ENGINE) -m casebook fix $(ARGS)

mv: $(VENV)/.runtime ## Rename a record, as in make mv ARGS='people/jane people/jane-doe'
	@test -n '$(ARGS)' || { \
		echo "Name both, as in make mv ARGS='people/jane people/jane-doe'" >&2; exit 2; }
	@$(ENGINE) -m casebook mv $(ARGS)

schema: $(VENV)/.runtime ## Write the schemas that editors use, after a change of the models
	@$(ENGINE) -m casebook schema $(ARGS)

test: $(VENV)/.dev $(PACKAGES) ## Run all tests
	@$(RUN) -m pytest $(PARALLEL) $(ARGS)

lint: $(VENV)/.dev ## Check the style and the types of the code
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy

format: $(VENV)/.dev ## Bring the code into its style
	@$(RUN) -m ruff check --fix-only
	@$(RUN) -m ruff format

editor: $(VENV)/.runtime ## Fetch what the editor in the page runs on, by the hashes of the lock files
	@test -n '$(NPM)' || { echo 'npm is needed, and there is none: install it (Debian, Ubuntu: apt install npm).' >&2; exit 1; }
	@$(MAKE) --silent $(PACKAGES)

edition: $(VENV)/.runtime ## Build a release as it was, as in make edition TAG=v1.0 (or TAG=all)
	@test -n '$(TAG)' || { echo 'Name the release, as in make edition TAG=v1.0' >&2; exit 2; }
	@$(ENGINE) -m casebook edition '$(TAG)'

export: $(VENV)/.runtime ## Write all pages as Markdown into export/
	@$(ENGINE) -m casebook export '$(DIR)' $(ARGS)

bench: $(VENV)/.dev ## Measure time and memory on made-up records
	@$(ENGINE) tests/bench $(ARGS)

exit: $(VENV)/.runtime ## Build with the successors of MkDocs too, and compare every file
	@$(RUN) tests/exit

# ARGS=--upgrade takes the newest versions; without it only what pyproject.toml asks for changes.
LOCK = $(RUN) -m uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes \
	--custom-compile-command 'make lock' $(ARGS)

lock: $(VENV)/.dev ## Write the lock files (requirements*.txt) from pyproject.toml
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) pyproject.toml --output-file requirements-dev.txt --extra dev -c requirements.txt
	@for name in properdocs mkdocs-ng; do \
		echo "$$name" | $(LOCK) - --no-deps --output-file "tests/exit/$$name.txt"; \
	done

clean: ## Remove everything that these commands made, the virtual environment too
	@rm -rf $(VENV) node_modules site export editions .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find hooks tests -type d -name __pycache__ -prune -exec rm -rf {} +

# The first Python that is new enough and complete makes the environment; where there is none,
# one sentence says what to install.
$(VENV)/.runtime: requirements.txt $(BROKEN)
	@python=; old=; bare=; \
	for name in $(if $(PYTHON),'$(PYTHON)',python3.14 python3.13 python3.12 python3.11 python3 python); do \
		version=$$("$$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
		found="$$version at $$(command -v "$$name")"; \
		case $$version in \
			3.1[1-9] | 3.[2-9][0-9]) ;; \
			*) old=$${old:-$$found}; continue ;; \
		esac; \
		"$$name" -c 'import ensurepip, venv' 2>/dev/null && { python=$$name; break; }; \
		bare=$${bare:-$$found}; package=$${package:-python$$version-venv}; \
	done; \
	if test -z "$$python"; then \
		if test -n "$$bare"; then \
			echo "Python's venv module is needed, and Python $$bare has none: install it (Debian, Ubuntu: apt install $$package)."; \
		elif test -n "$$old"; then \
			echo "Python 3.11 or newer is needed, found $$old: install a newer one (Debian, Ubuntu: apt install python3 python3-venv; others: python.org)."; \
		else \
			echo "Python 3.11 or newer is needed, found none$(if $(PYTHON), called $(PYTHON)): install it (Debian, Ubuntu: apt install python3 python3-venv; others: python.org)."; \
		fi >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$found"; \
	"$$python" -m venv --clear $(VENV)
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo 'Adding the development tools to $(VENV)'
	@$(PIP) --requirement requirements-dev.txt
	@touch $@

node_modules/.stamp: package-lock.json
	@echo 'Fetching data files of the tests and of the editor into node_modules'
	@npm ci --ignore-scripts --silent
	@touch $@

# The one compiled part of pydantic, for Python in a browser: of the version that the site is built
# with, by the hash that its lock file has. Its name says which Python and which browser's machine.
.cache/editor/.stamp: requirements.txt $(VENV)/.runtime
	@echo 'Fetching what the checks need in a browser into .cache/editor'
	@mkdir -p .cache/editor
	@rm -f .cache/editor/*.whl
	@sed -n '/^pydantic-core==/,/[^\\]$$/p' requirements.txt > .cache/editor/wheel.txt
	@$(RUN) -m pip --disable-pip-version-check download --quiet --require-hashes --no-deps \
		--only-binary=:all: --platform pyemscripten_2026_0_wasm32 --implementation cp \
		--python-version 314 --abi cp314 --dest .cache/editor --requirement .cache/editor/wheel.txt
	@touch $@

# A build does without the editor: where it cannot be fetched, one line says so.
.cache/editor/.tried: package-lock.json requirements.txt $(VENV)/.runtime
	@$(MAKE) --silent $(PACKAGES) || echo 'The site will have no editor; make editor tries again.'
	@mkdir -p .cache/editor
	@touch $@
