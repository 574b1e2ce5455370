"""Live lists and figures kept in memory: what comes is what would come without, and as the configuration wants it."""

import json
import sqlite3
import time

from serving import Serving
from support import EXAMPLE, Scenario
from task_database import seeded

LISTS = ("/api/tasks", "/api/tasks?status=queue", "/api/tasks?agent=agent-main", "/api/tasks?stuck=true", "/api/agents",
         "/api/ventures", "/api/activities", "/api/activities?limit=1")


class Lists(Scenario):
    def serve(self, workspace, *flags):
        serving = Serving(workspace, *flags)
        # It ends behind the reading that is under way.
        self.addCleanup(serving.stop, timeout=90)
        return serving

    def test_nothing_kept_and_all_kept_are_the_same(self):
        database = seeded(self.folder / "dev.db")
        self.maxDiff = 2000
        servers = [self.serve(EXAMPLE, "--database", database, *flags) for flags in ([], ["--no-cache"])]
        figures = ("/api/tokens", "/api/tokens?agent=main", "/api/tokens?agent=nobody", "/api/usage", "/api/usage?days=7",
                   "/api/logs/activity?limit=3", "/api/deals?limit=2", "/api/health", "/")
        connection = sqlite3.connect(database)
        for turn in range(3):
            for path in LISTS + (figures if turn == 0 else ()):
                for headers in ({}, {"Accept-Encoding": "gzip"}) if turn < 2 else ({},):
                    answers = []
                    for serving in servers:
                        for _ in range(2):
                            status, told, body = serving.request(path, headers=headers)
                            names = ("ETag", "Cache-Control", "Content-Type", "Content-Encoding", "Vary")
                            answers.append((status, [told[name] for name in names], body))
                    self.assertEqual(answers[0][0], 200, path)
                    for answer in answers[1:]:
                        self.assertEqual(answer, answers[0], path)
            connection.execute('UPDATE "Task" SET "title" = ? WHERE "id" = \'clxyz123\'', (f"Title {turn}",))
            connection.execute('UPDATE "Agent" SET "status" = ?', (f"state-{turn}",))
            connection.commit()
        connection.close()

    def test_they_are_redacted_as_configured(self):
        workspace = self.folder / "workspace"
        workspace.mkdir()
        database = seeded(self.folder / "dev.db")
        with sqlite3.connect(database) as connection:
            connection.execute(
                'UPDATE "Task" SET "title" = \'Write to crew@harbor.example and other@elsewhere.example\' WHERE "id" = \'clxyz123\'')
        connection.close()
        settings = workspace / "fleetledger.json"
        serving = None
        for text, crew, other in (
            ("{}", False, False), ('{"unredacted": ["@harbor.example"]}', True, False), ('{"privacy": "internal"}', True, True),
        ):
            settings.write_text(text)
            serving = serving or self.serve(workspace, "--watch", "--database", database)
            for path in ("/api/tasks", "/api/ventures"):
                end = time.monotonic() + 15
                while True:
                    body = serving.request(path)[2]
                    found = (b"crew@harbor.example" in body, b"other@elsewhere.example" in body)
                    if found == (crew, other) or time.monotonic() > end:
                        break
                    time.sleep(0.05)
                self.assertEqual(found, (crew, other), f"{text} {path}")

    def test_ventures_of_all_sources_are_one_list(self):
        database = seeded(self.folder / "dev.db")
        serving = self.serve(EXAMPLE, "--database", database)
        published = {row["id"]: row for row in json.loads(serving.request("/api/ventures.json")[2])}
        rows = json.loads(serving.request("/api/ventures")[2])
        self.assertEqual({row["id"] for row in rows}, set(published))
        own = {"clxyz-ecommerce", "clxyz-allbirds"}
        self.assertEqual({row["id"] for row in rows[:2]}, own)
        self.assertGreater(len(rows), 2)
        for row in rows:
            self.assertEqual(row["_count"], {"tasks": row["taskCount"]}, row["id"])
            self.assertLessEqual(set(published[row["id"]]), set(row))
            self.assertEqual(len(row["tasks"]), row["taskCount"], row["id"])
        status, _, body = serving.request(
            "/api/ventures", "PATCH", json.dumps({"id": rows[-1]["id"], "name": "x"}).encode(),
            {"Content-Type": "application/json"})
        self.assertEqual(status, 409, body)
