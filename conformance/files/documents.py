"""What are the documents that a plan gives (`[[bukti]]`)? They are hashed, not kept."""

from collections.abc import Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.fault import ExitCode, PreflightFault, refuse
from conformance.judging.coverage import takes_documents
from conformance.judging.papers import is_of
from conformance.norms.catalogue import Catalogue
from conformance.plan.notes import Bukti
from conformance.record.result import Document


def read_documents(notes: Sequence[Bukti], directory: Path, catalogue: Catalogue) -> tuple[Document, ...]:
    """Return what `notes` name, relative to `directory`; raise `PreflightFault` where one cannot be used."""
    return tuple(_read(f"bukti[{number}]", note, directory, catalogue) for number, note in enumerate(notes))


def _read(field: str, note: Bukti, directory: Path, catalogue: Catalogue) -> Document:
    row = catalogue.get(note.requirement)
    if row is None or not takes_documents(row):
        slots = [row.id for row in catalogue.values() if takes_documents(row)]
        names = ", ".join(get_close_matches(note.requirement, slots, 1) or slots)
        raise PreflightFault(
            ExitCode.CONFIGURATION,
            Words(
                f"{field}.requirement: {note.requirement} tidak dibuktikan dengan dokumen",
                f"{field}.requirement: {note.requirement} is not shown by a document",
            ),
            Words(f"pilih: {names}", f"choose: {names}"),
        )
    asked = [slot for part in row.parts for slot in part.documents]
    if not any(is_of(note, slot, asked) for slot in asked):
        kinds = "; ".join(slot.kind for slot in asked)
        refuse(
            Words(
                f"{field}.kind: {note.requirement} tidak meminta {note.kind or 'dokumen tanpa jenis'}",
                f"{field}.kind: {note.requirement} does not ask for {note.kind or 'a document without a kind'}",
            ),
            Words(f"pilih: {kinds}", f"choose: {kinds}"),
        )
    try:
        content = (directory / note.file).read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise PreflightFault(
            ExitCode.CONFIGURATION,
            Words(
                f"{field}.file: {note.file} tidak dapat dibaca: {reason.indonesian}",
                f"{field}.file: {note.file} cannot be read: {reason.english}",
            ),
            Words("tulis letaknya terhadap berkas rencana", "write where it lies, relative to the plan"),
        ) from error
    return Document(
        requirement=note.requirement,
        file=note.file,
        date=note.date.isoformat(),
        who=note.who,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        kind=note.kind,
        number=note.number,
        issuer=note.issuer,
        valid_until=note.valid_until.isoformat() if note.valid_until else "",
    )
