"""What may be odd about a call and is tolerated all the same? Each oddity is named in the journal (wire contract 8).

Whether the real service tolerates the same is unknown (SIM). `conformance` names them a second time on purpose.
"""

from enum import StrEnum


class Quirk(StrEnum):
    """The names; some carry a detail behind a colon (`huruf_kecil:nik`)."""

    HTTP_1_0 = "http_1_0"
    EXPECT_100 = "expect_100"
    CORS = "cors"
    """The call came from a web page."""
    HEADER = "header"
    """`header:NAME`: a header in which other services are given credentials; only the body is read here."""
    HEADER_PANJANG = "header_panjang"
    CONTENT_TYPE = "content_type"
    """JSON under another Content-Type."""
    CONTENT_ENCODING = "content_encoding"
    BOM = "bom"
    FORM = "form"
    MULTIPART = "multipart"
    QUERY_STRING = "query_string"
    AMPERSAND_LEBIH = "ampersand_lebih"
    """An `&` too many in a form."""
    TANPA_SAMA_DENGAN = "tanpa_sama_dengan"
    """A key without `=` in a form."""
    HURUF_KECIL = "huruf_kecil"
    """`huruf_kecil:KEY`: a key that is not in capitals."""
    KUNCI_IP = "kunci_ip"
    """`kunci_ip:KEY`: another key for the registered IP."""
    TANPA_IP = "tanpa_ip"
    NIK_ANGKA = "nik_angka"
    """The NIK as a number."""
    NIK_SPASI = "nik_spasi"
    """Blanks around the NIK."""
    DATA_URL = "data_url"
    """A picture for CALL_FR as a data URL."""
    BADAN_TAK_TERBACA = "badan_tak_terbaca"
    BADAN_TERLALU_BESAR = "badan_terlalu_besar"
    BADAN_TERLAMBAT = "badan_terlambat"
    BADAN_TERPUTUS = "badan_terputus"
    POLA_BERURUTAN = "pola_berurutan"
    """At the Web Portal: the NIK goes on with a series that is warned of or stopped."""
    POLA_BERPOLA = "pola_berpola"
    POLA_BERDEKATAN = "pola_berdekatan"
    DIKERUK = "dikeruk"
    """At the Web Portal: a program seems to search, in haste and without fetching what belongs to a page."""

    def of(self, detail: str) -> str:
        """Return the name with what it was seen at."""
        return f"{self.value}:{detail}"
