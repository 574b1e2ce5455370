"""Real fleets: the figures are those that were counted over the raw files by other means."""

import json
import re
import shutil
import sqlite3
import subprocess
from decimal import Decimal

from support import Scenario, agents, diagnostics, load, total

PARTS = ("input", "output", "cacheRead", "cacheWrite")
JQ = {
    "ventures": ".[] | {name, capitalSpent, capitalBudget}",
    "tasks": '.[] | select(.status=="active") | {title, assignedTo, updatedAt}',
    "agents": ".[] | {name, status, currentTask, tokensUsed}",
    "activities": ".[] | {title, description, createdAt}",
}


class TokenReport(Scenario):
    def rows(self, folder):
        """Tokens and dollars by agent as the report's table has them, and the line of its total."""
        found, total_line = {}, None
        for line, text in enumerate((folder / "ACTUAL_TOKEN_USAGE_REPORT.md").read_text().splitlines(), 1):
            match = re.fullmatch(r"\| (\w+) \| ([\d,]+) \| \$([\d.]+) \| [\d.]+% \|", text)
            if match:
                found[match[1].lower()] = (int(match[2].replace(",", "")), Decimal(match[3]))
            elif "| **TOTAL**" in text:
                total_line = line
        others = found.pop("others")
        self.assertEqual((len(found), found["dealflow"], others), (8, (115300, Decimal("0.23")), (26200, Decimal("0.08"))))
        return found, total_line

    def named(self, site, names):
        found = agents(site)
        return {name: (total(found[name]["tokens"]), total(found[name]["cost"])) for name in names}

    def test_shows_rows_and_the_total_that_disagrees(self):
        sample = self.sample("mission-control")
        site = self.build(sample)
        wanted, line = self.rows(sample)
        self.assertEqual(self.named(site, wanted), wanted)
        tokens = load(site, "tokens")
        rest = tokens["unattributed"]
        self.assertEqual((total(rest["tokens"]), total(rest["cost"])), (26200, Decimal("0.08")))
        summary = tokens["summary"]
        self.assertEqual((total(summary["tokens"]), total(summary["cost"])), (367800, Decimal("0.76")))
        self.assertIs(summary["disputed"], True)
        stated = [(one["line"], total(one["tokens"]), total(one["cost"])) for one in tokens["stated"]]
        self.assertIn((line, 247500, Decimal("0.52")), stated)
        places = [(found["path"], found["line"]) for found in diagnostics(site)]
        self.assertIn(("ACTUAL_TOKEN_USAGE_REPORT.md", line), places)
        page = (site / "index.html").read_text()
        self.assertTrue("247,500" in page and "367,800" in page, "the page shows both totals")

    def test_without_the_report_no_token_figure_is_made_up(self):
        workspace = self.workspace(self.sample("mission-control"))
        (workspace / "ACTUAL_TOKEN_USAGE_REPORT.md").unlink()
        site = self.build(workspace)
        tokens = load(site, "tokens")
        self.assertIsNone(total(tokens["summary"]["tokens"]))
        self.assertIsNone(total(tokens["summary"]["cost"]))
        self.assertEqual({total(agent["tokens"]) for agent in tokens["agents"]}, {None})
        self.assertIn("no data", (site / "index.html").read_text().lower())
        self.assertIn("AGENT_TASK_TRACKER.md", (site / "sources.html").read_text())
        self.assertTrue(load(site, "tasks"))

    def test_snapshots_add_agents_but_no_spending(self):
        snapshots = self.sample("mission-control-snapshots")
        workspace = self.workspace(self.sample("mission-control"), snapshots)
        site = self.build(workspace)
        wanted, _ = self.rows(workspace)
        # A figure for today in a snapshot may add a later day, but changes nothing on the report's.
        found = {name: next(day for day in agents(site)[name]["daily"] if day["date"] == "2026-02-17") for name in wanted}
        self.assertEqual({name: (total(day["tokens"]), total(day["cost"])) for name, day in found.items()}, wanted)
        database = json.loads((snapshots / "data/mission-control-db.json").read_text())
        self.assertLessEqual(set(database["agents"]), {agent["id"] for agent in load(site, "agents")})


class Transcripts(Scenario):
    """Sums over the raw lines, one call once, by nothing but the standard library."""

    def raw(self, folder):
        sums, seen = [0] * 5, set()
        cost = Decimal(0)
        for path in sorted(folder.iterdir()):
            if not re.search(r"\.jsonl(\.(reset|deleted)\.[^/]*)?$", path.name) or ".checkpoint." in path.name:
                continue
            for line in path.read_text(errors="replace").split("\n"):
                message = (json.loads(line, parse_float=Decimal) if line.strip() else {}).get("message") or {}
                usage = message.get("usage")
                if message.get("role") != "assistant" or not usage:
                    continue
                counts = [usage[part] for part in PARTS]
                key = (message["timestamp"], message["provider"], message["model"], *counts, usage["cost"]["total"])
                if key not in seen:
                    seen.add(key)
                    sums = [a + b for a, b in zip(sums, [1, *counts])]
                    cost += Decimal(usage["cost"]["total"])
        return sums, cost

    def check_home(self, home, fleet):
        root = self.sample(home)
        golden = json.loads((root.parent / "TOTALS.json").read_text(), parse_float=Decimal)["openclaw"]
        site = self.build(root)
        found, fleet_cost = agents(site), Decimal(0)
        for folder in sorted((root / "agents").iterdir()):
            with self.subTest(agent=folder.name):
                sums, cost = self.raw(folder / "sessions")
                wanted = golden.get(f"{home}/agents/{folder.name}/sessions")
                if not wanted:
                    self.assertEqual(sums[0], 0)
                    continue
                unique = wanted["active_reset_deleted_unique"]
                self.assertEqual(sums, [unique["calls"], *(unique[part] for part in PARTS)])
                agent = found[folder.name]
                self.assertEqual([agent["calls"], *(agent["tokens"][part] for part in PARTS)], sums)
                self.assertAlmostEqual(total(agent["cost"]), cost, 9)
                self.assertEqual(round(total(agent["cost"]), 6), Decimal(str(unique["cost"])))
                fleet_cost += round(total(agent["cost"]), 6)
                days = {day["date"]: [day["calls"], total(day["tokens"])] for day in agent["daily"]}
                self.assertEqual(days, {day: sums[:2] for day, sums in wanted["utc_days_by_message_timestamp"].items()})
        # The known total is the sum of figures that were rounded for each folder; ours is rounded once.
        self.assertEqual(fleet_cost, Decimal(fleet))
        self.assertAlmostEqual(total(load(site, "tokens")["summary"]["cost"]), Decimal(fleet), delta=Decimal("0.000002"))

    def test_home_a(self):
        self.check_home("openclaw-home-a", "603.217149")

    def test_home_b(self):
        self.check_home("openclaw-home-b", "87.685027")

    def test_home_c(self):
        self.check_home("openclaw-home-c", "4.415896")


class Tracker(Scenario):
    def rows(self, site, name):
        done = subprocess.run(["jq", "-c", JQ[name], site / f"api/{name}.json"], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def test_documented_queries_work(self):
        workspace = self.workspace(self.sample("task-tracker"))
        site = self.build(workspace)
        counts = {name: len(load(site, name)) for name in JQ}
        self.assertEqual(counts, {"ventures": 2, "tasks": 3, "agents": 4, "activities": 3})
        self.assertEqual({name: len(self.rows(site, name)) for name in JQ}, counts | {"tasks": 0})
        with sqlite3.connect(workspace / "prisma/dev.db") as database:
            title, = database.execute('SELECT title FROM "Task" ORDER BY id').fetchone()
            database.execute("""UPDATE "Task" SET status = 'active' WHERE title = ?""", (title,))
        database.close()
        rows = self.rows(self.build(workspace), "tasks")
        self.assertEqual([json.loads(row)["title"] for row in rows], [title])


class LogFiles(Scenario):
    TIMES = {
        "logs/disk-cleanup-20260218.log": r"(AM|PM) [A-Z]+ 2026",
        "mission-control/logs/enrichment.log": r"^\[2026-[^]]*Z\]",
        "mission-control/logs/office_positions.log": r"^\[2026-[^]]*\]",
        "mission-control/backend/logs/api_server.log": r"\[[0-9]+/[A-Z][a-z]+/2026:",
        "mission-control/backend/logs/api_test.log": r"\[[0-9]+/[A-Z][a-z]+/2026:",
        "mission-control/backend/logs/websocket_server.log": r"^2026-.* - ",
    }

    def test_each_timed_line_is_one_activity(self):
        sample = self.sample("mission-control")
        for number, (path, pattern) in enumerate(self.TIMES.items()):
            with self.subTest(log=path):
                workspace = self.folder / f"workspace{number}"
                (workspace / path).parent.mkdir(parents=True)
                shutil.copyfile(sample / path, workspace / path)
                counted = int(subprocess.run(
                    ["grep", "-cE", pattern, sample / path], capture_output=True, text=True, check=True).stdout)
                site = self.build(workspace, name=f"out{number}/site")
                timed = [one for one in load(site, "activities") if one["createdAt"] is not None]
                self.assertEqual(len(timed), counted)
