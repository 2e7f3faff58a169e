# Everything lives in .venv. The stamps in it are newer than what they were installed from, so a
# second run fetches nothing, and an interrupted one is taken up where it stopped.

VENV := .venv
PY := $(VENV)/bin/python
BIN := $(VENV)/bin
PIP := $(PY) -m pip --disable-pip-version-check install --quiet

# A virtual environment whose Python was removed or replaced is made anew.
$(if $(shell $(PY) -c '' 2>/dev/null || echo broken),$(shell rm -f $(VENV)/made))

.PHONY: help run test check check-python check-client test-client bench screenshots reading types
.PHONY: lock clean
.DEFAULT_GOAL := help

help:
	@echo 'make run          start the server (HOST, PORT, PLEDGEWALL_DATA: see README.md)'
	@echo 'make test         everything: checks, client tests, server tests'
	@echo 'make check        lint, types, imports'
	@echo 'make bench        measure; results in bench/results/'
	@echo 'make screenshots  pictures of every screen, in test-results/screenshots/'
	@echo "make reading      the age that our English asks for, section by section"
	@echo "make types        the client's types, from the server's"
	@echo 'make lock         pin the dependencies anew (UPGRADE=--upgrade for newer ones)'
	@echo 'make clean        remove what was installed and built; data/ stays'

run: $(VENV)/run $(BIN)/pledgewall
	@$(PY) client_static/build.py
	@exec $(PY) -m server serve

# Most tests wait for servers and browsers: two more at once than there are cores. A file's tests
# stay together, for what they share; tests/conftest.py says which come first.
AT_ONCE = -n $$($(PY) -c 'import os; print(min(4, 2 + (os.cpu_count() or 1)))') --dist loadfile \
	--no-loadscope-reorder

# Python's checks beside the client's; each says what it has to say in one piece.
SAY_IN_TURN := $(if $(filter output-sync,$(.FEATURES)),--output-sync=recurse)
BESIDE := $(MAKE) --no-print-directory -j2 $(SAY_IN_TURN)

# Hundreds of processes start: none of them shall compile all anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/dev
	@$(BESIDE) check-python test-client
	$(PY) -m pytest $(AT_ONCE)

check: $(VENV)/dev
	@$(BESIDE) check-python check-client

check-python: $(VENV)/dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports

check-client: $(VENV)/dev
	$(PY) -m server.wire_types | $(PY) client_static/build.py types --check
	$(PY) client_static/build.py check

test-client: check-client
	$(PY) tests/tools.py
	$(PY) client_static/build.py
	$(PY) client_static/build.py test

bench: $(VENV)/dev
	$(PY) client_static/build.py
	$(PY) -m bench

screenshots: $(VENV)/dev
	$(PY) tests/tools.py
	$(PY) client_static/build.py
	$(PY) -m tests.screenshots

reading: $(VENV)/dev
	$(PY) -m tests.reading

types: $(VENV)/dev
	$(PY) -m server.wire_types | $(PY) client_static/build.py types

# Hashes, but no addresses: a lock file says what, not where from.
LOCK = UV_CUSTOM_COMPILE_COMMAND='make lock' $(PY) -m uv pip compile --quiet --no-config \
	--universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url $(UPGRADE)

lock: $(VENV)/made
	$(PIP) uv
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group node -o client_static/requirements-node.txt
	$(LOCK) --group valkey -o tests/requirements-valkey.txt
	$(PY) client_static/build.py lock

clean:
	rm -rf $(VENV) client_static/node_modules client_static/dist
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache test-results

$(VENV)/run: $(VENV)/made requirements.txt
	@echo 'Installing Python packages.'
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/made requirements-dev.txt
	@echo 'Installing Python packages, with those for tests.'
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run

# The command line, in any folder.
$(BIN)/pledgewall: $(VENV)/made
	@printf '#!/bin/sh\nexec env PYTHONPATH="%s" "%s" -P -m server "$$@"\n' \
	  '$(CURDIR)' '$(CURDIR)/$(PY)' > $@
	@chmod +x $@

# Debian and Ubuntu package Python without venv: say so before it fails half-way.
$(VENV)/made:
	@for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ $$python = none ]; then \
	  echo 'Pledgewall needs Python 3.11 or newer.' >&2; exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  echo "$$python comes without venv. Install it: python3-venv or python$$version-venv." >&2; \
	  exit 1; \
	fi; \
	$$python -m venv --clear $(VENV)
	@touch $@
