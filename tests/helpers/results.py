"""What does a finished run look like? Factories of small results, and one of the size that an officer gets."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.judging.remedies import NONE, OPERATOR_TOLD, REMEDIES
from conformance.judging.run_verdict import judge_run
from conformance.outcome import Outcome, Owner, Verdict, worst
from conformance.record.evidence import Evidence, Exchange, Expectation, Step, Submission
from conformance.record.result import RESULT_SCHEMA, Finding, RequirementResult, Result, ScenarioResult, Tester

NIK = "330301******9001"
TESTER = Tester(version="0.1.0", simulator="0.1.0", python="3.11.2", platform="Linux x86_64", features="3f" * 32)


def make_exchange(**changes: Any) -> Exchange:
    return Exchange(
        **{
            "seq": 7,
            "at": "2025-11-24T09:00:03+07:00",
            "door": "web_service",
            "method": "CALL_VERIFY_BY_ELEMEN",
            "nik": NIK,
            "code": "01",
            "fault": "",
            "elemen_sent": ("NIK", "NAMA_LGKP"),
            "is_charged": True,
            "duration_ms": 12.4,
            **changes,
        }
    )


def make_submission(**changes: Any) -> Submission:
    return Submission(
        **{
            "persona": "sesuai",
            "nik": NIK,
            "outcome": Outcome.DITERUSKAN,
            "detail": "200, aturan 1: Aduan diterima",
            "detail_en": "200, rule 1: Aduan diterima",
            "status": 200,
            "duration_ms": 128.2,
            "after_seq": 6,
            **changes,
        }
    )


def make_evidence(**changes: Any) -> Evidence:
    return Evidence(
        **{
            "id": "alur-kode-01",
            "name": "Data sesuai: aduan diteruskan",
            "feature": "Alur setelah verifikasi",
            "rule": "",
            "requirements": ("KOD-20",),
            "started": "2025-11-22T14:05:01+07:00",
            "duration_ms": 1830.0,
            "steps": [
                Step("Dengan", "seorang pemohon yang datanya sesuai", 3.0),
                Step("Ketika", "pemohon mengajukan permohonan", 131.0),
                Step("Maka", "kode 01 sampai ke aplikasi", 1500.0),
                Step("Dan", "permohonan diteruskan", 0.1),
            ],
            "submissions": [make_submission()],
            "exchanges": [make_exchange()],
            "expectations": [Expectation("outcome_is", {"allowed": ["diteruskan"]}, "permohonan diteruskan", 0)],
            "is_settled": True,
            **changes,
        }
    )


def make_scenario(id: str = "alur-kode-01", verdict: Verdict = Verdict.LULUS, **changes: Any) -> ScenarioResult:  # noqa: A002
    """Return a scenario that is whole whatever its verdict; one that does not apply has no evidence."""
    is_green = verdict in (Verdict.LULUS, Verdict.TIDAK_BERLAKU)
    about: dict[str, Any] = {
        "id": id,
        "name": "Data sesuai: aduan diteruskan",
        "feature": "Alur setelah verifikasi",
        "rule": "",
        "requirements": ("KOD-20",),
        "verdict": verdict,
        "owner": None if is_green else Owner.APLIKASI,
        "reason": "semua terpenuhi" if is_green else "aplikasi meneruskan permohonan",
        "reason_en": "everything is met" if is_green else "the application goes on with the request",
        "remedy": "" if is_green else "hentikan permohonan, lalu jalankan `gladi check`",
        "remedy_en": "" if is_green else "stop the request, then run `gladi check`",
        **changes,
    }
    if verdict is not Verdict.TIDAK_BERLAKU:
        own = {name: about[name] for name in ("id", "name", "feature", "rule", "requirements")}
        about.setdefault("evidence", make_evidence(**own))
        about.setdefault(
            "findings",
            (
                Finding(
                    "kode sampai ke aplikasi", True, "kode 01 sampai ke aplikasi", "code 01 reached the application"
                ),
                Finding("permohonan berakhir sebagaimana mestinya", is_green, about["reason"], about["reason_en"]),
            ),
        )
    return ScenarioResult(**about)


def make_requirement(ref: str = "KOD-20", **changes: Any) -> RequirementResult:
    return RequirementResult(
        **{
            "ref": ref,
            "summary": "Aplikasi meneruskan layanan hanya bila setiap elemen yang dikirimnya sesuai.",
            "summary_en": "The application goes on with the service only when every element that it sent matches.",
            "obligation": "W",
            "who": ("P",),
            "verdict": Verdict.LULUS,
            "is_mandatory": True,
            "source": "PBG-L II.3.a",
            "quote": "Jika data hasil verifikasi sesuai, dilanjutkan proses aduan masyarakat.",
            "scenarios": ("alur-kode-01",),
            **changes,
        }
    )


def make_result(*scenarios: ScenarioResult, **changes: Any) -> Result:
    """Return a run of `scenarios` (one green one, when none is given), counted; its verdict is their worst."""
    scenarios = scenarios or (make_scenario(),)
    counts = Counter(scenario.verdict.value for scenario in scenarios)
    refs = dict.fromkeys(ref for scenario in scenarios for ref in scenario.requirements)
    requirements = [
        make_requirement(
            ref,
            verdict=worst([s.verdict for s in scenarios if ref in s.requirements]),
            scenarios=tuple(s.id for s in scenarios if ref in s.requirements),
        )
        for ref in refs
    ]
    return Result(
        **{
            "schema": RESULT_SCHEMA,
            "verdict": worst([scenario.verdict for scenario in scenarios]),
            "exit_code": judge_run(scenarios).exit_code,
            "agreement": "purbalingga-dinkominfo-2025",
            "agreement_title": "Pemanfaatan Nomor Induk Kependudukan, Data Kependudukan dan Kartu Tanda Penduduk "
            "Elektronik dalam Layanan Lingkup Tugas Dinas Komunikasi dan Informatika Kabupaten Purbalingga",
            "pengguna": "Dinas Komunikasi dan Informatika Kabupaten Purbalingga",
            "dialect": "juknis",
            "seed": 1,
            "session": "poc-7f3a",
            "aplikasi": "Lapor MasBup",
            "aplikasi_elemen": ("NIK", "NAMA_LGKP"),
            "started": "2025-11-22T14:05:00+07:00",
            "finished": "2025-11-22T14:07:05+07:00",
            "counts": dict(counts),
            "executed": len(scenarios) - counts[Verdict.TIDAK_BERLAKU.value],
            "reason": "Semua skenario yang berlaku lulus.",
            "reason_en": "All scenarios that apply passed.",
            "scenarios": scenarios,
            "requirements": tuple(requirements),
            "tester": TESTER,
            **changes,
        }
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario of the example that is not simply green."""

    verdict: Verdict
    owner: Owner | None
    reason: Words
    remedy: Words = NONE
    outcome: Outcome = Outcome.DITERUSKAN
    calls: int = 1


def example_result() -> Result:
    """Return a run of the size and mixture that a first rehearsal gives: 36 scenarios, every verdict but our own."""
    scenarios = []
    for feature, rule, ref, names in _FEATURES:
        for id, name, code in names:  # noqa: A001
            line = _NOT_GREEN.get(id)
            verdict = line.verdict if line else Verdict.LULUS
            changes: dict[str, Any] = {"name": name, "feature": feature, "rule": rule, "requirements": (ref,)}
            if line:
                changes |= {"owner": line.owner, "reason": line.reason.indonesian, "reason_en": line.reason.english}
                changes |= {"remedy": line.remedy.indonesian, "remedy_en": line.remedy.english}
            if verdict is not Verdict.TIDAK_BERLAKU:
                outcome = line.outcome if line else Outcome.DITERUSKAN if code == "01" else Outcome.GANGGUAN
                calls = line.calls if line else 1
                changes["evidence"] = make_evidence(
                    id=id,
                    **{key: changes[key] for key in ("name", "feature", "rule", "requirements")},
                    steps=[
                        Step("Dengan", f"seorang pemohon yang dijawab DWH dengan kode {code}", 2.2),
                        Step("Ketika", "pemohon mengajukan permohonan", 140.0),
                        Step("Maka", f"kode {code} sampai ke aplikasi", 1500.0),
                        Step("Dan", "permohonan berakhir sebagaimana mestinya", 0.1),
                    ],
                    submissions=[
                        make_submission(
                            persona=f"kode-{code}",
                            outcome=outcome,
                            detail=f"200, aturan {outcome}",
                            detail_en=f"200, rule {outcome}",
                        )
                    ],
                    exchanges=[make_exchange(seq=7 + i, code=code, is_charged=code == "01") for i in range(calls)],
                )
                reason = line.reason if line else Words(f"hasil: {outcome}", f"outcome: {outcome}")
                changes["findings"] = (
                    Finding(
                        f"kode {code} sampai ke aplikasi",
                        True,
                        f"kode {code} sampai ke aplikasi",
                        f"code {code} reached it",
                    ),
                    Finding("permohonan berakhir sebagaimana mestinya", line is None, *reason),
                )
            scenarios.append(make_scenario(id, verdict, **changes))
    result = make_result(
        *scenarios,
        exit_code=1,
        reason="3 dari 34 skenario tidak lulus.",
        reason_en="3 of 34 scenarios failed.",
        norms={"PBG-P": "Perjanjian Kerja Sama Purbalingga–Dinkominfo (2025)",
                         "PBG-J": "Petunjuk Teknis Purbalingga–Dinkominfo (2025)",
                         "PBG-L": "Lampiran Petunjuk Teknis Purbalingga–Dinkominfo (2025)"},
    )  # fmt: skip
    requirements = [msgspec.structs.replace(own, **_REQUIREMENTS[own.ref]) for own in result.requirements]
    return msgspec.structs.replace(result, requirements=tuple(requirements))


_REQUIREMENTS: dict[str, dict[str, Any]] = {
    "KOD-20": {},
    "KOD-21:T": {
        "summary": "Kode tak dikenal, jawaban rusak, terpotong, lambat atau tidak datang: aplikasi tidak meneruskan "
        "layanan, mencoba ulang secukupnya, dan tidak kehilangan permohonan.",
        "obligation": "T",
        "is_mandatory": False,
        "source": "PBG-P 2(2)h",
        "quote": "menjamin keamanan dan perlindungan terhadap sistem, data, jaringan dan program PIHAK KEDUA;",
    },
    "ELM-02": {
        "summary": "Aplikasi memakai hanya elemen yang tercantum untuknya dalam Juknis, walaupun PKS memberi lebih.",
        "source": "PBG-J II.E.d",
        "quote": "Elemen data yg diakses : NIK dan Nama Lengkap",
    },
    "KUO-04:T": {
        "summary": "Kuota habis: aplikasi berhenti memanggil, memberi tahu operator, menyimpan permohonan, dan "
        "melanjutkan keesokan harinya.",
        "obligation": "T",
        "is_mandatory": False,
        "source": "PBG-J II.C.2.b.3.c",
        "quote": "Kuota akses hari ini telah habis dengan response code",
    },
    "POL-03": {
        "summary": "NIK tidak diinput dalam waktu yang berdekatan.",
        "obligation": "L",
        "source": "PBG-J II.F.1",
        "quote": "tidak boleh dilakukan dengan cara berurutan, berpola, dan dalam waktu yang berdekatan;",
    },
}
_CODES = ("03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17")
_BROKEN = {
    "kosong": "Jawaban kosong",
    "terpotong": "Jawaban terpotong",
    "html": "Jawaban HTML",
    "lambat": "Jawaban lambat",
    "putus": "Jaringan putus",
    "galat-500": "HTTP 500",
    "kode-asing": "Kode tak dikenal",
    "dialek-lama": "Jawaban dialek lama",
}
_ALUR, _KUOTA = "Alur setelah verifikasi", "Kuota dan pola akses"
_FEATURES: tuple[tuple[str, str, str, list[tuple[str, str, str]]], ...] = (
    (_ALUR, "Elemen yang dikirim sesuai: layanan diteruskan", "KOD-20",
     [("alur-kode-01", "Data sesuai: aduan diteruskan", "01"),
      ("alur-nama-satu-kata", "Nama satu kata: aduan diteruskan", "01"),
      ("alur-nama-apostrof", "Nama dengan apostrof: aduan diteruskan", "01")]),
    (_ALUR, "Tanpa hasil yang sesuai, layanan berhenti", "KOD-20",
     [(f"alur-kode-{code}", f"Kode {code}: layanan tidak diteruskan", code) for code in _CODES]),
    ("Jawaban yang rusak atau tidak datang", "", "KOD-21:T",
     [(f"rusak-{kind}", f"{name}: aplikasi gagal dengan aman", "") for kind, name in _BROKEN.items()]),
    ("Elemen data", "", "ELM-02",
     [("elemen-dinyatakan", "Hanya elemen yang dinyatakan dikirim", "01"),
      ("elemen-pks", "Hanya elemen PKS dikirim", "01"),
      ("elemen-cari-nik", "Pencarian dengan NIK dilayani", "01")]),
    (_KUOTA, "", "KUO-04:T",
     [("kuota-berhenti", "Kuota habis: aplikasi berhenti memanggil", "05"),
      ("kuota-disimpan", "Kuota habis: permohonan disimpan", "05"),
      ("kuota-dilanjutkan", "Esok harinya permohonan dilanjutkan", "01"),
      ("kuota-satu-hit", "Satu permohonan satu panggilan", "01")]),
    (_KUOTA, "", "POL-03",
     [("pola-bertubi", "Tidak memanggil bertubi-tubi setelah ditolak", "05"),
      ("pola-portal", "Pola pada Web Portal", ""),
      ("pola-ganti-hari", "Pola setelah ganti hari", "01")]),
)  # fmt: skip
_NOT_GREEN = {
    "alur-kode-12": Line(
        Verdict.TIDAK_LULUS,
        Owner.APLIKASI,
        Words("aplikasi meneruskan permohonan", "the application goes on with the request"),
        REMEDIES["not_forwarded"],
    ),
    "elemen-dinyatakan": Line(
        Verdict.TIDAK_LULUS,
        Owner.APLIKASI,
        Words(
            "elemen yang tidak dinyatakan ikut dikirim: JENIS_KLMIN, TGL_LHR",
            "elements that are not declared are sent: JENIS_KLMIN, TGL_LHR",
        ),
        REMEDIES["only_declared"],
    ),
    "pola-bertubi": Line(
        Verdict.TIDAK_LULUS,
        Owner.APLIKASI,
        Words(
            "25 panggilan untuk satu permohonan; seharusnya 1 sampai 4",
            "25 calls for one request; it should be 1 to 4",
        ),
        REMEDIES["calls_between"],
        Outcome.GANGGUAN,
        25,
    ),
    "alur-kode-06": Line(
        Verdict.PERINGATAN,
        Owner.APLIKASI,
        Words(
            "hasil: ditolak; seharusnya gangguan atau tertunda", "outcome: ditolak; it should be gangguan or tertunda"
        ),
        OPERATOR_TOLD,
        Outcome.DITOLAK,
    ),
    "rusak-galat-500": Line(
        Verdict.PERINGATAN,
        Owner.APLIKASI,
        Words(
            "4 panggilan untuk satu permohonan; seharusnya 1 sampai 2", "4 calls for one request; it should be 1 to 2"
        ),
        REMEDIES["calls_between"],
        Outcome.GANGGUAN,
        4,
    ),
    "alur-kode-11": Line(
        Verdict.TINJAU,
        Owner.NORMA,
        Words(
            "pemohon diberi tahu bahwa penduduk meninggal; norma belum jelas apakah boleh",
            "the applicant is told that the resident is deceased; the norm is unclear whether that is allowed",
        ),
        NONE,
        Outcome.DITOLAK,
    ),
    "kuota-dilanjutkan": Line(
        Verdict.TIDAK_TERUJI,
        Owner.KONFIGURASI,
        Words(
            "rencana tidak punya [aplikasi.lanjutkan], jadi kelanjutan tidak dapat dibangunkan",
            "the plan has no [aplikasi.lanjutkan], so the application cannot be woken up",
        ),
        Words("isi `[aplikasi.lanjutkan]` dalam gladi.toml", "fill in `[aplikasi.lanjutkan]` in gladi.toml"),
        Outcome.TERTUNDA,
    ),
    "pola-portal": Line(
        Verdict.TIDAK_BERLAKU,
        None,
        Words("perjanjian tidak memberi metode portal", "the agreement does not grant the method portal"),
    ),
    "rusak-dialek-lama": Line(
        Verdict.TIDAK_BERLAKU,
        None,
        Words("dialek juknis tidak mengenal hal ini", "the dialect juknis does not know of it"),
    ),
}
