"""What becomes of a request for a user id, and what is kept of a password?"""

from datetime import datetime, timedelta

import msgspec
import pytest

from simulator.domain.administrator import AdministratorAct
from simulator.domain.kuota import WIB
from simulator.domain.situation import OperatorStanding
from simulator.domain.user_id import UserIdState
from simulator.poc.acting import ActRefused
from simulator.poc.administrator import Administrator
from simulator.poc.agreement_file import load_agreement
from simulator.poc.operators import Operator, OperatorBook, Own, Secret
from simulator.poc.sandi import digest_password, is_password, make_password
from tests.helpers.formulir import FORM, LOCAL, SURAT

KARANGANYAR = load_agreement("karanganyar-baperlitbang-2021")
BANJARNEGARA = load_agreement("banjarnegara-arpus-2025")
AT = datetime(2021, 5, 10, 9, tzinfo=WIB)
OWN = Own("ban001", "127.0.0.1")
SECRET = Secret("rahasia", "scrypt$...")
LOCAL_FORM = msgspec.structs.replace(FORM, user_id_lokal=LOCAL)


def last(book: OperatorBook) -> Operator:
    return book.operators[-1]


def handed(book: OperatorBook | None = None, at: datetime = AT) -> OperatorBook:
    """The book after a request of Banjarnegara has come to its hand-over."""
    book = (book or OperatorBook()).request(BANJARNEGARA, FORM, SURAT, AT)
    book = book.check(last(book), AT)
    book = book.approve(BANJARNEGARA, last(book), AT)
    return book.handover(BANJARNEGARA, last(book), at, OWN, SECRET, "")


def test_a_request_goes_its_way_to_a_user_id_that_works() -> None:
    book = handed()
    one = last(book)
    assert (one.state, one.user_id) == (UserIdState.DISERAHKAN, "ban001.01")
    assert book.standing("ban001.01", SECRET.kept) == OperatorStanding(is_proven=True, is_active=True)
    assert book.standing("ban001.01", "") == OperatorStanding(is_proven=False, is_active=True)
    assert book.standing("ban001.02", SECRET.kept) is None
    assert book.standing("", "") is None
    book = book.use("ban001.01", AT)
    assert last(book).state is UserIdState.AKTIF
    assert book.use("ban001.01", AT) is book
    assert [step.act for step in last(book).steps] == ["request", "check", "approve", "handover", "use"]
    book = book.revoke(last(book), AT, "pindah tugas")
    assert book.standing("ban001.01", SECRET.kept) == OperatorStanding(is_proven=True, is_active=False)


def test_a_new_password_of_the_pengguna_replaces_that_of_every_operator_until_the_old_one_is_back() -> None:
    book = OperatorBook().request(BANJARNEGARA, FORM, SURAT, AT)
    book = book.approve(BANJARNEGARA, last(book := book.check(last(book), AT)), AT)
    book = book.handover(BANJARNEGARA, last(book), AT, Own("ban001", "127.0.0.1", "semula"), SECRET, "")
    for beside, is_proven in (("semula", True), ("baru", False), ("semula", True)):
        standing = book.standing("ban001.01", SECRET.kept, beside)
        assert standing == OperatorStanding(is_proven=is_proven, is_active=True)


def test_a_change_gives_a_new_user_id_and_until_then_the_old_one_works() -> None:
    book = handed().use("ban001.01", AT)
    other = msgspec.structs.replace(FORM, jabatan="Arsiparis")
    book = book.change(BANJARNEGARA, last(book), other, SURAT, AT)
    assert (last(book).state, last(book).form) == (UserIdState.DIUBAH, FORM.trimmed())
    assert book.standing("ban001.01", SECRET.kept) == OperatorStanding(is_proven=True, is_active=True)
    refused = book.refuse(last(book), AT, "belum perlu")
    assert (last(refused).state, last(refused).changed_form) == (UserIdState.AKTIF, None)
    book = book.handover(BANJARNEGARA, last(book), AT, OWN, Secret("lain", "lain$"), " 470/BAST/2 ")
    assert (last(book).user_id, last(book).form.jabatan) == ("ban001.02", "Arsiparis")
    assert [(bast.nomor, bast.is_change) for bast in last(book).bast] == [
        ("SIM/BAST-UID/001/2021", False),
        ("470/BAST/2", True),
    ]
    assert book.standing("ban001.01", SECRET.kept) is None


def test_what_the_table_does_not_allow_is_refused_with_what_it_does() -> None:
    book = OperatorBook().request(BANJARNEGARA, FORM, SURAT, AT)
    with pytest.raises(ActRefused) as refused:
        book.handover(BANJARNEGARA, last(book), AT, OWN, SECRET, "")
    assert (refused.value.code, "check" in refused.value.hint) == ("not_allowed", True)
    book = book.check(last(book), AT)
    with pytest.raises(ActRefused) as refused:
        book.refuse(last(book), AT, " ")
    assert refused.value.field == "reason"
    book = book.refuse(last(book), AT, "formulir orang lain")
    with pytest.raises(ActRefused) as refused:
        book.approve(BANJARNEGARA, last(book), AT)
    assert "ajukan permohonan baru" in refused.value.hint
    assert len(book.request(BANJARNEGARA, FORM, SURAT, AT).operators) == 2


def test_one_person_has_one_request_under_way() -> None:
    book = OperatorBook().request(BANJARNEGARA, FORM, SURAT, AT)
    with pytest.raises(ActRefused) as refused:
        book.request(BANJARNEGARA, FORM, SURAT, AT)
    assert (refused.value.code, refused.value.field) == ("already_asked", "form.nik")
    other = msgspec.structs.replace(FORM, nik="3303015505909002")
    book = handed().request(BANJARNEGARA, other, SURAT, AT)
    with pytest.raises(ActRefused) as refused:
        book.change(BANJARNEGARA, book.operators[0], other, SURAT, AT)
    assert refused.value.code == "already_asked"


def test_what_is_kept_of_texts_and_steps_has_a_bound() -> None:
    book = OperatorBook().request(BANJARNEGARA, FORM, SURAT, AT)
    book = book.check(last(book), AT)
    book = book.approve(BANJARNEGARA, last(book), AT)
    for nomor in ("x" * 201, "470\n1"):
        with pytest.raises(ActRefused) as refused:
            book.handover(BANJARNEGARA, last(book), AT, OWN, SECRET, nomor)
        assert refused.value.field == "bast"
    with pytest.raises(ActRefused):
        book.refuse(last(handed()), AT, "x" * 501)
    full = msgspec.structs.replace(last(handed()), steps=last(handed()).steps * 125)
    with pytest.raises(ActRefused) as refused:
        handed().change(BANJARNEGARA, full, FORM, SURAT, AT)
    assert refused.value.code == "too_many"
    many = msgspec.structs.replace(book, operators=book.operators * 500)
    with pytest.raises(ActRefused) as refused:
        many.request(BANJARNEGARA, msgspec.structs.replace(FORM, nik="3303015505909002"), SURAT, AT)
    assert refused.value.code == "too_many"


def test_karanganyar_grants_exactly_one_with_the_sentence_quoted() -> None:
    book = OperatorBook().request(KARANGANYAR, LOCAL_FORM, SURAT, AT)
    book = book.check(last(book), AT)
    book = book.approve(KARANGANYAR, last(book), AT)
    second = msgspec.structs.replace(LOCAL_FORM, nik="3303015505909002")
    book = book.request(KARANGANYAR, second, SURAT, AT)
    book = book.check(last(book), AT)
    with pytest.raises(ActRefused) as refused:
        book.approve(KARANGANYAR, last(book), AT)
    assert (refused.value.code, "sebanyak 1 (satu) User ID" in refused.value.message) == ("full", True)


def test_a_late_hand_over_is_done_and_said() -> None:
    book = OperatorBook().request(KARANGANYAR, LOCAL_FORM, SURAT, AT)
    book = book.check(last(book), AT)
    book = book.approve(KARANGANYAR, last(book), AT)
    book = book.handover(KARANGANYAR, last(book), AT + timedelta(days=17), Own("kar001", ""), SECRET, "")
    assert last(book).bast[0].days_late == 3
    assert "terlambat 3 hari" in last(book).steps[-1].note
    assert "2 (dua) minggu" in last(book).steps[-1].note


def test_a_password_is_kept_as_a_digest_that_it_fits() -> None:
    password = make_password()
    kept = digest_password(password)
    assert password not in kept
    assert kept != digest_password(password)
    assert is_password(password, kept)
    assert not is_password(f"{password}x", kept)
    assert not is_password("", kept)
    assert not is_password(password, "")
    assert make_password() != password


def test_the_administrator_is_given_once() -> None:
    def act(given: Administrator, name: AdministratorAct, note: str = "surat 470/2") -> Administrator:
        return given.act(KARANGANYAR, name, AT, Own("kar001", "127.0.0.1"), note)

    given = act(Administrator(), AdministratorAct.GRANT, "")
    assert (given.user_id, given.ip) == ("kar001.admin", "127.0.0.1")
    with pytest.raises(ActRefused) as refused:
        act(given, AdministratorAct.GRANT)
    assert (refused.value.code, "hanya 1 (satu) kali" in refused.value.message) == ("given_once", True)
    with pytest.raises(ActRefused):
        act(given, AdministratorAct.APPROVE)
    with pytest.raises(ActRefused) as refused:
        act(given, AdministratorAct.REQUEST, "")
    assert refused.value.field == "reason"
    asked = act(given, AdministratorAct.REQUEST)
    assert act(asked, AdministratorAct.REFUSE).user_id == "kar001.admin"
    changed = act(asked, AdministratorAct.APPROVE)
    assert (changed.user_id, changed.changes) == ("kar001.admin2", 1)
    with pytest.raises(ActRefused) as refused:
        act(changed, AdministratorAct.GRANT)
    assert refused.value.code == "given_once"
