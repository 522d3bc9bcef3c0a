"""Does `gladi` rehearse a real application against the real simulator, and say clearly what is not in place?"""

import json
import re
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conformance.application.process import free_port
from conformance.files.norm_files import load_catalogue
from conformance.report.write import REPORTS
from tests.helpers.gladi_command import GLADI, LAPOR_PLAN, NOBODY, QUICK, Ended, gladi, lapor_plan, left_in, result_in
from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session

NEED_MORE = {
    "kuo-04-dikabarkan-esok", "kod-21-dikabarkan", "aks-08-dikabarkan", "kod-21-disimpan-lalu-ditolak",
    "kuo-04-disimpan-tidak-sesuai", "kod-20-tersimpan-tanpa-hasil", "kuo-04-halaman-tersimpan",
    "kod-20-data-tanpa-elemen", "kod-20-data-kosong", "kod-20-data-bilangan-teks", "kod-20-data-nik-lain",
    "bag-01-data-pemilik-nik", "kod-20-lahir-hari-lain", "kod-20-nama-serupa", "kod-20-nama-serupa-lagi",
    "lay-03-diperiksa-kembali", "lay-03-masuk-lagi", "aks-05-formulir-lengkap", "aks-03-user-id-diserahkan",
    "ktp-10-kartu-dan-portal", "bag-01-data-keluar", "bag-01-kabar",
    "sim-01-setelah-gladi", "sim-03-hanya-dibaca",
    "sim-02-tanpa-persetujuan", "sim-02-persetujuan-dicabut", "sim-02-masa-simpan", "sim-02-setelah-pks-berakhir",
    "sim-01-setelah-masa-simpan", "sim-01-setelah-pks-berakhir", "sim-01-selisih",
}  # fmt: skip
"""Scenarios that do not apply to a plan without `[notifikasi]`, status page, data method, portal and `[user_id]`."""

LEFT_OUT = ("AKS-05", "SIM-01")
"""Requirements whose scenarios are all among them."""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("di-mana-saja")


@pytest.fixture(scope="module")
def demo(directory: Path) -> Ended:
    return gladi(directory, "demo", "--out", "hasil", "--no-progress")


@pytest.fixture(scope="module")
def out(directory: Path, demo: Ended) -> Path:
    assert demo.code == 0, demo.err
    return directory / "hasil"


class TestDemo:
    """`gladi demo`, from a directory that knows nothing of the project."""

    def test_the_correct_application_is_let_in(self, demo: Ended) -> None:
        assert (demo.code, demo.err) == (0, "")
        assert "Penilaian: LULUS" in demo.out

    def test_the_reports_lie_where_it_says(self, demo: Ended, directory: Path, out: Path) -> None:
        said = re.search(r"^Laporan: (.+)$", demo.out, re.MULTILINE)
        assert said is not None
        assert (directory / said[1]).samefile(out / "latest" / "laporan.html")
        pages, files = {"laporan.html", "report.en.html"}, {"ctrf.json", "hasil.json", "hasil.sarif", "junit.xml"}
        reports = {"bukti.jsonl", *pages, *files}
        assert left_in(out) == {*reports, "kerja", "log"}

    def test_every_scenario_was_carried_out_and_every_mandatory_requirement_met(self, out: Path) -> None:
        result = result_in(out)
        assert (result["verdict"], result["exit_code"], result["partial"]) == ("lulus", 0, False)
        assert result["executed"] == len(result["scenarios"]) - len(NEED_MORE) > 25
        assert result["counts"] == {"lulus": result["executed"], "tidak_berlaku": len(NEED_MORE)}
        mandatory = [r for r in result["requirements"] if r["is_mandatory"]]
        assert {r["ref"] for r in mandatory} >= {"KOD-20", "ELM-02", "ELM-08", "AKS-09", "POL-03", "POL-04", "LAY-02"}
        assert {r["ref"]: r["verdict"] for r in mandatory if r["verdict"] != "lulus"} == dict.fromkeys(
            LEFT_OUT, "tidak_berlaku"
        )

    def test_no_certificate_rests_on_it_and_what_forbids_one_is_named(self, out: Path) -> None:
        result = result_in(out)
        assert result["is_certifiable"] is False
        assert {"SIM-01", "BAL-01", "SEC-02"} <= set(result["forbidding"])
        assert not {"KOD-20", "POL-04"} & set(result["forbidding"])

    def test_junit_names_the_same_scenarios(self, out: Path) -> None:
        suite = ElementTree.parse(out / "latest" / "junit.xml").getroot()
        names = [case.get("name") for case in suite.iter("testcase")]
        assert sorted(map(str, names)) == sorted(s["id"] for s in result_in(out)["scenarios"])
        assert [tag for tag in ("failure", "error") if list(suite.iter(tag))] == []
        assert len(list(suite.iter("skipped"))) == len(NEED_MORE)

    def test_nothing_of_a_resident_and_no_secret_is_in_the_reports(
        self, out: Path, directory: Path, session: Session
    ) -> None:
        personas = json.loads(gladi(directory, "personas", PURBALINGGA, "--json").out)["personas"]
        secrets = [persona["nik"] for persona in personas]
        secrets += [str(p["elemen"]["NAMA_LGKP"]) for p in personas if " " in p["elemen"].get("NAMA_LGKP", "")]
        secrets.append(session.view()["credentials"]["password"])  # a seed's identity is always the same
        assert len(secrets) > 40
        for name in ("bukti.jsonl", *(report.name for report in REPORTS)):
            text = (out / "latest" / name).read_text(encoding="utf-8")
            assert [secret for secret in secrets if secret in text] == [], name
            assert not list(out.rglob("workspace.json"))

    def test_every_requirement_of_the_catalogue_is_accounted_for(self, out: Path) -> None:
        coverage = result_in(out)["coverage"]
        assert [row["id"] for row in coverage] == list(load_catalogue())
        assert [row["id"] for row in coverage if not row["scenarios"] and not row["reason"]] == []
        judged = {row["id"]: row["verdict"] for row in coverage if row["scenarios"]}
        assert {judged.pop(name) for name in (*LEFT_OUT, "KTP-10", "SIM-02", "SIM-03")} == {None}
        assert set(judged.values()) == {"lulus"}

    def test_the_other_dialects_were_tried(self, out: Path) -> None:
        others = result_in(out)["other_dialects"]
        assert [other["dialect"] for other in others] == ["baru", "lama"]
        for other in others:
            assert {s["verdict"] for s in other["scenarios"]} == {"lulus"}
            assert other["executed"] == len(other["scenarios"]) >= 5

    def test_a_part_of_a_run_has_a_directory_of_its_own_and_leaves_the_latest(self, out: Path, directory: Path) -> None:
        first = (out / "latest").resolve()
        assert gladi(directory, "run", str(LAPOR_PLAN), "--out", "hasil", *QUICK).code == 0
        assert (out / "latest").resolve() == first
        assert result_in(out)["partial"] is True


def test_defects_are_listed(tmp_path: Path) -> None:
    listed = json.loads(gladi(tmp_path, "demo", "--list-defects", "--json").out)["defects"]
    assert {"name", "application", "description", "breaks", "expects"} == set(listed[0])
    assert "lanjut-saat-meninggal" in gladi(tmp_path, "demo", "--list-defects").out


def test_lapor_stands_the_dialect_of_old_clients(tmp_path: Path) -> None:
    ended = gladi(
        tmp_path, "run", str(LAPOR_PLAN), "--dialect", "lama", "--no-progress", "--no-other-dialects", "--json"
    )
    assert ended.code == 0, ended.out + ended.err
    assert json.loads(ended.out)["verdict"] == "lulus"
    result = result_in(tmp_path / "hasil")
    assert result["dialect"] == "lama"
    left_out = {s["id"]: s["reason"] for s in result["scenarios"] if s["verdict"] == "tidak_berlaku"}
    unknown = {
        "kod-10-format-ip", "kod-20-petugas-diberi-tahu-10",
        "kod-07-parameter-tidak-lengkap", "kod-20-petugas-diberi-tahu-07", "aks-08-dilanjutkan",
    }  # fmt: skip
    assert set(left_out) == NEED_MORE | unknown
    assert {left_out[name] for name in unknown} <= {"dialek lama tidak mengenal hal ini"}


def test_a_plan_is_run_from_any_directory_and_its_files_lie_beside_it(tmp_path: Path) -> None:
    elsewhere = tmp_path / "aplikasi kami"
    elsewhere.mkdir()
    agreement = (files("fixtures") / "agreements" / f"{PURBALINGGA}.toml").read_text(encoding="utf-8")
    (elsewhere / "pks.toml").write_text(agreement.replace(PURBALINGGA, "pks-kami"), encoding="utf-8")
    lapor_plan(elsewhere, (PURBALINGGA, "pks.toml"))
    ended = gladi(
        tmp_path, "run", "aplikasi kami/gladi.toml", "--no-other-dialects", "--only", "kod-12-ganda", "kod-11-meninggal"
    )
    assert ended.code == 0, ended.err
    assert "[2/2] v lulus" in ended.out
    assert result_in(tmp_path / "hasil")["agreement"] == "pks-kami"


def test_a_request_that_nobody_can_wake_is_not_tested_and_not_red(tmp_path: Path) -> None:
    text = LAPOR_PLAN.read_text(encoding="utf-8")
    (tmp_path / "gladi.toml").write_text(re.sub(r"\[aplikasi\.lanjutkan\]\n(.+\n)+", "", text), encoding="utf-8")
    ended = gladi(
        tmp_path, "run", "--no-other-dialects", "--only", "kuo-04-dilanjutkan-esok", "kod-12-ganda", "--no-progress"
    )
    assert ended.code == 0
    assert "1 dari 2 skenario yang berlaku lulus; 1 yang tidak wajib belum teruji." in ended.out
    assert "rencana tidak punya [aplikasi.lanjutkan]" in ended.out


def test_check_finds_everything_in_place(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "check", str(LAPOR_PLAN))
    assert (ended.code, ended.err) == (0, "")
    assert "Siap: aplikasi menjawab" in ended.out
    assert list(tmp_path.iterdir()) == []
    assert "Ready: the application answers" in gladi(tmp_path, "check", str(LAPOR_PLAN), "--lang", "en").out


@pytest.fixture(scope="module")
def simulator() -> Iterator[Gladi]:
    gladi = Gladi("--store", "memory:", "--session", PURBALINGGA, token="rahasia")
    yield gladi
    gladi.stop()


@pytest.fixture
def options(simulator: Gladi) -> tuple[str, ...]:
    return "--simulator", simulator.control_address, "--token", "rahasia"


@pytest.fixture
def session(simulator: Gladi) -> Session:
    return Session(simulator, simulator.lines[1]["id"])


class TestOpenSession:
    """Runs against a simulator and a session that are there already."""

    def test_the_whole_suite_leaves_the_session_open_and_its_world_as_it_was(
        self, tmp_path: Path, session: Session, options: tuple[str, ...]
    ) -> None:
        found = session.view()["hak_akses"]
        own = {"kuota": 777, "hours": ["00:00", "23:59"], "lenient": True, "reader": False}
        session.change(**own, registered_ips=[*found["registered_ips"], "198.51.100.7"], password="ganti sendiri")
        fault = session.fault("delay", {"ms": 1}, nik=session.personas["warga-01"]["nik"])
        before = session.view()
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--dialect", "baru", "--no-progress", *options)
        assert ended.code == 0, ended.out + ended.err
        result = result_in(tmp_path / "hasil")
        assert (result["session"], result["dialect"], result["verdict"]) == (session.id, "baru", "lulus")
        assert {s["id"] for s in result["scenarios"] if s["verdict"] == "tidak_berlaku"} == NEED_MORE
        after = session.view()
        assert after["state"] == "open"
        for name in ("hak_akses", "credentials", "dialect", "pks", "endpoints"):
            assert after[name] == before[name]
        assert after["hak_akses"].items() >= own.items()
        elapsed = datetime.fromisoformat(after["clock"]) - datetime.fromisoformat(before["clock"])
        assert timedelta(0) <= elapsed < timedelta(minutes=10)
        assert [each["id"] for each in session.control("GET", "/faults").json["faults"]] == [fault]
        session.control("DELETE", f"/faults/{fault}")
        session.change(**found)
        assert session.code() == "01"

    def test_a_dialect_is_lent_for_the_run(self, tmp_path: Path, session: Session, options: tuple[str, ...]) -> None:
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--dialect", "lama", *QUICK, *options)
        assert ended.code == 0, ended.err
        assert result_in(tmp_path / "hasil")["dialect"] == "lama"
        assert session.view()["dialect"] == "juknis"

    def test_a_run_that_is_stopped_puts_the_session_back_and_stops_the_application(
        self, tmp_path: Path, session: Session, options: tuple[str, ...]
    ) -> None:
        before = session.view()
        port = free_port()
        plan = lapor_plan(tmp_path, ("{port.web}", str(port)))
        words = [*GLADI, "run", plan, *options]
        with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            assert any("aks-01" in line for line in run.stdout)
            run.send_signal(signal.SIGTERM)
            _, err = run.communicate(timeout=60)
        assert (run.returncode, err) == (130, "gladi: dihentikan\n")
        assert session.view()["pks"] == before["pks"]
        assert session.code() == "01"
        with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            pass
        assert left_in(tmp_path / "hasil") == {"bukti.jsonl", "log"}

    def test_a_fault_that_somebody_left_on_is_no_reason_to_blame_the_application(
        self, tmp_path: Path, session: Session, options: tuple[str, ...]
    ) -> None:
        session.fault("http_status", {"status": 503})
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), *QUICK, *options)
        session.control("DELETE", "/faults")
        assert ended.code == 4
        assert "gangguan http_status masih menyala" in ended.message

    @pytest.mark.parametrize("token", [(), ("--token", "salah")])
    def test_a_token_that_does_not_fit_is_named(self, tmp_path: Path, simulator: Gladi, token: tuple[str, ...]) -> None:
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--simulator", simulator.control_address, *token)
        assert ended.code == 4
        assert "beri --token" in ended.message


HOSTILE: dict[str, str] = {
    "conftest.py": "raise RuntimeError('conftest vendor terbaca')",
    "pytest.ini": "[pytest]\naddopts = --tidak-ada\npython_files = *.py\n",
    "tox.ini": "[pytest]\naddopts = --tidak-ada\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = ['--tidak-ada']\n",
    "sitecustomize.py": "raise SystemExit('sitecustomize vendor terbaca')",
    **{
        f"{name}.py": f"raise RuntimeError('{name} vendor terbaca')"
        for name in ("simulator", "conformance", "features", "fixtures", "loadtests", "json", "pytest", "scenarios")
    },
    "features/lain.feature": "Fitur: lain\n  Skenario: lain\n    Ketika sesuatu terjadi\n",
}


def test_a_vendors_directory_does_not_disturb_the_run(tmp_path: Path) -> None:
    for name, text in HOSTILE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    lapor_plan(tmp_path)
    env = {
        "PYTEST_ADDOPTS": "--tidak-ada",
        "PYTEST_PLUGINS": "tidak_ada",
        "http_proxy": NOBODY,
        "HTTP_PROXY": NOBODY,
        "ALL_PROXY": NOBODY,
    }
    ended = gladi(tmp_path, "run", *QUICK, **env)
    assert ended.code == 0, ended.err
    assert result_in(tmp_path / "hasil")["counts"] == {"lulus": 1}
    assert not list(tmp_path.rglob("__pycache__"))


@pytest.mark.parametrize("stop", [lambda run: run.send_signal(signal.SIGINT), lambda run: run.terminate()])
def test_ctrl_c_ends_a_demo_in_one_line(tmp_path: Path, stop: Callable[["subprocess.Popen[str]"], None]) -> None:
    words = [*GLADI, "demo", "--lang", "en"]
    with subprocess.Popen(
        words,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A background job of a shell ignores SIGINT, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        assert run.stdout is not None
        assert any("[  1/" in line for line in run.stdout)
        stop(run)
        _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (130, "gladi: interrupted\n")
