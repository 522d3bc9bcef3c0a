"""Is what has left told as places and leaks, each once, without a value, and is what concerns nobody left out?"""

import msgspec
import pytest

from conformance.egress.departures import Departure, Departures, Said, read_departures
from conformance.egress.search import ValueSearch, destinations, find_leaks, find_told, is_named
from conformance.egress.watched import way_that_counts
from conformance.observe.notification import Notification
from conformance.record.egress import ControlSeen, Way
from tests.helpers.scanning import HOUSE, MOTHER, TYPED, VALUES

SEARCH = ValueSearch(VALUES)


def sent(*said: tuple[str, str], host: str = "a.example", protocol: str = "http", port: int = 80) -> Departure:
    return Departure(1, 0, Way.RUANG, protocol, host, port, tuple(Said(part, text.encode()) for part, text in said), 9)


def asked(*names: str) -> list[Departure]:
    return [sent(("nama", name), host=name, protocol="dns", port=0) for name in names]


@pytest.mark.parametrize(
    ("host", "port", "hosts", "named"),
    [
        ("surat.example", 587, ["surat.example"], True),
        ("surat.example", 587, ["surat.example:587"], True),
        ("surat.example", 25, ["surat.example:587"], False),
        ("surat.example", 0, ["surat.example:587"], True),
        ("a.surat.example", 80, ["*.surat.example"], True),
        ("surat.example", 80, ["*.surat.example"], False),
        ("buruksurat.example", 80, ["*.surat.example"], False),
        ("surat.example.jahat.example", 80, ["surat.example"], False),
        ("db.dinas.example", 0, ["db"], True),
        ("db.dinas.example", 5432, ["db"], False),
        ("2001:db8::9", 80, ["[2001:db8::9]:80"], True),
        ("2001:db8::9", 80, ["[2001:DB8::9]"], True),
        ("203.0.113.9", 80, [], False),
    ],
)
def test_a_plan_names_hosts(host: str, port: int, hosts: list[str], named: bool) -> None:
    assert is_named(host, port, hosts) is named


def test_a_value_is_told_by_place_and_part_and_never_itself() -> None:
    departures = [
        sent(("baris", f"GET /?q={HOUSE.text.replace(' ', '+')}"), ("badan", MOTHER.text), ("badan", HOUSE.text))
    ]
    leaks = list(find_leaks(departures, (), SEARCH))
    assert [(leak.element, leak.host, leak.part, leak.is_named) for leak in leaks] == [
        ("ALAMAT", "a.example", "baris", False),
        ("NAMA_LGKP_IBU", "a.example", "badan", False),
    ]
    told = msgspec.json.encode(leaks).decode()
    assert not any(value.text in told for value in VALUES)


def test_what_the_applicant_typed_may_leave() -> None:
    assert list(find_leaks([sent(("badan", f"nik={TYPED.text}"))], (), SEARCH)) == []


def test_the_name_of_a_host_may_carry_a_value() -> None:
    host = HOUSE.text.lower().replace(" ", "-") + ".jahat.example"
    (leak,) = find_leaks([sent(host=host, protocol="tls", port=443)], (), SEARCH)
    assert (leak.element, leak.part, leak.protocol) == ("ALAMAT", "nama", "tls")


def test_notifications_are_searched_in_subject_and_body() -> None:
    notices = [Notification(("a@a.example",), MOTHER.text, ""), Notification((), "", f"<p>{HOUSE.text}</p>")]
    assert [(leak.element, leak.host, leak.part) for leak in find_told(notices, SEARCH)] == [
        ("NAMA_LGKP_IBU", "", "kabar"), ("ALAMAT", "", "kabar"),
    ]  # fmt: skip


def test_places_are_told_once_and_a_name_goes_with_its_connection() -> None:
    seen = [*asked("a.example", "b.example"), sent(), sent(), sent(host="c.example", protocol="tls", port=443)]
    seen[-1] = msgspec.structs.replace(seen[-1], is_open=False)
    found = destinations(seen, ["c.example"], "mesin")
    assert [(one.host, one.protocol, one.count, one.size, one.is_open, one.is_named) for one in found] == [
        ("b.example", "dns", 1, 9, True, False),
        ("a.example", "http", 2, 18, True, False),
        ("c.example", "tls", 1, 9, False, True),
    ]


def test_names_of_this_machine_concern_nobody() -> None:
    own = asked("1.0.0.127.in-addr.arpa", "localhost", "localhost.dinas.example", "mesin", "mesin.dinas.example")
    assert destinations(own, (), "Mesin") == ()
    assert len(destinations(asked("9.113.0.203.in-addr.arpa"), (), "mesin")) == 1


def test_the_last_that_is_written_of_a_stream_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("kerja")
    departures = Departures(directory)
    stream = departures.begin()
    for protocol, number in (("tcp", 0), ("http", 0), ("http", 1)):
        departures.write(msgspec.structs.replace(sent(protocol=protocol), stream=stream, number=number))
    assert [(one.protocol, one.number) for one in read_departures(directory)] == [("http", 0), ("http", 1)]
    departures.forget()
    assert read_departures(directory) == []


@pytest.mark.parametrize(
    ("tried", "ways", "counts"),
    [
        (Way.RUANG, [(Way.RUANG,), (Way.RUANG,)], Way.RUANG),
        (Way.RUANG, [(Way.RUANG,), ()], Way.TIDAK),
        (Way.PROKSI, [(Way.PROKSI, Way.SOKET), (Way.PROKSI,)], Way.PROKSI),
        (Way.PROKSI, [(Way.PROKSI,), (Way.SOKET,)], Way.SOKET),
        (Way.PROKSI, [(Way.PROKSI,), ()], Way.TIDAK),
        (Way.PROKSI, [], Way.TIDAK),
    ],
)
def test_a_way_counts_where_it_saw_every_control(tried: Way, ways: list[tuple[Way, ...]], counts: Way) -> None:
    assert way_that_counts(tried, [ControlSeen("web", "php", each) for each in ways]) is counts
