# Two commands: `make explore` and `make test`. Both need python3 (3.11 or newer), make and the package index, nothing else.
PYTHON ?= python3
PORT ?= 8050
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh

.PHONY: explore test check bench soak translations clean

explore: $(VENV)/installed
	@$(BIN)/solidarity explore --port $(PORT)

test: $(VENV)/installed-dev check
	@$(BIN)/python -m pytest -q $(TESTS)

check: $(VENV)/installed-dev
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q . && $(BIN)/mypy -p graph_schema -p loaders -p explorer -p solidarity

bench: $(VENV)/installed-dev
	@$(BIN)/python -m benchmarks $(BENCH)

translations: $(VENV)/installed-dev
	@$(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output -k N_ -o graph_schema/locale/solidarity.pot graph_schema loaders explorer solidarity
	@$(BIN)/pybabel -q update -i graph_schema/locale/solidarity.pot -d graph_schema/locale -D solidarity --no-fuzzy-matching --omit-header
	@$(BIN)/pybabel compile -d graph_schema/locale -D solidarity

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Solidarity Graph needs Python 3.11 or newer; $(PYTHON) is older. Try: make explore PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make $(VENV). On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/made
	@echo "Installing (once) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e . && touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/made
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]' && touch $@ $(VENV)/installed
