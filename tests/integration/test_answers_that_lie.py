"""Do the scenarios of the data method fail for an application that has their fault, and for no other?

Lapor compares what it receives; a small application that shows it has the other faults.
"""

from pathlib import Path

import pytest

from tests.helpers.gladi_command import gladi, result_in
from tests.helpers.small_data_application import FAULTS

APPLICATION = Path(__file__).parents[1] / "helpers" / "small_data_application.py"
ALONE, BLANK, TEXT, ADDED = (
    "kod-20-data-tanpa-elemen", "kod-20-data-kosong", "kod-20-data-bilangan-teks", "elm-02-elemen-tambahan",
)  # fmt: skip
EXPECTED: dict[str, dict[str, str]] = {
    "": {},
    "kata-kosong": {ALONE: "peringatan", BLANK: "peringatan"},
    "gagal": {ALONE: "peringatan", BLANK: "peringatan"},
    "semua": {ADDED: "tidak_lulus"},
}
PLAN = f"""
[poc]
agreement = "contoh-data-2026"
[aplikasi]
nama = "Pendaftaran"
elemen = [ELEMEN]
[aplikasi.proses.web]
command = ["{{python}}", "-P", {str(APPLICATION)!r}, "{{port.web}}"CACAT]
health = "http://127.0.0.1:{{port.web}}/"
[aplikasi.proses.web.env]
DWH_URL = "{{endpoint.CALL_NIK}}"
DWH_USER = "{{user_id}}"
DWH_PASSWORD = "{{password}}"
DWH_IP = "{{ip_user}}"
[subject]
kind = "http"
base = "http://127.0.0.1:{{port.web}}"
[[subject.request]]
path = "/"
[[subject.request]]
method = "POST"
path = "/"
form = {{ nik = "{{NIK}}" }}
[[subject.hasil]]
outcome = "diteruskan"
selector = "h1"
text = "Terdaftar"
[[subject.hasil]]
outcome = "ditolak"
selector = "h1"
text = "Tidak dapat dilayani"
"""
NAME = '"NIK", "NAMA_LGKP"'
GRANTED = f"""{NAME}, "NO_KK", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "JENIS_PKRJN", "ALAMAT", "PROP_NAME", "KAB_NAME",
    "NO_KEC", "KEC_NAME", "KEL_NAME", "NO_RT", "NO_RW\""""
"""All that the agreement grants: who shows that alone shows nothing more than declared until something is added."""


@pytest.mark.parametrize("fault", ["", *FAULTS])
def test_each_fault_shows_where_it_must(fault: str, tmp_path: Path) -> None:
    plan = PLAN.replace("CACAT", f', "{fault}"' if fault else "").replace("ELEMEN]", f"{GRANTED}]", 1)
    (tmp_path / "gladi.toml").write_text(plan, encoding="utf-8")
    only = (ALONE, BLANK, TEXT, ADDED, "kod-20-data-penduduk-lain")
    ended = gladi(tmp_path, "run", "gladi.toml", "--no-progress", "--no-other-dialects", "--only", *only)
    verdicts = {one["id"]: one["verdict"] for one in result_in(tmp_path / "hasil")["scenarios"] if one["id"] in only}
    expected = dict.fromkeys(only, "lulus") | EXPECTED[fault]
    assert verdicts == expected, ended.err
    assert ended.code == (1 if "tidak_lulus" in expected.values() else 0)
