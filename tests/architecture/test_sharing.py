"""Are the tests shared so that what waits goes first, and nothing that belongs together is torn apart?"""

from tests.helpers.sharing import EACH, ROOMS, WAITING, turn_of, unit_of
from tests.helpers.source import ROOT

GOING_ON = "tests/integration/test_going_on.py"


def test_what_is_named_is_there() -> None:
    assert [name for name in (*WAITING, *ROOMS) if not (ROOT / name).exists()] == []
    for each in EACH:
        file, _, function = each.partition("::")
        assert file in WAITING
        assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8")


def test_a_file_stays_whole_unless_it_waits() -> None:
    assert unit_of("tests/contract/test_desk.py::TestDesk::test_a[x::y]") == "tests/contract/test_desk.py"
    assert unit_of(f"{GOING_ON}::TestReport::test_b[c]") == f"{GOING_ON}::TestReport"
    assert unit_of(f"{GOING_ON}::test_d[9-kod-21]") == f"{GOING_ON}::test_d"
    assert unit_of(f"{EACH[0]}[lapor benar]") == f"{EACH[0]}[lapor benar]"


def test_what_waits_longest_goes_first() -> None:
    rest = ["tests/unit/a.py::b", "tests/contract/a.py::b", "tests/e2e/a.py::b"]
    names = [*rest, f"{WAITING[1]}::b", f"{WAITING[0]}::b"]
    assert sorted(names, key=turn_of) == names[::-1]
