"""Generated fleets, whose right figures their generator knows: in total, by agent, by day and by model.

FLEETLEDGER_CORPUS_MB: the size of each fleet in megabytes (default 3).
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal

from support import SHARED, Scenario, load, total

GENERATOR = SHARED / "tools/gen_sessions.py"
MEGABYTES = os.environ.get("FLEETLEDGER_CORPUS_MB") or "3"
COLUMNS = ("input", "output", "cacheRead", "cacheWrite")
POLICIES = {"openclaw": "dedup", "openclaw-sqlite": "dedup", "claude": "dedup_max"}
HOMES = {"openclaw": ".openclaw", "openclaw-sqlite": ".openclaw", "claude": ".claude"}
COSTS = {"openclaw": 6, "openclaw-sqlite": 6, "claude": 7}  # recordedUSD, calculatedUSD
# What the generator takes: US dollars for a million tokens. Its local model has no price.
PRICES = {
    "claude-opus-4-6": {"input": 5, "output": 25, "cacheRead": 0.5, "cacheWrite": 6.25, "cacheWrite1h": 10},
    "claude-sonnet-4-6": {"input": 3, "output": 15, "cacheRead": 0.3, "cacheWrite": 3.75, "cacheWrite1h": 6},
    "claude-haiku-4-5": {"input": 1, "output": 5, "cacheRead": 0.1, "cacheWrite": 1.25, "cacheWrite1h": 2},
}
LOCAL = "local-qwen3-72b"
MICRODOLLAR = Decimal("0.000001")


class Corpus(Scenario):
    """A workspace with one generated home, and the figures it must give."""

    def corpus(self, form, seed, *flags, name="workspace"):
        if not GENERATOR.is_file():
            self.skipTest(f"{GENERATOR} is not there")
        home = self.folder / name / HOMES[form]
        subprocess.run(
            [sys.executable, GENERATOR, "--format", form, "--out", home, "--mb", MEGABYTES, "--seed", str(seed), *flags],
            check=True, stdout=subprocess.DEVNULL)
        truth = json.loads((home / "TRUTH.json").read_text(), parse_float=Decimal)
        (home / "TRUTH.json").unlink()
        if form == "claude":
            (self.folder / name / "fleetledger.json").write_text(json.dumps({"prices": PRICES}))
        return self.folder / name, truth

    def compare(self, ours, theirs, column, place):
        """Calls and tokens as in a row of truth, where both kinds of cache writes are one; dollars to the microdollar."""
        wanted = [theirs[5], theirs[0], theirs[1], theirs[2], theirs[3] + theirs[4]]
        self.assertEqual([ours["calls"], *(ours["tokens"][column] for column in COLUMNS)], wanted, place)
        cost = total(ours["cost"]) or Decimal(0)
        self.assertLessEqual(abs(cost - Decimal(theirs[column])), MICRODOLLAR, place)

    def check(self, site, truth, form):
        right = truth["policies"][POLICIES[form]]
        tokens, usage = load(site, "tokens"), load(site, "usage")
        self.assertGreater(right["total"][5], 50, "a corpus has calls")
        for ours, theirs in (
            ({"fleet": tokens["summary"]}, {"fleet": right["total"]}),
            ({row["id"]: row for row in tokens["agents"]}, right["by_agent"]),
            ({row["date"]: row for row in usage["daily"]}, right["by_day"]),
            ({row["name"]: row for row in usage["models"]}, right["by_model"]),
        ):
            self.assertEqual(set(ours), set(theirs))
            for name in theirs:
                self.compare(ours[name], theirs[name], COSTS[form], name)
        # A free local model records $0, which is no known price.
        unpriced = {row["name"]: (row["unpriced"], row["cost"]) for row in usage["models"] if row["unpriced"]}
        local = {LOCAL: (right["by_model"][LOCAL][5], None)} if LOCAL in right["by_model"] else {}
        self.assertEqual(unpriced, local)

    def check_all(self, form):
        for seed in (1, 2, 3):
            for dirty in ((), ("--dirty",)):
                for offset, zone in (("0", "UTC"), ("480", "+08:00")):
                    with self.subTest(form=form, seed=seed, dirty=bool(dirty), zone=zone):
                        self.setUp()
                        workspace, truth = self.corpus(form, seed, "--tz-offset-min", offset, *dirty)
                        self.check(self.build(workspace, "--timezone", zone), truth, form)
                        shutil.rmtree(self.folder)
                        if MEGABYTES != "3":
                            print(f"ok      {MEGABYTES} MB {form} seed {seed} {'dirty' if dirty else 'clean'} {zone}: "
                                  f"{truth['policies'][POLICIES[form]]['total'][5]} calls", flush=True)

    def test_openclaw_transcripts(self):
        self.check_all("openclaw")

    def test_openclaw_databases(self):
        self.check_all("openclaw-sqlite")

    def test_claude_code_transcripts(self):
        self.check_all("claude")

    def test_a_session_kept_three_ways_counts_once(self):
        """Every session as rows, as a live file and as a packed archive; the rows alone give the figures."""
        workspace, truth = self.corpus("openclaw-sqlite", 1)
        rows, files = 0, 0
        for database in workspace.glob("**/openclaw-agent.sqlite"):
            agent = database.parent.parent
            (agent / "sessions").mkdir()
            (agent / "sessions-archive").mkdir()
            connection = sqlite3.connect(database)
            for (session,) in connection.execute("SELECT session_id FROM session_windows").fetchall():
                events = [event for (event,) in connection.execute(
                    "SELECT event_json FROM transcript_events WHERE session_id = ? ORDER BY seq", (session,))]
                live = agent / "sessions" / f"{session}.jsonl"
                live.write_text("\n".join(events) + "\n")
                archive = agent / "sessions-archive" / f"{session}.jsonl.zst"
                subprocess.run(["zstd", "-q", live, "-o", archive], check=True)
                rows, files = rows + len(events), files + 1
            connection.close()
        self.assertTrue(rows > 100 and files > 10, "there are sessions of several agents")
        site = self.build(workspace)
        self.check(site, truth, "openclaw-sqlite")
        calls = truth["policies"]["dedup"]["total"][5]
        again = sum(row["calls"] for row in load(site, "sources")["differences"] if row["reason"] == "duplicate")
        self.assertEqual(again, 2 * calls, "both copies of each call are accounted for")

    def test_other_views_of_the_same_fleet_add_nothing(self):
        """Samples of the same days, under the fleet's names and others, and a task database, beside the transcripts."""
        workspace, truth = self.corpus("openclaw", 1)
        right = truth["policies"]["dedup"]
        sample = ["recorded_at,session_id,agent_id,model,input_tokens,output_tokens,total_tokens,cost_total"]
        for day in sorted(right["by_day"]):
            sample.append(f"{day} 12:00:00+00,,main,claude-opus-4-6,70,30,100,0.5")
            sample.append(f"{day} 13:00:00+00,,harbour,claude-opus-4-6,70,30,100,0.5")
        (workspace / "token_usage.csv").write_text("\n".join(sample) + "\n")
        (workspace / "prisma").mkdir()
        connection = sqlite3.connect(workspace / "prisma/dev.db")
        connection.executescript("""
            CREATE TABLE Venture (id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT, capitalSpent REAL);
            CREATE TABLE Task (id TEXT PRIMARY KEY, title TEXT NOT NULL, status TEXT, assignedTo TEXT, actualCost REAL);
            CREATE TABLE Agent (id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT, tokensUsed INTEGER);
            CREATE TABLE Activity (id TEXT PRIMARY KEY, title TEXT, agentId TEXT, createdAt TEXT);
            INSERT INTO Venture VALUES ('v1', 'Ferry', 'active', 900);
            INSERT INTO Task VALUES ('t1', 'Paint the pier', 'active', 'main', 12.5);
            INSERT INTO Agent VALUES ('main', 'main', 'active', 123456);""")
        connection.close()
        site = self.build(workspace)
        self.compare(load(site, "tokens")["summary"], right["total"], COSTS["openclaw"], "fleet")
        found = {row["id"]: row for row in load(site, "tokens")["agents"]}
        for name, row in right["by_agent"].items():
            self.compare(found[name], row, COSTS["openclaw"], name)
        left_out = [row for row in load(site, "sources")["differences"] if row["source"] == "token_usage.csv"]
        self.assertEqual(sum(total(row["tokens"]) for row in left_out), 200 * len(right["by_day"]))
        self.assertEqual({row["date"] for row in left_out}, set(right["by_day"]))
