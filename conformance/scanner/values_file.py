"""Where do the reference values and the common words come from? Files."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.fault import refuse
from conformance.plan.toml_text import TomlFault, decode, read_toml
from conformance.scanner.needles import words_in
from conformance.scanner.rules import Common
from conformance.scanner.values import Value, parse_values


def read_values(path: Path) -> list[Value]:
    """Return the values in a TOML file, or in a JSON file by its ending; raise `Fault`."""
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        refuse(
            Words(f"{path}: {reason.indonesian}", f"{path}: {reason.english}"),
            Words("sebut berkas nilai yang dapat dibaca", "name a file of values that can be read"),
        )
    try:
        data = json.loads(decode(raw)) if path.suffix.lower() == ".json" else read_toml(raw)
    except TomlFault as error:
        refuse(Words(f"{path}: {error.words.indonesian}", f"{path}: {error.words.english}"), error.remedy)
    except (ValueError, RecursionError) as error:
        refuse(
            Words(f"{path}: bukan JSON yang sah: {error}", f"{path}: not valid JSON: {error}"),
            Words("perbaiki berkas itu", "fix that file"),
        )
    return parse_values(data)


@cache
def shipped_common() -> Common:
    """Return the words that are common: our lists, and the names of all regions down to the kecamatan."""
    lists = read_toml(files("conformance.scanner").joinpath("umum.toml").read_bytes())
    rows = files("fixtures").joinpath("wilayah", "wilayah.tsv").read_text(encoding="utf-8").splitlines()
    regions = {row.split("\t")[1].upper() for row in rows if row.count("\t")}
    bare = {name.removeprefix("KOTA ").removeprefix("KAB. ") for name in regions}
    return Common(words_in(lists["nama"]), words_in(lists["alamat"]), frozenset(regions | bare))
