"""JSON text that is the same from Python and from JavaScript, to the byte."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

LISTS = (list, tuple)
SURROGATE = re.compile("[\ud800-\udfff]")
BIGGEST_EXACT_INTEGER = 2**53


class Written(str):
    """JSON text that `canonical_json` has made, for another value to hold."""

    __slots__ = ()


def canonical_json(value: object, indent: str = "") -> str:
    """Return JSON text with two-space indent, without a final newline.

    Mappings are written in their own order (see `merge.values.by_code_units` for another one).
    Numbers look as ECMAScript prints them; surrogates without a partner are escaped.
    """
    if isinstance(value, Written):
        # No string in it holds a line break as it is.
        return value.replace("\n", f"\n{indent}")
    if isinstance(value, str):
        return _quoted(value)
    deeper = indent + "  "
    if isinstance(value, dict):
        members = [
            f"{_quoted(str(key))}: {canonical_json(item, deeper)}" for key, item in value.items()
        ]
        return _block("{", members, "}", indent)
    if isinstance(value, LISTS):
        return _block("[", [canonical_json(item, deeper) for item in value], "]", indent)
    return _other_json(value, indent)


def _other_json(value: object, indent: str) -> str:
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | float):
        return number_text(value)
    # What is abstract is asked last: finding out takes longer than all the rest.
    if isinstance(value, Mapping):
        return canonical_json(dict(value), indent)
    if isinstance(value, Sequence):
        return canonical_json(list(value), indent)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _quoted(text: str) -> str:
    # What `json.dumps` gives with `ensure_ascii=False`, but it makes an encoder each time.
    quoted = encode_basestring(text)
    if text.isascii():
        return quoted
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def number_text(number: float) -> str:
    """Return a number as ECMAScript prints it (ECMA-262, Number::toString, radix 10)."""
    if isinstance(number, int) and abs(number) <= BIGGEST_EXACT_INTEGER:
        return str(number)
    try:
        value = float(number)
    except OverflowError:
        return "null"
    if not math.isfinite(value):
        return "null"
    if value == 0:
        return "0"
    sign, digit_tuple, exponent = Decimal(repr(value)).as_tuple()
    digits = "".join(map(str, digit_tuple)).rstrip("0")
    point = len(digit_tuple) + int(exponent)
    return ("-" if sign else "") + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    # `point` is where the decimal point stands, counted from the first digit.
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = digits[0] + (f".{digits[1:]}" if count > 1 else "")
    return f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _block(start: str, members: list[str], end: str, indent: str) -> str:
    if not members:
        return start + end
    inner = f",\n{indent}  ".join(members)
    return f"{start}\n{indent}  {inner}\n{indent}{end}"
