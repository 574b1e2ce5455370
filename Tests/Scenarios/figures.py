"""How figures are written for people, said once more and without the command's own code: by `docs/api.md`, which names the
kind of every field, and by the rules below.

- US dollars: from a cent on rounded to cents, halves away from zero, thousands with commas; below a cent rounded to four
  significant digits, without zeros at the end but with two decimals at least; nothing is `$0.00`. Prices (for a million tokens)
  are never rounded.
- Tokens and whole numbers: thousands with commas. Other numbers: the same, with all decimals.
- Shares: percent with one decimal, halves away from zero; what is more than nothing and would show as `0.0%` is `<0.1%`.
- Times: date, hour and minute in the site's zone; days as they are.
- Below zero a minus sign (U+2212) stands first.
"""

import json
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urljoin
from zoneinfo import ZoneInfo


class Exact(str):
    """A number as the document writes it."""


def documented(text):
    """What `docs/api.md` says: (document, object) -> field -> type, the first object of each document, and those that are lists."""
    objects, roots, lists, document, current = {}, {}, set(), None, None
    for line in text.splitlines():
        if found := re.fullmatch(r"\| \[`/api/(.*)\.json`\]\(#(.*)\) \| (A list\. )?.*", line):
            if found[3]:
                lists.add(found[2])
        elif found := re.fullmatch(r"### ([^:]+): (\w+)", line):
            document = found[1]
            current = objects.setdefault((document, found[2]), {})
            roots.setdefault(document, found[2])
        elif line.startswith("#"):
            current = None
        elif current is not None and (found := re.fullmatch(r"\| `(\w+)` \| (.*?[^\\]) \| .*", line)):
            current[found[1]] = found[2].removesuffix(", or null")
    return objects, roots, lists


class Documents:
    """The documents of a site, each leaf with its kind."""

    def __init__(self, site, reference):
        self.site = site
        self.objects, self.roots, self.lists = documented(reference)
        self.zone = ZoneInfo(json.loads((site / "api/config.json").read_text())["timezone"])
        health = json.loads((site / "api/health.json").read_text())
        self.as_of = {entry["name"]: entry["asOf"] for entry in health["documents"]}

    def section(self, name, value):
        """The part of the reference about a document: the kind that it states itself, `agent` for `agents/anvil`; a list is of the kind
        that it is called."""
        if isinstance(value, dict) and "schema" in value:
            return value["schema"].split("/")[1]
        return name.replace("/", "-")

    def shown(self, name):
        """Each number and time of a document as it stands there, with what may be printed for it."""
        value = json.loads((self.site / f"api/{name}.json").read_text(), parse_float=Exact, parse_int=Exact)
        section, found = self.section(name, value), {}
        kind = f"object {self.roots[section]}"
        for leaf_kind, holder, exact in self.leaves(section, f"list of {kind}" if isinstance(value, list) else kind, "", value):
            found.setdefault(exact, set()).add(self.printed(leaf_kind, holder, exact))
        if section in self.lists and (newest := self.as_of.get(name)):
            found.setdefault(newest, set()).add(self.printed("time", "", newest))
        return found

    def together(self, name):
        """For each object of a document all exact figures and texts in it; of the document itself those outside of its lists."""
        value = json.loads((self.site / f"api/{name}.json").read_text(), parse_float=Exact, parse_int=Exact)
        groups = []

        def gather(inner, is_root=False):
            if not isinstance(inner, (dict, list)):
                return {str(inner)}
            found = set()
            for part in inner.values() if isinstance(inner, dict) else inner:
                below = gather(part)
                if not (is_root and isinstance(part, list)):
                    found |= below
            if isinstance(inner, dict):
                groups.append(found)
            return found

        gather(value, is_root=True)
        return groups

    def leaves(self, section, kind, holder, value):
        if value is None:
            return
        if kind.startswith("list of "):
            for element in value:
                yield from self.leaves(section, kind.removeprefix("list of "), holder, element)
        elif kind.startswith("object "):
            name = kind.removeprefix("object ")
            fields = self.objects[section, name]
            for field, inner in value.items():
                yield from self.leaves(section, fields[field], name, inner)
        elif isinstance(value, Exact) or kind in ("time", "day"):
            yield kind, holder, str(value)

    def printed(self, kind, holder, exact):
        if kind == "US dollars":
            return price(exact) if holder.startswith("price") else dollars(exact)
        if kind in ("tokens", "integer", "number"):
            return number(exact)
        if kind == "share":
            return percent(exact)
        if kind == "time":
            return moment(exact, self.zone)
        if kind == "day":
            return exact
        raise AssertionError(f"docs/api.md gives a figure the kind “{kind}”")


def wrong_figures(documents, seen):
    """What is wrong with the figures of pages as Chromium saw them, and the numbers of figures and of rows."""
    wrong, count, rows = [], 0, 0
    for name, page in seen.items():
        facts = page.plain or page.scripted
        if not facts["twin"]:
            continue
        twin = urljoin(name, facts["twin"])
        if not twin.startswith("api/"):
            # The list of all pages is made of no document; nothing on its page may be a figure.
            wrong += [f"{name}: {text} ({exact}) stands in no document" for exact, text in facts["data"] + facts["times"]]
            continue
        document = twin.removeprefix("api/").removesuffix(".json")
        shown, groups = documents.shown(document), documents.together(document)
        for exact, text in facts["data"] + facts["times"]:
            count += 1
            if exact not in shown:
                wrong.append(f"{name}: {text} ({exact}) does not stand in {document}.json")
            elif text not in shown[exact]:
                wrong.append(f"{name}: {exact} is printed as {text}, not {' or '.join(sorted(shown[exact]))}")
        for row in facts["rows"]:
            rows += 1
            if not any(group.issuperset(row) for group in groups):
                wrong.append(f"{name}: no object of {document}.json has all of the row {row}")
    return wrong, count, rows


def signed(value, text):
    return "−" + text if value < 0 else text


def grouped(value):
    return f"{value:,f}"


def dollars(exact):
    value = Decimal(exact)
    size = abs(value)
    if size == 0 or size >= Decimal("0.01"):
        return signed(value, "$" + grouped(size.quantize(Decimal("0.01"), ROUND_HALF_UP)))
    places = min(12, 3 - size.adjusted())
    return signed(value, "$" + trimmed(size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)))


def trimmed(size):
    """Without zeros at the end, but with two decimals."""
    whole, _, decimals = f"{size:f}".partition(".")
    return whole + "." + decimals.rstrip("0").ljust(2, "0")


def price(exact):
    return "$" + trimmed(Decimal(exact))


def number(exact):
    value = Decimal(exact)
    return signed(value, grouped(abs(value)))


def percent(exact):
    value = Decimal(exact) * 100
    size = abs(value)
    if 0 < size < Decimal("0.05"):
        return signed(value, "<0.1%")
    return signed(value, grouped(size.quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%")


def moment(exact, zone):
    return datetime.fromisoformat(exact.replace("Z", "+00:00")).astimezone(zone).strftime("%Y-%m-%d %H:%M")
