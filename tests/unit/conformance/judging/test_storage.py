"""Is what lies in a store told from what may lie there, and from what could not be looked into?"""

from typing import Any

import pytest
from msgspec.structs import replace

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Verdict
from conformance.record.evidence import Evidence, Expectation
from conformance.record.storage import (
    After,
    Dependence,
    Sort,
    StorageLook,
    StoreHit,
    StoreNote,
    StoreSeen,
    Varied,
)
from tests.helpers.asking import SEEN, ask, called, is_red, is_untestable
from tests.helpers.results import NIK, make_evidence

HIT = StoreHit(Sort.ELEMENT, NIK, "ALAMAT", "pasien.alamat", "whole", ("base64", "gzip"))
NOTE = StoreNote("a.gz", "rusak", "broken")


def store(*hits: StoreHit, **changes: Any) -> StoreSeen:
    given = {"control": "unik", "is_control_found": True, "notes": (), **changes}
    return StoreSeen("penyimpanan.databases[0]", "app.sqlite", 4_000_000, 1, 0.1, hits=hits, **given)


def looked(*stores: StoreSeen, **changes: Any) -> Evidence:
    given = {"values": 12, "residents": 3, "patterns": 900, "unsearched": 1, "engine": "mesin 1", **changes}
    return make_evidence(submissions=[], exchanges=called("01"), looks=[StorageLook(After.GLADI, stores, **given)])


def nothing_stored(*hits: StoreHit, **params: Any) -> Answer:
    return ask("nothing_stored", evidence=looked(store(*hits)), **params)


def stores_seen(evidence: Evidence, *before: Evidence) -> Answer:
    return check(Expectation("stores_seen", {}, "langkah", -1), evidence, SEEN, (*before, evidence))


class TestWhatIsNeededFirst:
    def test_something_was_told_that_nobody_typed(self) -> None:
        assert "12 nilai tentang 3 orang" in ask("values_told", evidence=looked(store())).reason.indonesian

    def test_where_nothing_was_told_nothing_can_be_found(self) -> None:
        assert is_untestable(ask("values_told", evidence=looked(store(), values=0)))

    def test_the_dwh_answered_about_somebody(self) -> None:
        assert ask("owner_answered", exchanges=called("01", "05")).is_met
        assert is_untestable(ask("owner_answered", exchanges=called("05")))

    def test_consent_is_what_the_simulator_saw(self) -> None:
        assert ask("consent_given", evidence=looked(store(), consents=1)).is_met
        assert is_untestable(ask("consent_given", evidence=looked(store())))
        assert ask("consent_given", evidence=looked(store(), withdrawn=1), withdrawn=True).is_met
        assert is_untestable(ask("consent_given", evidence=looked(store(), consents=1), withdrawn=True))


class TestStoresSeen:
    def test_whole_and_with_its_control(self) -> None:
        assert "1 penyimpanan, 4.0 MB" in ask("stores_seen", evidence=looked(store())).reason.indonesian

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"is_control_found": False}, "{unik} seorang pemohon tidak ditemukan"),
            ({"is_control_found": False, "control": "tulis"}, "yang kami taruh tidak ditemukan"),
            ({"is_control_found": False, "control": ""}, "tidak ada tanda kontrol"),
            ({"notes": (NOTE, NOTE)}, "a.gz: rusak, dan 1 lagi"),
        ],
    )
    def test_what_was_not_seen_proves_nothing(self, changes: dict[str, Any], said: str) -> None:
        answer = ask("stores_seen", evidence=looked(store(), store(**changes)))
        assert is_untestable(answer)
        assert said in answer.reason.indonesian

    def test_the_stores_of_which_one_thing_is_true_stand_together(self) -> None:
        stores = [replace(store(is_control_found=False), field=f"penyimpanan.logs[{at}]", place="x") for at in (0, 1)]
        reason = ask("stores_seen", evidence=looked(*stores)).reason.indonesian
        assert reason.startswith("penyimpanan.logs[0] (x), penyimpanan.logs[1] (x): {unik}")

    def test_what_an_earlier_scenario_says_is_not_said_again(self) -> None:
        first, again = (looked(store(is_control_found=False)) for _ in range(2))
        first.id, again.id = "sim-01-setelah-gladi", "bag-02-penyimpanan"
        answer = stores_seen(again, first)
        assert is_untestable(answer)
        said = "penyimpanan.databases[0]: tidak terlihat, sebabnya pada sim-01-setelah-gladi"
        assert answer.reason.indonesian == said
        other = looked(store(notes=(NOTE,)))
        assert "a.gz: rusak" in stores_seen(other, first).reason.indonesian

    def test_what_did_not_take_place_before_proves_nothing(self) -> None:
        assert is_untestable(ask("stores_seen", evidence=looked(store(), fault="x: HTTP 500", fault_en="x: 500")))


class TestNothingStored:
    def test_nothing_found_is_met(self) -> None:
        assert nothing_stored().is_met

    def test_the_first_places_are_named_with_their_encodings_and_without_a_value(self) -> None:
        answer = nothing_stored(HIT)
        assert is_red(answer)
        assert f"ALAMAT {NIK} @ penyimpanan.databases[0] pasien.alamat (base64 > gzip)" in answer.reason.indonesian
        assert answer.at_most is None

    def test_of_many_places_the_number_is_said(self) -> None:
        hits = [StoreHit(Sort.ELEMENT, NIK, "ALAMAT", f"t.k{number}", "whole") for number in range(5)]
        assert "dan 2 tempat lain" in nothing_stored(*hits).reason.indonesian

    def test_what_says_something_beside_others_only_is_for_a_person_to_look_at(self) -> None:
        weak = StoreHit(Sort.ELEMENT, NIK, "TGL_LHR", "t.k", "date", is_weak=True)
        assert nothing_stored(weak).at_most is Verdict.TINJAU
        assert nothing_stored(weak, HIT).at_most is None

    def test_what_an_earlier_search_found_is_told_there(self) -> None:
        old = StoreHit(Sort.ELEMENT, NIK, "ALAMAT", "t.k", "whole", is_new=False)
        assert nothing_stored(old).is_met

    def test_whose_data_count_is_a_matter_of_consent(self) -> None:
        kept = StoreHit(Sort.ELEMENT, NIK, "ALAMAT", "t.k", "whole", is_new=False, consent="ada")
        back = StoreHit(Sort.ELEMENT, NIK, "ALAMAT", "t.k", "whole", is_new=False, consent="dicabut")
        assert nothing_stored(kept, consent=[""]).is_met
        assert nothing_stored(kept, consent=["dicabut"]).is_met
        assert is_red(nothing_stored(back, consent=["dicabut"]))
        assert nothing_stored(kept, consent=["ada"], at_most="tinjau").at_most is Verdict.TINJAU

    @pytest.mark.parametrize("kind", ["status_unstored", "secrets_unstored"])
    def test_statuses_and_secrets_are_told_elsewhere(self, kind: str) -> None:
        status = StoreHit(Sort.STATUS, NIK, "STATUS", "t.k", "whole", is_weak=True)
        secret = StoreHit(Sort.SECRET, "", "password", "t.log", "whole")
        assert nothing_stored(status, secret).is_met
        answer = ask(kind, evidence=looked(store(status, secret, HIT)))
        assert is_red(answer)
        assert answer.at_most is (Verdict.TINJAU if kind == "status_unstored" else None)
        assert ask(kind, evidence=looked(store(HIT))).is_met


class TestNothingDepends:
    def varied(self, *found: Dependence, short: int = 3, long: int = 3) -> Evidence:
        return make_evidence(submissions=[], varied=Varied("ALAMAT", short, long, 210, found))

    def test_each_text_has_to_have_come_twice(self) -> None:
        assert ask("varied_told", evidence=self.varied()).is_met
        assert is_untestable(ask("varied_told", evidence=self.varied(long=1)))
        assert is_untestable(ask("varied_told", evidence=make_evidence(submissions=[])))

    def test_what_depends_on_it_is_named_and_for_a_person_to_look_at(self) -> None:
        found = [Dependence("penyimpanan.caches[0]", f"tabel{n}.isi", "tumbuh", 300) for n in range(12)]
        answer = ask("nothing_depends", evidence=self.varied(*found))
        assert is_red(answer)
        assert answer.at_most is Verdict.TINJAU
        assert "penyimpanan.caches[0] tabel0.isi: ikut memanjang" in answer.reason.indonesian
        assert answer.reason.indonesian.endswith("dan 2 lagi")

    def test_nothing_is_met(self) -> None:
        assert ask("nothing_depends", evidence=self.varied()).is_met


def test_without_a_search_nothing_is_said() -> None:
    for kind in ("values_told", "consent_given", "stores_seen", "nothing_stored", "status_unstored"):
        answer = ask(kind, evidence=make_evidence(submissions=[]))
        assert not answer.is_met
        assert not answer.is_testable
