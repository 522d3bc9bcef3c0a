import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.network.fault import PARAMETERS, FaultBox, FaultKind

DOOR, METHOD, NIK = "web_service", "CALL_NIK", "3303051708909001"
CODE_05: dict[str, str | int] = {"code": "05"}


def injected(box: FaultBox, calls: int) -> list[bool]:
    """Into which of so many calls a fault was injected."""
    return [box.take(DOOR, METHOD, NIK) is not None for _ in range(calls)]


def test_an_empty_box_is_inert() -> None:
    box = FaultBox(1)
    assert injected(box, 100) == [False] * 100
    assert box.faults == []


@given(st.integers(1, 20), st.integers(0, 30))
def test_a_counted_fault_strikes_as_often_as_it_says_and_is_gone(count: int, calls: int) -> None:
    box = FaultBox(1)
    box.add(FaultKind.CODE, CODE_05, count=count)
    assert sum(injected(box, calls)) == min(count, calls)
    assert [fault.count for fault in box.faults] == ([count - calls] if calls < count else [])


def test_a_fault_without_count_stays_until_it_is_removed() -> None:
    box = FaultBox(1)
    fault = box.add(FaultKind.CODE, CODE_05)
    assert all(injected(box, 50))
    assert box.remove(fault.id)
    assert not any(injected(box, 50))


@pytest.mark.parametrize(
    ("limits", "applies"),
    [
        ({"door": DOOR}, True),
        ({"door": "portal"}, False),
        ({"method": METHOD}, True),
        ({"method": "CALL_FR"}, False),
        ({"nik": NIK}, True),
        ({"nik": NIK[:-1]}, False),
        ({"door": DOOR, "method": METHOD, "nik": NIK}, True),
        ({"door": DOOR, "method": METHOD, "nik": "1"}, False),
    ],
)
def test_a_fault_applies_only_to_what_it_is_limited_to(limits: dict[str, str], applies: bool) -> None:
    box = FaultBox(1)
    box.add(FaultKind.CODE, CODE_05, count=1, **limits)  # type: ignore[arg-type]
    assert injected(box, 1) == [applies]
    assert bool(box.faults) is not applies


def test_the_first_that_was_switched_on_strikes_first() -> None:
    box = FaultBox(1)
    first = box.add(FaultKind.CODE, CODE_05, count=1)
    second = box.add(FaultKind.DELAY, {"ms": 1}, count=1)
    assert [box.take(DOOR, METHOD, NIK) for _ in range(3)] == [first, second, None]


def test_ids_are_not_used_again() -> None:
    box = FaultBox(1)
    ids = []
    for _ in range(3):
        fault = box.add(FaultKind.CODE, CODE_05)
        ids.append(fault.id)
        box.remove(fault.id)
    assert len(set(ids)) == 3


def test_one_fault_or_all_are_removed() -> None:
    box = FaultBox(1)
    kept, gone = box.add(FaultKind.CODE, CODE_05), box.add(FaultKind.CODE, CODE_05)
    assert box.remove(gone.id)
    assert not box.remove(gone.id)
    assert box.faults == [kept]
    assert box.remove(None)
    assert box.faults == []
    assert box.remove(None)


@given(st.integers(0, 2**32), st.floats(0.05, 0.95))
def test_chance_comes_from_the_seed(seed: int, probability: float) -> None:
    boxes = [FaultBox(seed), FaultBox(seed)]
    for box in boxes:
        box.add(FaultKind.CODE, CODE_05, probability=probability)
    assert injected(boxes[0], 50) == injected(boxes[1], 50)


def test_a_probable_fault_strikes_about_as_often_as_it_says() -> None:
    box = FaultBox(1)
    box.add(FaultKind.CODE, CODE_05, probability=0.25)
    assert 200 <= sum(injected(box, 1000)) <= 300


def test_seeds_have_their_own_chance() -> None:
    boxes = [FaultBox(1), FaultBox(2)]
    for box in boxes:
        box.add(FaultKind.CODE, CODE_05, probability=0.5)
    assert injected(boxes[0], 64) != injected(boxes[1], 64)


def test_a_miss_by_chance_costs_no_count() -> None:
    box = FaultBox(1)
    box.add(FaultKind.CODE, CODE_05, probability=0.5, count=3)
    assert sum(injected(box, 200)) == 3


def test_a_fault_that_missed_leaves_the_next_its_turn() -> None:
    box = FaultBox(1)
    box.add(FaultKind.CODE, CODE_05, probability=0.5)
    sure = box.add(FaultKind.DELAY, {"ms": 1})
    taken = [box.take(DOOR, METHOD, NIK) for _ in range(50)]
    assert None not in taken
    assert sure in taken


def test_every_kind_has_its_parameter() -> None:
    assert set(PARAMETERS) == set(FaultKind)
    names = {kind: parameter.name for kind, parameter in PARAMETERS.items() if parameter}
    assert set(FaultKind) - set(names) == {FaultKind.RESET}
    assert names == {
        FaultKind.CODE: "code",
        FaultKind.DELAY: "ms",
        FaultKind.HTTP_STATUS: "status",
        FaultKind.MALFORMED: "body",
        FaultKind.HANG: "ms",
        FaultKind.TRUNCATE: "bytes",
        FaultKind.DRIBBLE: "bytes_per_second",
        FaultKind.BANDWIDTH: "bits_per_second",
        FaultKind.ALTER: "elemen",
    }
