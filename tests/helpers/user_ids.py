"""User ids of operators, asked for and handed over by the control API."""

from typing import Any

from tests.helpers.formulir import as_sent
from tests.helpers.gladi_process import Session


def act(session: Session, number: int, name: str, status: int = 200, **body: object) -> Any:
    """Do one act about a request; return its answer."""
    reply = session.control("POST", f"/operators/{number}/{name}", body)
    assert reply.status == status, reply.body
    return reply.json


def request(session: Session, status: int = 201, **changes: str) -> Any:
    """Hand in a request; `changes` are fields of the form."""
    reply = session.control("POST", "/operators", as_sent(**changes))
    assert reply.status == status, reply.body
    return reply.json


def hand_over(session: Session, number: int = 0, **changes: str) -> dict[str, str]:
    """Let a request come to its hand-over; return what signs in at the portal."""
    number = number or request(session, **changes)["number"]
    for name in ("check", "approve"):
        act(session, number, name)
    given = act(session, number, "handover")
    return {"user_id": given["user_id"], "password": given["password"]}
