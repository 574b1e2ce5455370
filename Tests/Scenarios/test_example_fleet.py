"""The example fleet's site says what its generator knows to have happened."""

from decimal import Decimal

from support import EXPECTED, FIXTURES, Scenario, agents, diagnostics, example_site, load, total

PARTS = ("input", "output", "cacheRead", "cacheWrite")


class ExampleFleet(Scenario):
    def test_fleet_agents_and_days_add_up(self):
        tokens = load(example_site(), "tokens")
        self.assertEqual(total(tokens["summary"]["tokens"]), EXPECTED["summary"]["tokens"]["total"])
        self.assertEqual(Decimal(total(tokens["summary"]["cost"])), Decimal(EXPECTED["summary"]["cost"]))
        self.assertEqual(total(tokens["unattributed"]["tokens"]), 20300)
        self.assertEqual(total(tokens["unattributed"]["cost"]), Decimal("0.05"))
        self.assertIs(tokens["summary"]["disputed"], True)
        page = (example_site() / "index.html").read_text()
        self.assertTrue("180,000" in page and "187,000" in page, "the page shows the stated total beside its rows' sum")
        found = agents(example_site())
        for name, wanted in EXPECTED["agents"].items():
            with self.subTest(agent=name):
                agent = found[name]
                self.assertEqual(total(agent["tokens"]), wanted["tokens"]["total"])
                self.assertEqual(Decimal(total(agent["cost"])), Decimal(wanted["cost"]))
                days = {day["date"]: (total(day["tokens"]), Decimal(total(day["cost"]) or 0)) for day in agent["daily"]}
                self.assertEqual(days, {
                    day: (sums["tokens"]["total"], Decimal(sums["cost"])) for day, sums in wanted["days"].items()})
                if not wanted["tokens"]["unsplit"]:
                    self.assertEqual([agent["tokens"][part] for part in PARTS], [wanted["tokens"][part] for part in PARTS])
                    self.assertEqual(agent["calls"], wanted["calls"])
                self.assertEqual(agent["unpriced"], wanted["unpricedCalls"])

    def test_weeks_add_up_to_days(self):
        for name, agent in agents(example_site()).items():
            with self.subTest(agent=name):
                self.assertEqual(
                    sum(total(week["tokens"]) for week in agent["weekly"]),
                    sum(total(day["tokens"]) for day in agent["daily"]))

    def test_all_agents_are_listed_and_no_other(self):
        listed = {agent["id"] for agent in load(example_site(), "agents")}
        self.assertEqual(listed, set(EXPECTED["agents"]) | set(EXPECTED["noData"]))

    def test_agents_of_unknown_spending_have_no_data_rather_than_zero(self):
        found = agents(example_site())
        for name in EXPECTED["noData"]:
            self.assertIsNone(total(found[name]["cost"]) if name in found else None)
            self.assertIsNone(total(found[name]["tokens"]) if name in found else None)
            self.assertIn("no data", (example_site() / f"agents/{name}.html").read_text().lower())

    def test_nothing_planted_is_published(self):
        for path in sorted(example_site().rglob("*")):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                for kind, secret in EXPECTED["planted"].items():
                    self.assertFalse(secret in text, f"{path.name} holds the planted {kind}")

    def test_each_fault_has_its_diagnostic(self):
        places = {(found["path"].rsplit("/", 1)[-1], found["line"]) for found in diagnostics(example_site())}
        names = {name for name, _ in places}
        self.assertIn(("ACTUAL_TOKEN_USAGE_REPORT.md", 36), places)  # the TOTAL row
        self.assertIn(("platform_metrics.csv", 21), places)
        for name in ("enrichment.log", "openclaw-2026-06-30.log", "AGENT_TASK_TRACKER.md"):
            self.assertIn(name, names)
        paths = [found["path"] for found in diagnostics(example_site())]
        for agent in ("davit", "halyard"):
            self.assertTrue(any(f"agents/{agent}/" in path for path in paths), f"no diagnostic for {agent}: {paths}")

    def test_copies_and_forks_are_counted_once(self):
        site = self.build(FIXTURES / "duplicates")
        summary = load(site, "tokens")["summary"]
        self.assertEqual((summary["calls"], summary["sessions"]), (9, 5))
        self.assertEqual((total(summary["tokens"]), total(summary["cost"])), (6011, Decimal("0.361")))
        main = agents(site)["main"]
        self.assertEqual([main["tokens"][part] for part in PARTS], [3500, 351, 1000, 50])
        self.assertEqual(
            [(day["date"], day["calls"], total(day["cost"])) for day in main["daily"]],
            [("2026-06-01", 3, Decimal("0.06")), ("2026-06-02", 2, Decimal("0.09")), ("2026-06-03", 3, Decimal("0.201"))])
