"""Which text does a value in JSON stand for? Clients write numbers where the contract has texts."""

import math


def to_text(value: object, limit: float = math.inf) -> str:
    """Return a JSON scalar as the text a person would have typed.

    Anything else counts as blank, and so does a number that is not between -`limit` and `limit`.
    """
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int() | float() if limit < math.inf and not abs(value) < limit:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case _:
            return ""
