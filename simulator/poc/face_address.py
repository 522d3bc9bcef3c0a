"""Where is the biometric door of a session? Path of wire contract 6.1; what a credential id is, is ours (SIM)."""

PREFIX = "/api/face-recognition/dukcapil/"
PUBLIC_KEY = "public-key.pem"
"""In place of a method: a GET shows the key that nik, user_id and password are encrypted with (SIM)."""


def face_address(base_url: str, lembaga: str) -> str:
    """Return the address before the method; the credential id is the session's lembaga."""
    return f"{base_url}{PREFIX}{lembaga}"
