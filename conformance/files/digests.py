"""Are the norms as they were?"""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path


def digest_of_norms() -> str:
    """Return the SHA-256, hexadecimal, over the names and bytes of all features and norms, in order of their names."""
    digest = sha256()
    for package, suffix in (("features", ".feature"), ("fixtures", ".toml")):
        root = Path(str(files(package)))
        for path in sorted((root if package == "features" else root / "norms").rglob(f"*{suffix}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
