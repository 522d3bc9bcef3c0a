import json

import pytest

from simulator.network.delivery import Delivery, deliver
from simulator.network.fault import PARAMETERS, Fault, FaultBox, FaultKind, Setting

BODY = b'{"content":[{"NIK":"Sesuai"}]}'


def fault(kind: FaultKind, **params: Setting) -> Fault:
    return Fault("f1", kind, params)


def test_a_sound_line_changes_nothing() -> None:
    delivery = deliver(BODY, None)
    assert delivery == Delivery(BODY, status=200, delay_ms=0, is_cut=False, is_whole=True)
    assert delivery.is_plain


@pytest.mark.parametrize(
    ("struck_by", "expected"),
    [
        (fault(FaultKind.CODE, code="05"), Delivery(BODY)),
        (fault(FaultKind.DELAY, ms=250), Delivery(BODY, delay_ms=250)),
        (fault(FaultKind.HTTP_STATUS, status=503), Delivery(b"", status=503, is_whole=False)),
        (fault(FaultKind.MALFORMED, body="<html>é"), Delivery("<html>é".encode(), is_whole=False)),
        (fault(FaultKind.HANG, ms=250), Delivery(b"", delay_ms=250, is_cut=True, is_whole=False)),
        (fault(FaultKind.RESET), Delivery(b"", is_cut=True, is_whole=False)),
        (fault(FaultKind.TRUNCATE, bytes=3), Delivery(BODY[:3], length=len(BODY), is_whole=False)),
        (fault(FaultKind.TRUNCATE, bytes=0), Delivery(b"", length=len(BODY), is_whole=False)),
        (fault(FaultKind.TRUNCATE, bytes=999), Delivery(BODY, length=len(BODY), is_whole=True)),
        (fault(FaultKind.DRIBBLE, bytes_per_second=5), Delivery(BODY, bytes_per_second=5)),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Fault) else "",
)
def test_each_fault_does_one_thing_to_an_answer(struck_by: Fault, expected: Delivery) -> None:
    assert deliver(BODY, struck_by) == expected


def test_every_kind_is_delivered_and_only_a_foreign_answer_just_leaves() -> None:
    box = FaultBox(1)
    plain = set()
    for kind, parameter in PARAMETERS.items():
        params: dict[str, Setting] = {}
        if parameter is not None:
            params[parameter.name] = parameter.default or ("05" if parameter.kind is str else parameter.most)
        if deliver(BODY, box.add(kind, params)).is_plain:
            plain.add(kind)
    assert plain == {FaultKind.CODE, FaultKind.HTTP_STATUS, FaultKind.MALFORMED, FaultKind.ALTER}


def test_calls_that_a_bandwidth_strikes_share_its_line() -> None:
    box = FaultBox(1)
    first, second = (box.add(FaultKind.BANDWIDTH, {"bits_per_second": 8_000}) for _ in range(2))
    deliveries = [deliver(BODY, struck_by) for struck_by in (first, first, second)]
    assert first.bucket is not None
    assert first.bucket.bytes_per_second == 1_000
    assert [delivery.bucket is first.bucket for delivery in deliveries] == [True, True, False]
    assert all(delivery.is_whole and delivery.body == BODY for delivery in deliveries)


def test_the_line_of_a_session_carries_sound_and_faulted_answers() -> None:
    line = FaultBox(1).line(1_000_000)
    assert deliver(BODY, None, line).bucket is line
    assert deliver(BODY, fault(FaultKind.DELAY, ms=1), line).bucket is line
    assert not deliver(BODY, None, line).is_plain


def test_a_session_has_one_line() -> None:
    box = FaultBox(1)
    assert box.line(1_000_000) is box.line(1_000_000)


RIGHT = json.dumps({"content": [{"NIK": 1, "NAMA_LGKP": "A"}], "size": 1}).encode()


@pytest.mark.parametrize(
    ("changes", "record", "is_whole"),
    [
        ({"NAMA_LGKP": None}, {"NIK": 1}, False),
        ({"NIK": "1"}, {"NIK": "1", "NAMA_LGKP": "A"}, False),
        ({"NIK": 1.0}, {"NIK": 1.0, "NAMA_LGKP": "A"}, False),
        ({"AGAMA": "ISLAM"}, {"NIK": 1, "NAMA_LGKP": "A", "AGAMA": "ISLAM"}, True),
        ({"AGAMA": None}, {"NIK": 1, "NAMA_LGKP": "A"}, True),
    ],
)
def test_an_altered_answer_lies_as_told_and_in_nothing_else(
    changes: dict[str, object], record: dict[str, object], is_whole: bool
) -> None:
    altered = deliver(RIGHT, fault(FaultKind.ALTER, elemen=changes))
    assert json.loads(altered.body) == {"content": [record], "size": 1}
    assert list(json.loads(altered.body)["content"][0]) == list(record)
    assert altered.is_whole is is_whole


def test_an_answer_that_is_one_object_is_altered_itself() -> None:
    altered = deliver(b'{"uid":"1","matchScore":"9"}', fault(FaultKind.ALTER, elemen={"matchScore": 9}))
    assert altered.body == b'{"uid":"1","matchScore":9}'


def test_the_malformed_body_of_the_house_is_no_json() -> None:
    parameter = PARAMETERS[FaultKind.MALFORMED]
    assert parameter is not None
    default = parameter.default
    assert default is not None
    with pytest.raises(json.JSONDecodeError):
        json.loads(default)
