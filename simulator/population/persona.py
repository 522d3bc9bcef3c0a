"""Which named residents does a session have, and what does a correct call for each of them get?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from simulator.domain.nik import NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk, Value
from simulator.population import official
from simulator.population.dice import draw, pick
from simulator.population.names import beliefs, style_of
from simulator.population.official import LAKI_LAKI, PEREMPUAN
from simulator.population.persona_family import FamilyMaker
from simulator.population.persona_numbers import Numbers, birth_date
from simulator.population.persona_record import (
    CANARY_ELEMEN,
    Labels,
    Member,
    person_elemen,
    shared_elemen,
    typed_name,
)
from simulator.population.persona_table import SPECS, Spec
from simulator.population.provinces import PROVINCE_BY_CODE, Province
from simulator.population.wilayah import Kecamatan, Wilayah

STATUS_BY_CODE = {
    "01": StatusPenduduk.AKTIF,
    "08": StatusPenduduk.TIDAK_DAPAT_DIPROSES,
    "11": StatusPenduduk.MENINGGAL,
    "12": StatusPenduduk.GANDA,
    "14": StatusPenduduk.NON_AKTIF,
}
"""Status of the persona that gets a code; the personas of 13 and 15 are in no register."""


@dataclass(frozen=True)
class Persona:
    """A resident whom every session of one seed knows under the same name and numbers (SIM).

    The numbers of a whole session are drawn at once; a family card is written when somebody asks for it.
    """

    name: str
    """An Indonesian slug, the same for every seed."""
    nik: str
    nomor_kk: str
    code: str
    """What a correct call gets: `01`, or the refusal of the situation."""
    note: str
    """What the persona is for, in Indonesian."""
    members: tuple[str, ...] = ()
    """The NIK of everybody on the family card in its order, the persona's included; empty for 13 and 15."""
    fixed: frozenset[Value] = frozenset()
    """Values that its table fixes, because somebody may rely on them."""
    write_card: Callable[[], tuple[Penduduk, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def card(self) -> tuple[Penduduk, ...]:
        """The whole family card in its order, the persona included; empty for the personas of 13 and 15."""
        return self.write_card()

    @cached_property
    def penduduk(self) -> Penduduk | None:
        """None for the personas of 13 and 15."""
        return next((member for member in self.card if member.nik.text == self.nik), None)

    @cached_property
    def canary(self) -> Mapping[str, Value]:
        """Elements whose value is unique to the run; empty for the personas of 13 and 15."""
        recorded = self.penduduk.elemen if self.penduduk else {}
        return {name: value for name in CANARY_ELEMEN if (value := recorded.get(name)) is not None}


def build_personas(seed: int, run: int, wilayah: Wilayah, own: str = "") -> tuple[Persona, ...]:
    """All personas of a session, in the order of the table; `own` is the code of its agreement's region, or empty.

    Numbers and everything that an applicant types depend on `seed` and `own`; canaries on `run`, too.
    """
    numbers = Numbers(seed, wilayah)
    turn = sorted(PROVINCE_BY_CODE, key=lambda code: draw(2**64, seed, "turn", code))
    return tuple(
        _build(spec, run, numbers, _regions(spec, own) or (turn[index % len(turn)],))
        for index, spec in enumerate(SPECS)
    )


def _regions(spec: Spec, own: str) -> tuple[str, ...]:
    return (own,) if spec.is_local and own[:2] in spec.provinces else spec.provinces


def _build(spec: Spec, run: int, numbers: Numbers, provinces: tuple[str, ...]) -> Persona:
    registered_in = numbers.kecamatan(provinces, spec.name)
    lives_in = registered_in
    if spec.moved:
        elsewhere = tuple(code for code in PROVINCE_BY_CODE if code not in provinces)
        lives_in = numbers.kecamatan(elsewhere, spec.name, "moved")
    if spec.missing:
        registered_in = lives_in = numbers.missing_region(spec.missing, registered_in, spec.name)
    labels = _make_labels(spec, run, numbers.seed, PROVINCE_BY_CODE[lives_in[:2]])
    born = birth_date(spec.ages, spec.leap_day, *labels.of_seed("born"))
    persona = _draw_member(spec, labels, numbers, registered_in, born)
    nomor_kk = numbers.kk(lives_in, spec.name)
    if spec.code not in STATUS_BY_CODE:
        return Persona(spec.name, persona.nik.text, nomor_kk.text, spec.code, spec.note)
    home = numbers.wilayah.kecamatan(lives_in)
    family = FamilyMaker(numbers, labels, lives_in).card_of(persona)
    origin = numbers.wilayah.kecamatan(registered_in)
    members = tuple(member.nik.text for member in family)
    fixed = frozenset(spec.fixed.values())
    write_card = partial(_write_card, spec, labels, family, nomor_kk, origin, home)
    return Persona(spec.name, persona.nik.text, nomor_kk.text, spec.code, spec.note, members, fixed, write_card)


def _make_labels(spec: Spec, run: int, seed: int, province: Province) -> Labels:
    drawn, style = pick(beliefs(province.code), seed, spec.name, "religion")
    religion = str(spec.fixed.get("AGAMA") or drawn)
    return Labels(seed, run, spec.name, religion, style if religion == drawn else style_of(province.group, religion))


def _draw_member(spec: Spec, labels: Labels, numbers: Numbers, kecamatan: str, born: date) -> Member:
    sex = str(spec.fixed.get("JENIS_KLMIN") or pick((LAKI_LAKI, PEREMPUAN), *labels.of_seed("sex")))
    name = str(spec.fixed.get("NAMA_LGKP") or typed_name(labels, sex))
    nik = numbers.nik(kecamatan, born, sex == PEREMPUAN, spec.odd, spec.name)
    return Member("", nik, name, sex, born, official.ANAK, official.BELUM_KAWIN)


def _write_card(
    spec: Spec,
    labels: Labels,
    family: tuple[Member, ...],
    nomor_kk: NomorKk,
    registered_in: Kecamatan,
    home: Kecamatan,
) -> tuple[Penduduk, ...]:
    """The family card as register entries; what the spec fixes overrides what was drawn."""
    shared = shared_elemen(labels, home)
    shared.update((name, value) for name, value in spec.fixed.items() if name in shared)

    def enter(member: Member) -> Penduduk:
        is_persona = not member.label
        place = (registered_in if is_persona else home).birth_place
        elemen = person_elemen(labels, member, nomor_kk, place, shared) | (dict(spec.fixed) if is_persona else {})
        status = STATUS_BY_CODE[spec.code] if is_persona else StatusPenduduk.AKTIF
        return Penduduk(member.nik, status, elemen)

    return tuple(enter(member) for member in family)
