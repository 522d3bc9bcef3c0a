"""Which shape does SARIF 2.1.0 ask for? What we write of it, each object closed, with its clause."""

from collections.abc import Iterator
from typing import Any

import jsonschema

_TEXT = {"type": "string", "minLength": 1}
_INDEX = {"type": "integer", "minimum": 0}
_UTC = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
_PROPERTIES = {"type": "object", "properties": {"tags": {"type": "array", "items": _TEXT, "uniqueItems": True}}}


def _closed(required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": {**properties, "properties": _PROPERTIES},
        "additionalProperties": False,
    }


def _list(items: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


_MESSAGE = _closed("text", text=_TEXT)  # 3.11; multiformatMessageString, 3.12, alike
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
_ARTIFACT = _closed("uri", uri={**_TEXT, "pattern": "^[^/\\\\ ][^\\\\ ]*$"}, uriBaseId=_TEXT)  # 3.4
"""Its path is relative: the standard would allow others."""
_LOCATION = _closed(  # 3.28
    physicalLocation=_closed("artifactLocation", artifactLocation=_ARTIFACT),  # 3.29
    logicalLocations=_list(_closed(fullyQualifiedName=_TEXT, name=_TEXT, kind=_TEXT)),  # 3.33
    message=_MESSAGE,
)
_RULE = _closed(  # 3.49
    "id",
    id=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_closed(level=_LEVEL),  # 3.50
)
_RESULT = {
    **_closed(  # 3.27
        "ruleId message",
        ruleId=_TEXT,
        ruleIndex=_INDEX,
        kind={"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        level=_LEVEL,
        message=_MESSAGE,
        locations=_list(_LOCATION),
        fingerprints={"type": "object", "additionalProperties": _TEXT},
        partialFingerprints={"type": "object", "additionalProperties": _TEXT},
        suppressions=_list(_closed("kind", kind={"enum": ["inSource", "external"]}, justification=_TEXT)),  # 3.35
    ),
    "if": {"properties": {"kind": {"const": "fail"}}},
    "else": {"properties": {"level": {"const": "none"}}},  # 3.27.10
}
_NOTIFICATION = _closed(  # 3.58
    "message", message=_MESSAGE, level=_LEVEL, associatedRule=_closed(id=_TEXT, index=_INDEX)
)
_INVOCATION = _closed(  # 3.20
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"},
    startTimeUtc=_UTC,
    endTimeUtc=_UTC,
    toolExecutionNotifications=_list(_NOTIFICATION),
)
_RUN = _closed(  # 3.14
    "tool",
    tool=_closed("driver", driver=_closed("name", name=_TEXT, version=_TEXT, language=_TEXT, rules=_list(_RULE))),
    automationDetails=_closed(id=_TEXT),  # 3.17
    invocations=_list(_INVOCATION),
    originalUriBaseIds={"type": "object", "additionalProperties": _closed(description=_MESSAGE)},
    results=_list(_RESULT),
)
SCHEMA: dict[str, Any] = _closed("version runs", version={"const": "2.1.0"}, runs=_list(_RUN, 1)) | {
    "$schema": "https://json-schema.org/draft/2020-12/schema"
}
SCHEMA["properties"]["$schema"] = _TEXT


def faults_of(log: Any) -> list[str]:
    """Return what is wrong with a SARIF log: its shape, and what points at rules or bases that are not there."""
    wrong = [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(log)]
    return wrong or [fault for run in log["runs"] for fault in _pointing(run)]


def _pointing(run: dict[str, Any]) -> Iterator[str]:
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) < len(rules):
        yield "two rules of one id"
    for result in run["results"]:
        if rules[result["ruleIndex"]] != result["ruleId"]:
            yield f"{result['ruleId']}: another rule has that index"
        for location in result["locations"]:
            base = location.get("physicalLocation", {}).get("artifactLocation", {}).get("uriBaseId")
            if base and base not in run["originalUriBaseIds"]:
                yield f"{base}: no such base"
