"""Do the documents that an agreement names exist? Which of their clauses there are is for the conformance suite."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from simulator.domain.pks import DokumenSendiri, Pks
from simulator.poc.agreement_error import Fault, choose
from simulator.poc.norm_ids import REGULATION, WITHOUT_SENTENCES, known_norms


def check_dasar(pks: Pks) -> Iterator[Fault]:
    """What an agreement is made under must be a regulation of the catalogue."""
    regulations = [name for name, kind in known_norms().items() if kind == REGULATION]
    for name in pks.dasar:
        yield from _say_unknown("dasar", name, regulations)


def check_norms(pks: Pks) -> Iterator[Fault]:
    """Own documents are those of the catalogue, or modelled on them; without any, nothing could turn red."""
    if not pks.norms and not pks.norma:
        yield Fault(
            "norms",
            "tanpa dokumen sendiri tidak ada kewajiban yang dapat dinilai: norms kosong dan [norma] tidak ada"
            " / an agreement without documents of its own, so no duty could be judged: no norms and no [norma]",
            'tulis [norma.juknis] dengan judul = "..." dan pola = "PBG-J"; contoh: gladi agreements --new / write'
            ' [norma.juknis] with judul = "..." and pola = "PBG-J"; a template: gladi agreements --new',
        )
    own = [name for name, kind in known_norms().items() if kind not in {REGULATION, *WITHOUT_SENTENCES}]
    for name in pks.norms:
        yield from _say_unknown("norms", name, own)
    for key, document in pks.norma.items():
        if document.pola in pks.norms:
            message = f"pola `{document.pola}` tertulis juga dalam norms / the pola stands in norms, too"
            hint = f'hapus "{document.pola}" dari norms / remove it from norms'
            yield Fault(f"norma.{key}.pola", message, hint)


def check_norma(pks: Pks) -> Iterator[Fault]:
    """An own document has a key that a report can cite, a title, and a document of the catalogue as its pola."""
    quotable = [name for name, kind in known_norms().items() if kind not in WITHOUT_SENTENCES]
    for key, document in pks.norma.items():
        field = f"norma.{key}"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
            message = f"kunci `{key}` tidak dapat dipakai / the key cannot be used"
            yield Fault(field, message, "huruf kecil, angka, garis bawah, misalnya juknis / such as juknis")
        if not document.judul.strip():
            yield Fault(f"{field}.judul", "kosong / empty", "isi judul dokumen / fill in the title of the document")
        yield from _say_unknown(f"{field}.pola", document.pola, quotable)
        yield from _check_texts(field, document)


def _check_texts(field: str, document: DokumenSendiri) -> Iterator[Fault]:
    for table in ("nomor", "kutipan", "kecuali"):
        for at, text in getattr(document, table).items():
            if not at.strip() or not text.strip():
                hint = "isi nomor pola dan teksnya, atau hapus / fill in the number and the text, or remove it"
                yield Fault(f'{field}.{table}."{at}"', "kosong / empty", hint)


def _say_unknown(field: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        near = get_close_matches(name.upper(), known, 1)
        hint = f"maksudnya {near[0]}? / did you mean {near[0]}?" if near else choose(known)
        yield Fault(field, f"`{name}` tidak ada dalam katalog norma / is not in the catalogue of norms", hint)
