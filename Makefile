# Two commands: `make explore` and `make test`. Both need python3 (3.11 or newer), make and the package index, nothing else.
PYTHON ?= python3
PORT ?= 8050
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh
FAILED := Installing failed, the lines above say why. No network: try again later. No version of arcadedb-embedded for this computer: use Docker, see the README.
# As a module and not as `pybabel`, so that it finds graph_schema, whose ontology it reads.
BABEL := $(BIN)/python -m babel.messages.frontend

# An environment that was made in another place (the folder has been moved) or by a Python that is gone is made again.
MADE := $(shell cat $(VENV)/made 2>/dev/null)
ifneq ($(MADE),)
ifneq ($(shell $(BIN)/python -c 'print("works")' 2>/dev/null) in $(CURDIR),works in $(MADE))
$(shell rm -f $(VENV)/made $(VENV)/installed $(VENV)/installed-dev)
endif
endif

.PHONY: explore test check bench pictures translations clean

explore: $(VENV)/installed
	@$(BIN)/solidarity explore --port $(PORT)

test: $(VENV)/installed-dev check
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

check: $(VENV)/installed-dev
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q . && $(BIN)/mypy -p graph_schema -p loaders -p explorer -p solidarity

bench: $(VENV)/installed-dev
	@$(BIN)/python -m benchmarks $(BENCH)

# Collect the texts, put them into each catalog, compile. Then translate what is empty in graph_schema/locale/es, and again.
pictures: $(VENV)/installed-dev
	@$(BIN)/python -m benchmarks.pictures

translations: $(VENV)/installed-dev
	@$(BABEL) -q extract -F babel.cfg -k N_ --no-location --sort-output --omit-header -o $(VENV)/solidarity.pot graph_schema loaders explorer solidarity
	@$(BABEL) -q update -i $(VENV)/solidarity.pot -d graph_schema/locale -D solidarity --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	@$(BABEL) compile -d graph_schema/locale -D solidarity --statistics

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name yours: make explore PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Solidarity Graph needs Python 3.11 or newer; $(PYTHON) is older. Try: make explore PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { echo "Python could not make $(VENV). On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@echo "$(CURDIR)" > $@

$(VENV)/installed: pyproject.toml | $(VENV)/made
	@echo "Installing (once) ..."
	@$(BIN)/python -m pip install -q --use-pep517 --disable-pip-version-check -e . || { echo "$(FAILED)"; exit 1; }
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/made
	@$(BIN)/python -m pip install -q --use-pep517 --disable-pip-version-check -e '.[dev]' || { echo "$(FAILED)"; exit 1; }
	@touch $@ $(VENV)/installed
