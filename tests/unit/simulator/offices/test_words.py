"""Do the pages of the offices have words for every act, and do the sentences that they quote stand in the catalogue?"""

import re
from datetime import date

import pytest

from simulator.domain.administrator import ONCE, AdministratorAct
from simulator.domain.user_id import IN_TIME, ONE_USER_ID, UserIdAct
from simulator.offices.words import ACTS, DONE, GRANTS, NEEDS_REASON, RESPONSIBLE, date_of, day_of, head_of, responsible
from simulator.poc.agreement_file import load_agreement
from tests.helpers.source import ROOT

CATALOGUE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "fixtures" / "norms").glob("*.toml"))
QUOTES = [
    *((norm, at, quote) for norm, (at, quote) in RESPONSIBLE.items()),
    *(re.fullmatch(r'(\S+) (\S+): "(.*)"', text).groups() for text in (*ONCE.values(), ONE_USER_ID, IN_TIME)),  # type: ignore[union-attr]
]


@pytest.mark.parametrize(("norm", "at", "quote"), QUOTES)
def test_a_sentence_stands_in_the_catalogue(norm: str, at: str, quote: str) -> None:
    assert any(
        quote in line for line in CATALOGUE.splitlines() if f'norm = "{norm}"' in line and f'at = "{at}"' in line
    )


def test_every_act_has_words() -> None:
    assert set(DONE) == {"request", *UserIdAct}
    assert set(ACTS) == set(UserIdAct) - {UserIdAct.USE, UserIdAct.CHANGE}
    assert set(GRANTS) == set(AdministratorAct)
    assert set(ACTS) >= NEEDS_REASON


def test_a_letter_writes_a_day_in_indonesian() -> None:
    assert (day_of(date(2021, 5, 10)), date_of(date(2021, 5, 10)), date_of(None)) == ("Senin", "10 Mei 2021", "-")


def test_the_head_of_the_institution_answers_for_the_user_id() -> None:
    banjarnegara, other = load_agreement("banjarnegara-arpus-2025"), load_agreement("contoh-badan-hukum-asing-2026")
    assert head_of(banjarnegara) == "Kepala Dinas Kearsipan dan Perpustakaan Kabupaten Banjarnegara"
    assert head_of(other).startswith("Pimpinan ")
    assert responsible(banjarnegara).startswith("BNA-J II.A.2: ")
    assert responsible(load_agreement("contoh-data-2026")) == ""
