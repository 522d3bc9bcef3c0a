# Two commands are enough: `make demo` and `make test`. Each makes what it needs; a second call starts at once.
.DEFAULT_GOAL := help
.PHONY: help demo test strangers matrix matrix-full mutants generated unit soak lint bench check bare lock wheel clean programs
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
# Processes that share the tests: most of these wait, so more of them than cores.
AT_ONCE ?= 5
# The tests start some hundred processes: what Python compiled is kept, also where the caller's environment forbids it.
export PYTHONDONTWRITEBYTECODE =
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q

help:
	@echo "make demo    simulator + aplikasi acuan + penilaian; laporan di hasil/"
	@echo "make test    semua uji proyek ini"
	@echo "make matrix  setiap cacat x skenario yang dinyatakannya + satu per fitur, ke fixtures/matriks/; melanjutkan yang terputus"
	@echo "             satu aplikasi acuan saja: make matrix APP=lapor"
	@echo "make strangers  aplikasi yang ditulis orang lain, benar dan dengan setiap cacatnya; hasilnya di tests/strangers/HASIL.md"
	@echo "make matrix-full  setiap cacat x setiap skenario, juga aplikasi orang lain, sebelum rilis"
	@echo "make mutants ruang penilai diubah satu hal demi satu dan menilai lagi bukti gladi yang tersimpan; paling lama 20 menit"
	@echo "make unit    uji tanpa server dan aplikasi, sekitar dua menit"
	@echo "make generated  setiap dokumen yang dibuat dari kode: kedua skema, COVERAGE.md, HASIL.md"
	@echo "make soak    deret penuh: 20.000 masukan jahat atau lebih (test: 1.500), 4 x 40 SIGKILL (test: 4 x 3)"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make check   lint + test"
	@echo "make bare    demo dan test pada Debian 12 yang kosong (sebagai root; debootstrap; GLADI_BARE=demo atau programs: sebagian saja)"
	@echo "make bench   tolok ukur kecepatan (rasio terhadap pembanding pada jalan yang sama)"
	@echo "make wheel   dist/*.whl"

demo: .venv/ready
	$(BIN)/gladi demo

test: programs
	$(BIN)/python -m pytest -q -n 2 tests/unit/simulator/domain --cov
	$(BIN)/python -m pytest -n $(AT_ONCE) --durations=20 --ignore=tests/unit/simulator/domain

unit: .venv/ready-dev
	$(BIN)/python -m pytest -q -n 2 tests/unit tests/architecture

generated: .venv/ready-dev
	$(BIN)/python -m tests.generated

matrix: programs
	$(BIN)/python -m tests.defects $(APP)
	$(if $(APP),,$(BIN)/python -m tests.strangers --short)

strangers: programs
	$(BIN)/python -m tests.strangers --short $(APP)

matrix-full: programs
	$(BIN)/python -m tests.defects --full $(APP)
	$(if $(APP),,$(BIN)/python -m tests.strangers)

mutants: .venv/ready-dev
	$(BIN)/python -m tests.mutants

soak: programs
	GLADI_SOAK=1 $(BIN)/python -m pytest -q tests/integration/test_hostile_input.py tests/integration/test_face_hostile.py \
		tests/integration/test_kill_series.py tests/contract/test_sessions_model.py
	$(BIN)/python -m tests.strangers --soak 10

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
	@PATH="$$PATH:/usr/sbin" .ci/need mariadbd mariadb-server
	@.ci/need redis-server redis-server
	@php -r 'exit(extension_loaded("pdo_mysql") ? 0 : 1);' || .ci/need php-mysql php-mysql
	@php -r 'exit(extension_loaded("redis") ? 0 : 1);' || .ci/need php-redis php-redis
	@NODE_PATH=/usr/share/nodejs node -e 'require("redis")' 2>/dev/null || .ci/need node-redis node-redis
	@.ci/need-node-pg

wheel: .venv/ready
	$(BIN)/python -m hatchling build -t wheel

# The locks are plain texts with hashes and no addresses; `make lock` needs uv on the PATH. Extras stay in them: pip takes
# `coverage[toml]` of a package for another requirement than a locked `coverage`, and refuses it once a newer one is out.
lock:
	uv pip compile -q --no-strip-extras pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock
	uv pip compile -q --no-strip-extras pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements-dev.lock

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
