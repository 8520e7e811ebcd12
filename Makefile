# The two commands: `make run` (the demonstration) and `make test` (the whole suite, on SQLite).
# What each does is in deploy/*.sh; nothing here needs more than sh, make and Python 3.11.
export PORT ?= 8000
export KILLS ?= 3
RUN := .venv/bin/python

.PHONY: help run test test-long lint install migrations-check screenshots clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

run:  ## install what is missing and start the tracker with samples (PORT=8000)
	@deploy/install.sh run
	@deploy/prepare.sh
	@exec deploy/start.sh

test:  ## install what is missing and run the whole suite on SQLite (ARGS="tests/trust -x")
	@deploy/install.sh test
	@deploy/test.sh $(ARGS)

test-long: export KILLS = 25
test-long: export ROUNDS = 40
test-long: test  ## the suite with 25 kills instead of 3 in each kill test, and 40 random orders of chasing instead of 5

lint:  ## ruff: rules and format
	@deploy/install.sh python-dev
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

install:  ## install what `make run` needs, and nothing else
	@deploy/install.sh run

migrations-check:  ## fail when a model has changed and no migration says so
	@deploy/install.sh python-dev
	@SECRET_KEY=this-key-only-compares-models-with-migrations $(RUN) manage.py makemigrations --check --dry-run

screenshots:  ## take the pictures of docs/ again
	@deploy/install.sh test
	@$(RUN) deploy/screenshots.py

clean:  ## remove .venv, caches and a demonstration's data; an installation with a .env keeps its var/
	rm -rf .venv .pytest_cache .ruff_cache
	@if [ -e .env ]; then echo "Kept var/: this installation has its own .env."; else rm -rf var; fi
