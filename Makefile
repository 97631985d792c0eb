# Everything a developer runs. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
EXAMPLE := examples/beibei-067.yaml

.DEFAULT_GOAL := help
.PHONY: help venv letter machine test lint types contracts docs manual check format bench clean clean-fonts

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
	  printf '  %-12s %s\n' "$$name" "$$text"; done

venv: $(INSTALLED)  ## make the virtual environment with replygen (editable) and the development tools

$(INSTALLED): pyproject.toml
	@scripts/make-venv "$(PYTHON)" "$(VENV)"
	@touch $@

machine: $(INSTALLED)  ## install what previews and page tests need: LibreOffice, fonts, validators
	@scripts/setup-test-machine

letter: $(INSTALLED)  ## render the example letter to build/, as .docx and, with LibreOffice, as .pdf
	@scripts/setup-preview
	@mkdir -p build
	@to=docx; ! command -v soffice >/dev/null || to=docx,pdf; \
	  $(BIN)/replygen render $(EXAMPLE) -o build --to $$to

test: machine  ## install what the tests need and run them all
	$(BIN)/pytest -n 2 $(ARGS)

lint: $(INSTALLED)  ## style of code and layout of files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)  ## strict static types over src and tests
	$(BIN)/mypy

contracts: $(INSTALLED)  ## which module may import which
	$(BIN)/lint-imports

docs: $(INSTALLED)  ## the manual is in order: links, names, generated text
	$(BIN)/python -m scripts.check_docs

manual: machine  ## make the generated parts of the manual again: tables, outputs, measures, pictures
	$(BIN)/python -m scripts.make_docs

check: test lint types contracts docs  ## all of the above

format: $(INSTALLED)  ## mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(INSTALLED)  ## time replygen beside its peers; writes docs/benchmarks.md
	@command -v npm >/dev/null && cd benchmarks/peers && npm install --no-save --no-package-lock --silent || true
	$(BIN)/python -m benchmarks.run $(ARGS)

clean:  ## remove the environment, caches and outputs
	rm -rf $(VENV) node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

clean-fonts:  ## remove the stand-in fonts and their configuration from this account
	@scripts/setup-preview --remove-fonts
