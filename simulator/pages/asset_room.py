"""Which style sheets and scripts do pages use, and under which names? A name holds the content's hash, for caches."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.pages.policy import ASSET_HEADERS, FILE_HEADERS, ICON_HEADERS

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
FOLDER, ICON_PATH = "/aset/", "/favicon.ico"
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12487a"/>'
    b'<path d="M22 11a7 7 0 1 0 1 6h-6" fill="none" stroke="#fff" stroke-width="4"/></svg>'
)


@cache
def _contents() -> dict[str, tuple[str, bytes]]:
    """Return the name of every asset -> the name under which it is served, and its content."""
    found = {}
    for file in files("simulator.pages").joinpath("assets").iterdir():
        stem, _, ending = file.name.rpartition(".")
        if ending in TYPES:
            content = file.read_bytes()
            found[file.name] = f"{stem}.{blake2b(content, digest_size=6).hexdigest()}.{ending}", content
    return found


def asset_path(name: str) -> str:
    """Return the path of the asset `name` (`halaman.css`) below the base path, without the slash before it."""
    return FOLDER[1:] + _contents()[name][0]


class AssetRoom:
    """Style sheets, scripts and the icon."""

    def has(self, method: str, path: str) -> bool:
        """Whether `path` is that of the icon or lies in the folder of the assets, and is only read."""
        return method != "POST" and (path == ICON_PATH or path.startswith(FOLDER))

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the asset; 404 where its name, or its hash, is not of this version."""
        if asked.path == ICON_PATH:
            return PageAnswer(200, "image/svg+xml", ICON, ICON_HEADERS)
        for served, content in _contents().values():
            if asked.path == FOLDER + served:
                return PageAnswer(200, TYPES[served.rpartition(".")[2]], content, ASSET_HEADERS)
        return PageAnswer(404, "text/plain; charset=utf-8", b"tidak ada / not found\n", FILE_HEADERS)
