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
        return self.folder / name, truth

    def compare(self, ours, theirs, priced, place):
        """Calls and tokens as in a row of truth, where both kinds of cache writes are one; dollars to the microdollar."""
        wanted = [theirs[5], theirs[0], theirs[1], theirs[2], theirs[3] + theirs[4]]
        self.assertEqual([ours["calls"], *(ours["tokens"][column] for column in COLUMNS)], wanted, place)
        if priced:
            # A free local model records $0, which is no known price: nothing of it is in the cost.
            cost = total(ours["cost"]) or Decimal(0)
            self.assertLessEqual(abs(cost - Decimal(theirs[6])), MICRODOLLAR, place)

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
                self.compare(ours[name], theirs[name], form != "claude", name)

    def check_all(self, form):
        for seed in (1, 2, 3):
            for dirty in ((), ("--dirty",)):
                for offset, zone in (("0", "UTC"), ("480", "+08:00")):
                    with self.subTest(form=form, seed=seed, dirty=bool(dirty), zone=zone):
                        self.setUp()
                        workspace, truth = self.corpus(form, seed, "--tz-offset-min", offset, *dirty)
                        self.check(self.build(workspace, "--timezone", zone), truth, form)
                        shutil.rmtree(self.folder)

    def test_openclaw_transcripts(self):
        self.check_all("openclaw")

    def test_openclaw_databases(self):
        self.check_all("openclaw-sqlite")

    def test_claude_code_transcripts(self):
        self.check_all("claude")
