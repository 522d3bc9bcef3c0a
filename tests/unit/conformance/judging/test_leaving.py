"""Is what left an application judged by what was seen, and never green by silence?"""

import msgspec
import pytest

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.egress import ControlSeen, Destination, Egress, Leak, Way
from conformance.record.evidence import Control, Expectation
from tests.helpers.results import make_evidence

SEEN = Control(Outcome.DITERUSKAN, ("01",))
KINDS = ("nothing_leaves", "only_named_hosts", "notices_bare")
CLEAN = Egress(Way.RUANG, controls=(ControlSeen("web", "php", (Way.RUANG,)),), searched=40, notices=3)
LEAK = Leak("ALAMAT", "330305******9001", "a.example", 443, "https", "badan", "whole", ("base64",))
PLACE = Destination("a.example", 443, "https", 2, 90, Way.RUANG, is_open=True, is_named=False)


def ask(kind: str, egress: Egress | None) -> Answer:
    evidence = make_evidence(expectations=[Expectation(kind, {}, "langkah", -1, ("BAG-01",))])
    evidence.egress = egress
    answer = check(evidence.expectations[0], evidence, SEEN)
    assert answer.reason.indonesian != answer.reason.english, "every answer is said in both languages"
    return answer


def changed(**changes: object) -> Egress:
    return msgspec.structs.replace(CLEAN, **changes)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_searched_and_seen_in_a_network_of_its_own_is_green(kind: str) -> None:
    assert ask(kind, CLEAN).is_met


@pytest.mark.parametrize("kind", KINDS)
def test_unwatched_is_not_exercised(kind: str) -> None:
    assert not ask(kind, None).is_testable


@pytest.mark.parametrize("kind", KINDS[:2])
@pytest.mark.parametrize("way", [Way.PROKSI, Way.SOKET])
def test_what_may_be_missed_is_for_a_person_and_no_fault_of_the_application(kind: str, way: Way) -> None:
    answer = ask(kind, changed(way=way, reason="bukan root", reason_en="not root"))
    assert (answer.is_met, answer.at_most, answer.owner) == (False, Verdict.TINJAU, Owner.LINGKUNGAN)
    assert "(bukan root)" in answer.reason.indonesian


@pytest.mark.parametrize("kind", KINDS[:2])
def test_without_a_control_nothing_is_said(kind: str) -> None:
    answer = ask(kind, changed(way=Way.TIDAK, reason="kontrol tidak terlihat", reason_en="no control was seen"))
    assert (answer.is_testable, answer.owner) == (False, Owner.LINGKUNGAN)


@pytest.mark.parametrize(
    ("change", "at_most"),
    [
        ({}, None),
        ({"is_named": True}, Verdict.TINJAU),
        ({"is_named": True, "protocol": "smtp"}, None),
        ({"is_weak": True}, Verdict.TINJAU),
    ],
)
@pytest.mark.parametrize("way", [Way.RUANG, Way.PROKSI, Way.TIDAK])
def test_a_value_that_left_is_red_however_it_was_seen(
    change: dict[str, object], at_most: Verdict | None, way: Way
) -> None:
    answer = ask("nothing_leaves", changed(way=way, leaks=(msgspec.structs.replace(LEAK, **change),)))
    assert (answer.is_met, answer.is_testable, answer.at_most, answer.owner) == (False, True, at_most, Owner.APLIKASI)
    assert "ALAMAT dari 330305******9001 ke a.example:443" in answer.reason.indonesian
    assert "(base64)" in answer.reason.indonesian


def test_a_stranger_outweighs_who_is_named() -> None:
    named = msgspec.structs.replace(LEAK, host="b.example", is_named=True)
    answer = ask("nothing_leaves", changed(leaks=(named, LEAK)))
    assert answer.at_most is None
    assert "b.example" not in answer.reason.english


def test_where_there_is_nothing_to_search_for_nothing_is_said() -> None:
    for kind in ("nothing_leaves", "notices_bare"):
        assert not ask(kind, changed(searched=0)).is_testable
    assert ask("only_named_hosts", changed(searched=0)).is_met


def test_without_an_engine_it_is_said_what_to_install() -> None:
    answer = ask("nothing_leaves", changed(searched=0, unsearched="pasang gladi[scan]", unsearched_en="install it"))
    assert (answer.is_testable, answer.owner) == (False, Owner.KONFIGURASI)
    assert answer.reason == ("pasang gladi[scan]", "install it")


@pytest.mark.parametrize(
    ("change", "met", "said"),
    [
        ({}, False, "does not name: a.example:443 (https, 2 times)"),
        ({"is_named": True}, True, "1 places, all of them named"),
        ({"is_named": True, "is_open": False}, False, "could not be looked into: a.example:443 (https, 2 times, not"),
        ({"host": "2001:db8::9"}, False, "[2001:db8::9]:443"),
    ],
)
def test_a_place_is_named_and_open_or_for_a_person_to_look_at(change: dict[str, object], met: bool, said: str) -> None:
    answer = ask("only_named_hosts", changed(destinations=(msgspec.structs.replace(PLACE, **change),)))
    assert (answer.is_met, answer.at_most) == (met, None if met else Verdict.TINJAU)
    assert said in answer.reason.english


def test_of_many_places_the_first_are_named() -> None:
    places = tuple(msgspec.structs.replace(PLACE, host=f"{name}.example") for name in "abcde")
    assert "; and 2 more" in ask("only_named_hosts", changed(destinations=places)).reason.english


def test_a_notification_tells_no_data_of_the_dwh_to_anybody() -> None:
    told = msgspec.structs.replace(LEAK, host="", port=0, protocol="kabar", part="kabar", chain=())
    answer = ask("notices_bare", changed(leaks=(told,)))
    assert (answer.is_met, answer.at_most) == (False, None)
    assert ask("nothing_leaves", changed(leaks=(told,))).is_met
    assert ask("notices_bare", changed(leaks=(LEAK,))).is_met
    weak = ask("notices_bare", changed(leaks=(msgspec.structs.replace(told, is_weak=True),)))
    assert weak.at_most is Verdict.TINJAU
    assert not ask("notices_bare", changed(notices=0)).is_testable
