"""The live server does what its description says, whatever it is asked: requests of all kinds made from
`/api/openapi.json` by schemathesis, right and wrong ones, alone and one behind the other.

FLEETLEDGER_OPENAPI_EXAMPLES: how many requests are made up for each operation (default 15).
FLEETLEDGER_OPENAPI_SEEDS: how many times everything is done, each time with other requests (default 1).
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import tracker
from serving import Serving
from support import EXAMPLE, Scenario
from task_database import seeded

EXAMPLES = int(os.environ.get("FLEETLEDGER_OPENAPI_EXAMPLES", "15"))
SEEDS = int(os.environ.get("FLEETLEDGER_OPENAPI_SEEDS", "1"))
HERE = Path(__file__).resolve().parent
METHODS = {"get", "post", "patch", "delete"}


class Description(Scenario):
    def serve(self):
        self.database = seeded(self.folder / "dev.db")
        self.serving = Serving(EXAMPLE, "--database", self.database)
        self.addCleanup(self.serving.stop)
        return json.loads(self.serving.request("/api/openapi.json")[2])

    def ask(self, number):
        command = [
            Path(sys.executable).parent / "st", "--config-file", HERE / "schemathesis.toml", "run",
            f"{self.serving.url}/api/openapi.json", "--url", self.serving.url, "--checks", "all", "--mode", "all",
            "--max-examples", str(EXAMPLES), "--seed", str(20260101 + number), "--generation-database", "none",
            "--continue-on-failure", "--warnings", "off", "--no-color", "--report", "har", "--report-dir", "report"]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stdout[-20_000:])
        self.assertNotIn("FAILURES", done.stdout)
        found = re.search(r"(\d+) generated", done.stdout)
        self.assertIsNotNone(found, done.stdout[-2000:])
        (report,) = (self.folder / "report").iterdir()
        self.rows_stay_until_deleted(json.loads(report.read_text())["log"]["entries"])
        report.unlink()
        return int(found[1])

    def rows_stay_until_deleted(self, entries):
        """What was made is there until it, or the venture that it belongs to, is deleted: the tool itself looks for ids
        in paths alone."""
        rows, deleted = self.rows, self.deleted
        for entry in sorted(entries, key=lambda entry: entry["startedDateTime"]):
            request, status = entry["request"], entry["response"]["status"]
            address = urlsplit(request["url"])
            kind = {"/api/ventures": "venture", "/api/tasks": "task", "/api/agents": "agent",
                    "/api/tasks/complete": "task"}.get(address.path)
            if kind is None:
                continue
            try:
                answer = json.loads(entry["response"]["content"].get("text") or "null")
            except ValueError:
                continue
            if request["method"] == "DELETE" and status == 200:
                gone = (kind, parse_qs(address.query, keep_blank_values=True)["id"][0])
                deleted |= {gone} | {row for row, venture in rows.items() if gone == ("venture", venture)}
            elif request["method"] in ("POST", "PATCH") and status in (200, 201):
                rows[kind, answer["id"]] = answer.get("ventureId")
                deleted.discard((kind, answer["id"]))
            elif status == 404:
                missing = re.search(r'there is no (\w+) with the id "(.*)"', answer["detail"], re.DOTALL)
                if missing and missing.groups() in rows:
                    self.assertIn(missing.groups(), deleted, f"{request['method']} {address.path}: {answer['detail']}")
                    self.looked_for += 1

    def test_answers_are_as_described(self):
        description = self.serve()
        operations = sum(len(METHODS & set(path)) for path in description["paths"].values())
        self.rows, self.deleted, self.looked_for = {}, set(), 0
        asked = sum(self.ask(number) for number in range(SEEDS))
        print(f"        {asked} requests to {operations} operations, 0 failures; "
              f"{len(self.rows)} rows made, {len(self.deleted)} deleted and asked for {self.looked_for} times")
        self.assertGreater(len(self.deleted), 0)
        self.assertGreater(asked, 20 * operations)
        self.assertIsNone(self.serving.process.poll())
        self.assertLess(self.serving.memory(), 600)
        self.assertEqual(self.serving.stop(), 0)
        with sqlite3.connect(self.database) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        database.close()

    def test_the_links_lead_through_a_task(self):
        """A venture, a task in it, an agent, its claim, its result: by what the description says alone."""
        description = self.serve()
        by_id = {
            operation["operationId"]: (path, method.upper(), operation)
            for path, methods in description["paths"].items() for method, operation in methods.items()}

        def do(name, body):
            path, method, operation = by_id[name]
            status, _, answer = self.serving.request(
                path, method, json.dumps(body).encode(), {"Content-Type": "application/json"})
            good = next(code for code in operation["responses"] if code.startswith("2"))
            self.assertEqual(str(status), good, answer)
            return json.loads(answer), operation["responses"][good].get("links", {})

        def follow(links, name, answer, request, **more):
            def value(told):
                place, _, pointer = told.partition("#/")
                return {"$response.body": answer, "$request.body": request}[place][pointer]
            body = {key: value(told) for key, told in links[name]["requestBody"].items()} | more
            return body, *do(links[name]["operationId"], body)

        def example(name):
            return by_id[name][2]["requestBody"]["content"]["application/json"]["example"]

        venture, links = do("post-ventures", example("post-ventures"))
        _, task, _ = follow(links, "addTask", venture, {}, title="A task", priority="high")
        # What was there before is older and is claimed first.
        for row in json.loads(self.serving.request("/api/tasks?status=queue&ventureId=clxyz-allbirds")[2]) + json.loads(
                self.serving.request("/api/tasks?status=queue&ventureId=clxyz-ecommerce")[2]):
            self.assertEqual(self.serving.request(f"/api/tasks?id={row['id']}", "DELETE")[0], 200)
        agent, links = do("post-agents", example("post-agents"))
        request, claimed, links = follow(links, "claim", agent, {})
        self.assertEqual(claimed["id"], task["id"])
        request, done, links = follow(links, "complete", claimed, request, actualCost=0.1)
        self.assertEqual(done["status"], "completed")
        _, again, _ = follow(links, "again", done, request, actualCost=0.1)
        self.assertEqual(again, done)
        ventures = json.loads(self.serving.request("/api/ventures")[2])
        self.assertEqual([row["capitalSpent"] for row in ventures if row["id"] == venture["id"]], [0.1])

    def test_what_is_not_known_is_refused(self):
        self.serve()
        for path, faults in (
            ("/api/logs/activity?agnet=main", ["agnet is no known parameter; did you mean agent?"]),
            ("/api/logs/activity?limit=1&limit=2", ["limit is given twice"]),
            ("/api/deals?prio=high&x=1", ["prio is no known parameter", "x is no known parameter"]),
            ("/api/usage?agents=main", ["agents is no known parameter; did you mean agent?"]),
            ("/api/tokens?limit=1", ["limit is no known parameter"]),
            ("/api/tasks?state=queue", ["state is no known parameter"]),
            ("/api/tasks?id=clxyz123", ["id is no known parameter"]),
            ("/api/activities?limt=1", ["limt is no known parameter; did you mean limit?"]),
            ("/api/ventures?status=active", ["status is no known parameter"]),
            ("/api/agents?%F0%9F%98%80=", ["😀 is no known parameter"]),
        ):
            status, headers, body = self.serving.request(path)
            self.assertEqual((status, headers["Content-Type"]), (422, "application/problem+json"), path)
            told = json.loads(body)
            self.assertEqual([fault.split(";")[0] for fault in told["errors"]],
                             [fault.split(";")[0] for fault in faults], path)
            for fault in faults:
                self.assertIn(fault, told["error"], path)
        status, _, _ = self.serving.request("/api/tasks?id=clxyz123&force=true", "DELETE")
        self.assertEqual(status, 422)
        self.assertEqual(tracker.count(self.database, "queue"), 3)
        for path in ("/api/logs/activity?agent=&limit=", "/api/tasks?status=", "/api/usage?days=7&view=daily",
                     "/api/usage.json?v=1", "/agents?utm_source=x", "/api/stats?x=1"):
            self.assertEqual(self.serving.request(path)[0], 200, path)
