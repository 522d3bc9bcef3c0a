"""Does the document that an applicant gets hold his NIK? A page, a text, or a PDF (by the extra gladi[scan])."""

import re

from conformance.bilingual import Words
from conformance.observe.page import is_page, parse_page
from conformance.record.exposure import Document, Heard
from conformance.scanner.pdf_text import LARGEST_PDF, PDF, PdfText
from conformance.scenario.scene import Scene
from conformance.subject.reading import Reading

PAGE, TEXT, PDF_KIND = "halaman", "teks", "PDF"
_NIK = re.compile(r"(?<!\d)\d(?:[ .\-\u00a0]{0,3}\d){15}(?!\d)")
"""Sixteen digits, in groups or not."""


def open_documents(scene: Scene) -> None:
    """Open the document of every applicant of the scenario, and note whether his NIK is in it."""
    plan, evidence = scene.stage.plan, scene.evidence
    assert plan.aplikasi.dokumen is not None, "tag @perlu:dokumen"
    for one in scene.stage.requests:
        if one.scenario == evidence.id:
            got = _fetch(one.reading, plan.aplikasi.dokumen.url, plan.aplikasi.dokumen.tautan)
            scene.stage.onlooker.exposure_of(evidence).documents.append(_note(one.number, got, one.data["NIK"]))


def _fetch(reading: Reading, url: str, link: str) -> Heard | Words:
    if reading.document is not None:
        return reading.document(url, link)
    if not url and not link and reading.page:
        return Heard("", reading.status, (), reading.page.encode())
    return Words(
        "dokumen ini hanya dapat dibuka bila aplikasi dijalankan dengan resep http",
        "this document can only be opened where the application is driven by a recipe of kind http",
    )


def _note(number: int, got: Heard | Words, nik: str) -> Document:
    if isinstance(got, Words):
        return Document(number, "", has_nik=False, fault=got.indonesian, fault_en=got.english)
    if not 200 <= got.status < 300:
        said = f"HTTP {got.status}"
        return Document(number, "", False, f"dokumen tidak terbuka: {said}", f"the document does not open: {said}")
    kind, text, fault = _read(got.body)
    if fault is not None:
        return Document(number, kind, has_nik=False, fault=fault.indonesian, fault_en=fault.english)
    return Document(number, kind, has_nik=holds_nik(text, nik))


def _read(body: bytes) -> tuple[str, str, Words | None]:
    """Return of which kind a document is, what it says, and why that cannot be read."""
    if body.lstrip()[: len(PDF)] == PDF:
        pdf = PdfText(LARGEST_PDF)
        pdf.feed(body)
        raw, fault = pdf.text()
        return PDF_KIND, raw.decode("utf-8", "replace"), fault
    text = body.decode("utf-8", "replace")
    return (PAGE, parse_page(text).get_text(" "), None) if is_page(text) else (TEXT, text, None)


def holds_nik(text: str, nik: str) -> bool:
    """Whether `nik` stands in `text`, in one piece or in groups."""
    return any(re.sub(r"\D", "", found[0]) == nik for found in _NIK.finditer(text))
