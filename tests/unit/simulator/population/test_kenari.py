"""Under a word, are the residents the same people with values that occur nowhere else?"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.elemen import ALL_ELEMEN
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk, StatusPenduduk, Value
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.kenari import MARKED, MarkedResidents, coined_in, mark
from simulator.population.ordinary import LAST
from simulator.population.residents import Residents

NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)
PLAIN = Residents(1, 1, load_wilayah())
MARKED_ONES = MarkedResidents(PLAIN, "tantangan")
OTHERS = MarkedResidents(PLAIN, "tantangan 2")
ROOT = Path(__file__).parents[4]
WORD_LISTS = (
    "conformance/scanner/umum.toml",
    "fixtures/wilayah/wilayah.tsv",
    *(f"simulator/population/{name}.py" for name in ("address", "names", "persona_table", "word_lists")),
)
numbers = st.integers(1, LAST)
words = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=200)


def coined(one: Penduduk, name: str) -> list[str]:
    return coined_in(str(one.elemen[name] or ""))


def pattern(value: Value) -> str:
    """A value with all that was coined taken out."""
    return " ".join("*" if coined_in(word) else word for word in str(value).split(" "))


def test_coined_words_are_in_no_list() -> None:
    for path in WORD_LISTS:
        text = (ROOT / path).read_text(encoding="utf-8").upper()
        listed = set(re.findall(r"[A-Z]{8,}", text))
        assert len(listed) > 5, path
        assert coined_in(" ".join(listed)) == []
    for one in PLAIN.personas:
        assert [name for name in MARKED for member in one.card if coined(member, name)] == []


@settings(max_examples=100, deadline=None)
@given(number=numbers, word=words)
def test_each_element_that_can_has_one_coined_word_and_nothing_else_changes(number: int, word: str) -> None:
    plain, marked = PLAIN.ordinary(number, NAMES), MarkedResidents(PLAIN, word).ordinary(number, NAMES)
    assert (marked.nik, marked.status, list(marked.elemen)) == (plain.nik, plain.status, list(plain.elemen))
    for name, value in plain.elemen.items():
        shown = marked.elemen[name]
        if name not in MARKED or value is None:
            assert shown == value
            continue
        assert len(coined(marked, name)) == 1, (name, shown)
        assert len(coined(marked, name)[0]) >= 8
        assert len(str(shown)) <= len(str(value)) + 13
        assert str(shown).isupper()
        assert len(str(shown)) - len(str(shown).rstrip()) == len(str(value)) - len(str(value).rstrip())


def test_no_two_of_many_residents_under_two_words_share_a_name_place_or_street() -> None:
    for name in ("NAMA_LGKP", "TMPT_LHR", "ALAMAT"):
        found = Counter(
            coined(one, name)[0]
            for marked in (MARKED_ONES, OTHERS)
            for one in (marked.ordinary(number, (name,)) for number in range(1, 3_001))
        )
        assert len(found) == 6_000, [word for word, count in found.items() if count > 1]


def test_a_word_gives_the_same_values_in_every_process() -> None:
    one = MARKED_ONES.ordinary(1, ("NAMA_LGKP", "TMPT_LHR", "ALAMAT", "DUSUN"))
    assert dict(one.elemen) == {
        "NAMA_LGKP": "MUHAMMAD SUWITO LAGESPIGESASJA",
        "TMPT_LHR": "JIPONBATABINGU",
        "ALAMAT": "DUSUN BISESJOBAMESTI",
        "DUSUN": "BISESJOBAMESTI",
    }


@settings(max_examples=60, deadline=None)
@given(number=numbers)
def test_a_family_is_of_one_piece(number: int) -> None:
    kk = NomorKk(str(PLAIN.ordinary(number, ("NO_KK",)).elemen["NO_KK"]))
    assert_of_one_piece(PLAIN.family(kk, NAMES), MARKED_ONES.family(kk, NAMES))


def test_the_families_of_personas_are_of_one_piece() -> None:
    for plain, marked in zip(PLAIN.personas, MARKED_ONES.personas, strict=True):
        assert_of_one_piece(plain.card, marked.card)
        assert marked.card == MARKED_ONES.family(NomorKk(marked.nomor_kk), NAMES)


def assert_of_one_piece(plain: tuple[Penduduk, ...], marked: tuple[Penduduk, ...]) -> None:
    assert [one.nik for one in plain] == [one.nik for one in marked]
    by_nik = {int(one.nik.text): one.elemen for one in marked}
    assert len({one.elemen["ALAMAT"] for one in marked}) == min(1, len(marked))
    for before, after in zip(plain, marked, strict=True):
        for parent in ("IBU", "AYAH"):
            nik = after.elemen[f"NIK_{parent}"]
            if nik is not None:
                name = by_nik[int(nik)]["NAMA_LGKP"]
                assert str(after.elemen[f"NAMA_LGKP_{parent}"]).strip() == str(name).strip()
        # A street is called after the dusun where it was before.
        dusun = str(before.elemen["DUSUN"])
        if dusun in str(before.elemen["ALAMAT"]):
            assert str(after.elemen["DUSUN"]) in str(after.elemen["ALAMAT"])


def test_what_was_one_name_in_a_household_is_one_still() -> None:
    shared = 0
    for number in range(1, 400):
        kk = NomorKk(str(PLAIN.ordinary(number, ("NO_KK",)).elemen["NO_KK"]))
        names = ("NAMA_LGKP_IBU", "NAMA_LGKP_AYAH")
        pairs = {
            (before.elemen[name], after.elemen[name])
            for before, after in zip(PLAIN.family(kk, names), MARKED_ONES.family(kk, names), strict=True)
            for name in names
        }
        assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
        shared += len(pairs) < 2 * len(PLAIN.family(kk, ()))
    assert shared > 100


@pytest.mark.parametrize(
    ("persona", "elemen"),
    [
        ("nama-satu-kata", ("NAMA_LGKP",)),
        ("nama-berapostrof", ("NAMA_LGKP",)),
        ("nama-sangat-panjang", ("NAMA_LGKP",)),
        ("spasi-di-belakang-nama", ("NAMA_LGKP",)),
        ("orang-asing", ("NAMA_LGKP", "TMPT_LHR")),
        ("tanpa-dusun-kode-pos", ("DUSUN",)),
    ],
)
def test_what_a_persona_is_for_stays_and_the_rest_does_not(persona: str, elemen: tuple[str, ...]) -> None:
    plain, marked = (next(p for p in each.personas if p.name == persona) for each in (PLAIN, MARKED_ONES))
    assert plain.penduduk is not None
    assert marked.penduduk is not None
    same = {name for name in MARKED if plain.penduduk.elemen[name] == marked.penduduk.elemen[name]}
    assert same == set(elemen)
    assert (plain.nik, plain.nomor_kk, plain.code, plain.members) == (
        marked.nik,
        marked.nomor_kk,
        marked.code,
        marked.members,
    )
    assert marked.canary["ALAMAT"] == marked.penduduk.elemen["ALAMAT"] != plain.canary["ALAMAT"]


def test_only_what_is_asked_for_is_answered_and_nobody_new_is_known() -> None:
    nik = MARKED_ONES.ordinary(5, ()).nik
    found = MARKED_ONES.find(nik, ("ALAMAT", "AGAMA"))
    assert found is not None
    assert list(found.elemen) == ["ALAMAT", "AGAMA"]
    plain = PLAIN.find(nik, ("AGAMA",))
    assert MARKED_ONES.find(nik, ("AGAMA",)) == plain
    unknown = next(persona for persona in PLAIN.personas if persona.code == "13")
    assert MARKED_ONES.find(Nik(unknown.nik), NAMES) is None
    assert MARKED_ONES.family(NomorKk(unknown.nomor_kk), NAMES) == ()


def test_a_search_finds_by_the_marked_values() -> None:
    one = MARKED_ONES.ordinary(9, NAMES)
    born = one.elemen["TGL_LHR"]
    found = {
        each.nik.text: each.elemen["NAMA_LGKP"]
        for each in MARKED_ONES.search(
            date.fromisoformat(str(born)),
            f"{one.elemen['NO_PROP']:02}{one.elemen['NO_KAB']:02}",
            ("NAMA_LGKP",),
        )
    }
    assert found[one.nik.text] == one.elemen["NAMA_LGKP"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("JL. MAWAR NO. 12", "JL. * NO. 12"),
        ("JL. HAYAM WURUK RAYA NO. 5", "JL. * RAYA NO. 5"),
        ("GG. NUSA INDAH NO. 1", "GG. * NO. 1"),
        ("PERUM GRIYA ASRI BLOK A NO. 3", "PERUM * BLOK A NO. 3"),
        ("KP. SEI RAYA", "KP. *"),
        ("DUSUN KRAJAN", "DUSUN *"),
        ("JL. KARTINI", "JL. *"),
        ("BATU PUTIH", "*"),
    ],
)
def test_an_address_keeps_its_form(before: str, after: str) -> None:
    one = Penduduk(Nik("3303010101909001"), StatusPenduduk.AKTIF, {"ALAMAT": before, "NO_KK": 1})
    assert pattern(mark("kata", one)["ALAMAT"]) == after
