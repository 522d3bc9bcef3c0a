"""How is a decision written on the wire: envelope, key order, types and texts of each dialect?"""

from collections.abc import Mapping, Sequence

import msgspec

from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Value
from simulator.domain.response_code import DITEMUKAN, ResponseCode
from simulator.domain.variant import KEYS, Variant, keys_of, number_of, spell, text_of

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
    others: Sequence[Mapping[str, Value]] = ()
    """The elements of further residents: family members, results of a search."""
    text: str = ""
    """The words of the code where they are not those of the dialect; empty: they are."""
    total: int = 1
    """How many residents were found; more than are answered where a search is cut."""
    keys: tuple[str, ...] = ()
    """The keys of a refusal, in wire order; empty: those of the dialect."""
    number: str = ""
    """What RESPONSE_CODE carries where it is not the code itself; empty: it is."""
    success_code: bool | None = None
    """Whether a success carries RESPONSE_CODE and RESPONSE_DESC; None: as the dialect has it (wire contract 4.4)."""


class Voice(msgspec.Struct, frozen=True):
    """How a session speaks: its dialect, and where it deviates from it."""

    dialect: Dialect
    variants: frozenset[Variant] = frozenset()
    success_code: bool | None = None

    def is_older_match(self, method: Method | None) -> bool:
        """Whether a call of `method` is answered as the older match was."""
        return Variant.PADANAN_LAMA in self.variants and method is Method.CALL_VERIFY_BY_ELEMEN


def vary(answer: Answer, voice: Voice, method: Method | None = None) -> Answer:
    """Return `answer` to a call of `method` as `voice` has it."""
    code, variants = answer.code, voice.variants
    is_older_match = voice.is_older_match(method)
    success_code = False if is_older_match and voice.success_code is None else voice.success_code
    return msgspec.structs.replace(
        answer,
        text=text_of(code, answer.dialect, variants),
        elemen=answer.elemen and spell(answer.elemen, variants),
        others=tuple(spell(elemen, variants) for elemen in answer.others),
        limiter=None if is_older_match else answer.limiter,
        keys=keys_of(code, answer.dialect, variants, is_older_match=is_older_match),
        number=number_of(code, is_older_match=is_older_match),
        success_code=success_code,
    )


def write_answer(answer: Answer) -> bytes:
    """Return the JSON body of `answer`, key for key as the contract has it (2.1, 3.3, 4.1-4.4)."""
    content = _encode(_content(answer, answer.elemen))
    if answer.others:
        return _write_page(answer, content)
    if answer.limiter is None or answer.dialect is Dialect.LAMA:
        return b'{"content":[%b]%b}' % (content, _ENVELOPE)
    return b'{"content":[%b]%b,"quotaLimiter":%d}' % (content, _ENVELOPE, answer.limiter)


def _write_page(answer: Answer, first: bytes) -> bytes:
    """Return an answer about several residents: each as `CALL_NIK` answers it, the envelope counts them (SIM)."""
    shown = 1 + len(answer.others)
    envelope = {
        "content": [msgspec.Raw(first), *(_content(answer, elemen) for elemen in answer.others)],
        "lastPage": shown == answer.total,
        "numberOfElements": shown,
        "sort": None,
        "totalElements": answer.total,
        "firstPage": True,
        "number": 0,
        "size": shown,
    }
    if answer.limiter is not None and answer.dialect is not Dialect.LAMA:
        envelope["quotaLimiter"] = answer.limiter
    return _encode(envelope)


def _content(answer: Answer, elemen: Mapping[str, Value] | None) -> Mapping[str, Value]:
    text = answer.text or answer.code.text(answer.dialect)
    if answer.code is DITEMUKAN:
        elemen = elemen or {}
        has_code = answer.dialect is Dialect.JUKNIS if answer.success_code is None else answer.success_code
        return {"RESPONSE_CODE": DITEMUKAN.code, "RESPONSE_DESC": text, **elemen} if has_code else elemen
    number = answer.number or answer.code.code
    return {key: number if key == "RESPONSE_CODE" else text for key in answer.keys or KEYS[answer.dialect]}
