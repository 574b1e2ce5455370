"""Zones and weeks as a whole: named zones, offsets and abbreviations in reports, weeks that begin on Sunday."""

import json

from support import Scenario, diagnostics, load, run

TABLE = "\n| Agent | Tokens |\n|---|---|\n| Nexus | 100 |\n"


class Time(Scenario):
    def site(self, generated, **configuration):
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        (home / "TOKEN_USAGE.md").write_text(f"# Daily report\n\n**Generated:** {generated}\n" + TABLE)
        (home / "fleetledger.json").write_text(json.dumps(configuration))
        site = self.folder / "site"
        # Whatever zone the machine is in, and without any variable that leads to zone files.
        run("build", home, "-o", site, env={"TZ": "Pacific/Kiritimati", "PATH": "/usr/bin"})
        return site

    def test_zones_that_reports_name(self):
        for written, instant in (
            ("2026-02-17 9:54 PM Asia/Hong_Kong", "2026-02-17T13:54:00.000Z"),
            ("2026-02-17 9:54 PM HKT", "2026-02-17T13:54:00.000Z"),
            ("2026-02-17 21:54 UTC+8", "2026-02-17T13:54:00.000Z"),
            ("2026-02-17T21:54:00+08:00", "2026-02-17T13:54:00.000Z"),
            # New York's clocks go forward on 8 March 2026.
            ("2026-03-07 12:00 America/New_York", "2026-03-07T17:00:00.000Z"),
            ("2026-03-09 12:00 America/New_York", "2026-03-09T16:00:00.000Z"),
        ):
            with self.subTest(written):
                site = self.site(written)
                self.assertEqual(load(site, "tokens")["asOf"], instant)
                self.assertEqual(diagnostics(site, "time."), [])

    def test_shared_abbreviation_is_not_guessed(self):
        site = self.site("2026-02-17 9:54 PM CST", timezone="Asia/Shanghai")
        self.assertEqual([one["id"] for one in diagnostics(site, "time.")], ["time.zone-ambiguous"])
        self.assertEqual(load(site, "tokens")["asOf"], "2026-02-17T13:54:00.000Z")

    def test_weeks_begin_where_configured(self):
        # 15 February 2026 is a Sunday.
        for start, week in (("monday", "2026-02-09"), ("sunday", "2026-02-15"), ("saturday", "2026-02-14")):
            site = self.site("2026-02-15 21:00 UTC", weekStart=start)
            self.assertEqual([one["weekStart"] for one in load(site, "usage")["weekly"]], [week])
