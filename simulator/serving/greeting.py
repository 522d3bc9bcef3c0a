"""What does `gladi serve` say when it is ready: to people on a terminal, and as JSON to everything else?"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from simulator.domain.dialect import Dialect

_WIDTH = 14


def as_json(said: Mapping[str, Any]) -> str:
    """Return what is said as one line of JSON."""
    return msgspec.json.encode(said).decode()


def as_text(said: Mapping[str, Any], lang: str) -> str:
    """Return what is said for people; `lang` is `id` or `en`."""
    lines = _ready(said, lang) if said.get("event") == "ready" else _session(said, lang)
    return "\n".join(lines)


def _ready(ready: Mapping[str, Any], lang: str) -> Iterator[str]:
    yield _pick(
        lang,
        f"Gladi {ready['version']}: simulator DWH kependudukan, bukan layanan Dukcapil",
        f"Gladi {ready['version']}: a simulated population DWH, not the service of Dukcapil",
    )
    yield _row(_pick(lang, "web service", "web service"), ready["web_service"])
    guide = _pick(lang, "metode, kode, penduduk uji, contoh program", "methods, codes, test residents, examples")
    yield _row(_pick(lang, "panduan", "guide"), f"{ready['web_service']}/  ({guide})")
    yield _row(_pick(lang, "API kendali", "control API"), ready["control"])
    offices = _pick(lang, "permohonan dan serah terima User ID", "requests for user ids, and their hand-over")
    yield _row(_pick(lang, "kantor", "offices"), f"{ready['control']}/kantor  ({offices})")
    empty = _pick(lang, "daftar dan hapus sesi: gladi sessions", "list and delete sessions: gladi sessions")
    yield _row(_pick(lang, "penyimpanan", "store"), f"{ready['store']}  ({empty})")
    if "certificate" in ready:
        yield _pick(lang, "Sertifikat dibuat sendiri:", "Certificate, self-signed:")
        yield str(ready["certificate"]).strip()
    yield _pick(lang, "Ctrl+C menghentikan.", "Ctrl+C stops it.")


def _session(session: Mapping[str, Any], lang: str) -> Iterator[str]:
    yield ""
    yield _pick(lang, f"Sesi {session['id']} terbuka", f"The session {session['id']} is open")
    for method, address in session["endpoints"].items():
        if address is not None:
            yield _row(method, address)
    yield _row(_pick(lang, "kredensial", "credentials"), f"gladi sessions show {session['id']}")
    yield _row(_pick(lang, "dialek", "dialect"), session["dialect"])
    if session["dialect"] == Dialect.JUKNIS:
        yield _pick(
            lang,
            "  Banyak klien nyata mengira keberhasilan dialek juknis, yang memuat RESPONSE_CODE, sebuah kesalahan.\n"
            "  Bila klien Anda begitu: gladi serve --dialect baru, tanpa RESPONSE_CODE pada keberhasilan.",
            "  Many real clients take a success in juknis, which carries RESPONSE_CODE, for an error.\n"
            "  Where yours does: gladi serve --dialect baru, without RESPONSE_CODE on success.",
        )


def _row(name: str, value: object) -> str:
    return f"  {name:<{_WIDTH}}{'' if len(name) < _WIDTH else '  '}{value}"


def _pick(lang: str, indonesian: str, english: str) -> str:
    return english if lang == "en" else indonesian
