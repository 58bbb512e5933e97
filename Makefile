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
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL := $(PIP) install --no-compile -c constraints.txt --editable
# Tells how many packages pip has fetched so far; a failure is remembered, since a pipe forgets it, and told by the end of what pip said.
COUNTED = mkdir -p build; rm -f build/failed; { $(subst --quiet,,$(INSTALL)) . 2>&1 || touch build/failed; } | tee build/install.log | awk '/^(Collecting|Processing) / {printf "\r        %d fetched", ++n; fflush()} \
  /^Installing collected/ {printf "; now installing them …"; fflush()} END {print ""}'; if [ -e build/failed ]; then tail -n 20 build/install.log; exit 1; fi
# 35 MB that nothing imports: the test suites of large libraries, and the setuptools that Python 3.11 puts into every environment.
TRIM = $(PIP) uninstall --yes setuptools >/dev/null 2>&1; rm -rf $(foreach name,pandas numpy/_core pyarrow matplotlib,$(ENV)/lib/python3*/site-packages/$(name)/tests)

.PHONY: help lab app report test lint bench train scores clean browser pictures pages
help:
	@echo 'make lab       open JupyterLab on the article notebook'
	@echo 'make app       the same explorer as a page without code'
	@echo 'make report    write outputs/<article>/ (ARTICLE=file PUBLISHED=2020-03-26 for another article)'
	@echo 'make test      run every test, in a real browser too'
	@echo 'make lint      ruff, mypy, notebooks without outputs, the packages to hand out'
	@echo 'make bench     measure speed and memory (SCALE=20000: a corpus of that many articles)'
	@echo 'make scores    measure the tables again (EVALUATION=folder)'
	@echo 'make train     train the language models again (CORPORA=folder)'
	@echo 'make clean     delete the environment and the caches (never outputs/)'

$(ENV)/ready: pyproject.toml setup.py constraints.txt
	@if [ -z "$(PYTHON)" ]; then echo 'No Python 3.11 or later found: install one, or say make PYTHON=/path/to/python …'; exit 1; fi
	@echo 'Setting up the workbook in $(ENV): once, one to five minutes.'
	@echo '1 of 3: an environment of its own, by $(PYTHON).'
	@$(PYTHON) -m venv $(ENV) || { echo '$(PYTHON) cannot make virtual environments: on Debian or Ubuntu, apt-get install python3-venv.'; exit 1; }
	@echo '2 of 3: its packages, about 150 and 200 MB to fetch.'
	@$(COUNTED)
	@$(TRIM)
	@echo '3 of 3: a first start.'
	@$(BIN)/python -c 'import analysis.corpus, analysis.explorer, analysis.export'
	@$(BIN)/analyst-workbook --version
	@touch $@

$(ENV)/ready-test: $(ENV)/ready
	@echo 'Adding what the tests need.'
	@$(INSTALL) '.[test]'
	@touch $@

lab app: $(ENV)/ready
	@$(BIN)/analyst-workbook $@ . --notebook $(NOTEBOOK)

report: $(ENV)/ready
	@$(BIN)/analyst-workbook report "$(ARTICLE)" $(if $(PUBLISHED),--published $(PUBLISHED))

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
	@rm -rf build/packages; mkdir -p build; $(BIN)/python -m build --no-isolation --outdir build/packages . >build/log 2>&1 || { cat build/log; exit 1; }
	@$(BIN)/python -m twine check --strict build/packages/*

$(ENV)/ready-bench: $(ENV)/ready-test
	@echo 'Adding what the benchmarks compare with.'
	@$(INSTALL) '.[bench]'
	@touch $@

bench: $(ENV)/ready-bench browser
	@SCALE=$(SCALE) $(BIN)/python -m tests.bench

$(ENV)/ready-train: $(ENV)/ready
	@$(INSTALL) '.[train]'
	@touch $@

train: $(ENV)/ready-train
	@if [ -z "$(CORPORA)" ]; then echo 'Say where the training text is: make train CORPORA=folder'; exit 1; fi
	@$(BIN)/python -m analysis.training.train "$(CORPORA)"
	@$(BIN)/python -m analysis.training.participants "$(CORPORA)"

scores: $(ENV)/ready
	@if [ -z "$(EVALUATION)" ]; then echo 'Say where they are: make scores EVALUATION=folder'; exit 1; fi
	@$(BIN)/python -m analysis.training.measure_scores "$(EVALUATION)"

clean:
	@rm -rf $(ENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
