from conformance.files.norm_files import load_catalogue
from conformance.norms.basis import Basis
from conformance.norms.binding import Force, can_fail, count_parts, duties, force_of
from conformance.norms.own_norms import OwnNorm, cited_clauses
from conformance.norms.requirement import RequirementRef

CATALOGUE = load_catalogue()
PBG = ("PBG-P", "PBG-J", "PBG-L", "PBG-SPTJM", "PBG-NDA")
TOTAL = sum(len(requirement.parts) for requirement in CATALOGUE.values())


def basis(*own: OwnNorm, norms: tuple[str, ...] = (), dasar: tuple[str, ...] = ()) -> Basis:
    return Basis(CATALOGUE, frozenset(dasar), frozenset(norms), own)


def test_documents_modelled_on_those_of_the_catalogue_bind_as_they_do() -> None:
    theirs = count_parts(basis(norms=PBG))
    assert count_parts(basis(*(OwnNorm(f"d{n}", "D", pola) for n, pola in enumerate(PBG)))) == theirs
    assert sum(theirs.values()) == TOTAL
    assert theirs[Force.MENGIKAT] > 30
    assert theirs[Force.DIKECUALIKAN] == 0


def test_without_documents_nothing_binds() -> None:
    counted = count_parts(basis())
    assert counted[Force.MENGIKAT] == counted[Force.DAPAT] == counted[Force.DIKECUALIKAN] == 0


def test_what_is_excepted_does_not_bind_unless_another_document_says_it() -> None:
    everything = dict.fromkeys(cited_clauses(CATALOGUE, "PBG-J"), "x")
    excepted = count_parts(basis(OwnNorm("juknis", "J", "PBG-J", kecuali=everything)))
    assert excepted[Force.MENGIKAT] == 0
    assert excepted[Force.DIKECUALIKAN] > 0
    storage = CATALOGUE.part(RequirementRef("SIM-01"))
    ban = OwnNorm("pks", "P", "PBG-P", kecuali={"2(2)j": "disetujui pemiliknya"})
    assert force_of(storage, basis(ban)) is Force.DIKECUALIKAN
    assert force_of(storage, basis(ban, dasar=("BTN",))) is Force.MENGIKAT


def test_a_sentence_of_an_own_document_bears_its_name_number_and_words() -> None:
    own = OwnNorm("juknis", "J", "PBG-J", nomor={"II.F": "V.2"}, kutipan={"II.F.1": "kalimat sendiri"})
    part = CATALOGUE.part(RequirementRef("POL-04"))
    cited = {(source.norm, source.at, source.quote) for source in basis(own).binding(part)}
    assert ("juknis", "V.2.1", "kalimat sendiri") in cited
    assert basis(own).quoted(part).norm == "juknis"
    assert basis(own).titles()["juknis"] == "J"


def test_an_exception_is_told_with_the_agreements_reason() -> None:
    own = OwnNorm("pks", "P", "PBG-P", kecuali={"2(2)j": "disetujui pemiliknya"})
    ((source, reason),) = basis(own).exceptions(CATALOGUE.part(RequirementRef("SIM-01")))
    assert (source.norm, source.at, reason) == ("pks", "2(2)j", "disetujui pemiliknya")


def test_an_agreement_that_excepts_everything_leaves_no_duty() -> None:
    everything = dict.fromkeys(cited_clauses(CATALOGUE, "PBG-J"), "x")
    assert duties(basis(OwnNorm("juknis", "J", "PBG-J", kecuali=everything))) == ()
    left = {key: why for key, why in everything.items() if key != "II.F.1"}
    assert "POL-03" in duties(basis(OwnNorm("juknis", "J", "PBG-J", kecuali=left)))


def test_what_only_others_say_cannot_fail() -> None:
    nda = basis(OwnNorm("nda", "N", "PBG-NDA"))
    assert not can_fail(["KOD-20", "KOD-20:T"], nda)
    assert can_fail(["KOD-20"], basis(norms=PBG))
