"""Where are the doors of a session? Paths of wire contract 1.1 and 6.1; what a credential id is, is ours (SIM)."""

WEB_SERVICE = "/dukcapil/get_json/"
FACE = "/api/face-recognition/dukcapil/"
PORTAL = "/portal/"
AGGREGATES = "/agregat/"
CONSOLE = "/konsol/"
PUBLIC_KEY = "public-key.pem"
"""In place of a method: a GET shows the key that nik, user_id and password are encrypted with (SIM)."""


def web_service_address(base_url: str, lembaga: str) -> str:
    """Return the address of the Web Service before the method."""
    return f"{base_url}{WEB_SERVICE}{lembaga}"


def face_address(base_url: str, lembaga: str) -> str:
    """Return the address of the biometric door before the method; the credential id is the session's lembaga."""
    return f"{base_url}{FACE}{lembaga}"


def portal_address(base_url: str, lembaga: str) -> str:
    """Return the address of the Web Portal, where an operator signs in (SIM: a path of ours)."""
    return f"{base_url}{PORTAL}{lembaga}/"


def aggregates_address(base_url: str, lembaga: str) -> str:
    """Return the address of the aggregates of a session's population, open to everyone (SIM: a path of ours)."""
    return f"{base_url}{AGGREGATES}{lembaga}/"


def console_address(base_url: str, session_id: str) -> str:
    """Return the address of the page where a person does the guided steps of a session (SIM: a path of ours)."""
    return f"{base_url}{CONSOLE}{session_id}/"
