"""How does an application on `requests` ask? One session, so one connection; match method.

Argument: json (with headers that the service does not know, one of them several KB long), form, or multipart.
Habit: without RESPON it is a success unless RESPONSE_CODE says 05; the kuota left is watched as an exact number.
"""

import base64
import json
import sys

import requests
from petugas import Question, conclude, questions

KUOTA_HABIS = "05"


def ask(session: requests.Session, mode: str, asked: Question) -> requests.Response:
    credentials = {"user_id": asked.user_id, "password": asked.password, "ip_user": asked.ip_user}
    fields = {**credentials, "NIK": asked.nik, "NAMA_LGKP": asked.nama, "TRESHOLD": "90"}
    if mode == "form":
        return session.post(asked.url, data=fields, timeout=15)
    if mode == "multipart":
        return session.post(asked.url, files={name: (None, value) for name, value in fields.items()}, timeout=15)
    repeated = json.dumps(fields | {"keterangan": "x" * 5_000})
    basic = base64.b64encode(f"{asked.user_id}:salah".encode()).decode()
    strange = {"body": repeated, "timeout": "200", "Authorization": f"Basic {basic}", "APIKEY": "contoh"}
    cookie = {"Postman-Token": "contoh", "Cookie": "JSESSIONID=contoh; SRVNAME=S1"}
    return session.post(asked.url, json=fields, headers=strange | cookie, timeout=15)


def judge(answer: requests.Response) -> tuple[str, str]:
    if answer.status_code != requests.codes.ok:
        return "gangguan", f"HTTP {answer.status_code}"
    envelope = answer.json()
    row, left = envelope["content"][0], envelope["quotaLimiter"]
    if not isinstance(left, int):
        return "gangguan", f"kuota {left!r}"
    if "RESPON" in row:
        return "ditolak", f"{row['RESPONSE_CODE']} {row['RESPON']}; kuota {left}"
    if row.get("RESPONSE_CODE") == KUOTA_HABIS:
        return "ditolak", f"{KUOTA_HABIS} tanpa teks; kuota {left}"
    end = "diteruskan" if row["NAMA_LGKP"].startswith("Sesuai") else "tidak cocok"
    return end, f"{row['NAMA_LGKP']}; kuota {left}"


with requests.Session() as session:
    for question in questions():
        conclude(*judge(ask(session, sys.argv[1], question)))
