"""A result whose stores were searched four times: what was found in them, and what could not be seen."""

from typing import Any

from conformance.bilingual import Words
from conformance.judging.remedies import REMEDIES
from conformance.outcome import Owner, Verdict
from conformance.record.evidence import Expectation
from conformance.record.result import Finding, Result, ScenarioResult
from conformance.record.storage import After, Dependence, Sort, StorageLook, StoreHit, StoreNote, StoreSeen, Varied
from tests.helpers.results import NIK, make_evidence, make_result, make_scenario

SIM, BAG = "sim-01-setelah-gladi", "bag-02-penyimpanan"
FOUND = StoreHit(Sort.ELEMENT, NIK, "ALAMAT", "app.sqlite: pasien.alamat", "part", ("base64", "gzip"))
HITS = (
    FOUND,
    StoreHit(Sort.ELEMENT, NIK, "NO_KK", "app.sqlite: pasien.alamat", "whole", ("base64", "gzip")),
    StoreHit(Sort.ELEMENT, NIK, "TGL_LHR", "app.sqlite#free", "date", is_weak=True),
    StoreHit(Sort.STATUS, NIK, "STATUS", "app.sqlite: pasien.catatan", "whole", is_weak=True),
)
SECRET = StoreHit(Sort.SECRET, "", "password", "web/app.log", "whole")
BROKEN = StoreNote("cadangan/lama.tar!a.gz", "rusak: berakhir di tengah", "broken: it ends in the middle")


def make_store(place: str = "storage/app.sqlite", *hits: StoreHit, **changes: Any) -> StoreSeen:
    """Return a store that was seen whole, unless `changes` say otherwise."""
    given: dict[str, Any] = {"field": "penyimpanan.databases[0]", "size": 4_194_304, "parts": 12, "seconds": 0.5}
    return StoreSeen(place=place, hits=hits, **{**given, "control": "unik", "is_control_found": True, **changes})


def make_look(*stores: StoreSeen, after: After = After.GLADI, **changes: Any) -> StorageLook:
    """Return a search of `stores`."""
    given = {"values": 16, "residents": 2, "patterns": 1068, "unsearched": 7, "engine": "hyperscan 0.7.8"}
    return StorageLook(after, stores, **{**given, **changes})


def make_searching(
    id: str,  # noqa: A002
    look: StorageLook,
    verdict: Verdict = Verdict.TIDAK_LULUS,
    *,
    kind: str = "nothing_stored",
    **params: Any,
) -> ScenarioResult:
    """Return a scenario that looked into the stores, with one demand of that kind."""
    reason = Words("ditemukan: ALAMAT", "found: ALAMAT") if verdict is Verdict.TIDAK_LULUS else Words("-", "-")
    text = "data itu tidak ditemukan dalam penyimpanan mana pun"
    remedy = REMEDIES[kind]
    return make_scenario(
        id,
        verdict,
        name="data DWH tidak tersimpan",
        feature="Data yang telah diakses tidak disimpan",
        requirements=("SIM-01",),
        owner=None if verdict is Verdict.LULUS else Owner.APLIKASI,
        reason=reason.indonesian,
        reason_en=reason.english,
        remedy=remedy.indonesian,
        remedy_en=remedy.english,
        findings=(Finding(text, verdict is Verdict.LULUS, *reason, verdict, ("SIM-01",), kind),),
        evidence=make_evidence(id=id, looks=[look], expectations=[Expectation(kind, params, text, -1)]),
    )


def stored_result() -> Result:
    """Return a run with findings, weak ones, known ones, a secret, and stores that were not seen into."""
    logs = {"field": "penyimpanan.logs[0]"}
    first = make_look(
        make_store("storage/app.sqlite", *HITS),
        make_store("storage/log", SECRET, notes=(BROKEN,), **logs),
        make_store(
            "redis://127.0.0.1:6379/0",
            field="penyimpanan.caches[0]",
            is_control_found=False,
            size=0,
            parts=0,
            remark="ruang bebas server tidak terbaca",
            remark_en="free space of the server is not read",
        ),
    )
    known = [StoreHit(hit.sort, hit.nik, hit.element, hit.place, hit.form, hit.chain, is_new=False) for hit in HITS[:2]]
    later = make_look(
        make_store("storage/app.sqlite", *known),
        make_store("storage/log", control="", is_control_found=False, **logs),
        after=After.MASA,
        fault="[penyimpanan.bersihkan] menjawab 500",
        fault_en="[penyimpanan.bersihkan] answered 500",
    )
    taken_back = make_look(make_store(), after=After.CABUT, consents=1, withdrawn=1)
    ended = make_look(make_store(is_control_found=False), after=After.AKHIR)
    varied = Varied("ALAMAT", 3, 3, 900, (Dependence("penyimpanan.databases[0]", "brankas.isi", "tumbuh", 880),))
    return make_result(
        make_searching(SIM, first),
        make_searching(BAG, first, kind="secrets_unstored"),
        make_searching("sim-01-setelah-masa-simpan", later, Verdict.TIDAK_TERUJI, kind="stores_seen"),
        make_searching("sim-02-persetujuan-dicabut", taken_back, Verdict.LULUS, consent=["dicabut"]),
        make_scenario(
            "sim-01-selisih",
            Verdict.TINJAU,
            requirements=("SIM-01",),
            evidence=make_evidence(id="sim-01-selisih", varied=varied),
        ),
        make_searching("sim-01-setelah-pks-berakhir", ended, Verdict.TIDAK_TERUJI, kind="stores_seen"),
    )
