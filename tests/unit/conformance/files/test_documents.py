"""Are the documents of a plan hashed, and is each that cannot be used named?"""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from conformance.fault import PreflightFault
from conformance.files.documents import read_documents
from conformance.files.norm_files import load_catalogue
from conformance.plan.notes import Bukti
from conformance.record.result import Document

CATALOGUE = load_catalogue()


def note(requirement: str = "SEC-02", file: str = "iso.pdf", **changes: Any) -> Bukti:
    return Bukti(requirement, file, date(2026, 1, 2), "petugas PoC", **changes)


def test_a_document_is_hashed_and_its_content_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "iso.pdf").write_bytes(b"isi")
    digest = sha256(b"isi").hexdigest()
    plain = Document("SEC-02", "iso.pdf", "2026-01-02", "petugas PoC", digest, 3)
    assert read_documents([note()], tmp_path, CATALOGUE) == (plain,)
    about = {"kind": "Sertifikat ISO/IEC 27001", "number": "IS 123", "issuer": "lembaga sertifikasi"}
    (whole,) = read_documents([note(**about, valid_until=date(2029, 1, 1))], tmp_path, CATALOGUE)
    assert whole == msgspec.structs.replace(plain, **about, valid_until="2029-01-01")
    assert read_documents([], tmp_path, CATALOGUE) == ()


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (note(file="tidak-ada.pdf"), r"bukti\[0\]\.file: tidak-ada\.pdf tidak dapat dibaca: tidak ada; tulis letaknya"),
        (note("KOD-20"), r"bukti\[0\]\.requirement: KOD-20 tidak dibuktikan dengan dokumen; pilih: "),
        (note("SEC-99"), r"bukti\[0\]\.requirement: SEC-99 tidak dibuktikan .* pilih: SEC-0"),
        (note("ADM-02"), r"bukti\[0\]\.kind: ADM-02 tidak meminta dokumen tanpa jenis; pilih: "),
        (note("SEC-02", kind="Ijazah"), r"SEC-02 tidak meminta Ijazah; pilih: Sertifikat ISO"),
    ],
)
def test_one_that_cannot_be_used_is_a_fault_of_the_plan(tmp_path: Path, bad: Bukti, message: str) -> None:
    with pytest.raises(PreflightFault, match=message) as caught:
        read_documents([bad], tmp_path, CATALOGUE)
    assert caught.value.exit_code == 4
