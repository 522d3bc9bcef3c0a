"""What does a correct biometric verification look like, in the languages that the guide shows?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.domain.biometrik import FaceFields
from simulator.domain.call import Method
from simulator.door.addresses import PUBLIC_KEY, face_address
from simulator.guide.advice import Words
from simulator.guide.call_example import PASSWORD_PLACEHOLDER
from simulator.guide.rendering import render
from simulator.guide.snippets import Language, Snippet
from simulator.poc.session import PocSession
from simulator.population.persona import Persona

THRESHOLD = 7
PICTURE = "foto.png"
"""The file that the examples send."""


def _run(name: str, program: str) -> Words:
    return Words(
        f"Simpan sebagai {name} di sebelah {PICTURE}, lalu: {program} {name}.",
        f"Save as {name} beside {PICTURE}, then: {program} {name}.",
    )


FACE_LANGUAGES: tuple[Language, ...] = (
    Language(
        "curl",
        Words("curl dan openssl (Linux, macOS, WSL)", "curl and openssl (Linux, macOS, WSL)"),
        Words(f"Tempel di terminal, di folder {PICTURE}.", f"Paste into a terminal, in the folder of {PICTURE}."),
        "wajah_curl.sh.j2",
    ),
    Language(
        "php", Words("PHP (ekstensi openssl)", "PHP (openssl extension)"), _run("wajah.php", "php"), "wajah.php.j2"
    ),
    Language(
        "javascript",
        Words("JavaScript (Node 18+)", "JavaScript (Node 18+)"),
        _run("wajah.mjs", "node"),
        "wajah.mjs.j2",
    ),
    Language(
        "python", Words("Python (cryptography)", "Python (cryptography)"), _run("wajah.py", "python"), "wajah.py.j2"
    ),
)


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """What anybody may read of the biometric door of an open session."""

    url: str
    key_url: str
    user_id: str
    ip: str
    fields: FaceFields
    has_consent: bool
    """Whether the agreement allows storage after consent (PBK 24(1))."""


def face_facts(session: PocSession, base_url: str) -> FaceFacts | None:
    """Return what may be said; None where the agreement does not grant CALL_FR."""
    record = session.record
    if not record.agreement.grants(Method.CALL_FR):
        return None
    address = face_address(base_url, record.credentials.lembaga)
    return FaceFacts(
        url=f"{address}/{Method.CALL_FR}",
        key_url=f"{address}/{PUBLIC_KEY}",
        user_id=record.hak_akses.user_id,
        ip=min(record.hak_akses.registered_ips, default=""),
        fields=record.hak_akses.face_fields,
        has_consent=record.agreement.storage == "with_consent",
    )


def download_picture(session: PocSession, persona: Persona) -> str:
    """Return the command that gets the picture of `persona`; the address of the control API is that of its default."""
    url = f"http://127.0.0.1:8190/v1/sessions/{session.record.id}/personas/{persona.nik}/foto.png"
    return f'curl -sS -o {PICTURE} "{url}"'


def face_fields(facts: FaceFacts, persona: Persona, password: str = PASSWORD_PLACEHOLDER) -> dict[str, object]:
    """Return the fields of a verification of `persona` in clear, but for the picture."""
    return {
        "transactionId": "TRX-0001",
        "transactionSource": "CONTOH",
        "customer_id": "contoh",
        "nik": persona.nik,
        "threshold": THRESHOLD,
        "image": "",
        "template": "",
        "type": "Face",
        "position": "F",
        "user_id": facts.user_id,
        "password": password,
        "ip": facts.ip,
    }


def write_face_snippets(facts: FaceFacts, persona: Persona, lang: str) -> Iterator[Snippet]:
    """Yield the program of every language that encrypts the fields, sends the picture and reads the answer."""
    fields = face_fields(facts, persona)
    values = {
        "facts": facts,
        "fields": fields,
        "confidential": ("nik", "user_id", "password"),
        "picture": PICTURE,
        "width": max(map(len, fields)) + 2,
    }
    for language in FACE_LANGUAGES:
        text = render(f"contoh/{language.template}", lang, values).strip("\n")
        yield Snippet(f"wajah-{language.id}", language.title.of(lang), language.usage.of(lang), (("", text),))


def face_answer_example(persona: Persona) -> str:
    """Return, indented, what a verification that succeeds is answered with."""
    answer = {
        "error": {"errorCode": 6018, "errorMessage": "Foto Sesuai"},
        "httpResponseCode": "200",
        "matchScore": "19.958",
        "transactionId": "TRX-0001",
        "uid": "*" * 12 + persona.nik[-4:],
        "verificationResult": "true",
        "quotaLimiter": "999",
    }
    return json.dumps(answer, indent=2)
