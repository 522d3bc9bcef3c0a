"""What may a browser do with a page of the simulator? Use nothing from elsewhere, and no script in its text."""

from collections.abc import Mapping

PAGE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""Of every page; personal-looking data are in no cache."""
_SHORTLY = {"Cache-Control": "public, max-age=60"}
PUBLIC_PAGE_HEADERS: Mapping[str, str] = {**PAGE_HEADERS, **_SHORTLY}
"""Of pages that say the same to everybody and of nobody."""
PUBLIC_FILE_HEADERS: Mapping[str, str] = {**_SHORTLY, "X-Content-Type-Options": "nosniff"}
"""Of files such as these pages."""
FILE_HEADERS: Mapping[str, str] = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Of files for programs that name a session's residents."""
ASSET_HEADERS: Mapping[str, str] = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
}
"""Of style sheets and scripts: their names change with their content."""
ICON_HEADERS: Mapping[str, str] = {"Cache-Control": "max-age=86400", "X-Content-Type-Options": "nosniff"}
