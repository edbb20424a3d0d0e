# One word does one thing, and sets up what it needs first. Bare `make` lists the words.

HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= 2
# What pytest is asked besides, for example a file and `-k` with a word of its name.
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
QUICK := tests/unit tests/texts tests/browser/modules
PYTEST := $(PY) tools/browser.py $(PY) -m pytest
CODE := plugins tests tools
TEXTS := *.md checklists docs overrides plugins standards tests tools

# Material for MkDocs prints a notice about its own future at each build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test quick check check-format check-lint check-types check-browser \
	check-spelling format campaign benchmark words lock generate clean

help: ## list these words
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.site ## show the site while you write; HOST and PORT may be set
	$(PY) -m mkdocs serve --dev-addr $(HOST):$(PORT)

build: $(VENV)/.site ## build the site into site/
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} \
		$(PY) -m mkdocs build --strict

test: $(VENV)/.dev ## run all tests, or those that ARGS names to pytest
	@$(PYTEST) -n $(JOBS) --dist worksteal $(ARGS)

quick: $(VENV)/.dev ## run what needs no site: units, texts and modules
	@$(PYTEST) -n $(JOBS) --dist worksteal $(QUICK) $(ARGS)

check: check-format check-lint check-types check-browser check-spelling ## check form, types and spelling

check-format: $(VENV)/.dev
	$(PY) -m ruff format --check $(CODE)

check-lint: $(VENV)/.dev
	$(PY) -m ruff check $(CODE)

check-types: $(VENV)/.dev
	$(PY) -m mypy

check-browser: $(VENV)/.dev
	$(PY) tools/typecheck.py

check-spelling: $(VENV)/.dev
	$(PY) -m codespell_lib $(TEXTS)

format: $(VENV)/.dev ## put the Python code into its form
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)

words: $(VENV)/.dev ## collect the texts for translators anew
	$(PY) tools/words.py

campaign: $(VENV)/.dev ## run the long tests: killed browsers, full disks, large sites
	@$(PY) tools/browser.py --full $(PY) -m pytest tests/campaign -m campaign --timeout 3600 $(ARGS)

benchmark: $(VENV)/.dev ## measure builds against plain Material; ARGS="--help" lists what may be set
	@$(PY) -m tools.benchmark $(ARGS)

PIN := -m uv --quiet pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
NODE := -m uv --quiet pip compile --group node --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

lock: $(VENV)/.dev ## pin the dependencies anew; UPGRADE=--upgrade takes newer releases
	$(PY) $(PIN) --group dev $(UPGRADE) --output-file requirements/dev.txt
	$(PY) $(PIN) --group site --constraints requirements/dev.txt --output-file requirements/site.txt
	$(PY) $(NODE) $(UPGRADE) --output-file requirements/node.txt
	$(PY) tools/typecheck.py --lock

generate: $(VENV)/.dev ## write anew what is made from the model: schemas, words of the browser code
	$(PY) tools/generate.py

clean: ## remove what builds and tests left
	rm -rf site dist build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that was copied along with its tree still runs the tree it was made for.
ifneq ($(shell cat $(VENV)/.tree 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.site $(VENV)/.dev
endif

$(VENV)/.site: requirements/site.txt pyproject.toml tools/venv.sh
	@tools/venv.sh requirements/site.txt
	@printf '%s' '$(CURDIR)' > $(VENV)/.tree
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml tools/venv.sh
	@tools/venv.sh requirements/dev.txt
	@printf '%s' '$(CURDIR)' > $(VENV)/.tree
	@touch $@ $(VENV)/.site
