"""How is the outcome of a biometric verification written? Keys, order and types of wire contract 6.1."""

import msgspec

from simulator.domain.face_code import BIOMETRIK_SESUAI, FaceCode

MAX_ECHO = 100
"""Characters of `transactionId` that are sent back (SIM)."""

_encode = msgspec.json.Encoder().encode


class FaceAnswer(msgspec.Struct, frozen=True):
    """What is to be written."""

    code: FaceCode
    transaction: str = ""
    """`transactionId` as sent."""
    nik: str = ""
    """In clear; it is masked here."""
    score: float = 0.0
    limiter: int | None = None
    """`quotaLimiter` after the call; None: no session, so none is shown (SIM)."""


def write_face_answer(answer: FaceAnswer) -> bytes:
    """Return the JSON body of `answer`: `errorCode` is a number, everything else text, refusals have all keys (SIM)."""
    body: dict[str, object] = {
        "error": {"errorCode": answer.code.number, "errorMessage": answer.code.text},
        "httpResponseCode": "200",
        "matchScore": f"{answer.score:.3f}",
        "transactionId": answer.transaction[:MAX_ECHO],
        "uid": mask_nik(answer.nik),
        "verificationResult": "true" if answer.code is BIOMETRIK_SESUAI else "false",
    }
    if answer.limiter is not None:
        body["quotaLimiter"] = str(answer.limiter)
    return _encode(body)


def mask_nik(nik: str) -> str:
    """Return a NIK of which the last four digits can be read; the service's own masking is unknown (SIM)."""
    shown = nik[-4:] if len(nik) == 16 else ""
    return "*" * min(16, len(nik) - len(shown)) + shown
