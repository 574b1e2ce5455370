"""Windows, models and sessions against the raw lines of the example fleet, added up by SQLite."""

import json
import re
import sqlite3
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from support import EXPECTED, FIXTURES, Scenario, example_site, load, total

PARTS = ("input", "output", "cacheRead", "cacheWrite")
LISBON = timezone(timedelta(hours=1))  # Europe/Lisbon through all of the fleet's sixty days
TODAY = datetime(2026, 6, 30).date()
# What fleetledger.json says of models whose calls carry no cost, in dollars for a million tokens.
PRICES = {"qwen3-coder:30b": (Decimal("0.2"), Decimal("0.8"), Decimal("0.02"), Decimal(0))}
PICO = 10**12


def database():
    """Each call of the transcripts once, as a row: cost in picodollars, NULL where nobody knows it."""
    rows = sqlite3.connect(":memory:")
    rows.execute("CREATE TABLE call (agent, session, day, model, provider, input, output, cacheRead, cacheWrite, cost)")
    seen = set()
    for folder in sorted((FIXTURES / "example-fleet/.openclaw/agents").iterdir()):
        for path in sorted((folder / "sessions").iterdir()):
            if not re.search(r"\.jsonl(\.(reset|deleted)\.[^/]*)?$", path.name) or re.search(r"checkpoint|trajectory", path.name):
                continue
            for line in path.read_text(errors="replace").lstrip("\ufeff").splitlines():
                try:
                    entry = json.loads(line, parse_float=Decimal)
                except ValueError:
                    continue
                message = entry.get("message") or {}
                usage = message.get("usage")
                if message.get("role") != "assistant" or not usage:
                    continue
                counts = [usage.get(part, 0) for part in PARTS]
                cost = (usage.get("cost") or {}).get("total")
                key = (folder.name, message["timestamp"], message["provider"], message["model"], *counts, cost)
                if key in seen:
                    continue
                seen.add(key)
                if not cost and message["model"] in PRICES:
                    cost = sum(count * price for count, price in zip(counts, PRICES[message["model"]])) / 1_000_000
                day = datetime.fromtimestamp(message["timestamp"] / 1000, LISBON).date().isoformat()
                rows.execute(
                    "INSERT INTO call VALUES (?,?,?,?,?,?,?,?,?,?)",
                    (folder.name, path.name.split(".jsonl")[0], day, message["model"], message["provider"], *counts,
                     None if cost is None else int(cost * PICO)))
    return rows


def figures(found):
    """Calls, tokens by part and cost of an object of a document, with nothing for what is not known."""
    tokens = found["tokens"] or {}
    return (found["calls"] or 0, *(tokens.get(part) or 0 for part in PARTS), int((total(found["cost"]) or 0) * PICO))


class Spending(Scenario):
    SUMS = "count(*), sum(input), sum(output), sum(cacheRead), sum(cacheWrite), coalesce(sum(cost), 0)"

    def setUp(self):
        super().setUp()
        self.rows = database()

    def sums(self, key, since):
        query = f"SELECT {key}, {self.SUMS} FROM call WHERE day >= ? GROUP BY {key} ORDER BY {key}"
        return {row[0]: row[1:] for row in self.rows.execute(query, (since,))}

    def test_windows_add_up(self):
        for length in (7, 14, 30):
            since = (TODAY - timedelta(days=length - 1)).isoformat()
            window = load(example_site(), f"usage/{length}d")
            with self.subTest(days=length):
                self.assertEqual(window["from"], since)
                self.assertEqual({day["date"]: figures(day) for day in window["daily"] if day["basis"]}, self.sums("day", since))
                self.assertEqual({one["id"]: figures(one) for one in window["agents"]}, self.sums("agent", since))
                models = self.sums("model || ' ' || provider", since)
                self.assertEqual({f"{one['name']} {one['provider']}": figures(one) for one in window["models"]}, models)
                everything = tuple(map(sum, zip(*models.values())))
                self.assertEqual(figures(window["total"]), everything)
                self.assertEqual(tuple(map(sum, zip(*map(figures, window["weekly"])))), everything)

    def test_ninety_days_hold_the_whole_fleet(self):
        window, usage = load(example_site(), "usage/90d"), load(example_site(), "usage")
        self.assertEqual(len(window["daily"]), 90)
        self.assertEqual(figures(window["total"]), figures(usage["total"]))
        self.assertEqual(total(window["total"]["tokens"]), EXPECTED["summary"]["tokens"]["total"])

    def test_sessions_add_up(self):
        document = load(example_site(), "sessions")
        sessions, rest = document["sessions"], document["withoutSession"]
        self.assertEqual((document["total"], document["shown"]), (len(sessions), len(sessions)))
        usage = load(example_site(), "usage")["total"]
        whole = tuple(map(sum, zip(figures(rest), *map(figures, sessions))))
        self.assertEqual(whole, figures(usage))
        # Where transcripts are copies of each other, a call belongs to one of several sessions.
        copied = {"beacon", "bosun", "compass"}
        wanted = self.sums("agent || ' ' || session", "2026-05-09")
        found = {f"{one['agentId']} {one['id']}": figures(one) for one in sessions if (one["firstDay"] or "") >= "2026-05-09"}
        own = {key: sums for key, sums in wanted.items() if key.split()[0] not in copied}
        self.assertGreater(len(own), 80)
        self.assertEqual({key: found.get(key) for key in own}, own)
        costs = [total(one["cost"]) for one in sessions if one["cost"]]
        self.assertEqual(costs, sorted(costs, reverse=True))

    def test_models_and_users_add_up(self):
        site = example_site()
        usage = load(site, "usage")["total"]
        for name in ("models", "users", "providers"):
            with self.subTest(document=name):
                document = load(site, name)
                parts = [*document[name], *([document["unnamed"]] if document["unnamed"] else [])]
                self.assertEqual(tuple(map(sum, zip(*map(figures, parts)))), figures(usage))
                for entry in document[name]:
                    if "document" not in entry:
                        continue
                    own = load(site, entry["document"])
                    self.assertEqual(figures(own), figures(entry))
                    self.assertTrue((site / f"{entry['document']}.html").is_file())
                    days = tuple(map(sum, zip(*map(figures, own["daily"]))))
                    self.assertEqual(days, figures(entry))

    def test_a_budget_says_in_words_that_it_is_spent(self):
        workspace = self.workspace(FIXTURES / "example-fleet")
        settings = (workspace / "fleetledger.json").read_text()
        budgets = """budgets: [
          { name: 'All of June', usd: 10, period: 'month' }, { name: 'Helm this week', usd: 1, period: 'week', agent: 'Helm' },
          { name: 'Nobody', usd: 1, period: 'day', agent: 'nobody' },
        ],"""
        own, found = re.subn(r"budgets: \[.*?\],", budgets, settings, flags=re.DOTALL)
        self.assertEqual(found, 1)
        (workspace / "fleetledger.json").write_text(own)
        site = self.build(workspace)
        june, helm, nobody = load(site, "stats")["budgets"]
        spent = sum(sums[-1] for sums in self.sums("day", "2026-06-01").values())
        self.assertEqual((int(june["spent"] * PICO), june["over"]), (spent, True))
        week = self.rows.execute("SELECT sum(cost) FROM call WHERE agent = 'main' AND day >= '2026-06-29'").fetchone()[0]
        self.assertEqual((int(helm["spent"] * PICO), helm["over"], helm["agentId"]), (week, False, "main"))
        self.assertEqual((nobody["spent"], nobody["unmatched"]), (None, True))
        page = (site / "index.html").read_text()
        self.assertIn("over budget", page)
        self.assertIn("no source has this name", page)
