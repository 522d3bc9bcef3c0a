"""Is something as it was? SHA-256, hexadecimal, over a plan and over the norms."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from conformance.plan.tables import Plan


def digest_of_plan(plan: Plan) -> str:
    """Return the digest of what a plan says."""
    return sha256(msgspec.json.encode(plan)).hexdigest()


def digest_of_norms() -> str:
    """Return the SHA-256 over the names and bytes of all features and norms, in order of their names."""
    digest = sha256()
    for package, suffix in (("features", ".feature"), ("fixtures", ".toml")):
        root = Path(str(files(package)))
        for path in sorted((root if package == "features" else root / "norms").rglob(f"*{suffix}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
