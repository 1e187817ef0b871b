# Mandascope. `make run` starts it, `make test` checks everything, `make help` lists the rest.

VENV    := .venv
BIN     := $(VENV)/bin
CREATED := $(VENV)/.created
RUNTIME := $(VENV)/.runtime-installed
DEV     := $(VENV)/.dev-installed
PORT    ?= 8501

# The first Python that is recent enough; `make run PYTHON=/a/path/python3.12` chooses another.
RECENT  := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON  ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if $$name -c '$(RECENT)' 2>/dev/null; then echo $$name; break; fi; done)
PIP     := $(BIN)/python -m pip install --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install run test test-fast test-long check format browser bench clean

help:
	@echo "make run        installer, préparer la base, ouvrir http://localhost:$(PORT)"
	@echo "make install    installer seulement, dans $(VENV)"
	@echo "make test       tout vérifier : style, types, imports, tests, navigateur"
	@echo "make test-fast  les tests seuls, sans le navigateur"
	@echo "make test-long  des milliers de fichiers abîmés, des centaines d’imports tués (une demi-heure)"
	@echo "make check      style, types et sens des imports"
	@echo "make format     mettre le code en forme"
	@echo "make bench      mesurer le démarrage, les pages, la carte, la mémoire"
	@echo "make clean      effacer $(VENV) et les caches, jamais la base (var/)"

$(CREATED):
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c '$(RECENT)'; then \
		python="$(or $(PYTHON),python3)"; \
		echo "Mandascope demande Python 3.11 ou plus récent ; ici : $$($$python --version 2>&1)."; \
		echo "Installez-le, puis relancez, au besoin avec : make run PYTHON=python3.12"; \
		exit 1; \
	fi
	@$(PYTHON) -m venv $(VENV) || { \
		echo "L’environnement n’a pas pu être créé. Sous Debian ou Ubuntu, il manque sans doute"; \
		echo "le module venv : sudo apt-get install python3-venv"; \
		exit 1; \
	}
	@touch $@

$(RUNTIME): requirements.txt $(CREATED)
	@echo "Installation de ce qui fait tourner Mandascope (une à trois minutes la première fois)…"
	$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(PIP) -r requirements-dev.txt
	@touch $@

install: $(RUNTIME)

run: $(RUNTIME)
	@$(BIN)/python -m data prepare
	@echo
	@echo "  Mandascope s’ouvre sur http://localhost:$(PORT)   (Ctrl+C pour l’arrêter)"
	@echo
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: $(DEV)
	$(BIN)/python -m tests.chromium

# The browser alone after all the others: a machine busy with tests would make it wait.
test: check browser test-fast
	$(BIN)/python -m pytest tests/journeys

test-fast: $(DEV)
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --ignore tests/journeys

test-long: $(DEV)
	$(BIN)/python -m pytest tests/long

bench: $(DEV) browser
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
