"""Does a digest change with what decides for its application, and with nothing else?"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.apps.registry import APPLICATIONS, LAPOR, PERPUSTAKAAN
from tests.defects.sources import AT_THE_PORTAL, CODE_ENDINGS, DECIDING, SILENT, digest_of
from tests.helpers.source import ROOT, project_files

WARGA = replace(LAPOR, name="warga")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """These sources at another place, with a second application."""
    root = tmp_path_factory.mktemp("sumber")
    leave = shutil.ignore_patterns("__pycache__")
    for name in ("conformance", "features", "fixtures", "simulator", "tests/defects"):
        shutil.copytree(ROOT / name, root / name, ignore=leave)
    shutil.copytree(root / "fixtures" / "apps" / "lapor", root / "fixtures" / "apps" / "warga")
    (root / "fixtures" / "apps" / "warga" / "server.mjs").write_text("export {};\n")
    return root


@pytest.fixture
def turned(root: Path) -> Callable[[str], tuple[bool, bool]]:
    """Whether the digests of Lapor and Warga change when a file gets another line, or is new."""

    def turned_by(name: str) -> tuple[bool, bool]:
        path = root / name
        before, old = (digest_of(LAPOR, root), digest_of(WARGA, root)), path.read_bytes() if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((old or b"") + b"\n")
        after = digest_of(LAPOR, root), digest_of(WARGA, root)
        if old is None:
            path.unlink()
        else:
            path.write_bytes(old)
        return before[0] != after[0], before[1] != after[1]

    return turned_by


@pytest.mark.parametrize(
    "name",
    [
        "features/ii_b_kuota/kuota.feature",
        "fixtures/norms/baru.toml",
        "fixtures/agreements/purbalingga-dinkominfo-2025.toml",
        "fixtures/wilayah/wilayah.tsv",
        "conformance/judging/verdict.py",
        "conformance/scenario/inner_pytest.ini",
        "conformance/rehearsal/trial.py",
        "conformance/outcome.py",
        "simulator/domain/decision.py",
        "simulator/web_service/answer.py",
        "tests/defects/runs.py",
    ],
)
def test_what_decides_for_all_changes_every_digest(turned: Callable[[str], tuple[bool, bool]], name: str) -> None:
    assert turned(name) == (True, True)


@pytest.mark.parametrize(
    "name",
    [
        "server.mjs", "baru.js", "Aduan.java", "aduan.php", "lembar.css", "halaman.html", "tabel.json", "dalam/lagi.ts",
        "gladi.toml", "service.py",
    ],
)  # fmt: skip
def test_code_of_an_application_changes_its_digest_and_no_other(
    turned: Callable[[str], tuple[bool, bool]], name: str
) -> None:
    assert turned(f"fixtures/apps/warga/{name}") == (False, True)
    assert turned(f"fixtures/apps/lapor/{name}") == (True, False)


@pytest.mark.parametrize(
    "name",
    [
        "conformance/cli.py",
        "conformance/commands/demo.py",
        "conformance/report/templates/laporan.html.j2",
        "conformance/report/words.py",
        "conformance/plan/plan.schema.json",
        "conformance/init/preset.py",
        "simulator/serving/worker.py",
        "simulator/guide/page.py",
        "fixtures/agreements/contoh-badan-hukum-asing-2026.toml",
        "fixtures/matriks/lapor.json",
        "fixtures/apps/README.md",
        "fixtures/apps/warga/README.md",
        "fixtures/apps/warga/node_modules/lain/index.js",
        "fixtures/apps/arsip/index.js",
        "tests/defects/portion.py",
    ],
)
def test_what_does_not_decide_changes_none(turned: Callable[[str], tuple[bool, bool]], name: str) -> None:
    assert turned(name) == (False, False)


def test_the_portal_decides_for_who_looks_residents_up_there(root: Path) -> None:
    page = root / "simulator" / "portal" / "templates" / "cari.html.j2"
    before, old = (digest_of(LAPOR, root), digest_of(PERPUSTAKAAN, root)), page.read_bytes()
    page.write_bytes(old + b"\n")
    after = digest_of(LAPOR, root), digest_of(PERPUSTAKAAN, root)
    page.write_bytes(old)
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_a_renamed_file_and_another_row_change_it(root: Path) -> None:
    before, path = digest_of(WARGA, root), root / "fixtures" / "apps" / "warga" / "server.mjs"
    moved = path.rename(path.with_name("peladen.mjs"))
    assert digest_of(WARGA, root) != before
    moved.rename(path)
    assert digest_of(WARGA, root) == before
    assert digest_of(replace(WARGA, switch="LAIN"), root) != before


@pytest.mark.parametrize("package", list(DECIDING))
def test_every_room_either_decides_or_does_not(package: str) -> None:
    rooms = {
        path.name for path in (ROOT / package).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    named = [*DECIDING[package], *AT_THE_PORTAL[package], *SILENT[package]]
    assert sorted(name for name in named if "/" not in name) == sorted(rooms)
    assert [name for name in named if not (ROOT / package / name).exists()] == []


@pytest.mark.parametrize("application", APPLICATIONS, ids=lambda application: application.name)
def test_every_file_of_an_application_is_code_or_a_document(application: object) -> None:
    folder = ROOT / "fixtures" / "apps" / getattr(application, "name", "")
    endings = {path.suffix.lower() for path in project_files() if path.is_relative_to(folder)}
    assert endings - CODE_ENDINGS <= {".md"}
