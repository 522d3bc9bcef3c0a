"""Circumstances of calls are read from evidence, and a pair that is missing is named."""

from conformance.record.evidence import Evidence, Exchange
from tests.mutants.pairs import Kind, When, calls_in, is_reachable, pairs_of, table, uncovered


def exchange(seq: int, code: str, *, fault: str = "", is_match: bool | None = None, nik: str = "a") -> Exchange:
    return Exchange(seq, "", "web_service", "CALL_NIK", nik, code, fault, (), True, 1.0, is_match=is_match)


def evidence(*exchanges: Exchange, restarts: int = 0) -> Evidence:
    return Evidence("s", "", "", "", (), "", exchanges=list(exchanges), restarts=restarts)


def test_moment_and_kind_of_each_call() -> None:
    calls = calls_in(
        evidence(
            exchange(1, "", fault="malformed"),
            exchange(2, "", fault="reset"),
            exchange(3, "01", is_match=False),
            exchange(4, "05"),
            exchange(5, "01", nik="b"),
        )
    )
    assert [(call.kode, call.saat, call.jawaban) for call in calls] == [
        ("malformed", When.PERTAMA, Kind.RUSAK),
        ("reset", When.GAGAL_LAGI, Kind.TIDAK_ADA),
        ("01", When.DILANJUTKAN, Kind.TIDAK_SESUAI),
        ("05", When.SETELAH_SUKSES, Kind.KODE),
        ("01", When.PERTAMA, Kind.DATA),
    ]


def test_what_the_line_did_stands_for_the_code() -> None:
    calls = calls_in(evidence(exchange(1, "01", fault="delay", is_match=True), exchange(2, "99", fault="code")))
    assert [(call.kode, call.jawaban) for call in calls] == [("delay", Kind.SESUAI), ("99", Kind.KODE)]
    assert is_reachable("kode", "delay", "jawaban", Kind.SESUAI)


def test_after_a_restart() -> None:
    calls = list(calls_in(evidence(exchange(1, "", fault="http_status"), exchange(2, "01", is_match=True), restarts=1)))
    assert calls[1].saat is When.SETELAH_MULAI_ULANG


def test_a_call_holds_six_pairs() -> None:
    (call,) = calls_in(evidence(exchange(1, "05")))
    assert ("kode", "05", "saat", "pertama") in set(pairs_of(call))
    assert len(set(pairs_of(call))) == 6


def test_what_contradicts_itself_is_not_asked_for() -> None:
    assert not is_reachable("kode", "05", "jawaban", Kind.SESUAI)
    assert not is_reachable("kode", "reset", "jawaban", Kind.RUSAK)
    assert not is_reachable("saat", When.GAGAL_LAGI, "jawaban", Kind.DATA)
    assert is_reachable("kode", "05", "saat", When.SETELAH_SUKSES)


def test_a_pair_that_never_occurs_is_named() -> None:
    calls = list(calls_in(evidence(exchange(1, "05"))))
    assert ("kode", "05", "saat", "gagal lagi") in uncovered(calls)
    assert ("kode", "05", "saat", "pertama") not in uncovered(calls)
    assert "- kode 05 x saat gagal lagi" in table(calls)
