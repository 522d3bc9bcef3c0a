"""How is a decision written on the wire: envelope, key order, types and texts of each dialect?"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import DITEMUKAN, ResponseCode

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be written: the code, the elements of a success in wire order, and the kuota left."""

    code: ResponseCode
    dialect: Dialect
    elemen: Mapping[str, Value] | None = None
    """Present on success only: register values of the data method, or the words of a match."""
    limiter: int | None = None
    """`quotaLimiter` after the call; None: no session, so none is shown (SIM)."""


def write_answer(answer: Answer) -> bytes:
    """Return the JSON body of `answer`, key for key as the contract has it (2.1, 3.3, 4.1-4.4)."""
    envelope: dict[str, object] = {
        "content": [_content(answer)],
        "lastPage": True,
        "numberOfElements": 1,
        "sort": None,
        "totalElements": 1,
        "firstPage": True,
        "number": 0,
        "size": 1,
    }
    if answer.limiter is not None and answer.dialect is not Dialect.LAMA:
        envelope["quotaLimiter"] = answer.limiter
    return _encode(envelope)


def _content(answer: Answer) -> Mapping[str, Value]:
    text = answer.code.text(answer.dialect)
    if answer.code is DITEMUKAN:
        elemen = answer.elemen or {}
        if answer.dialect is Dialect.JUKNIS:
            return {"RESPONSE_CODE": DITEMUKAN.code, "RESPONSE_DESC": text, **elemen}
        return elemen
    if answer.dialect is Dialect.LAMA:
        return {"RESPON": text}
    return {"RESPONSE_CODE": answer.code.code, "RESPONSE_DESC": text, "RESPONSE": text, "RESPON": text}
