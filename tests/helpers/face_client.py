"""A client of CALL_FR that knows the contract alone: what it encrypts, and how, is written here a second time."""

import base64
import io
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from PIL import Image

CONFIDENTIAL = ("nik", "user_id", "password")


def encrypt(pem: str, text: str) -> str:
    """What a client sends of a confidential text: RSA-2048, PKCS#1 v1.5, Base64."""
    key = load_pem_public_key(pem.encode())
    assert isinstance(key, RSAPublicKey)
    assert key.key_size == 2048
    return base64.b64encode(key.encrypt(text.encode(), PKCS1v15())).decode()


def selfie(foto: str, quality: int = 70, size: tuple[int, int] = (360, 480)) -> str:
    """A JPEG as a telephone would make it of this picture (Base64), in Base64."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(base64.b64decode(foto))) as image:
        image.convert("RGB").resize(size).save(file, "JPEG", quality=quality)
    return base64.b64encode(file.getvalue()).decode()


def face_request(**fields: Any) -> dict[str, Any]:
    """The fields of a request in clear, as public clients send them; None leaves one out."""
    usual = {
        "transactionId": "TRX-0001",
        "transactionSource": "UJI",
        "customer_id": "uji",
        "nik": "",
        "threshold": 7,
        "image": "",
        "template": "",
        "type": "Face",
        "position": "F",
    }
    return {key: value for key, value in (usual | fields).items() if value is not None}


def encrypted(pem: str, fields: dict[str, Any]) -> dict[str, Any]:
    """These fields with the confidential ones encrypted; what is empty stays so."""
    return {key: encrypt(pem, value) if key in CONFIDENTIAL and value else value for key, value in fields.items()}
