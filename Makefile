# make demo   see the rig work, nothing plugged in
# make test   lint, types, import contracts and tests
# make help   everything else
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2

.PHONY: drawings help demo test test-slow lint format types contracts pictures languages bench clean
help:
	@sed -n 's/^# make/make/p; s/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

$(VENV)/.ready: pyproject.toml .ci/system-packages
	@sh .ci/system-packages $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the rig and its tools into $(VENV) (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.ready ## a simulated patient on a simulated board, live
	@$(BIN)/rig demo $(ARGS)

test: $(VENV)/.ready lint types contracts ## everything that must hold, under 15 minutes on 2 cores
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow"

test-slow: $(VENV)/.ready ## the long proofs
	$(BIN)/python -m pytest -m slow --timeout 3600

lint: $(VENV)/.ready ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.ready ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.ready ## static types of rig/ and analysis/
	$(BIN)/mypy

contracts: $(VENV)/.ready ## which room may know which
	$(BIN)/lint-imports

pictures: $(VENV)/.ready ## draw the pictures of the README again
	$(BIN)/python hardware_docs/pictures/terminal_view.py
	$(BIN)/python hardware_docs/pictures/patient_view.py
	$(BIN)/python hardware_docs/pictures/clinician_view.py
	$(BIN)/python hardware_docs/pictures/session_view.py
	$(BIN)/python hardware_docs/pictures/colour_vision.py

languages: $(VENV)/.ready ## the translations of the windows, .ts and .qm
	$(BIN)/python -m rig.screen.languages.gather rig/screen/languages/rig_de.ts
	$(BIN)/pyside6-lrelease rig/screen/languages/rig_de.ts -qm rig/screen/languages/rig_de.qm

bench: $(VENV)/.ready ## the benchmark tables of this machine
	@$(BIN)/rig bench

drawings: $(VENV)/.ready ## drawings and tables of hardware_docs, from their sources
	$(BIN)/python -m hardware_docs.generate

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
