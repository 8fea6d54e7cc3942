# The commands of the project; each does only what is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 7860
CMRC ?= ../shared/bench/cmrc2018_dev_half.json

export TOKENIZERS_PARALLELISM := false

.PHONY: run install test check lint format types layers eval ablate bench lock clean

run: install
	$(BIN)/qa-bot build
	$(BIN)/qa-bot serve --port $(PORT)

install: $(VENV)/.installed

test: $(VENV)/.installed-dev
	$(BIN)/pytest

check: lint types layers

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests app.py
	$(BIN)/ruff format --check src tests app.py

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix src tests app.py
	$(BIN)/ruff format src tests app.py

eval: install
	$(BIN)/qa-bot build
	$(BIN)/qa-bot eval --baseline data/eval/baseline.json

ablate: install
	$(BIN)/python -m qa_bot.evaluation.ablate

bench: install
	$(BIN)/python -m qa_bot.evaluation.retrieval_benchmark $(CMRC)
	$(BIN)/python -m qa_bot.evaluation.retrieval_benchmark $(CMRC) --titles
	$(BIN)/python -m qa_bot.evaluation.answer_benchmark $(CMRC)
	$(BIN)/python -m qa_bot.evaluation.extraction_benchmark data/reports
	$(BIN)/qa-bot build
	$(BIN)/python -m qa_bot.web.load_benchmark index

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# pip compiles what it installs to bytecode, whatever PYTHONDONTWRITEBYTECODE says: without it every start is slower.
$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "问报告 needs Python 3.11 or newer; run: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check --quiet --requirement requirements.txt
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --disable-pip-version-check --quiet --requirement requirements-dev.txt
	@touch $@

# torch's CUDA packages are left out: torch pins them itself where its wheel wants them, and a CPU wheel wants none.
NOT_PINNED := ^(nvidia-|cuda-|triton)
lock: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet uv
	printf '# Pinned versions of what `qa-bot` runs on; made by `make lock` from pyproject.toml.\n' > requirements.txt
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --no-header --no-annotate \
		--no-emit-index-url --quiet | grep -vE '$(NOT_PINNED)' >> requirements.txt
	printf '# Pinned versions of what `make check` and `make test` need besides; made by `make lock`.\n-r requirements.txt\n' \
		> requirements-dev.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-header --no-annotate \
		--no-emit-index-url --quiet | grep -vE '$(NOT_PINNED)' | grep -vxFf requirements.txt >> requirements-dev.txt
