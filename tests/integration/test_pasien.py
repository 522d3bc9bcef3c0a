"""Is Pendaftaran Pasien right, on PHP and MariaDB, and does each of its defects leave what it is said to leave?"""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.scanner.values import Kind, Role, Value
from fixtures.apps.pasien.defects import DEFECTS
from fixtures.apps.pasien.variants import VARIANTS
from tests.e2e.clients.programs import PHP, require
from tests.helpers import scanning
from tests.helpers.database_servers import Server, start
from tests.helpers.pasien import (
    BORN,
    FAMILY,
    HOME,
    HOUSE,
    MOTHER,
    NAME,
    NIK,
    PASSWORD,
    PLACE,
    TOKEN,
    USER_ID,
    Dwh,
    started,
)
from tests.helpers.serving import at_work

VALUES = (
    Value(NIK, "NAMA_LGKP_IBU", Kind.NAME, MOTHER),
    Value(NIK, "ALAMAT", Kind.ADDRESS, HOUSE),
    Value(NIK, "NO_KK", Kind.NUMBER, FAMILY),
    Value(NIK, "TMPT_LHR", Kind.PLACE, PLACE),
    Value(NIK, "NIK", Kind.NUMBER, NIK, Role.TYPED),
    Value(NIK, "NAMA_LGKP", Kind.NAME, NAME, Role.TYPED),
    Value(NIK, "TGL_LHR", Kind.DATE, BORN, Role.TYPED),
)
"""What the DWH alone could have told, and what was typed."""
KEPT = [defect.name for defect in DEFECTS if "sim-02-tanpa-persetujuan" in defect.expects]
DELETED, BELIEVED = "baris-terhapus-innodb", "simpan-sebelum-terbukti"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    require(PHP)
    with start("mariadb", tmp_path_factory.mktemp("mariadb") / "data") as server:
        yield server


@pytest.fixture
def dwh() -> Iterator[Dwh]:
    with at_work(Dwh()) as server:
        yield server


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text)
    return found[1] if found else ""


def test_every_file_is_php_and_every_defect_and_variant_has_its_switch() -> None:
    require(PHP)
    for file in HOME.rglob("*.php"):
        subprocess.run(["php", "-l", str(file)], check=True, capture_output=True)
    program = (
        "require 'src/muat.php'; $n = [];"
        "foreach ([Cacat::CACAT, Cacat::RAGAM] as $i => $t) foreach ($t as $nama => $u) {"
        "  $p = Perilaku::pilih($i ? '' : $nama, $i ? $nama : '');"
        "  foreach (['jejak' => 'Jejak', 'keluar' => 'Keluar', 'terbuka' => 'Bocor'] as $apa => $kelas)"
        "    if ($p->$apa !== '' && !method_exists($kelas, $p->$apa)) exit(\"$nama: $kelas::{$p->$apa}\");"
        "  if ($p == new Perilaku()) { if (!$i) exit($nama); }"
        "  $n[$i][] = $nama; } echo json_encode($n);"
    )
    done = subprocess.run(["php", "-r", program], cwd=HOME, capture_output=True, text=True, check=True)
    defects, variants = json.loads(done.stdout)
    assert sorted(defects) == sorted(defect.name for defect in DEFECTS)
    assert sorted(variants) == sorted(VARIANTS)


def test_who_matches_is_registered_once_and_gets_a_document_with_the_nik(
    dwh: Dwh, database: Server, tmp_path: Path
) -> None:
    with started(dwh, database, tmp_path) as pasien:
        form = pasien.form()
        first = pasien.client.post("/pendaftaran", data=form, follow_redirects=True)
        again = pasien.client.post("/pendaftaran", data=form, follow_redirects=True)
        assert heading(first.text) == "Pendaftaran diterima"
        assert again.url == first.url
        assert [call["NIK"] for call in dwh.asked] == [NIK]
        document = pasien.client.get(f"{first.url.path}/bukti")
        assert NIK in document.text
        assert pasien.rows("SELECT nik, nama, lahir, foto FROM permohonan") == f"{NIK}\t{NAME}\t{BORN}\tNULL"
        assert pasien.rows("SELECT count(*) FROM pasien") == "0"
        assert not dwh.faces


def test_who_does_not_match_is_refused_and_forgotten(dwh: Dwh, database: Server, tmp_path: Path) -> None:
    with started(dwh, database, tmp_path) as pasien:
        answer = pasien.submit(nama="Siti Rahmawati")
        assert heading(answer.text) == "Data tidak sesuai"
        assert MOTHER not in answer.text
        assert pasien.rows("SELECT nik, nama, lahir, keluhan FROM permohonan") == "NULL\tNULL\tNULL\tNULL"


def test_what_meets_a_fault_is_kept_and_resumed(dwh: Dwh, database: Server, tmp_path: Path) -> None:
    with started(dwh, database, tmp_path) as pasien:
        dwh.status = 503
        answer = pasien.submit()
        assert heading(answer.text) == "Layanan sedang terganggu"
        dwh.status = 200
        assert pasien.command("lanjutkan") == {"diperiksa": 1, "sisa": 0, "berhenti_karena": None}
        assert heading(pasien.client.get(answer.url.path).text) == "Pendaftaran diterima"
        notes = pasien.client.get("/petugas/catatan", headers={"Authorization": f"Bearer {TOKEN}"}).text
        assert "galat server" in notes
        assert NIK not in notes
        assert pasien.client.get("/petugas/catatan").status_code == 401


def test_data_are_kept_of_who_proved_the_consent_and_only_as_long(dwh: Dwh, database: Server, tmp_path: Path) -> None:
    with started(dwh, database, tmp_path) as pasien:
        dwh.face = 6019
        pasien.consent()
        assert pasien.rows("SELECT count(*) FROM pasien") == "0"
        dwh.face = 6018
        for clear in (("cabut", NIK), ("bersihkan",), ("akhiri",)):
            assert heading(pasien.consent().text) == "Pendaftaran diterima"
            assert pasien.rows("SELECT nama_lgkp_ibu, alamat FROM pasien") == f"{MOTHER}\t{HOUSE}"
            assert pasien.command(*clear) == {"dihapus": 1}
        assert all(face["consent"] is True and PASSWORD not in json.dumps(face) for face in dwh.faces)
        pasien.consent()
        assert pasien.rows("SELECT count(*) FROM pasien") == "0", "the PKS has ended"


def test_a_visitor_gets_a_guarded_session_and_no_detail_of_an_error(dwh: Dwh, database: Server, tmp_path: Path) -> None:
    with started(dwh, database, tmp_path) as pasien:
        page = pasien.client.get("/")
        assert re.fullmatch(
            r"pasien_sesi=\w+; path=/; HttpOnly; SameSite=Lax", page.headers["set-cookie"], re.IGNORECASE
        )
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert "x-powered-by" not in page.headers
        assert pasien.client.post("/pendaftaran", data={**pasien.form(), "csrf": "x"}).status_code == 403
        assert pasien.client.post("/pendaftaran", data={**pasien.form(), "nik[]": "1"}).status_code == 400
        assert pasien.client.get("/.env").status_code == 404
        assert not dwh.asked


@pytest.mark.parametrize("name", ["", *KEPT])
def test_a_defect_keeps_what_the_dwh_alone_could_have_told(
    name: str, dwh: Dwh, database: Server, tmp_path: Path
) -> None:
    seen = _left(dwh, database, tmp_path, PASIEN_CACAT=name)
    assert bool(seen) == bool(name)


@pytest.mark.parametrize("name", [name for name in VARIANTS if not name.startswith("telemetri")])
def test_a_variant_keeps_nothing_of_it(name: str, dwh: Dwh, database: Server, tmp_path: Path) -> None:
    assert not _left(dwh, database, tmp_path, PASIEN_RAGAM=name)


def _left(dwh: Dwh, database: Server, folder: Path, **switch: str) -> set[str]:
    """Return the elements that are found after a match, a mismatch and a fault, none of them with a proved consent."""
    name = switch.get("PASIEN_CACAT", "")
    with started(dwh, database, folder, **switch) as pasien:
        pasien.submit()
        pasien.submit(nama="Siti Rahmawati")
        dwh.status = 503
        pasien.submit()
        dwh.status = 200
        pasien.command("lanjutkan")
        if name == BELIEVED:
            pasien.consent()
            assert not dwh.faces
        pasien.dump(pasien.data / "isi.sql")
        found = scanning.elements(scanning.scan(pasien.data, VALUES), VALUES)
        if name == DELETED:
            assert not found
            raw = Path(pasien.rows("SELECT @@datadir"))
            found = scanning.elements(scanning.scan(raw, VALUES), VALUES)
    return found


VISITS = {
    "sandi-dwh-di-javascript": ("GET", "/aset/setelan.js", PASSWORD),
    "user-id-di-komentar": ("GET", "/", USER_ID),
    "jejak-galat-kredensial": ("PATCH", "/", PASSWORD),
    "phpinfo-tertinggal": ("GET", "/phpinfo.php", PASSWORD),
    "berkas-env-terbuka": ("GET", "/.env", PASSWORD),
    "git-config-terlayani": ("GET", "/.git/config", "[core]"),
    "daftar-isi-direktori": ("GET", "/aset/", "Index of /aset/"),
}
"""By defect, with which request it shows, and by what."""


@pytest.mark.parametrize("name", VISITS)
def test_a_defect_shows_to_a_visitor_what_the_right_one_does_not(
    name: str, dwh: Dwh, database: Server, tmp_path: Path
) -> None:
    method, path, shown = VISITS[name]
    for switch, is_shown in ((name, True), ("", False)):
        with started(dwh, database, tmp_path, PASIEN_CACAT=switch) as pasien:
            assert (shown in pasien.client.request(method, path).text) is is_shown


@pytest.mark.parametrize(
    ("options", "settings", "code", "told"),
    [
        ([], {}, 2, "PASIEN_DB_DSN belum diisi"),
        ([], {"PASIEN_CACAT": "tidak-ada"}, 2, "PASIEN_DB_DSN belum diisi"),
        (["-n"], {}, 5, "apt-get install -y --no-install-recommends php-mysql"),
    ],
)
def test_a_start_that_cannot_succeed_says_why(
    options: list[str], settings: dict[str, str], code: int, told: str
) -> None:
    command = ["php", *options, "bin/pasien.php", "lanjutkan"]
    done = subprocess.run(
        command, cwd=HOME, env={"PATH": "/usr/bin:/bin", **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert told in done.stderr
