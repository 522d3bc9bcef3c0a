from datetime import date

from simulator.domain.elemen import ALL_ELEMEN
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.register import Register
from simulator.population.residents import Residents

NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)
RESIDENTS = Residents(1, 1, load_wilayah())
NOBODY = [persona for persona in RESIDENTS.personas if persona.penduduk is None]


def card_of(resident: Penduduk) -> NomorKk:
    return NomorKk(str(resident.elemen["NO_KK"]))


def test_personas_and_their_relatives_are_found_with_the_elements_asked_for() -> None:
    for persona in RESIDENTS.personas:
        assert RESIDENTS.family(NomorKk(persona.nomor_kk), NAMES) == persona.card
        for member in persona.card:
            found = RESIDENTS.find(member.nik, ("NAMA_LGKP", "NO_KK"))
            assert found is not None
            assert dict(found.elemen) == {name: member.elemen[name] for name in ("NAMA_LGKP", "NO_KK")}
            assert found.status is member.status


def test_personas_of_13_and_15_are_in_no_register() -> None:
    assert {persona.code for persona in NOBODY} == {"13", "15"}
    for persona in NOBODY:
        assert RESIDENTS.find(Nik.parse(persona.nik), ()) is None
        assert RESIDENTS.family(NomorKk.parse(persona.nomor_kk), ()) == ()


def test_under_the_personas_lies_the_population() -> None:
    resident = next(RESIDENTS.register.residents_of("330301", NAMES))
    assert RESIDENTS.find(resident.nik, NAMES) == resident
    assert resident in RESIDENTS.family(card_of(resident), NAMES)


def test_a_household_that_shares_a_number_with_a_persona_is_hidden_as_a_whole() -> None:
    for seed in range(1, 80):
        residents, register = Residents(seed, 1, load_wilayah()), Register(seed, load_wilayah())
        for persona in residents.personas:
            for nik in (member.nik for member in persona.card):
                beneath = register.find(nik, ("NO_KK",))
                if beneath:
                    household = register.family(card_of(beneath), ())
                    assert residents.family(card_of(beneath), ()) == ()
                    others = [member for member in household if member.nik != nik]
                    assert [residents.find(member.nik, ()) for member in others] == [None] * len(others)
                    return
    raise AssertionError("no persona of these seeds lies on a household")


def test_search_finds_personas_and_residents_alike() -> None:
    persona = next(persona for persona in RESIDENTS.personas if persona.name == "warga-01").penduduk
    assert persona is not None
    day = date.fromisoformat(str(persona.elemen["TGL_LHR"]))
    kabupaten = f"{persona.elemen['NO_PROP']:02}{persona.elemen['NO_KAB']:02}"
    found = list(RESIDENTS.search(day, kabupaten, NAMES))
    assert persona in found
    assert len(found) > 1
    assert {one.elemen["TGL_LHR"] for one in found} == {persona.elemen["TGL_LHR"]}
    assert [RESIDENTS.find(one.nik, NAMES) for one in found] == found


def test_the_register_counts_nobody_in_whose_place_a_persona_lives() -> None:
    members = sum(len(persona.card) for persona in RESIDENTS.personas)
    wilayah = load_wilayah()
    untouched = Register(1, wilayah)
    codes = wilayah.kecamatan_codes
    hidden = sum(untouched.population_of(code) - RESIDENTS.register.population_of(code) for code in codes)
    assert 0 <= hidden <= members
