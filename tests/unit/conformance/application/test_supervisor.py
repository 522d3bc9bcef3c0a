"""Is a process that ends in mid-run written down and started again, and is nobody blamed for another's crash?"""

import http.server
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.application import supervisor
from conformance.application.process import RunningProcess, StartFault, free_port
from conformance.application.supervisor import Supervisor
from conformance.application.watch import Event, ProcessWatch, without_numbers, write_event
from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.record.evidence import Crash
from conformance.subject.reading import Reading
from conformance.subject.watched import WatchedSubject
from tests.helpers.serving import at_work

LASTS = "import time; time.sleep(60)"
DIES = "import sys; print('NIK 3303015505909001'); sys.exit('habis memori')"


class Scripted:
    """Starts a process of the next code each time, and remembers what was said."""

    def __init__(self, directory: Path, *codes: str, lasting: bool = False) -> None:
        self.directory = directory
        self.codes = iter(codes)
        self.last: RunningProcess | None = None
        self.said: list[Words] = []
        names = frozenset({"web"} if lasting else ())
        self.supervisor = Supervisor(self.start, self.is_ready, directory, self.said.append, names)
        self.supervisor.watch([self.start("web")])

    def start(self, name: str) -> RunningProcess:
        code = next(self.codes, None)
        if code is None:
            raise StartFault(Words("tidak ada program itu", "no such program"))
        self.last = RunningProcess(name, [sys.executable, "-c", code], self.directory, {}, self.directory / "web.log")
        return self.last

    def is_ready(self, process: RunningProcess) -> None:
        if str(process.popen.args[-1]).endswith("tidak siap"):  # type: ignore[index]
            raise StartFault(Words("tidak siap", "not ready"))


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_end_that_is_seen_a_little_later_is_waited_for(tmp_path: Path) -> None:
    watch = ProcessWatch(tmp_path)
    assert watch.crashes(0.2) == []
    late = threading.Timer(0.3, write_event, (tmp_path, Event("ended", "web", 3, "TypeError")))
    late.start()
    assert watch.crashes(20.0) == [Crash("web", 3, "TypeError")]
    late.join()


def test_a_process_that_dies_is_started_again_and_the_others_hear_of_it(tmp_path: Path) -> None:
    watch, other = ProcessWatch(tmp_path), ProcessWatch(tmp_path)
    assert watch.wait_until_back(0.0) is None
    scripted = Scripted(tmp_path, DIES, DIES, LASTS)
    first = scripted.last
    until(lambda: len(scripted.said) == 2 and scripted.last is not first)
    assert watch.wait_until_back(20) is None
    crash = Crash("web", 1, "NIK *** | habis memori")
    assert other.crashes()[0] == crash
    assert other.crashes() == []
    assert scripted.said[0].english == "the process web ended with code 1 and is started again: NIK *** | habis memori"
    scripted.supervisor.stop()
    assert scripted.last is not None
    assert not scripted.last.is_running()
    time.sleep(0.1)
    assert len(scripted.said) == 2


def test_a_process_that_cannot_be_started_again_is_gone(tmp_path: Path) -> None:
    watch = ProcessWatch(tmp_path)
    scripted = Scripted(tmp_path, DIES)
    until(lambda: len(scripted.said) == 2)
    away = watch.wait_until_back(20)
    assert away == Event("gone", "web", 1, "tidak ada program itu")
    assert "cannot be started again" in scripted.said[1].english
    scripted.supervisor.stop()


@pytest.mark.parametrize("lasting", [False, True])
def test_what_has_done_its_work_may_end_but_a_server_may_not(tmp_path: Path, lasting: bool) -> None:
    scripted = Scripted(tmp_path, "pass", LASTS, lasting=lasting)
    first = scripted.last
    assert first is not None
    if lasting:
        until(lambda: ProcessWatch(tmp_path).crashes() != [])
        assert ProcessWatch(tmp_path).crashes() == [Crash("web", 0, "-")]
    else:
        first.popen.wait(20)
        time.sleep(0.2)
        assert scripted.said == []
        assert scripted.last is first
    scripted.supervisor.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked to end there")
def test_one_that_was_not_ready_is_put_down_and_tried_again_when_that_is_asked_for(tmp_path: Path) -> None:
    watch = ProcessWatch(tmp_path)
    scripted = Scripted(tmp_path, LASTS, f"{LASTS}  # tidak siap", LASTS)
    first = scripted.last
    assert first is not None
    away = watch.restart(20, is_forced=True)
    assert away is not None
    assert (away.kind, away.said) == ("gone", "tidak siap")
    unready = scripted.last
    assert unready is not None
    assert unready is not first
    until(lambda: not unready.is_running())
    assert watch.restart(20) is None
    assert scripted.last is not unready
    assert scripted.last is not None
    assert scripted.last.is_running()
    assert watch.crashes() == []
    scripted.supervisor.stop()


def test_a_process_that_ends_again_and_again_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "MOST_STARTS", 3)
    scripted = Scripted(tmp_path, *[DIES] * 9)
    until(lambda: len(scripted.said) == 3 and scripted.last is not None and not scripted.last.is_running())
    time.sleep(0.2)
    assert len(scripted.said) == 3
    scripted.supervisor.stop()


def test_long_outputs_and_numbers_are_not_kept(tmp_path: Path) -> None:
    said = without_numbers("x" * 500 + " 3303015505909001 dan 17")
    assert len(said) == 300
    assert said.endswith("x *** dan 17")
    write_event(tmp_path, Event("ended", "web", -9, said))
    (crash,) = ProcessWatch(tmp_path).crashes()
    assert crash.words.indonesian == f"proses web berhenti dengan kode -9: {said}"


def test_an_event_that_is_half_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    watch = ProcessWatch(tmp_path)
    write_event(tmp_path, Event("ended", "web", 1))
    whole = (tmp_path / "proses.jsonl").read_bytes()
    (tmp_path / "proses.jsonl").write_bytes(whole[:-5])
    assert watch.crashes() == []
    (tmp_path / "proses.jsonl").write_bytes(whole)
    assert [crash.process for crash in watch.crashes()] == ["web"]


class FakeSubject:
    """Gives the readings that it is told to."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = iter(statuses)
        self.closed = False

    def submit(self, data: object, *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        return Reading(Outcome.DITERUSKAN, Words.same("-"), next(self.statuses), 1.0)

    def submit_together(self, people: object, *, user: str = "") -> list[Reading]:
        raise NotImplementedError

    def forget_users(self) -> None:
        """Nobody is kept."""

    def close(self) -> None:
        self.closed = True


def test_an_applicant_waits_for_a_process_that_comes_back_and_not_for_one_that_is_gone(tmp_path: Path) -> None:
    fake = FakeSubject(200, 200)
    subject = WatchedSubject(fake, ProcessWatch(tmp_path), 0.3)
    assert subject.submit({}).status == 200
    write_event(tmp_path, Event("ended", "web", 1, "habis memori"))
    missing = subject.submit({})
    assert (missing.outcome, missing.is_absent) == (Outcome.TAK_DIKENAL, True)
    assert missing.detail.english == "the process web has ended (code 1): habis memori"
    write_event(tmp_path, Event("back", "web"))
    assert not subject.submit({}).is_absent
    write_event(tmp_path, Event("gone", "web", 1, "tidak siap"))
    assert subject.submit({}).is_absent
    subject.forget_users()
    subject.close()
    assert fake.closed


def test_after_silence_the_application_must_answer_before_another_is_sent(tmp_path: Path) -> None:
    port = free_port()
    subject = WatchedSubject(
        FakeSubject(0, 200), ProcessWatch(tmp_path), 0.2, lambda: f"http://127.0.0.1:{port}/"
    )  # fmt: skip
    assert not subject.submit({}).is_absent
    missing = subject.submit({})
    assert missing.is_absent
    assert "tidak menjawab lagi sejak permohonan sebelumnya" in missing.detail.indonesian
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler)
    with at_work(server):
        assert subject.submit({}).status == 200


def test_a_launcher_whose_server_stays_is_left_alone_and_cannot_be_put_down(tmp_path: Path) -> None:
    said: list[Words] = []
    process = RunningProcess("web", [sys.executable, "-c", "pass"], tmp_path, {}, tmp_path / "web.log")

    def start(name: str) -> RunningProcess:
        raise AssertionError(name)

    watching = Supervisor(start, lambda _: None, tmp_path, said.append, frozenset({"web"}), answers=lambda _: True)
    watching.watch([process])
    process.popen.wait(20)
    away = ProcessWatch(tmp_path).restart(5.0)
    assert (away, said) == (Event("stays", "web"), [])
    assert ProcessWatch(tmp_path).wait_until_back(0.0) is None
    watching.stop()
