"""Fleets of unusual names, sums and sizes: pages stay correct, escaped and laid out."""

import csv
import json
import time
import unittest

import chromium
import figures
import published
from support import ROOT, Scenario, load

NAMES = (
    "O'Brien \"The Pier\" & Sons", "<b>Bold</b> <i>& so on", "\u202eright to left\u202c", "שלום עולם مرحبا", "🦀🦀 👩‍👩‍👧‍👦 crew",
    "a" * 300, "many words " * 27, "docks/north\\..\\south/../..", "!!!", "???", "Dock One", "dock-one", "DOCK ONE", "%2e%2e%2f", "index",
)
USAGE = ("date", "agent_id", "user_id", "model", "total_input_tokens", "total_output_tokens", "total_tokens", "total_cost", "request_count",
         "updated_at")
COSTS = ("0.000001", "1000000", "0", "0.0099996", "12.345", "0.004999999", "999999.995", "0.000000000001")


def write_table(path, columns, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class OddFleets(Scenario):
    def site_of(self, workspace):
        return self.build(workspace, "--deploy", self.folder / "out/deploy", "--host", "nginx")

    def check(self, site, names=None, **options):
        """No trouble, nothing too wide, and every figure right, on these pages or on some of each form."""
        names = published.covering(site, published.pages(site)) if names is None else names
        seen = chromium.tour_site(site, names, closely=tuple(names), plain=False, **options)
        wrong = [text for part in ("trouble", "wide", "axe") for text in chromium.troubles(seen, part)]
        documents = figures.Documents(site, (ROOT / "docs/api.md").read_text())
        wrong += figures.wrong_figures(documents, seen)[0]
        if wrong:
            self.fail(f"{len(wrong)} wrong:\n" + "\n".join(wrong[:25]))
        return seen

    def test_odd_names_and_sums(self):
        workspace = self.folder / "workspace"
        rows = [
            (f"2026-06-{number + 1:02}", name, name, name, 10, 5, 15, COSTS[number % len(COSTS)], 1, f"2026-06-{number + 1:02} 22:50:00+00")
            for number, name in enumerate(NAMES)]
        write_table(workspace / "exports/token_usage_daily.csv", USAGE, rows)
        write_table(workspace / "prisma/Venture.csv", ("id", "name", "icon", "status", "priority", "capitalSpent", "capitalBudget", "updatedAt"), [
            (name, name, "x", "active", "high", 90 + number, 80, "2026-06-20T10:00:00Z") for number, name in enumerate(NAMES)])
        write_table(workspace / "prisma/Task.csv", ("id", "title", "status", "priority", "assignedTo", "ventureId", "createdAt", "updatedAt"), [
            (name, name, ("queue", "active", name)[number % 3], name, name, name, "2026-06-19T10:00:00Z", "2026-06-20T10:00:00Z")
            for number, name in enumerate(NAMES)])
        (workspace / "data").mkdir()
        (workspace / "data/leads.json").write_text(json.dumps([{"id": name, "company": name, "status": name, "score": 5} for name in NAMES]))
        # A report that says less than the table, and a total that its rows exceed: differences below zero.
        (workspace / "TOKEN_USAGE_REPORT.md").write_text(
            "# Report\n**Period:** 2026-06-02\n\n| Agent | Tokens | Cost |\n|---|---|---|\n| other | 3 | $0.50 |\n| more | 9 | $0.25 |\n"
            "| **TOTAL** | 2 | $0.10 |\n")
        site = self.site_of(workspace)
        seen = self.check(site, published.pages(site), axe=False)
        text = "\n".join(page.scripted["text"] for page in seen.values())
        for name in NAMES:
            self.assertTrue(name in text or " ".join(name.split()) in " ".join(text.split()), name[:40])
        for figure in ("$0.000001", "$1,000,000.00", "−"):
            self.assertIn(figure, text)
        self.assertEqual(len({name.lower() for name in seen}), len(seen), "no two pages share a path where case does not count")

    def test_one_agent(self):
        workspace = self.folder / "workspace"
        write_table(workspace / "token_usage_daily.csv", USAGE, [
            ("2026-06-01", "solo", "", "m", 1, 1, 2, "0.000001", 1, "2026-06-01 22:50:00+00")])
        site = self.site_of(workspace)
        self.assertEqual(len(load(site, "agents")), 1)
        self.check(site)

    def test_no_agent(self):
        (self.folder / "workspace").mkdir()
        site = self.site_of(self.folder / "workspace")
        self.assertEqual(load(site, "agents"), [])
        seen = self.check(site)
        for name in ("index.html", "agents.html", "costs.html"):
            self.assertIn("no ", seen[name].scripted["text"].lower(), f"{name} says that there is nothing")

    def test_five_thousand_agents(self):
        workspace = self.folder / "workspace"
        write_table(workspace / "token_usage_daily.csv", USAGE, [
            (f"2026-06-{day:02}", f"agent-{number:04}", "", f"model-{number % 7}", number, 5, number + 5, f"0.{number:04}", 1, f"2026-06-{day:02} 22:50:00+00")
            for number in range(5000) for day in (1, 2)])
        begun = time.monotonic()
        site = self.site_of(workspace)
        built = time.monotonic() - begun
        self.assertEqual(len(load(site, "agents")), 5000)
        begun = time.monotonic()
        names = ["index.html", "agents.html", "leaderboards.html", "agents/agent-4999.html"]
        seen = chromium.tour_site(site, names, looks=(chromium.LIGHT, (390, "light")), axe=False, plain=False)
        self.assertEqual(chromium.troubles(seen, "trouble") + chromium.troubles(seen, "wide"), [])
        self.assertIn("agent-4999", seen["agents.html"].scripted["text"])
        print(f"        5,000 agents: built in {built:.1f} s, four pages opened in {time.monotonic() - begun:.1f} s")
