# Needs git, make and a Python from 3.11 up; everything else is fetched into .venv and .venvs/.

PORT ?= 8000
PYTHON ?=
ARGS ?=
SIZE ?=
DATABASES ?=
ROUNDS ?=
SECONDS ?=

WITH_PYTHON = python="$$(tests/tooling/find-python "$(PYTHON)")" && "$$python"
RUN = .venv/bin/python -m

# What a shell carries from other projects must not decide what is imported here.
unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH DJANGO_SETTINGS_MODULE
export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-matrix bench lint format dist constraints environment

help: ## This list
	@echo "wagtail-filmreview: film reviews for Wagtail"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r target words; do \
		printf '%-20s %s\n' "$$target" "$$words"; done
	@echo
	@echo "PYTHON=/path/to/python chooses the Python; the newest suitable one is found otherwise."

demo: ## Serve the example magazine on 127.0.0.1 (PORT=8000)
	@$(WITH_PYTHON) tests/tooling/demo.py "$(PORT)"

test: lint ## Lint, types, import rules, migrations, then every test on the newest versions (ARGS= goes to pytest)
	@$(WITH_PYTHON) tests/tooling/suite.py test $(ARGS)

test-matrix: ## The tests on Wagtail 7.4 and Python 3.11, and on PostgreSQL and Python 3.13 (ARGS= goes to pytest)
	@$(WITH_PYTHON) tests/tooling/suite.py matrix $(ARGS)

bench: ## Measure, and write docs/performance.md (SIZE= DATABASES= ROUNDS= SECONDS=; SIZE=200000 adds that size)
	@$(WITH_PYTHON) tests/tooling/bench.py "SIZE=$(SIZE)" "DATABASES=$(DATABASES)" "ROUNDS=$(ROUNDS)" "SECONDS=$(SECONDS)"

lint: environment ## Everything that can be checked without running the tests
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/lint-imports --no-logo
	@# No database is asked and the demo's own data stay untouched.
	env -u DATABASE_URL $(RUN) django makemigrations --check --dry-run --settings=tests.settings
	env -u DATABASE_URL FILMREVIEW_DEMO_DATA=.venv/lint-data \
		.venv/bin/python example_project/manage.py makemigrations --check --dry-run

format: environment ## Put code and imports into the project's form
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

dist: environment ## Build the wheel and the source distribution into dist/
	$(RUN) build --no-isolation .

constraints: ## Take up the newest releases into tests/constraints/ (slow; needs every tested Python)
	@$(WITH_PYTHON) tests/tooling/pin_constraints.py $(ARGS)

environment:
	@$(WITH_PYTHON) tests/tooling/environments.py lint
