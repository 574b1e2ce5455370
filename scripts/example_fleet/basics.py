"""What every part of the example fleet shares: repeatable numbers, times, exact money, and the writer of files.

Nothing here reads a clock or a random source: a number is derived from a key, so that the order of calls does not matter.
"""

import datetime as dt
import hashlib
import json
import os
from decimal import Decimal

FIRST = dt.date(2026, 5, 2)  # the report's day
FIRST_TRANSCRIPT = dt.date(2026, 5, 9)
LAST = dt.date(2026, 6, 30)
OFFSET = dt.timedelta(hours=1)  # Europe/Lisbon, summer time during all of the sixty days


def days(first, last):
    return [first + dt.timedelta(n) for n in range((last - first).days + 1)]


def digest(*key):
    return hashlib.blake2b("/".join(str(part) for part in key).encode(), digest_size=16).hexdigest()


def number(low, high, *key):
    """A whole number from low to high, always the same for the same key."""
    return low + int(digest(*key), 16) % (high - low + 1)


def choice(items, *key):
    return items[number(0, len(items) - 1, "choice", *key)]


def uuid(*key):
    h = digest("uuid", *key)
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-8{h[17:20]}-{h[20:32]}"


def millis(day, hour, minute, second=0, ms=0):
    """Milliseconds UTC of a clock time in the fleet's zone."""
    local = dt.datetime(day.year, day.month, day.day, hour, minute, second, ms * 1000)
    return round((local - OFFSET - dt.datetime(1970, 1, 1)) / dt.timedelta(milliseconds=1))


def instant(ms):
    return dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=ms)


def iso(ms):
    at = instant(ms)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def local_day(ms):
    return (instant(ms) + OFFSET).date()


def plain(value):
    """A decimal digit for digit; below a millionth with an exponent, as JavaScript prints numbers."""
    value = value.normalize()
    if value == 0 or abs(value) >= Decimal("0.000001"):
        return format(value, "f")
    digits = "".join(map(str, value.as_tuple().digits))
    return f"{digits[0]}{'.' + digits[1:] if digits[1:] else ''}e{value.adjusted()}"


def encode(value, indent=None, depth=0):
    """JSON with exact decimals and the keys in the order given."""
    if isinstance(value, Decimal):
        return plain(value)
    if not isinstance(value, (dict, list, tuple)) or not value:
        return json.dumps(value, ensure_ascii=False)
    colon = ":" if indent is None else ": "
    if isinstance(value, dict):
        parts = [json.dumps(key, ensure_ascii=False) + colon + encode(item, indent, depth + 1) for key, item in value.items()]
        ends = "{}"
    else:
        parts, ends = [encode(item, indent, depth + 1) for item in value], "[]"
    if indent is None:
        return ends[0] + ",".join(parts) + ends[1]
    line = "\n" + " " * indent * (depth + 1)
    return ends[0] + line + ("," + line).join(parts) + line[:-indent] + ends[1]


def compact(value):
    return encode(value)


def pretty(value):
    return encode(value, 2) + "\n"


class Tree:
    """The files of the workspace, by path."""

    def __init__(self):
        self.files = {}

    def add(self, path, content):
        assert path not in self.files, path
        self.files[path] = content if isinstance(content, bytes) else content.encode()

    def write(self, root):
        for path, content in sorted(self.files.items()):
            target = os.path.join(root, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content)
