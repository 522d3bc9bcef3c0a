"""Which picture does an applicant hand in where a form wants a photo of his KTP-el? One that gladi draws: nobody's.

Only where the plan names it (`{ktp.jpg}`, `{ktp.png}`), so that Pillow is imported for those alone.
"""

from pathlib import Path

NAMES = ("ktp.jpg", "ktp.png")
SIZE = (860, 540)
"""Pixels, in the proportions of a card (ISO 7810 ID-1)."""
WORDS = "CONTOH KTP-el\nGLADI: bukan dokumen, bukan siapa pun"


def write_specimens(plan: str, directory: Path) -> dict[str, str]:
    """Draw in `directory` what the text of a `plan` names; return the placeholders, with the place of each."""
    named = [name for name in NAMES if f"{{{name}}}" in plan]
    for name in named:
        _draw(directory / name)
    return {name: str(directory / name) for name in named}


def _draw(path: Path) -> None:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", SIZE, (176, 205, 230))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((610, 130, 810, 410), fill=(120, 120, 120))
    pen.multiline_text((60, 60), WORDS, fill=(20, 20, 60))
    picture.save(path)
