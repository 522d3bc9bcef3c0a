"""Does the document that an applicant gets carry his NIK (PKS Pasal 2 ayat (2) huruf a)? Pure."""

from conformance.judging.answer import Answer, Seen, met, red, untestable


def document_carries_nik(seen: Seen) -> Answer:
    """Every document that an applicant got has his whole NIK."""
    documents = seen.evidence.exposure.documents if seen.evidence.exposure else []
    if not documents:
        return untestable("tidak ada dokumen yang dibuka", "no document was opened")
    unread = next((one for one in documents if one.fault), None)
    if unread is not None:
        return untestable(unread.fault, unread.fault_en)
    without = [one for one in documents if not one.has_nik]
    if without:
        kinds = ", ".join(dict.fromkeys(one.kind for one in without))
        return red(
            f"dokumen pemohon ({kinds}) tidak memuat NIK-nya", f"the applicant's document ({kinds}) has not his NIK"
        )
    return met(f"{len(documents)} dokumen memuat NIK pemohon", f"{len(documents)} documents have the applicant's NIK")
