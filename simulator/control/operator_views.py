"""What does the control API show of a user id of an operator, and of the administrator of the Dinas?"""

from typing import Any

from simulator.poc.administrator import Administrator
from simulator.poc.operators import Operator, late_words


def operator_view(one: Operator) -> dict[str, Any]:
    """Return a request with all that became of it: no password, and nothing that was made of one."""
    return {
        "number": one.number,
        "state": one.state,
        "user_id": one.user_id or None,
        "acts": one.acts,
        "asked": one.asked.isoformat(timespec="seconds"),
        "form": one.form,
        "changed_form": one.changed_form,
        "surat": one.surat,
        "bast": [
            {
                "nomor": bast.nomor,
                "at": bast.at.isoformat(timespec="seconds"),
                "user_id": bast.user_id,
                "ip": bast.ip,
                "is_change": bast.is_change,
                "days_late": bast.days_late,
                "note": late_words(bast.days_late) if bast.days_late else "",
            }
            for bast in one.bast
        ],
        "steps": [
            {"at": step.at.isoformat(timespec="seconds"), "act": step.act, "state": step.state, "note": step.note}
            for step in one.steps
        ],
    }


def administrator_view(given: Administrator) -> dict[str, Any]:
    """Return what the Ditjen has given the Dinas."""
    return {
        "state": given.state,
        "user_id": given.user_id or None,
        "ip": given.ip or None,
        "changes": given.changes,
        "steps": [
            {"at": step.at.isoformat(timespec="seconds"), "act": step.act, "state": step.state, "note": step.note}
            for step in given.steps
        ],
    }
