"""Which numbers may a request of the control API name in its query?"""

from aiohttp import web

from simulator.control.errors import ControlError


def read_number(request: web.Request, name: str, default: int, most: int, hint: str = "") -> int:
    """Return the whole number `name` of the query, from 0 to `most`; raise `ControlError` for anything else."""
    text = request.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text) <= most):
        raise ControlError(
            400, "invalid", f"{name}={text!r} bukan angka 0-{most}", field=name, hint=hint or f"contoh: {name}=100"
        )
    return int(text)
