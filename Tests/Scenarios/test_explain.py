"""A figure's explanation: its records, read again from the raw files and added up by other means, give the figure."""

import csv
import io
import json
import random
import re
from collections import defaultdict
from datetime import datetime, timezone
from decimal import ROUND_HALF_UP, Decimal

from support import EXAMPLE, Scenario, run

PARTS = ("input", "output", "cacheRead", "cacheWrite")
HOMES = ("openclaw-home-a", "openclaw-home-b", "openclaw-home-c")


def call(text):
    """Day (UTC), likeness, tokens and dollars of a transcript's line; None when it is no call."""
    try:
        entry = json.loads(text, parse_float=Decimal)
    except ValueError:
        return None
    message = entry.get("message") if isinstance(entry, dict) else None
    if not isinstance(message, dict) or message.get("role") != "assistant" or not message.get("usage"):
        return None
    usage, stamp = message["usage"], message.get("timestamp")
    if stamp:
        time = datetime.fromtimestamp(int(stamp) / 1000, timezone.utc)
    else:
        time = datetime.fromisoformat(entry["timestamp"].replace("Z", "+00:00"))
    parts = tuple(usage.get(part) or 0 for part in PARTS)
    tokens = max(sum(parts), usage.get("totalTokens") or 0)
    cost = (usage.get("cost") or {}).get("total")
    likeness = (time, message.get("provider"), message.get("model"), parts, tokens, cost)
    # Amounts are kept to the millionth of a millionth of a dollar.
    return time.date().isoformat(), likeness, tokens, Decimal(cost or 0).quantize(Decimal("1e-12"), ROUND_HALF_UP)


def cells(home):
    """Calls, tokens and dollars of each agent and day, each call once."""
    found, seen = defaultdict(lambda: [0, 0, Decimal(0)]), set()
    for path in sorted(home.glob("agents/*/sessions/*.jsonl*")):
        # A copy that somebody made under a name of their own is no session.
        if not re.fullmatch(r".*\.jsonl(\.(reset|deleted)\..*)?", path.name):
            continue
        agent = path.parent.parent.name
        for text in path.read_text(errors="replace").split("\n"):
            one = call(text)
            if one is None or (agent, one[1]) in seen:
                continue
            seen.add((agent, one[1]))
            cell = found[agent, one[0]]
            cell[0], cell[1], cell[2] = cell[0] + 1, cell[1] + one[2], cell[2] + one[3]
    return found


def explain(workspace, *flags):
    return json.loads(run("explain", workspace, *flags, "--json").stdout, parse_float=Decimal)


class Explain(Scenario):
    def test_ten_cells_of_real_sessions_add_up(self):
        homes = {name: self.sample(name) for name in HOMES}
        known = {(name, *key): sums for name, home in homes.items() for key, sums in cells(home).items()}
        chosen = random.Random(3).sample(sorted(known), min(10, len(known)))
        for name, agent, day in chosen:
            with self.subTest(home=name, agent=agent, day=day):
                found = explain(homes[name], "--agent", agent, "--day", day, "--timezone", "UTC")
                calls, tokens, cost = known[name, agent, day]
                figure = found["figure"]
                self.assertEqual((figure["calls"], figure["tokens"]["total"]), (calls, tokens))
                if figure["cost"]:
                    self.assertEqual(figure["cost"]["total"], cost)
                # The places are those of the calls.
                again = [0, Decimal(0)]
                for record in found["counted"]:
                    lines = (homes[name] / record["path"]).read_bytes().split(b"\n")
                    one = call(lines[record["line"] - 1].decode(errors="replace"))
                    again = [again[0] + one[2], again[1] + one[3]]
                self.assertEqual((len(found["counted"]), again[0]), (calls, tokens))
                self.assertEqual(again[1], cost)

    def test_reports_have_the_sums_of_their_explanations(self):
        rows = list(csv.DictReader(io.StringIO(run("report", "daily", EXAMPLE, "--by", "agent", "--csv").stdout)))
        self.assertGreater(len(rows), 100)
        for row in random.Random(5).sample([row for row in rows if row["day"] and row["agent"]], 10):
            with self.subTest(row=row):
                found = explain(EXAMPLE, "--agent", row["agent"], "--day", row["day"])
                tokens = sum(record["tokens"]["total"] for record in found["counted"] if record["tokens"])
                cost = sum((record["cost"]["total"] for record in found["counted"] if record["cost"]), Decimal(0))
                self.assertEqual((str(tokens), cost), (row["tokens"] or "0", Decimal(row["cost"] or 0)))

    def test_reports_are_the_same_each_time_and_kind(self):
        sums = set()
        for kind in ("daily", "weekly", "monthly", "agents", "models", "users", "sessions"):
            first, second = (run("report", kind, EXAMPLE, "--json").stdout for _ in range(2))
            self.assertEqual(first, second)
            total = json.loads(first, parse_float=Decimal)["total"]
            sums.add((total["calls"], total["tokens"]["total"], total["cost"]["total"]))
        self.assertEqual(len(sums), 1)
