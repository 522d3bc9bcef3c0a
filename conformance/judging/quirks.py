"""What was odd about the application's calls, and how is it fixed? Never red, and but for one told only where strict.

The simulator names what it tolerated in each call (`quirks` in its journal); whether the real service does the same
is unknown.
"""

from collections.abc import Iterable

from conformance.bilingual import Words
from conformance.record.result import Notice, ScenarioResult

_FORM = Words(
    "kirim badan JSON dengan Content-Type application/json", "send a JSON body with Content-Type application/json"
)
_BODY = Words("kirim badan JSON yang utuh dengan panjang yang benar", "send a complete JSON body with the right length")
_HEADER = Words(
    "hapus header kredensial itu: yang dibaca hanya badan", "remove that credential header: only the body is read"
)
_SERIES = Words(
    "hentikan pemasukan NIK yang berurutan, berpola, dan berdekatan sebelum sampai ke portal (Juknis II.F.1)",
    "stop NIK entered in sequence, by a pattern or in quick succession before they reach the portal (Juknis II.F.1)",
)
PROGRAM = "dikeruk"
"""A program seems to search at the Web Portal: a certifier is told, strict or not."""
REMEDIES: dict[str, Words] = {
    "content_type": Words(
        "tulis header Content-Type: application/json, terpisah dari Accept",
        "write the header Content-Type: application/json, apart from Accept",
    ),
    "huruf_kecil": Words(
        "tulis nama elemen dengan huruf besar (NIK, NAMA_LGKP)", "write element names in capitals (NIK, NAMA_LGKP)"
    ),
    "kunci_ip": Words("namai kunci IP `ip_user`", "name the key of the IP `ip_user`"),
    "tanpa_ip": Words("kirim `ip_user` dengan IP yang didaftarkan", "send `ip_user` with the registered IP"),
    "nik_angka": Words(
        "kirim NIK sebagai teks: bilangan dapat berubah di atas 2^53", "send the NIK as text: a number may change"
    ),
    "nik_spasi": Words("buang spasi di sekitar NIK", "trim the blanks around the NIK"),
    "http_1_0": Words("pakai HTTP/1.1", "use HTTP/1.1"),
    "expect_100": Words(
        "matikan Expect: 100-continue (curl: header `Expect:` kosong)",
        "switch Expect: 100-continue off (curl: an empty `Expect:` header)",
    ),
    "cors": Words(
        "panggil DWH dari server aplikasi, bukan dari halaman: kredensial tidak boleh sampai ke peramban",
        "call the DWH from the application's server, not from a page: credentials must not reach a browser",
    ),
    "header": _HEADER,
    "header_panjang": Words("hapus header yang panjang itu", "remove that long header"),
    "form": _FORM,
    "multipart": _FORM,
    "query_string": _FORM,
    "ampersand_lebih": _FORM,
    "tanpa_sama_dengan": _FORM,
    "bom": Words("simpan dan kirim JSON tanpa BOM", "store and send JSON without a byte order mark"),
    "content_encoding": Words("kirim badan tanpa Content-Encoding", "send the body without Content-Encoding"),
    "data_url": Words(
        "kirim gambar sebagai base64 saja, tanpa awalan data:", "send the picture as plain base64, without data:"
    ),
    "badan_tak_terbaca": Words(
        "bentuk JSON dengan pustaka, bukan dengan menyambung teks", "make JSON with a library, not by joining texts"
    ),
    "badan_terlalu_besar": _BODY,
    "badan_terlambat": _BODY,
    "badan_terputus": _BODY,
    "pola_berurutan": _SERIES,
    "pola_berpola": _SERIES,
    "pola_berdekatan": _SERIES,
    PROGRAM: Words(
        "biarkan orang, bukan program, yang mencari di Web Portal; bagi program ada Web Service",
        "let a person search at the Web Portal, no program; for programs there is the Web Service",
    ),
}
"""By the name of the quirk, without what stands behind its colon."""
UNKNOWN = Words("lihat PARITY.md", "see PARITY.md")


def find_notices(scenarios: Iterable[ScenarioResult], *, is_strict: bool) -> tuple[Notice, ...]:
    """Return one notice for every scenario and quirk seen in it, in the order in which they were seen."""
    found: dict[tuple[str, str], int] = {}
    for scenario in scenarios:
        for exchange in scenario.evidence.exchanges if scenario.evidence else ():
            for quirk in exchange.quirks if is_strict else {PROGRAM}.intersection(exchange.quirks):
                found[scenario.id, quirk] = found.get((scenario.id, quirk), 0) + 1
    return tuple(
        Notice(id_, quirk, calls, *REMEDIES.get(quirk.partition(":")[0], UNKNOWN))
        for (id_, quirk), calls in found.items()
    )
