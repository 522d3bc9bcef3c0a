"""What does a correct call look like for a resident of the session, and what is answered?"""

import json
from collections.abc import Callable, Mapping

from simulator.domain.call import Call, Method
from simulator.domain.elemen import ELEMEN_BY_NAME, Kind
from simulator.domain.kesesuaian import compare
from simulator.domain.kuota import limiter
from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.question import question_of
from simulator.domain.response_code import DITEMUKAN, ResponseCode
from simulator.guide.visit import SessionFacts
from simulator.poc.session import PocSession
from simulator.population.persona import Persona
from simulator.web_service.answer import Answer, vary, write_answer
from simulator.web_service.key_order import hash_map_order, match_order, older_match_order

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
    """Return the JSON body of a call for `persona`: identity, and what the method asks with."""
    identity = {"user_id": facts.user_id, "password": password, "ip_user": facts.ip_user}
    name = {"NAMA_LGKP": STRANGER} | typed(persona.penduduk, ("NAMA_LGKP",))
    return identity | _ASKED[method](persona, name if "NAMA_LGKP" in facts.elemen_names else {})


def example_of(method: Method, personas: tuple[Persona, ...]) -> Persona:
    """Return the resident that the examples ask for: the first whose data are answered; of a family, a small one."""
    return next(
        persona
        for persona in personas
        if persona.code == DITEMUKAN.code and (method is not Method.CALL_KK or len(persona.card) == 2)
    )


def _combination(persona: Persona, name: dict[str, str]) -> dict[str, str]:
    """Return birth date, kabupaten and name; of somebody who is in no register, as the NIK has them."""
    nik = Nik(persona.nik)
    day, month, year = nik.birth_digits
    by_nik = {"TGL_LHR": f"{day:02}-{month:02}-19{year:02}", "NO_PROP": nik.text[:2], "NO_KAB": nik.text[2:4]}
    return {"TRESHOLD": str(THRESHOLD)} | by_nik | typed(persona.penduduk, tuple(by_nik)) | name


_ASKED: Mapping[Method, Callable[[Persona, dict[str, str]], dict[str, str]]] = {
    Method.CALL_VERIFY_BY_ELEMEN: lambda persona, name: {"TRESHOLD": str(THRESHOLD), "NIK": persona.nik} | name,
    Method.CALL_NIK: lambda persona, name: {"NIK": persona.nik},
    Method.CALL_KK: lambda persona, name: {"NO_KK": persona.nomor_kk},
    Method.CALL_COMBINATION: _combination,
}
"""What each method is asked with besides the identity: the resident, and the name where it is granted."""


def answer_found(session: PocSession, facts: SessionFacts, method: Method, persona: Persona) -> str:
    """Return, indented, what the call of `request_fields` gets where nothing refuses it."""
    submitted = request_fields(facts, method, persona)
    elemen: list[Mapping[str, Value]]
    if method is Method.CALL_VERIFY_BY_ELEMEN:
        register = persona.penduduk.elemen if persona.penduduk else {}
        is_older = facts.voice.is_older_match(method)
        order = (older_match_order if is_older else match_order)(facts.elemen_names)
        matched: dict[str, Value] = compare(
            submitted, register, order, THRESHOLD, lenient=session.record.hak_akses.lenient
        )
        elemen = [matched | {"NIK": int(persona.nik)} if is_older else matched]
    else:
        order = hash_map_order(facts.elemen_names)
        found = _ask(session, method, submitted, order)
        elemen = [{name: _shortened(one.elemen.get(name)) for name in order} for one in found]
    spent = 0 if facts.kuota is None else facts.kuota - (facts.left or 0) + 1
    left = limiter(facts.kuota, spent)
    answer = Answer(DITEMUKAN, facts.dialect, elemen[0], left, tuple(elemen[1:]), total=len(elemen))
    return _indented(write_answer(vary(answer, facts.voice, method)))


def _ask(
    session: PocSession, method: Method, submitted: Mapping[str, str], order: tuple[str, ...]
) -> tuple[Penduduk, ...]:
    """Return whom the session's register knows for the call of an example."""
    elemen = {name: text for name, text in submitted.items() if name in ELEMEN_BY_NAME}
    call = Call(method, nik=submitted.get("NIK"), threshold=submitted.get("TRESHOLD"), elemen=elemen)
    situation = session.situation(call, session.now(), order)
    question = question_of(call)
    question.is_malformed(situation)
    return question.ask(situation)


def answer_refused(facts: SessionFacts, code: ResponseCode, method: Method) -> str:
    """Return, indented, how a refusal of a call of `method` with `code` is written."""
    answer = Answer(code, facts.dialect, None, limiter(facts.kuota, 0))
    return _indented(write_answer(vary(answer, facts.voice, method)))


def _typed(name: str, value: Value) -> str:
    text = str(value).strip()
    if ELEMEN_BY_NAME[name].kind is Kind.DATE:
        return "-".join(reversed(text.split("-")))
    return text


def _shortened(value: Value) -> Value:
    return f"{value[:_LONG]}..." if isinstance(value, str) and len(value) > 2 * _LONG else value


def _indented(body: bytes) -> str:
    return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
