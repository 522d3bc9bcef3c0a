"""Which calls does the control API have? One table; the OpenAPI document is made from it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
from aiohttp import web

from simulator import __version__
from simulator.control import (
    biometrik,
    bodies,
    faults,
    guided,
    journal,
    kenari,
    near_misses,
    operators,
    residents,
    sessions,
)
from simulator.control.errors import json_answer
from simulator.poc.agreement_schema import make_components

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Route:
    """One call: HTTP method, path under `/v1`, handler (whose docstring is its description), and its body."""

    method: str
    path: str
    handler: Handler
    body: type | None = None


ROUTES: tuple[Route, ...] = (
    Route("POST", "/sessions", sessions.open_session, bodies.OpenSession),
    Route("GET", "/sessions", sessions.list_sessions),
    Route("DELETE", "/sessions", sessions.purge_sessions),
    Route("GET", "/sessions/{session}", sessions.show_session),
    Route("DELETE", "/sessions/{session}", sessions.close_session),
    Route("GET", "/sessions/{session}/personas", sessions.list_personas),
    Route("GET", "/sessions/{session}/residents", residents.list_residents),
    Route("GET", "/sessions/{session}/personas/{nik}/biometrik", biometrik.show_biometrik),
    Route("GET", "/sessions/{session}/personas/{nik}/foto.png", biometrik.show_foto),
    Route("GET", "/sessions/{session}/consents", biometrik.list_consents),
    Route("GET", "/sessions/{session}/journal", journal.read_journal),
    Route("GET", "/sessions/{session}/journal/stream", journal.stream_journal),
    Route("GET", "/sessions/{session}/kenari", kenari.list_told),
    Route("GET", "/sessions/{session}/guided", guided.list_steps),
    Route("POST", "/sessions/{session}/guided", guided.ask_step, bodies.AskStep),
    Route("GET", "/sessions/{session}/guided/{step}", guided.show_step),
    Route("PATCH", "/sessions/{session}/guided/{step}", guided.answer_step, bodies.AnswerStep),
    Route("DELETE", "/sessions/{session}/guided/{step}", guided.withdraw_step),
    Route("GET", "/sessions/{session}/guided/{step}/lampiran", guided.read_attachment),
    Route("DELETE", "/sessions/{session}/guided/{step}/lampiran", guided.drop_attachment),
    Route("GET", "/near-misses", near_misses.list_near_misses),
    Route("PUT", "/sessions/{session}/clock", sessions.set_clock, bodies.SetClock),
    Route("POST", "/sessions/{session}/clock/advance", sessions.advance_clock, bodies.AdvanceClock),
    Route("PATCH", "/sessions/{session}/hak-akses", sessions.change_hak_akses, bodies.PatchHakAkses),
    Route("GET", "/sessions/{session}/faults", faults.list_faults),
    Route("POST", "/sessions/{session}/faults", faults.switch_fault, bodies.SwitchFault),
    Route("DELETE", "/sessions/{session}/faults", faults.remove_faults),
    Route("DELETE", "/sessions/{session}/faults/{fault}", faults.remove_faults),
    Route("GET", "/sessions/{session}/operators", operators.list_operators),
    Route("POST", "/sessions/{session}/operators", operators.request_operator, bodies.RequestOperator),
    Route("GET", "/sessions/{session}/operators/{operator}", operators.show_operator),
    Route("POST", "/sessions/{session}/operators/{operator}/{act}", operators.act_on_operator, bodies.ActOnOperator),
    Route("GET", "/sessions/{session}/administrator", operators.show_administrator),
    Route(
        "POST", "/sessions/{session}/administrator/{act}", operators.act_on_administrator_of, bodies.ActOnAdministrator
    ),
)


REF = "#/components/schemas/{name}"
EXTENSION = {
    "type": "object",
    "required": ["extends"],
    "properties": {"extends": {"type": "string"}},
    "description": "The agreement that `extends` names, with the keys beside it in their place.",
}
"""What an inline agreement may be instead of a whole one."""


async def show_openapi(request: web.Request) -> web.Response:
    """Describe this API as OpenAPI 3.1."""
    kinds = [route.body for route in ROUTES if route.body]
    _, components = msgspec.json.schema_components(kinds, ref_template=REF)
    components |= make_components(REF, may_be_null=True)
    agreement = components["OpenSession"]["properties"]["agreement"]
    agreement["anyOf"] = [{"type": "string"}, {"$ref": REF.format(name="Pks")}, EXTENSION]
    paths: dict[str, dict[str, object]] = {}
    for route in ROUTES:
        paths.setdefault(f"/v1{route.path}", {})[route.method.lower()] = _operation(route)
    return json_answer(
        {
            "openapi": "3.1.0",
            "info": {"title": "Gladi: API kendali simulator", "version": __version__},
            "paths": paths,
            "components": {"schemas": components},
        }
    )


def _operation(route: Route) -> dict[str, object]:
    names = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    operation: dict[str, object] = {
        "operationId": route.handler.__name__ + ("_one" if "fault" in names else ""),
        "summary": (route.handler.__doc__ or "").strip(),
        "parameters": [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names],
        "responses": {
            "200": {"description": "berhasil"},
            "4XX": {"description": '{"error": {"code", "message", "field", "hint"}}; 422 with "faults" in it, too'},
        },
    }
    if route.body:
        schema = {"$ref": f"#/components/schemas/{route.body.__name__}"}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation
