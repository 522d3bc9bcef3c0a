"""How does a result become `hasil.json`, and how does `hasil.json` become a result again?"""

import json
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.record.result import RESULT_SCHEMA, Result
from conformance.report.errors import ReportError

RUN_AGAIN = Words("jalankan `gladi run` lagi", "run `gladi run` again")


def render_json(result: Result) -> str:
    """Return `hasil.json`: indented, keys in the order of the struct, ending in a newline, encodable as UTF-8.

    What UTF-8 cannot hold (half a surrogate pair in the output of an application) becomes `?`.
    """
    text = json.dumps(msgspec.to_builtins(result), indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="replace").decode("utf-8") + "\n"


def read_json(text: str) -> Result:
    """Return the result that `text` holds; raise `ReportError` for an unknown schema or a broken file."""
    try:
        # The encoding may fail as well: text that was read with `surrogateescape`.
        raw = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        words = Words(f"hasil.json bukan JSON yang utuh: {error}", f"hasil.json is not complete JSON: {error}")
        raise ReportError(words, RUN_AGAIN) from error
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != RESULT_SCHEMA:
        raise ReportError(
            Words(f"hasil.json: schema {schema!r} tidak dikenal", f"hasil.json: the schema {schema!r} is not known"),
            Words(f"versi gladi ini membaca {RESULT_SCHEMA!r}", f"this version of gladi reads {RESULT_SCHEMA!r}"),
        )
    try:
        return msgspec.convert(raw, Result)
    except msgspec.ValidationError as error:
        words = Words(f"hasil.json tidak sesuai skemanya: {error}", f"hasil.json does not fit its schema: {error}")
        raise ReportError(words, RUN_AGAIN) from error


def schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of `hasil.json`."""
    own = msgspec.json.schema(Result)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"hasil.json ({RESULT_SCHEMA})",
        **own,
    }


def schema_text() -> str:
    """Return the schema as the text of the file that ships, `conformance/report/hasil.schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
