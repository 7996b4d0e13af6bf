# make demo, make test: each sets itself up with nothing but git, make and python3 with venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := bilingual_reader/locale
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check bench decks locale pictures clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/core.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q bilingual_reader
	touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q bilingual_reader
	touch $(VENV)/core.stamp $@

demo: $(VENV)/core.stamp ## import the sample interviews and open the reader on one
	@$(BIN)/bilingual-reader demo

check: $(VENV)/dev.stamp ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## check, then every test
	$(BIN)/python -m pytest --ignore=tests/benchmarks -n 2 --dist loadfile

bench: $(VENV)/dev.stamp ## speed, size and alignment against their limits; draws build/growth.svg
	$(BIN)/python -m compileall -q bilingual_reader
	$(BIN)/python -m tests.benchmarks

decks: $(VENV)/core.stamp ## rebuild decks/sample.apkg from data/
	SOURCE_DATE_EPOCH=1767225600 $(BIN)/bilingual-reader demo --deck decks/sample.apkg

locale: $(VENV)/dev.stamp ## collect the texts of the interface, compile their translations
	mkdir -p build
	$(BIN)/python -m babel.messages.frontend -q extract -F tests/locale/babel.cfg \
		-k _ -k ngettext:1,2 -k plural:1,2 -k N_ --no-location --sort-output \
		-o build/bilingual_reader.pot bilingual_reader
	$(BIN)/pybabel -q update -D bilingual_reader -d $(LOCALE) -l zh -i build/bilingual_reader.pot \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/pybabel -q compile -D bilingual_reader -d $(LOCALE) -l zh

pictures: $(VENV)/dev.stamp ## redraw docs/pictures/*.png (needs Chromium and Noto CJK)
	$(BIN)/python docs/pictures/draw.py

clean: ## remove what was installed and cached here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
