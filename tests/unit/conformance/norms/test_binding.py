from conformance.files.norm_files import load_catalogue
from conformance.norms.binding import Force, count_parts
from conformance.norms.own_norms import OwnNorm, cited_clauses

CATALOGUE = load_catalogue()
PBG = ("PBG-P", "PBG-J", "PBG-L", "PBG-SPTJM", "PBG-NDA")
TOTAL = sum(len(requirement.parts) for requirement in CATALOGUE.values())


def test_documents_modelled_on_those_of_the_catalogue_bind_as_they_do() -> None:
    own = [OwnNorm(f"d{n}", "D", pola) for n, pola in enumerate(PBG)]
    theirs = count_parts(CATALOGUE, PBG, ())
    assert count_parts(CATALOGUE, (), own) == theirs
    assert sum(theirs.values()) == TOTAL
    assert theirs[Force.MENGIKAT] > 30
    assert theirs[Force.DIKECUALIKAN] == 0


def test_without_documents_nothing_binds() -> None:
    counted = count_parts(CATALOGUE, (), ())
    assert counted[Force.MENGIKAT] == counted[Force.DAPAT] == counted[Force.DIKECUALIKAN] == 0


def test_what_is_excepted_does_not_bind_unless_another_document_says_it() -> None:
    everything = dict.fromkeys(cited_clauses(CATALOGUE, "PBG-J"), "x")
    excepted = count_parts(CATALOGUE, (), [OwnNorm("juknis", "J", "PBG-J", kecuali=everything)])
    assert excepted[Force.MENGIKAT] == 0
    assert excepted[Force.DIKECUALIKAN] > 0
    ban = [OwnNorm("pks", "P", "PBG-P", kecuali={"2(2)j": "x"})]
    assert count_parts(CATALOGUE, ("BTN",), ban)[Force.DIKECUALIKAN] == 0
