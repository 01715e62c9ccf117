# Two commands set everything up: `make demo` and `make test`. Both want Python 3.11 or later only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.PHONY: demo test check lint types layers unit browser docs soak score weights scenes bench lock clean

demo: $(VENV)/.installed
	@$(BIN)/detente demo --output report.html

test: check

# Every check that has to pass. The browser tests skip, and say why, where there is no Chromium.
check: $(VENV)/.dev
	@sh tools/chromium.sh
	$(MAKE) lint types layers unit docs

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered -rs

docs: $(VENV)/.dev
	$(BIN)/python -m sphinx --fail-on-warning --quiet -b html docs docs/_build/html

# Long fuzz and oracle runs.
soak: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto -m soak

# How well the reader does on annotated texts. `make score PEER=ENV/bin/python` scores other readers
# that are installed in an environment of their own, such as textacy.
score: $(VENV)/.installed
	@$(BIN)/python tests/gold/score.py $(if $(PEER),--peer $(PEER))

# Train the reader's classifiers anew, after their texts or what is read from these have changed.
weights: $(VENV)/.dev
	$(BIN)/python tools/train_names.py
	$(BIN)/python tools/train_camps.py
	$(BIN)/python tools/train_leanings.py
	$(BIN)/python tools/train_acts.py

# Train the language model anew, behind the classifiers: `make scenes BASE=all-MiniLM-L6-v2`, a folder
# with the model as published. Takes an hour and a half; `tools/set_bars.py` then shows what the bars give.
scenes:
	$(PYTHON) -m venv $(VENV)/train
	$(VENV)/train/bin/python -m pip --disable-pip-version-check --quiet install -e '.[train]'
	$(VENV)/train/bin/python tools/train_scenes.py $(BASE)

bench: $(VENV)/.installed
	@for question in benchmarks/*.py; do echo "== $$question"; $(BIN)/python $$question || exit 1; done

# Write constraints.txt anew from what the newest allowed versions resolve to.
lock:
	rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet install -e '.[dev]'
	$(VENV)/lock/bin/python -m pip --disable-pip-version-check freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) docs/_build report.html .coverage* .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed
