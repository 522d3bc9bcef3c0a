# Two commands are enough: `make demo` and `make test`. Each makes what it needs; a second call starts at once.
.DEFAULT_GOAL := help
.PHONY: help demo test matrix matrix-full coverage soak lint bench check bare lock wheel clean programs
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q

help:
	@echo "make demo    simulator + aplikasi acuan + penilaian; laporan di hasil/"
	@echo "make test    semua uji proyek ini"
	@echo "make matrix  setiap cacat x skenario yang dinyatakannya + satu per fitur, ke fixtures/matriks/; melanjutkan yang terputus"
	@echo "             satu aplikasi acuan saja: make matrix APP=lapor"
	@echo "make matrix-full  setiap cacat x setiap skenario, sebelum rilis"
	@echo "make coverage COVERAGE.md: setiap persyaratan dengan skenarionya, atau alasan mengapa tidak ada"
	@echo "make soak    deret penuh: 20.000 masukan jahat atau lebih (test: 1.500), 4 x 40 SIGKILL (test: 4 x 3)"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make check   lint + test"
	@echo "make bare    demo dan test pada Debian 12 yang kosong (sebagai root; debootstrap; GLADI_BARE=demo: sebagian saja)"
	@echo "make bench   tolok ukur kecepatan (rasio terhadap pembanding pada jalan yang sama)"
	@echo "make wheel   dist/*.whl"

demo: .venv/ready
	$(BIN)/gladi demo

test: programs
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

coverage: .venv/ready-dev
	$(BIN)/python -m tests.coverage_document

matrix: .venv/ready-dev
	$(BIN)/python -m tests.defects $(APP)

matrix-full: .venv/ready-dev
	$(BIN)/python -m tests.defects --full $(APP)

soak: programs
	GLADI_SOAK=1 $(BIN)/python -m pytest -q tests/integration/test_hostile_input.py tests/integration/test_face_hostile.py \
		tests/integration/test_kill_series.py tests/contract/test_sessions_model.py

lint: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bare:
	@.ci/bare

bench: .venv/ready-dev
	@.ci/need wrk wrk
	$(BIN)/python -m loadtests.bench

# What the clients of tests/e2e are written in, and the shared store: a missing program is a failure, never a skip.
programs: .venv/ready-dev
	@.ci/need php "php-cli php-curl"
	@php -r 'exit(extension_loaded("curl") ? 0 : 1);' || .ci/need php-curl php-curl
	@php -r 'exit(extension_loaded("openssl") ? 0 : 1);' || .ci/need php-openssl php-cli
	@.ci/need curl curl
	@.ci/need openssl openssl
	@.ci/need node nodejs
	@.ci/need javac default-jdk-headless
	@.ci/need chromium chromium
	@! $(BIN)/python -m playwright --version 2>&1 | grep -q libatomic || .ci/need libatomic.so.1 libatomic1
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || .ci/need initdb postgresql

wheel: .venv/ready
	$(BIN)/python -m hatchling build -t wheel

# The locks are plain texts with hashes and no addresses; `make lock` needs uv on the PATH.
lock:
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock
	uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements-dev.lock

.venv/python:
	@.ci/need-python $(PYTHON)
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv hasil dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache .cache
