"""How does a result become `hasil.json`, and how does `hasil.json` become a result again?"""

import json
from typing import Any

import msgspec

from conformance.report.errors import ReportError
from conformance.result import RESULT_SCHEMA, Result

RUN_AGAIN = "jalankan `gladi run` lagi / run `gladi run` again"


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
        raise ReportError(f"hasil.json bukan JSON yang utuh / is not complete JSON: {error}", RUN_AGAIN) from error
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != RESULT_SCHEMA:
        raise ReportError(
            f"hasil.json: schema {schema!r} tidak dikenal / is not known",
            f"versi gladi ini membaca / this version of gladi reads {RESULT_SCHEMA!r}",
        )
    try:
        return msgspec.convert(raw, Result)
    except msgspec.ValidationError as error:
        raise ReportError(f"hasil.json tidak sesuai skemanya / does not fit its schema: {error}", RUN_AGAIN) from error


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
