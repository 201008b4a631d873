# Friction Ledger. `make help` lists the targets from the comments behind them.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
.PHONY: help run setup ready test lint format bench evaluate measure screenshots gazetteer wheel lock clean

# Any Python 3.11 or newer will do; `make run PYTHON=/path/to/python3` names one.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
BIN := .venv/bin
SETUP = $(if $(PYTHON),"$(PYTHON)" scripts/setup.py,@echo "Python 3.11 or newer is needed and was not found: \
install it, or name it with make PYTHON=/path/to/python3" >&2; exit 1;)
UV = $$("$(PYTHON)" scripts/setup.py --uv)
DIR ?= tests/evaluation/own
ARGS ?=

help: ## List these targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) \
	| while IFS='|' read -r name text; do printf 'make %-12s %s\n' "$$name" "$$text"; done

run: ready ## Set up, migrate the database, ingest data/articles and serve the pages (Ctrl-C stops)
	@exec $(BIN)/python scripts/run.py

ready:
	@$(SETUP)

setup: ## Make .venv with all that working on the project needs; .venv/bin/friction is there afterwards
	@$(SETUP) dev test

test: lint ## Run every check: style, types, layers, templates, lock file, and all tests with a real browser
	@CHROMIUM=$$($(BIN)/python scripts/chromium.py) || exit 1; export CHROMIUM; \
	exec $(BIN)/python -m pytest -n 2 --dist loadfile -q $(ARGS)

lint: setup ## Check style, types, import layers, templates and the lock file
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --check --quiet
	@echo uv lock --check; $(UV) lock --check --quiet

format: setup ## Put the Python files into the project's style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: ## Measure speed: extraction, ingest, filtered lists (benchmarks/)
	@$(SETUP) dev test bench
	@$(BIN)/python -m benchmarks $(ARGS)

evaluate: setup ## Precision and recall against the annotated articles of DIR=…
	@$(BIN)/friction evaluate $(DIR)

measure: setup ## Write data/measurements.json, the figures of the methodology page
	@$(BIN)/python scripts/measure.py $(ARGS)

screenshots: setup ## Take the pictures of docs/images in a real browser
	@CHROMIUM=$$($(BIN)/python scripts/chromium.py) || exit 1; export CHROMIUM; $(BIN)/python scripts/screenshots.py

gazetteer: ## Build data/gazetteer/places.csv anew (ATLAS=…/counties-10m.json CODES=…/censusdis/places)
	@$(SETUP) dev test data
	@$(BIN)/python scripts/build_gazetteer.py $(ATLAS) $(CODES)

wheel: setup ## Build the wheel and the source archive into dist/
	@$(UV) build --quiet && ls dist

lock: setup ## Renew uv.lock after a change of pyproject.toml
	@$(UV) lock

clean: ## Remove what set-up, tests and builds made; var/ with the database stays
	rm -rf .venv .tools node_modules static/vendor dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .benchmarks
	find app tests scripts benchmarks migrations -name __pycache__ -type d -prune -exec rm -rf {} +
