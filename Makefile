# The analyst workbook. Two commands are enough: `make lab` and `make test`; each sets itself up.
# Needs Python 3.11 or later (python3, or PYTHON=/path/to/python) and a package index, and nothing afterwards.

SHELL := /bin/sh
ENV := .venv
BIN := $(ENV)/bin
ARTICLE ?= seeds/us-led-coalition-transfers-second-military-base.txt
PUBLISHED ?=
NOTEBOOK ?= notebooks/01_article.ipynb
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
# Jupyter finds the kernel of this environment before any other of the same name.
export JUPYTER_PREFER_ENV_PATH := 1

.PHONY: help lab app report test lint bench train scores clean browser pictures pages
help:
	@echo 'make lab       open JupyterLab on the article notebook'
	@echo 'make app       the same explorer as a page without code'
	@echo 'make report    write outputs/<article>/ (ARTICLE=file PUBLISHED=2020-03-26 for another article)'
	@echo 'make test      run every test, in a real browser too'
	@echo 'make lint      ruff, mypy, notebooks without outputs'
	@echo 'make bench     measure speed and memory'
	@echo 'make scores    measure the tables again (EVALUATION=folder)'
	@echo 'make train     train the language models again (CORPORA=folder)'
	@echo 'make clean     delete the environment and the caches (never outputs/)'

$(ENV)/ready: pyproject.toml constraints.txt
	@if [ -z "$(PYTHON)" ]; then echo 'No Python 3.11 or later found: install one, or say make PYTHON=/path/to/python …'; exit 1; fi
	@echo 'Setting up the workbook in $(ENV): once, one to five minutes.'
	@$(PYTHON) -m venv $(ENV) || { echo 'python3 cannot make virtual environments: on Debian or Ubuntu, apt-get install python3-venv.'; exit 1; }
	@$(PIP) install -c constraints.txt --editable .
	@touch $@

$(ENV)/ready-test: $(ENV)/ready
	@echo 'Adding what the tests need.'
	@$(PIP) install -c constraints.txt --editable '.[test]'
	@touch $@

lab: $(ENV)/ready
	@echo 'Opening $(NOTEBOOK): run it with Run > Run All Cells. Stop with Ctrl-C.'
	@$(BIN)/jupyter lab $(AS_ROOT) $(NOTEBOOK)

app: $(ENV)/ready
	@echo 'Opening the explorer as a page. Stop with Ctrl-C.'
	@JUPYTER_PATH=notebooks/page $(BIN)/voila --template=workbook $(NOTEBOOK)

report: $(ENV)/ready
	@$(BIN)/python -m analysis report "$(ARTICLE)" $(if $(PUBLISHED),--published $(PUBLISHED))

pictures: $(ENV)/ready-test browser
	@$(BIN)/python -m tests.pictures

pages: $(ENV)/ready-test
	@$(BIN)/python -m tests.pages

browser:
	@sh tests/tools.sh

test: $(ENV)/ready-test browser
	@$(BIN)/python -m pytest

lint: $(ENV)/ready-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/nbstripout --verify notebooks/*.ipynb

$(ENV)/ready-bench: $(ENV)/ready-test
	@echo 'Adding what the benchmarks compare with.'
	@$(PIP) install -c constraints.txt --editable '.[bench]'
	@touch $@

bench: $(ENV)/ready-bench browser
	@$(BIN)/python -m tests.bench

train: $(ENV)/ready
	@if [ -z "$(CORPORA)" ]; then echo 'Say where the training text is: make train CORPORA=folder'; exit 1; fi
	@$(BIN)/python -m analysis.training.train "$(CORPORA)"
	@$(BIN)/python -m analysis.training.participants "$(CORPORA)"

scores: $(ENV)/ready
	@if [ -z "$(EVALUATION)" ]; then echo 'Say where they are: make scores EVALUATION=folder'; exit 1; fi
	@$(BIN)/python -m analysis.training.measure_scores "$(EVALUATION)"

clean:
	@rm -rf $(ENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
