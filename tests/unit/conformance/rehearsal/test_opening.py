"""Does a run get the right session, and is a session that was open already given back as it was?"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from conformance.bilingual import Words
from conformance.fault import PreflightFault
from conformance.observe.control_api import ControlClient, ControlFault
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc
from conformance.rehearsal.opening import open_session

PLAN = Plan(Poc("contoh-data-2026", seed=4), Aplikasi("Contoh", ["NIK"]), HttpRecipe())
SESSION = {
    "id": "s1", "agreement": "contoh-data-2026", "seed": 4, "state": "open", "dialect": "juknis", "credentials": {},
    "strict": False, "elemen": ["NIK"], "norms": ["PBG-P"],
}  # fmt: skip
TAKEN = ControlFault(Words.same("terpakai"), 409, "seed_taken")


class FakeControl(ControlClient):
    """Answers `POST /sessions` as it is told, and remembers all calls."""

    def __init__(self, answer: Any) -> None:
        super().__init__("http://127.0.0.1:8190/")
        self.answer = answer
        self.calls: list[tuple[str, str, Any]] = []

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        self.calls.append((method, path, body))
        match method, path:
            case "POST", "/sessions" if isinstance(self.answer, Exception):
                raise self.answer
            case "POST", "/sessions":
                return self.answer
            case "GET", "/sessions":
                closed, other = {**SESSION, "id": "s0", "state": "closed"}, {**SESSION, "id": "s9", "seed": 9}
                return {"sessions": [closed, other, SESSION]}
            case "PATCH", _:
                return {**SESSION, **(body or {})}
            case _:
                return {}

    @property
    def called(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _ in self.calls]


def opened(control: FakeControl, dialect: str | None = None, plan: Plan = PLAN, at: Path = Path()) -> dict[str, Any]:
    with open_session(control, plan, at, dialect) as session:
        return session


def test_a_session_of_its_own_is_opened_for_the_plan_and_closed() -> None:
    control = FakeControl(SESSION)
    assert opened(control) == SESSION
    assert control.calls == [
        (
            "POST",
            "/sessions",
            {"agreement": "contoh-data-2026", "seed": 4, "aplikasi": {"nama": "Contoh", "elemen": ["NIK"]}},
        ),
        ("DELETE", "/sessions/s1", None),
    ]


def test_it_is_closed_when_the_run_breaks_off() -> None:
    control = FakeControl(SESSION)
    with pytest.raises(KeyboardInterrupt), open_session(control, PLAN, Path(), None):
        raise KeyboardInterrupt
    assert control.called[-1] == ("DELETE", "/sessions/s1")


def test_the_dialect_of_the_command_goes_before_the_plans() -> None:
    plan = Plan(Poc("x", dialect="baru"), PLAN.aplikasi, PLAN.subject)
    for dialect, expected in ((None, "baru"), ("lama", "lama")):
        control = FakeControl(SESSION)
        opened(control, dialect, plan)
        assert control.calls[0][2]["dialect"] == expected


def test_a_session_that_is_open_already_is_used_and_left_open() -> None:
    control = FakeControl(TAKEN)
    assert opened(control) == SESSION
    assert control.called == [("POST", "/sessions"), ("GET", "/sessions")]


def test_its_dialect_is_changed_for_the_run_and_put_back() -> None:
    control = FakeControl(TAKEN)
    assert opened(control, "lama")["dialect"] == "lama"
    assert [body for method, _, body in control.calls if method == "PATCH"] == [
        {"dialect": "lama"},
        {"dialect": "juknis"},
    ]


def test_a_strict_plan_makes_its_session_strict() -> None:
    plan = Plan(Poc("contoh-data-2026", seed=4, strict=True), PLAN.aplikasi, PLAN.subject)
    control = FakeControl(SESSION)
    assert opened(control, plan=plan)["strict"] is True
    assert control.called == [("POST", "/sessions"), ("PATCH", "/sessions/s1/hak-akses"), ("DELETE", "/sessions/s1")]


def test_an_open_session_is_strict_for_the_run_and_put_back() -> None:
    for strict, patched in ((True, [{"strict": True}, {"strict": False}]), (False, []), (None, [])):
        plan = Plan(Poc("contoh-data-2026", seed=4, strict=strict), PLAN.aplikasi, PLAN.subject)
        control = FakeControl(TAKEN)
        opened(control, plan=plan)
        assert [body for method, _, body in control.calls if method == "PATCH"] == patched


def test_an_agreement_file_lies_beside_the_plan_and_is_sent_whole(tmp_path: Path) -> None:
    text = 'name = "contoh-data-2026"\npks_from = 2026-01-01\nelemen = ["NIK"]\nnorms = ["PBG-P"]\n'
    (tmp_path / "kami.toml").write_text(text, encoding="utf-8")
    plan = Plan(Poc("kami.toml", seed=4), PLAN.aplikasi, PLAN.subject)
    control = FakeControl(SESSION)
    opened(control, plan=plan, at=tmp_path)
    assert control.calls[0][2]["agreement"]["name"] == "contoh-data-2026"
    assert opened(FakeControl(TAKEN), plan=plan, at=tmp_path) == SESSION


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("a = ")])
def test_an_agreement_file_that_cannot_be_read_is_a_fault_of_the_plan(
    tmp_path: Path, make: Callable[[Path], Any]
) -> None:
    make(tmp_path / "kami.toml")
    plan = Plan(Poc("kami.toml"), PLAN.aplikasi, PLAN.subject)
    with pytest.raises(PreflightFault, match=r"kami\.toml tidak dapat dibaca.*poc\.agreement") as caught:
        opened(FakeControl(SESSION), plan=plan, at=tmp_path)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("answer", "exit_code", "remedy"),
    [
        (ControlFault(Words.same("x"), 422, "invalid_agreement"), 4, "poc.agreement"),
        (ControlFault(Words.same("x"), 409, "identity_taken"), 4, "poc.agreement"),
        (ControlFault(Words.same("x"), 400, "invalid"), 4, "rencana"),
        (ControlFault(Words.same("x"), 401, "unauthorized"), 4, "--token"),
        (ControlFault(Words.same("x"), 403, "loopback_only"), 4, "--token"),
        (ControlFault(Words.same("x"), 0), 5, "--simulator"),
        (ControlFault(Words.same("x"), 404), 5, "--simulator"),
        ({"ok": True}, 5, "--simulator"),
        ("halo", 5, "--simulator"),
    ],
)
def test_where_no_session_can_be_opened_the_fault_has_its_owner(answer: Any, exit_code: int, remedy: str) -> None:
    with pytest.raises(PreflightFault) as caught:
        opened(FakeControl(answer))
    assert caught.value.exit_code == exit_code
    assert remedy in caught.value.remedy.indonesian


def test_a_fault_of_the_simulator_stays_one() -> None:
    with pytest.raises(ControlFault):
        opened(FakeControl(ControlFault(Words.same("x"), 500, "internal")))


@pytest.mark.parametrize(
    ("there", "key"),
    [
        ({"title": "lain"}, "title"),
        ({"norms": ["PBG-J"]}, "norms"),
        ({"norma": {}}, "norma.juknis"),
        (
            {"norma": {"juknis": {"judul": "J", "pola": "PBG-J", "nomor": {}, "kutipan": {}, "kecuali": {"II": "x"}}}},
            "norma",
        ),
    ],
)
def test_an_open_session_of_another_text_with_the_same_name_is_not_used(
    tmp_path: Path, there: dict[str, Any], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'name = "contoh-data-2026"\ntitle = "T"\nelemen = ["NIK"]\n'
    text += 'norma = { juknis = { judul = "J", pola = "PBG-J" } }\n'
    (tmp_path / "kami.toml").write_text(text, encoding="utf-8")
    plan = Plan(Poc("kami.toml", seed=4), PLAN.aplikasi, PLAN.subject)
    same = {"judul": "J", "pola": "PBG-J", "nomor": {}, "kutipan": {}, "kecuali": {}}
    whole = {"title": "T", "norms": [], "norma": {"juknis": same}}
    monkeypatch.setitem(globals(), "SESSION", SESSION | whole)
    assert opened(FakeControl(TAKEN), plan=plan, at=tmp_path)["id"] == "s1"
    monkeypatch.setitem(globals(), "SESSION", SESSION | whole | there)
    with pytest.raises(PreflightFault, match=f"s1 .*{key}") as caught:
        opened(FakeControl(TAKEN), plan=plan, at=tmp_path)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xef\xbb\xbfname = 'contoh-data-2026'", ""),
        ("title = 'é'".encode("latin-1"), "UTF-8"),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "terlalu dalam"),
    ],
)
def test_an_agreement_file_is_read_as_gladi_agreements_reads_it(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "kami.toml").write_bytes(content)
    plan = Plan(Poc("kami.toml", seed=4), PLAN.aplikasi, PLAN.subject)
    if not said:
        assert opened(FakeControl(SESSION), plan=plan, at=tmp_path) == SESSION
        return
    with pytest.raises(PreflightFault, match=said):
        opened(FakeControl(SESSION), plan=plan, at=tmp_path)
