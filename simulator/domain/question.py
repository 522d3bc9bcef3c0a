"""How does a call name the residents that it asks for? By NIK; by other keys where the agreement says so (ELM-05).

No other key shows what the NIK would refuse: residents who are not answered with data by NIK are left out of a
family card and of a search. Where nobody else is left, the status of the first one is the answer (SIM).
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from simulator.domain.call import FULL_THRESHOLD, Call, Method, parse_threshold
from simulator.domain.kesesuaian import agree, parse_date
from simulator.domain.nik import MalformedNik, Nik, NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.domain.situation import Situation

MAX_RESULTS = 100
"""Residents that one search answers, in the order of their NIK; the envelope says how many there are (SIM)."""

BIRTH_DATE, PROVINCE, KABUPATEN, KABUPATEN_NAME = ALWAYS_ASKED = "TGL_LHR", "NO_PROP", "NO_KAB", "KAB_NAME"
"""What a search must name, granted or not: a birth date, and a kabupaten by its two codes or by its name (SIM)."""

NOT_TYPED = frozenset({"FOTO"})
"""Elements that no search can name."""


class Question(Protocol):
    """How a method names the residents it asks for: by NIK, by nomor KK, or by a combination of elements."""

    def is_incomplete(self, s: Situation) -> bool:
        """Whether a parameter is missing or cannot be used (code 07)."""
        ...

    def is_malformed(self, s: Situation) -> bool:
        """Whether the number asked for is not one that Dukcapil issues (code 15)."""
        ...

    def ask(self, s: Situation) -> tuple[Penduduk, ...]:
        """Return whom the register knows; empty: nobody (code 13)."""
        ...


class ByNik:
    """One resident by NIK: the ordinary key (PBK 23(1))."""

    def is_incomplete(self, s: Situation) -> bool:
        """No NIK."""
        return not (s.call.nik or "").strip()

    def is_malformed(self, s: Situation) -> bool:
        """A NIK of impossible digits, or of a kecamatan that does not exist; else it is kept in `s.nik`."""
        try:
            s.nik = Nik.parse((s.call.nik or "").strip())
        except MalformedNik:
            return True
        return not s.nik.is_registered_in(s.region_exists)

    def ask(self, s: Situation) -> tuple[Penduduk, ...]:
        """The resident with the NIK."""
        found = None if s.nik is None else s.register.find(s.nik, s.names)
        return () if found is None else (found,)


class MatchByNik(ByNik):
    """As by NIK; a threshold that was sent must be usable."""

    def is_incomplete(self, s: Situation) -> bool:
        """No NIK, or a TRESHOLD that is no number from 1 to 100."""
        return not (s.call.nik or "").strip() or parse_threshold(s.call.threshold) is None


class ByNomorKk:
    """The members of one family card by nomor KK."""

    def is_incomplete(self, s: Situation) -> bool:
        """No NO_KK."""
        return not s.call.elemen.get("NO_KK", "").strip()

    def is_malformed(self, s: Situation) -> bool:
        """A nomor KK of impossible digits, or of a kecamatan that does not exist; else kept in `s.nomor_kk`."""
        try:
            s.nomor_kk = NomorKk.parse(s.call.elemen.get("NO_KK", "").strip())
        except MalformedNik:
            return True
        return not s.region_exists(s.nomor_kk.text[:6])

    def ask(self, s: Situation) -> tuple[Penduduk, ...]:
        """The members whose data may be shown, in the order of the card."""
        members = () if s.nomor_kk is None else s.register.family(s.nomor_kk, s.names)
        found = _answerable(members)
        s.total = len(found)
        return tuple(found)


class ByCombination:
    """Everybody who agrees with a combination of elements: for law enforcement (PBK 25)."""

    def is_incomplete(self, s: Situation) -> bool:
        """No birth date, no kabupaten, an unusable TRESHOLD, or an element that is not granted or cannot be typed."""
        assert s.rights is not None
        conditions = _conditions(s.call)
        return (
            _birth_date(s) is None
            or _kabupaten(s) is None
            or parse_threshold(s.call.threshold) is None
            or any(name in NOT_TYPED or name not in s.rights.elemen.union(ALWAYS_ASKED) for name in conditions)
        )

    def is_malformed(self, s: Situation) -> bool:
        """Never: a combination asks for no number."""
        return False

    def ask(self, s: Situation) -> tuple[Penduduk, ...]:
        """Those who agree with every element sent, by NIK, up to `MAX_RESULTS`."""
        born, kabupaten = _birth_date(s), _kabupaten(s)
        assert born is not None
        assert kabupaten is not None
        conditions = _conditions(s.call)
        threshold = parse_threshold(s.call.threshold) or FULL_THRESHOLD
        matches = _answerable(
            [
                penduduk
                for penduduk in s.register.search(born, kabupaten, tuple(conditions))
                if agree(conditions, penduduk.elemen, threshold, lenient=s.hak_akses.lenient)
            ]
        )
        s.total = len(matches)
        shown = sorted(match.nik.text for match in matches)[:MAX_RESULTS]
        found = (s.register.find(Nik(nik), s.names) for nik in shown)
        return tuple(penduduk for penduduk in found if penduduk is not None)


def _answerable(penduduk: Sequence[Penduduk]) -> Sequence[Penduduk]:
    """Return those whose data may be shown; where there are none, all of them."""
    return [one for one in penduduk if one.status is StatusPenduduk.AKTIF] or penduduk


def _conditions(call: Call) -> dict[str, str]:
    """Return the elements that a search must agree with: those sent with a value, the NIK too."""
    sent = {**call.elemen, "NIK": call.nik or ""}
    return {name: text for name, text in sent.items() if text.strip()}


def _birth_date(s: Situation) -> date | None:
    return parse_date(s.call.elemen.get(BIRTH_DATE, "").strip(), s.hak_akses.lenient)


def _kabupaten(s: Situation) -> str | None:
    """Return the four digits of the kabupaten, by NO_PROP and NO_KAB or by KAB_NAME; None where it is not named."""
    province, kabupaten = (_code(s.call, name) for name in (PROVINCE, KABUPATEN))
    if province is not None and kabupaten is not None:
        return f"{province:02}{kabupaten:02}"
    name = s.call.elemen.get(KABUPATEN_NAME, "").strip()
    return s.register.kabupaten_named(name.upper()) if name else None


def _code(call: Call, name: str) -> int | None:
    text = call.elemen.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= 99 else None


BY_NIK = ByNik()
QUESTIONS: dict[Method | None, Question] = {
    Method.CALL_NIK: BY_NIK,
    Method.CALL_VERIFY_BY_ELEMEN: MatchByNik(),
    Method.CALL_KK: ByNomorKk(),
    Method.CALL_COMBINATION: ByCombination(),
}
"""How each method asks."""


def question_of(call: Call) -> Question:
    """Return how the method of `call` asks; by NIK where it says nothing else."""
    return QUESTIONS.get(call.method, BY_NIK)
