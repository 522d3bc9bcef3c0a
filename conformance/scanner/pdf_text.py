"""What does a PDF say? Its text, by pypdf, where the extra `gladi[scan]` is installed."""

import io
import logging
import warnings

from conformance.bilingual import Words

PDF = b"%PDF-"
LARGEST_PDF = 16 << 20
"""Bytes of a PDF that is read: it has to be held whole."""
LARGEST_TEXT = 16 << 20
"""Characters of text."""


class PdfText:
    """A PDF as it streams by."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._raw = bytearray()
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Keep what is needed to read it."""
        self._size += len(data)
        if self._size <= self._largest:
            self._raw += data
        else:
            self._raw.clear()

    def text(self) -> tuple[bytes, Words | None]:
        """Return the text of all pages, and what could not be read."""
        if self._size > self._largest:
            return b"", Words(
                f"PDF lebih besar dari {self._largest >> 20} MiB: teksnya tidak dibaca",
                f"a PDF of more than {self._largest >> 20} MiB: its text is not read",
            )
        try:
            import pypdf
        except ImportError:
            return b"", Words(
                "teks PDF tidak dibaca: pypdf tidak terpasang", "the text of the PDF is not read: no pypdf"
            )
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reader = pypdf.PdfReader(io.BytesIO(self._raw))
                if reader.is_encrypted:
                    return b"", Words("PDF terkunci kata sandi", "the PDF is locked by a password")
                pages, size = [], 0
                for page in reader.pages:
                    pages.append(page.extract_text())
                    size += len(pages[-1])
                    if size > LARGEST_TEXT:
                        return _joined(pages), Words("teks PDF terlalu panjang", "the text of the PDF is too long")
        except Exception as error:  # a broken PDF makes the reader raise whatever comes
            kind = type(error).__name__
            return b"", Words(f"teks PDF tidak terbaca ({kind})", f"the text of the PDF cannot be read ({kind})")
        return _joined(pages), None


def _joined(pages: list[str]) -> bytes:
    return "\n".join(pages).encode("utf-8", "replace")
