"""What can be seen in a picture, in a form that survives what clients do to it: another format, size and quality?

The brightness of the 48 tiles of `population.portrait`, without what all portraits have in common: Gladi compares
pictures of residents who do not exist, it does not recognise faces (SIM). Pillow is imported with the first picture.
"""

import warnings
from base64 import b64decode
from functools import cache
from io import BytesIO
from types import ModuleType

from simulator.population.portrait import COLUMNS, HEIGHT, ROWS, WIDTH, plain_portrait

FORMATS = ("JPEG", "PNG")
"""Public clients send JPEG (wire contract 6.1); PNG is what FOTO is here (SIM)."""
MAX_PIXELS = 25_000_000
"""A larger picture is not unpacked (SIM)."""
LEAST_SIDE = 24
"""Pixels of the shorter side (SIM)."""
LEAST_CONTRAST = 8
"""Between the brightest and the darkest tile, of 255: less is a blank picture (SIM)."""


def read_picture(raw: bytes) -> tuple[float, ...] | None:
    """Return what distinguishes the picture `raw` from others; None where it cannot be processed."""
    tiles = _read_tiles(raw)
    if tiles is None or max(tiles) - min(tiles) < LEAST_CONTRAST:
        return None
    return tuple(tile - common for tile, common in zip(tiles, _plain(), strict=True))


def _read_tiles(raw: bytes) -> tuple[int, ...] | None:
    """Return the brightness of every tile, 0 to 255, row by row; None where `raw` is no such picture."""
    image_module = _pillow()
    try:
        image = image_module.open(BytesIO(raw), formats=FORMATS)
        # Looked at before a pixel is unpacked: a few bytes can claim to be a picture of a billion pixels.
        if image.width * image.height > MAX_PIXELS or min(image.size) < LEAST_SIDE:
            return None
        image.draft("L", (WIDTH, HEIGHT))
        image.info.pop("transparency", None)
        tiles = image.convert("L").resize((COLUMNS, ROWS), image_module.Resampling.BOX)
    except Exception:  # whatever a decoder says of bytes that it cannot read
        return None
    return tuple(tiles.tobytes())


@cache
def _plain() -> tuple[int, ...]:
    tiles = _read_tiles(b64decode(plain_portrait()))
    assert tiles is not None
    return tiles


@cache
def _pillow() -> ModuleType:
    from PIL import Image

    # The limits are those above, and what a decoder remarks on a client's bytes is no news for the operator.
    Image.MAX_IMAGE_PIXELS = None
    warnings.filterwarnings("ignore", module=r"PIL\.")
    return Image
