"""How is a decision written on the wire: envelope, key order, types and texts of each dialect?"""

from collections.abc import Mapping

import msgspec

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import DITEMUKAN, ResponseCode

_ENVELOPE = b',"lastPage":true,"numberOfElements":1,"sort":null,"totalElements":1,"firstPage":true,"number":0,"size":1'
"""What follows the one element of `content`: it never changes (wire contract 2.1)."""

_encode = msgspec.json.Encoder().encode


class Answer(msgspec.Struct, frozen=True):
    """What is to be written: the code, the elements of a success in wire order, and the kuota left."""

    code: ResponseCode
    dialect: Dialect
    elemen: Mapping[str, Value] | None = None
    """Present on success only: register values of the data method, or the words of a match."""
    limiter: int | None = None
    """`quotaLimiter` after the call; None: no session, so none is shown (SIM)."""


def write_answer(answer: Answer) -> bytes:
    """Return the JSON body of `answer`, key for key as the contract has it (2.1, 3.3, 4.1-4.4)."""
    content = _encode(_content(answer))
    if answer.limiter is None or answer.dialect is Dialect.LAMA:
        return b'{"content":[%b]%b}' % (content, _ENVELOPE)
    return b'{"content":[%b]%b,"quotaLimiter":%d}' % (content, _ENVELOPE, answer.limiter)


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
