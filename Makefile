# Two commands: make beispiel, make test. They need python3 (3.11 or newer), pip and make, nothing else.
# On Debian `python3 -m venv` fails without python3-venv; then pip of the system fills an empty environment.

PY ?= python3
BIN := .venv/bin
FERTIG := .venv/.fertig

define installiere
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; \
	then $(BIN)/python -m pip install -q -e '.[$(1)]' -c constraints.txt; \
	else $(PY) -m pip --python $(BIN)/python install -q -e '.[$(1)]' -c constraints.txt; fi
	@touch $@
endef

.PHONY: beispiel test doku benchmark clean

beispiel: $(FERTIG)  ## optimise the Altchemnitz district into ./plan
	$(BIN)/python -m massnahmenplan optimieren beispiele/altchemnitz -o plan

test: $(FERTIG)  ## everything that has to be green
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m pytest -n 2 --dist worksteal

doku: $(FERTIG)  ## the pages of docs as a site, into build/doku; what a reader would miss is an error
	$(BIN)/python -m sphinx -W --keep-going -q -d build/.doctrees docs build/doku
	@echo "Die Dokumentation liegt in: build/doku/index.html"

benchmark: $(FERTIG)-benchmark  ## peers and limits side by side
	$(BIN)/python benchmarks/messen.py

clean:  ## remove the environment and whatever was produced
	rm -rf .venv plan ms dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(FERTIG): pyproject.toml constraints.txt
	@$(PY) -c 'import sys; sys.exit("Python 3.11 oder neuer ist noetig, hier ist " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PY) -m venv .venv >/dev/null 2>&1 \
	|| { rm -rf .venv; $(PY) -m venv --without-pip .venv; }
	$(call installiere,test)

$(FERTIG)-benchmark: $(FERTIG)
	$(call installiere,benchmark)
