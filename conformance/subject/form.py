"""What does a request of the recipe carry: fields, files, JSON, or a list with a line for each resident?"""

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Berkas, RequestStep

UNKNOWN_TYPE = "application/octet-stream"


def body_of(
    step: RequestStep, values: Mapping[str, str], people: Sequence[Mapping[str, str]], directory: Path
) -> dict[str, Any]:
    """Return headers and body of `step` as httpx takes them; files are relative to `directory`.

    `people` are those of whom a list is uploaded. Raises `UnknownPlaceholder`, and `OSError` for a file that is not
    there.
    """
    headers = fill_in(step.headers, values)
    form = fill_in(step.form, values) if step.form is not None else None
    if step.json is not None:
        return {"headers": headers, "json": fill_in(step.json, values)}
    files = [_file(field, directory / str(fill_in(place, values))) for field, place in step.files.items()]
    if step.berkas is not None:
        content = _list_of(step.berkas, values, people)
        if not step.berkas.isian:
            return {"headers": {"Content-Type": step.berkas.tipe, **headers}, "content": content}
        files.append((step.berkas.isian, (step.berkas.nama, content, step.berkas.tipe)))
    return {"headers": headers, "data": form, "files": files or None}


def _file(field: str, path: Path) -> tuple[str, tuple[str, bytes, str]]:
    kind = mimetypes.guess_type(path.name)[0] or UNKNOWN_TYPE
    return field, (path.name, path.read_bytes(), kind)


def _list_of(berkas: Berkas, values: Mapping[str, str], people: Sequence[Mapping[str, str]]) -> bytes:
    """Return the file: what stands above, and a line for each of the people."""
    lines = [str(fill_in(berkas.baris, {**values, **one})) for one in people]
    return "".join(f"{line}\n" for line in [*filter(None, [berkas.kepala]), *lines]).encode()
