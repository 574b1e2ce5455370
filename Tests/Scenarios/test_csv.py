"""Every table of every document stands beside the JSON as CSV, and says the same."""

import csv
import io
import json
from decimal import Decimal

from support import Scenario, example_site, load


def flat(value, prefix=""):
    """A row's cells by column: objects flattened with dots, lists of scalars joined, lists of objects left out."""
    cells = {}
    for name, member in value.items():
        if isinstance(member, dict):
            cells |= flat(member, f"{prefix}{name}.")
        elif isinstance(member, list):
            if not any(isinstance(element, (dict, list)) for element in member):
                cells[prefix + name] = guarded("; ".join(text(element) for element in member))
        else:
            cells[prefix + name] = guarded(member) if isinstance(member, str) else text(member)
    return cells


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def guarded(value):
    """A text as its cell shows it: one that a spreadsheet would take for a formula has an apostrophe in front."""
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


class Tables(Scenario):
    def check(self, path, rows):
        content = path.read_bytes()
        self.assertTrue(content.endswith(b"\r\n"), path)
        lines = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
        head, body = lines[0], lines[1:]
        self.assertEqual(len(set(head)), len(head), path)
        self.assertEqual(len(body), len(rows), path)
        for cells, row in zip(body, rows):
            self.assertEqual(len(cells), len(head), path)
            found, expected = dict(zip(head, cells)), flat(row)
            for name, value in expected.items():
                # A list of objects that is empty in the JSON looks like one of scalars.
                if name not in found:
                    self.assertEqual(value, "", f"{path}: {name}")
                else:
                    self.assertEqual(found[name], value, f"{path}: {name}")
            for name in set(found) - set(expected):
                self.assertEqual(found[name], "", f"{path}: {name} of what is null")
        return len(rows)

    def test_every_table_says_what_the_json_says(self):
        site = example_site()
        count = rows = 0
        expected = set()
        # Documents that nothing but queries needs have no tables; they are not among those that are listed.
        for name in sorted(entry["name"] for entry in load(site, "health")["documents"]):
            path = site / f"api/{name}.json"
            document = json.loads(path.read_text(), parse_float=Decimal)
            tables = {path.with_suffix(".csv"): document} if isinstance(document, list) else {
                path.with_suffix("") / f"{name}.csv": value for name, value in document.items()
                if isinstance(value, list) and value and isinstance(value[0], dict)}
            if path.name in ("build.json", "openapi.json"):
                continue
            for file, value in tables.items():
                rows += self.check(file, value)
                count += 1
                expected.add(file)
        self.assertGreater(count, 60)
        self.assertGreater(rows, 1000)
        for file in set((site / "api").rglob("*.csv")) - expected:
            self.assertEqual(file.read_bytes().count(b"\r\n"), 1, f"{file} is a table without rows")

    def test_pages_link_to_the_tables_of_their_document(self):
        page = (example_site() / "costs.html").read_text()
        for name in ("daily", "weekly", "models", "users"):
            self.assertIn(f'<a href="api/usage/{name}.csv">{name}</a>', page)
        self.assertIn('<a href="../api/agents/main/daily.csv">daily</a>', (example_site() / "agents/main.html").read_text())
