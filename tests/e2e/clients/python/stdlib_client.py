"""How do scripts with nothing but the standard library ask? Argument: in which shape they hand in the fields.

query: data method, no body at all, the fields in the query string, no caller's address.
form: match method, a real form under urllib's own Content-Type.
numeric: match method, JSON with the NIK as a number.
mixed: match method, JSON with keys in every case at once.
Habit: an empty or absent RESPON means success.
"""

import json
import sys
import urllib.parse
import urllib.request
from typing import Any

from petugas import Question, conclude, questions


def shape(mode: str, asked: Question) -> urllib.request.Request:
    match mode:
        case "query":
            fields = {"USER_ID": asked.user_id, "PASSWORD": asked.password, "NIK": asked.nik}
            return urllib.request.Request(f"{asked.url}?{urllib.parse.urlencode(fields)}", method="POST")
        case "form":
            fields = {"nik": asked.nik, "nama_lgkp": asked.nama, "user_id": asked.user_id, "password": asked.password}
            form = urllib.parse.urlencode(fields | {"ip_user": asked.ip_user, "TRESHOLD": "90"})
            return urllib.request.Request(asked.url, form.encode())
        case "numeric":
            values: dict[str, str | int] = {"NIK": int(asked.nik), "NAMA_LGKP": asked.nama, "TRESHOLD": 90}
            values |= {"user_id": asked.user_id, "password": asked.password, "ip_user": asked.ip_user}
        case "mixed":
            values = {"Nik": asked.nik, "nama_lgkp": asked.nama, "Treshold": "90", "User_Id": asked.user_id}
            values |= {"PASSWORD": asked.password, "ip_Users": asked.ip_user, "INSTANSI": "contoh", "option": ""}
        case _:
            raise SystemExit(f"unknown shape {mode}")
    return urllib.request.Request(asked.url, json.dumps(values).encode(), {"Content-Type": "application/json"})


def judge(row: dict[str, Any], nama: str) -> tuple[str, str]:
    if row.get("RESPON"):
        return "ditolak", row["RESPON"]
    word = str(row["NAMA_LGKP"])
    is_same = word.startswith("Sesuai") or word.strip() == nama.strip()
    return "diteruskan" if is_same else "tidak cocok", f"{word} {row['NIK']}"


for question in questions():
    with urllib.request.urlopen(shape(sys.argv[1], question), timeout=15) as answer:
        conclude(*judge(json.load(answer)["content"][0], question.nama))
