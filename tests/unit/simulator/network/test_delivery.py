import json

import pytest

from simulator.network.delivery import Delivery, deliver
from simulator.network.fault import PARAMETERS, Fault, FaultKind

BODY = b'{"content":[{"NIK":"Sesuai"}]}'


def fault(kind: FaultKind, **params: str | int) -> Fault:
    return Fault("f1", kind, params)


def test_a_sound_line_changes_nothing() -> None:
    assert deliver(BODY, None) == Delivery(BODY, status=200, delay_ms=0, is_cut=False)


@pytest.mark.parametrize(
    ("struck_by", "expected"),
    [
        (fault(FaultKind.CODE, code="05"), Delivery(BODY)),
        (fault(FaultKind.DELAY, ms=250), Delivery(BODY, delay_ms=250)),
        (fault(FaultKind.HTTP_STATUS, status=503), Delivery(b"", status=503)),
        (fault(FaultKind.MALFORMED, body="<html>é"), Delivery("<html>é".encode())),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Fault) else "",
)
def test_each_fault_does_one_thing_to_an_answer(struck_by: Fault, expected: Delivery) -> None:
    assert deliver(BODY, struck_by) == expected


@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_kind_is_delivered(kind: FaultKind) -> None:
    parameter = PARAMETERS[kind]
    value = parameter.default or ("05" if parameter.kind is str else parameter.most)
    assert not deliver(BODY, fault(kind, **{parameter.name: value})).is_cut


def test_the_malformed_body_of_the_house_is_no_json() -> None:
    default = PARAMETERS[FaultKind.MALFORMED].default
    assert default is not None
    with pytest.raises(json.JSONDecodeError):
        json.loads(default)
