# Two commands: make run, make test. The rest is for those who change or measure something.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export UV_COMPILE_BYTECODE := 1
export PYTHONWARNINGS := ignore
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv

.venv/installed: pyproject.toml uv.lock | $(filter .uv/%,$(UV))
	$(UV) sync --frozen --quiet
	@touch $@

setup: .venv/installed ## install the locked dependencies

run: setup ## start everything
	@$(PY) -m tools.run

train: setup ## train the model if anything it learns from changed
	@$(PY) -m bot.train

lint: setup ## style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

test: setup lint train check-content ## everything that must hold
	$(PY) -m pytest --ignore=tests/browser
	$(PY) -m pytest tests/browser
	@if node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; \
	then node --test widget/tests/; \
	else echo "skipped: the widget's own tests need Node 20: apt-get install nodejs"; fi

check-content: setup ## check every file of knowledge/
	@$(PY) -m tools.check_content

going-live: setup ## write docs/going-live.md from the data
	@$(PY) -m tools.going_live

evaluate: setup train ## how well it understands: evaluation/test.jsonl, clean and noisy
	@$(PY) -m tools.evaluate

benchmark: setup train ## start, memory, and how fast replies come
	@$(PY) -m tools.benchmark

benchmark-nlu: setup train ## our understanding beside peers and on public sets (about an hour)
	@$(PY) -W ignore -m tools.benchmark_nlu

evaluate-urgent: setup train ## how much danger is found, and what is missed
	@$(PY) -m tools.evaluate_urgent

.PHONY: evaluate-urgent help setup run train lint test check-content going-live evaluate benchmark benchmark-nlu
