"""What does a correct call look like for a resident of the session, and what is answered?"""

import json
from collections.abc import Mapping

from simulator.domain.call import Method
from simulator.domain.elemen import ELEMEN_BY_NAME, Kind
from simulator.domain.kesesuaian import compare
from simulator.domain.kuota import limiter
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.response_code import DITEMUKAN, ResponseCode
from simulator.poc.session import PocSession
from simulator.population.persona import Persona
from simulator.web_service.answer import Answer, write_answer
from simulator.web_service.guide.visit import SessionFacts
from simulator.web_service.key_order import hash_map_order, match_order

PASSWORD_PLACEHOLDER = "GANTI-DENGAN-PASSWORD-SESI"
THRESHOLD = 90
STRANGER = "CONTOH WARGA"
"""The name sent for a NIK that is in no register."""
_UNTYPED = frozenset({"FOTO"})
"""What no applicant types."""
_LONG = 60
"""Characters of a value (a picture) that an example shows."""


def typed(penduduk: Penduduk | None, names: tuple[str, ...]) -> dict[str, str]:
    """Return the elements `names` as an applicant types them for a match; those not recorded are left out."""
    register = penduduk.elemen if penduduk else {}
    return {
        name: _typed(name, register[name]) for name in names if name not in _UNTYPED and register.get(name) is not None
    }


def request_fields(
    facts: SessionFacts, method: Method, persona: Persona, password: str = PASSWORD_PLACEHOLDER
) -> dict[str, str]:
    """Return the JSON body of a call for `persona`: identity, and for a match the threshold and the name."""
    fields = {"user_id": facts.user_id, "password": password, "ip_user": facts.ip_user}
    if method is not Method.CALL_VERIFY_BY_ELEMEN:
        return fields | {"NIK": persona.nik}
    fields |= {"TRESHOLD": str(THRESHOLD), "NIK": persona.nik}
    if "NAMA_LGKP" in facts.elemen_names:
        fields |= {"NAMA_LGKP": STRANGER} | typed(persona.penduduk, ("NAMA_LGKP",))
    return fields


def first_found(personas: tuple[Persona, ...]) -> Persona:
    """Return the resident that the examples ask for: the first whose data are answered."""
    return next(persona for persona in personas if persona.code == DITEMUKAN.code)


def answer_found(session: PocSession, facts: SessionFacts, method: Method, persona: Persona) -> str:
    """Return, indented, what the call of `request_fields` gets where nothing refuses it."""
    register = persona.penduduk.elemen if persona.penduduk else {}
    names = facts.elemen_names
    elemen: Mapping[str, Value]
    if method is Method.CALL_VERIFY_BY_ELEMEN:
        submitted = request_fields(facts, method, persona)
        elemen = dict(
            compare(submitted, register, match_order(names), THRESHOLD, lenient=session.record.hak_akses.lenient)
        )
    else:
        elemen = {name: _shortened(register.get(name)) for name in hash_map_order(names)}
    spent = 0 if facts.kuota is None else facts.kuota - (facts.left or 0) + 1
    return _indented(write_answer(Answer(DITEMUKAN, facts.dialect, elemen, limiter(facts.kuota, spent))))


def answer_refused(facts: SessionFacts, code: ResponseCode) -> str:
    """Return, indented, how a refusal with `code` is written."""
    return _indented(write_answer(Answer(code, facts.dialect, None, limiter(facts.kuota, 0))))


def _typed(name: str, value: Value) -> str:
    text = str(value).strip()
    if ELEMEN_BY_NAME[name].kind is Kind.DATE:
        return "-".join(reversed(text.split("-")))
    return text


def _shortened(value: Value) -> Value:
    return f"{value[:_LONG]}..." if isinstance(value, str) and len(value) > 2 * _LONG else value


def _indented(body: bytes) -> str:
    return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
