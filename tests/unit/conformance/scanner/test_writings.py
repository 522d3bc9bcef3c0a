"""How a value may be written, and which writings are left out."""

import hashlib
import struct
from base64 import b64encode
from datetime import date

import pytest

from conformance.scanner.dates import write_date
from conformance.scanner.needles import Needles, make_needles
from conformance.scanner.rules import Common, Reason
from conformance.scanner.runs import is_surely_base64
from conformance.scanner.values import Kind, Role, Value
from conformance.scanner.writings import Form

COMMON = Common(
    frozenset({"SRI", "BUDI", "SANTOSO"}), frozenset({"JL", "NO", "RT", "RW", "MELATI"}), frozenset({"BANDUNG"})
)


def needles(*values: Value, tiers: int = 1) -> Needles:
    return make_needles(values, COMMON, tiers)


def raws(*values: Value, tiers: int = 1) -> set[bytes]:
    return {needle.raw for needle in needles(*values, tiers=tiers).needles}


def name(text: str, *distinctive: str, role: Role = Role.REFERENCE) -> Value:
    return Value("A", "NAMA_LGKP", Kind.NAME, text, role, frozenset(distinctive))


@pytest.mark.parametrize(
    "writing",
    [
        "sri wahyuni mangunkarsa",
        "sriwahyunimangunkarsa",
        "sri_wahyuni_mangunkarsa",
        "sri+wahyuni+mangunkarsa",
        "mangunkarsa, sri wahyuni",
        "mangunkarsa wahyuni sri",
        "wahyuni mangunkarsa",
        "mangunkarsa sri",
        "mangunkarsa.wahyuni",
    ],
)
def test_a_name_is_searched_whole_turned_and_in_pairs(writing: str) -> None:
    assert writing.encode() in raws(name("SRI WAHYUNI MANGUNKARSA"))


def test_names_are_caseless() -> None:
    assert all(needle.is_caseless for needle in needles(name("SRI WAHYUNI MANGUNKARSA")).needles)


@pytest.mark.parametrize(
    "writing", ["d'arkadia sumampouw", "darkadia sumampouw", "d''arkadia sumampouw", "d arkadia sumampouw"]
)
def test_an_apostrophe_may_be_lost_or_doubled(writing: str) -> None:
    assert writing.encode() in raws(name("D'ARKADIA SUMAMPOUW"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (name("BUDI SANTOSO"), Reason.COMMON),
        (name("ANI"), Reason.SHORT),
        (Value("A", "TMPT_LHR", Kind.PLACE, "BANDUNG"), Reason.COMMON),
        (Value("A", "ALAMAT", Kind.ADDRESS, "JL MELATI NO 123456"), Reason.COMMON),
        (Value("A", "NO_RT", Kind.NUMBER, "003"), Reason.SHORT),
    ],
)
def test_what_would_accuse_an_innocent_is_left_out_with_a_reason(value: Value, reason: Reason) -> None:
    made = needles(value)
    assert made.needles == ()
    assert {out.reason for out in made.left_out} == {reason}
    assert made.unsearched() == [0]


def test_a_word_that_occurs_nowhere_else_counts_by_itself() -> None:
    assert b"mangunkarsa" not in raws(name("SRI WAHYUNI MANGUNKARSA"))
    assert b"mangunkarsa" in raws(name("SRI WAHYUNI MANGUNKARSA", "MANGUNKARSA"))


def test_what_the_applicant_typed_is_no_reference_and_takes_its_equals_with_it() -> None:
    made = needles(name("WIRA MANGUNKARSA"), name("WIRA MANGUNKARSA PUTRALOKA", role=Role.TYPED))
    assert made.unsearched() == [0]
    assert Reason.TYPED in {out.reason for out in made.left_out}
    assert b"wira mangunkarsa" in raws(name("WIRA MANGUNKARSA"))


def test_an_address_is_found_in_whatever_order_its_parts_stand() -> None:
    found = raws(Value("A", "ALAMAT", Kind.ADDRESS, "JL KEMBANG SETYALOKA NO 15 RT 003 RW 004"))
    assert {b"kembang setyaloka", b"kembangsetyaloka", b"jl kembang setyaloka no 15 rt 003 rw 004"} <= found
    assert b"rt" not in found
    assert b"15" not in found


def test_a_number_is_searched_as_text_in_groups_and_as_machines_store_it() -> None:
    number = 3303051708909901
    found = raws(Value("A", "NO_KK", Kind.NUMBER, str(number)))
    assert {b"3303051708909901", b"3303 0517 0890 9901", b"330305-170890-9901", b"3.303.051.708.909.901"} <= found
    assert {struct.pack(layout, number) for layout in (">q", "<q", ">d", "<d")} <= found
    assert b"3.303051708909901e15" in found


@pytest.mark.parametrize("written", ["0303051708909901", "330305170890990O"])
def test_a_number_with_a_leading_zero_or_a_letter_is_text_alone(written: str) -> None:
    found = raws(Value("A", "X", Kind.NUMBER, written))
    assert written.lower().encode() in found
    assert not any(b"\0" in raw for raw in found)


@pytest.mark.parametrize(
    "form",
    [
        *("03-02-1990", "1990-02-03", "03/02/1990", "19900203", "02/03/1990", '"3/2/1990', "03 Februari 1990"),
        *("Feb 03, 1990", " 3 Februari 1990", "634003200", "633978000", "633978000000"),
    ],
)
def test_a_date_is_searched_in_every_usual_form(form: str) -> None:
    assert form in set(write_date(date(1990, 2, 3)))


def test_a_date_never_counts_by_itself() -> None:
    made = needles(Value("A", "TGL_LHR", Kind.DATE, "03-02-1990"))
    assert made.needles
    assert all(meaning.is_weak for needle in made.needles for meaning in needle.meanings)


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_digests_are_the_second_tier_and_their_base64_where_no_decoder_surely_takes_it(algorithm: str) -> None:
    first, second = raws(name("WIRA MANGUNKARSA")), raws(name("WIRA MANGUNKARSA"), tiers=2)
    for text in (b"WIRA MANGUNKARSA", b"wira mangunkarsa", b"Wira Mangunkarsa", b"wiramangunkarsa"):
        digest = hashlib.new(algorithm, text).digest()
        encoded = b64encode(digest).rstrip(b"=")
        assert digest in second
        assert (encoded in second) is not is_surely_base64(encoded)
        assert not {digest, encoded} & first


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz"])
def test_what_is_too_short_to_be_seen_as_encoded_is_searched_as_it_would_stand(before: str) -> None:
    made = needles(name("SURYALOK"), tiers=2)
    shorts = [n for n in made.needles if any(m.form is Form.SHORT for m in n.meanings)]
    text = f"{before}Suryalok".encode()
    assert any(needle.raw in b64encode(text) for needle in shorts if not needle.is_caseless)
    assert any(needle.raw in text.hex().encode() for needle in shorts if needle.is_caseless)


def test_one_needle_may_be_of_several_persons() -> None:
    made = needles(name("WIRA MANGUNKARSA"), name("WIRA MANGUNKARSA"))
    assert all({meaning.value for meaning in needle.meanings} == {0, 1} for needle in made.needles)
