"""The plan of the small application, right or with exactly one mistake, and its pre-flight."""

from pathlib import Path

from conformance.bilingual import Words
from conformance.plan.text import parse_plan
from conformance.rehearsal.rehearsal import preflight
from conformance.rehearsal.request import Progress, Request

APPLICATION = Path(__file__).with_name("small_application.py")
PLAN = f"""
[poc]
agreement = "purbalingga-dinkominfo-2025"
[aplikasi]
nama = "Contoh"
elemen = ["NIK", "NAMA_LGKP"]
[aplikasi.jam]
url = "http://127.0.0.1:{{port.web}}/jam"
pick = "time"
[aplikasi.proses.web]
command = ["{{python}}", "-P", {str(APPLICATION)!r}, "{{port.web}}", "CACAT"]
health = "http://127.0.0.1:{{port.web}}/"
[aplikasi.proses.web.env]
DWH_URL = "{{endpoint.CALL_VERIFY_BY_ELEMEN}}"
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
path = "/aduan"
form = {{ nik = "{{NIK}}", nama = "{{NAMA_LGKP}}", email = "{{email}}", unik = "{{unik}}" }}
[[subject.hasil]]
outcome = "diteruskan"
selector = "h1"
text = "Aduan diterima"
[[subject.hasil]]
outcome = "ditolak"
selector = "h1"
text = "tidak sesuai"
[patience]
answer = 5
settle = 1
"""


def plan_text(fault: str = "", *changes: tuple[str, str]) -> str:
    text = PLAN.replace(', "CACAT"', f', "{fault}"' if fault else "")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def check(simulator: str, directory: Path, text: str, notices: list[Words] | None = None) -> list[Words]:
    """Carry out the pre-flight; return what it notes, in `notices` where that is given."""
    notices = [] if notices is None else notices
    plan = parse_plan(text, "gladi.toml")
    preflight(Request(plan, directory, directory / "hasil", simulator), Progress(on_notice=notices.append))
    return notices
