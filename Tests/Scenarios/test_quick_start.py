"""The quick start of the task tracking layer, line by line as agents run it, against `serve`."""

import json
import shutil
import sqlite3
import subprocess
import time

from serving import Serving
from support import Scenario
from task_database import seeded

JSON = {"Content-Type": "application/json"}

# As the quick start has them; only the port is another.
VENTURES = "curl http://localhost:3000/api/ventures | jq '.'"
TASKS = "curl http://localhost:3000/api/tasks | jq '.'"
AGENTS = "curl http://localhost:3000/api/agents | jq '.'"
ACTIVITIES = "curl http://localhost:3000/api/activities | jq '.'"
CLAIM = """curl -X POST http://localhost:3000/api/tasks/claim \\
  -H "Content-Type: application/json" \\
  -d '{
    "agentId": "agent-main",
    "agentName": "Main Agent"
  }'"""
COMPLETE = """curl -X POST http://localhost:3000/api/tasks/complete \\
  -H "Content-Type: application/json" \\
  -d '{
    "taskId": "clxyz123",
    "agentId": "agent-main",
    "output": "Scraper created and tested successfully",
    "actualCost": 4.50
  }'"""
FAIL = """curl -X POST http://localhost:3000/api/tasks/complete \\
  -H "Content-Type: application/json" \\
  -d '{
    "taskId": "clxyz123",
    "agentId": "agent-main",
    "error": "Website blocked the scraper"
  }'"""
CREATE = """curl -X POST http://localhost:3000/api/tasks \\
  -H "Content-Type: application/json" \\
  -d '{
    "title": "Analyze competitor pricing",
    "description": "Scrape top 10 competitors and compare prices",
    "ventureId": "clxyz-ecommerce",
    "priority": "high",
    "estimatedCost": 6
  }'"""
SPENDING = "curl http://localhost:3000/api/ventures | jq '.[] | {name, capitalSpent, capitalBudget}'"
RECENT = "curl \"http://localhost:3000/api/activities?limit=20\" | jq '.[] | {title, description, createdAt}'"
STATUS = "curl http://localhost:3000/api/agents | jq '.[] | {name, status, currentTask, tokensUsed}'"
STUCK = "curl http://localhost:3000/api/tasks | jq '.[] | select(.status==\"active\") | {title, assignedTo, updatedAt}'"
HOSTNAME = """curl -X POST http://localhost:3000/api/tasks/claim \\
  -H "Content-Type: application/json" \\
  -d "{\\"agentId\\": \\"$(hostname)\\", \\"agentName\\": \\"OpenClaw\\"}\""""
WORKER = """curl -X POST http://localhost:3000/api/agents \\
  -H "Content-Type: application/json" \\
  -d '{
    "id": "agent-worker-1",
    "name": "Worker Bot 1",
    "model": "gpt-4",
    "status": "online",
    "maxTokens": 150000
  }'"""


class QuickStart(Scenario):
    def serve(self, database, workspace=None, *flags):
        serving = Serving(workspace or database.parent, "--database", database, *flags)
        self.addCleanup(serving.stop)
        self.serving = serving
        return serving

    def shell(self, line):
        """The values that a line prints."""
        line = line.replace("localhost:3000", f"localhost:{self.serving.port}").replace("curl ", "curl -sS ", 1)
        done = subprocess.run(["bash", "-ec", "set -o pipefail; " + line], stdout=subprocess.PIPE, check=True, text=True)
        values, decoder, text = [], json.JSONDecoder(), done.stdout.strip()
        while text:
            value, end = decoder.raw_decode(text)
            values.append(value)
            text = text[end:].strip()
        return values

    def post(self, path, body, method="POST", **headers):
        status, _, answer = self.serving.request(
            path, method, body=json.dumps(body).encode(), headers={**JSON, **headers})
        return status, json.loads(answer)

    def follow(self):
        """Every line in the order of the quick start, with what it promises behind each."""
        ventures, = self.shell(VENTURES)
        self.assertEqual({row["name"]: row["capitalSpent"] for row in ventures},
                         {"E-Commerce Automation": 0, "Allbirds Automation": 0})
        self.assertEqual(sorted(row["_count"]["tasks"] for row in ventures), [1, 2])
        tasks, = self.shell(TASKS)
        self.assertEqual(len(tasks), 3)
        self.assertTrue(self.shell(AGENTS)[0])
        self.assertTrue(self.shell(ACTIVITIES)[0])

        claimed, = self.shell(CLAIM)
        self.assertEqual(
            {key: claimed[key] for key in ("title", "status", "assignedTo")},
            {"title": "Set up web scraper for Allbirds product pages", "status": "active", "assignedTo": "agent-main"})
        self.assertEqual(claimed["venture"]["name"], "Allbirds Automation")
        own = claimed["id"]
        active = self.shell(STUCK)
        self.assertEqual([(row["title"], row["assignedTo"]) for row in active], [(claimed["title"], "agent-main")])
        self.assertEqual(
            [(row["status"], row["currentTask"]) for row in self.shell(STATUS) if row["name"] == "Main Agent"],
            [("busy", claimed["title"])])

        failed, = self.shell(FAIL.replace("clxyz123", own))
        self.assertEqual((failed["status"], failed["assignedTo"], failed["error"]),
                         ("queue", None, "Website blocked the scraper"))
        self.assertIn("Website blocked the scraper", " ".join(str(row["description"]) for row in self.shell(RECENT)))
        self.assertEqual([row["status"] for row in self.shell(STATUS) if row["name"] == "Main Agent"], ["online"])
        self.assertEqual({row["capitalSpent"] for row in self.shell(SPENDING)}, {0})

        again, = self.shell(CLAIM)
        self.assertEqual(again["id"], own)
        done, = self.shell(COMPLETE.replace("clxyz123", own))
        self.assertEqual((done["status"], done["output"], done["actualCost"]),
                         ("completed", "Scraper created and tested successfully", 4.5))
        spent = {row["name"]: (row["capitalSpent"], row["capitalBudget"]) for row in self.shell(SPENDING)}
        self.assertEqual(spent, {"Allbirds Automation": (4.5, 40), "E-Commerce Automation": (0, 80)})
        self.assertEqual([row["status"] for row in self.shell(STATUS) if row["name"] == "Main Agent"], ["online"])
        # Once more changes nothing; another agent may not.
        self.assertEqual(self.shell(COMPLETE.replace("clxyz123", own))[0]["status"], "completed")
        self.assertEqual({row["capitalSpent"] for row in self.shell(SPENDING)}, {0, 4.5})
        status, told = self.post("/api/tasks/complete", {"taskId": own, "agentId": "agent-x"})
        self.assertEqual(status, 409)
        self.assertTrue(told["error"])

        ecommerce = next(row["id"] for row in ventures if row["name"].startswith("E-Commerce"))
        made, = self.shell(CREATE.replace("clxyz-ecommerce", ecommerce))
        self.assertEqual((made["title"], made["status"], made["priority"], made["estimatedCost"]),
                         ("Analyze competitor pricing", "queue", "high", 6))
        worker, = self.shell(WORKER)
        self.assertEqual((worker["id"], worker["status"], worker["maxTokens"]), ("agent-worker-1", "online", 150000))
        self.assertEqual(self.shell(WORKER)[0]["createdAt"], worker["createdAt"])
        claimed = [self.shell(HOSTNAME)[0] for _ in range(4)]
        self.assertEqual([task.get("priority") for task in claimed], ["high", "high", "medium", None])
        self.assertEqual((claimed[3]["status"], bool(claimed[3]["message"])), (404, True))
        self.assertEqual(len(self.shell(RECENT)), min(20, len(self.shell(ACTIVITIES)[0])))

    def test_each_line_on_a_seeded_database(self):
        database = seeded(self.folder / "dev.db")
        self.serve(database)
        self.follow()
        self.assertEqual(self.serving.stop(), 0)
        connection = sqlite3.connect(database)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_each_line_on_a_database_that_is_elsewhere(self):
        workspace = self.folder / "empty"
        workspace.mkdir()
        self.serve(seeded(self.folder / "dev.db"), workspace)
        self.follow()

    def test_each_line_on_the_real_database(self):
        shutil.copyfile(self.sample("task-tracker") / "prisma/dev.db", self.folder / "dev.db")
        self.serve(self.folder / "dev.db")
        self.follow()

    def test_ventures_tasks_agents_and_activities_by_every_method(self):
        self.serve(seeded(self.folder / "dev.db"))
        status, venture = self.post("/api/ventures", {"name": "New", "icon": "🧪", "capitalBudget": 12.5})
        self.assertEqual((status, venture["capitalBudget"]), (201, 12.5))
        status, venture = self.post("/api/ventures", {"id": venture["id"], "status": "paused"}, "PATCH")
        self.assertEqual((status, venture["status"]), (200, "paused"))
        status, task = self.post("/api/tasks", {"title": "T", "ventureId": venture["id"], "tags": ["a", "b"]})
        self.assertEqual((status, task["tags"]), (201, '["a","b"]'))
        listed = json.loads(self.serving.request("/api/tasks")[2])
        self.assertEqual(next(row["tags"] for row in listed if row["id"] == task["id"]), ["a", "b"])
        status, task = self.post("/api/tasks", {"id": task["id"], "priority": "low", "title": "T2"}, "PATCH")
        self.assertEqual((status, task["priority"], task["title"]), (200, "low", "T2"))
        status, row = self.post("/api/activities", {"type": "error", "title": "Oh", "level": "error", "taskId": task["id"]})
        self.assertEqual((status, row["title"]), (201, "Oh"))
        first = json.loads(self.serving.request("/api/activities?limit=1")[2])
        self.assertEqual([row["id"] for row in first], [row["id"]])
        self.assertEqual(self.post("/api/agents", {"id": "agent-main", "status": "offline"}, "PATCH")[1]["status"], "offline")
        for path, id in (("/api/tasks", task["id"]), ("/api/ventures", venture["id"]), ("/api/agents", "agent-main")):
            status, _, body = self.serving.request(f"{path}?id={id}", "DELETE")
            self.assertEqual((status, json.loads(body)), (200, {"success": True}), path)
            self.assertEqual(self.serving.request(f"{path}?id={id}", "DELETE")[0], 404, path)
            self.assertNotIn(id, [row["id"] for row in json.loads(self.serving.request(path)[2])])

    def test_what_is_wrong_is_told_whole(self):
        self.serve(seeded(self.folder / "dev.db"))
        status, told = self.post("/api/tasks", {"priority": "urgent", "estimatedCost": "six", "x": 1})
        self.assertEqual((status, told["status"], told["title"]), (422, 422, "Unprocessable Content"))
        self.assertGreaterEqual(len(told["errors"]), 4)
        self.assertEqual(self.serving.request("/api/tasks", "POST", body=b"{", headers=JSON)[0], 400)
        self.assertEqual(self.serving.request("/api/tasks", "POST", body=b"title=x")[0], 415)
        self.assertEqual(self.serving.request("/api/tasks", "PUT", body=b"{}", headers=JSON)[1]["Allow"],
                         "GET, HEAD, POST, PATCH, DELETE, OPTIONS")
        self.assertEqual(self.serving.request("/api/activities?limit=0")[0], 422)
        self.assertEqual(self.serving.request("/api/tasks", "DELETE")[0], 422)
        self.assertEqual(self.post("/api/tasks", {"id": "none", "title": "x"}, "PATCH")[0], 404)
        self.assertEqual(self.post("/api/tasks/claim", {"agentId": "a"}, Origin="http://evil.example")[0], 403)

    def test_lists_are_live_and_asked_about_again(self):
        workspace = self.folder / "workspace"
        workspace.mkdir()
        (workspace / "PENDING_TASKS.md").write_text(
            "# Pending\n\n## High Priority\n\n### TASK-077: Mend the net\n- **Status:** Pending\n- **Priority:** P1\n")
        database = seeded(workspace / "dev.db")
        serving = self.serve(database, workspace)
        status, headers, body = serving.request("/api/tasks")
        self.assertEqual((status, headers["Cache-Control"]), (200, "no-cache"))
        rows = json.loads(body)
        published = json.loads(serving.request("/api/tasks.json")[2])
        self.assertEqual(sorted(row["id"] for row in rows), sorted(row["id"] for row in published))
        for row in rows:
            self.assertLessEqual(set(published[0]), set(row))
        tag = {"If-None-Match": headers["ETag"]}
        self.assertEqual(serving.request("/api/tasks", headers=tag)[0], 304)
        foreign = [row["id"] for row in rows if not row["source"].startswith("dev.db")]
        if foreign:
            status, told = self.post("/api/tasks", {"id": foreign[0], "title": "x"}, "PATCH")
            self.assertEqual(status, 409)
            self.assertIn("PENDING_TASKS.md", told["detail"])
        # Another process writes.
        connection = sqlite3.connect(database)
        connection.execute('UPDATE "Task" SET "title" = \'Another title\' WHERE "id" = \'clxyz125\'')
        connection.commit()
        status, _, body = serving.request("/api/tasks", headers=tag)
        self.assertEqual(status, 200)
        self.assertIn(b"Another title", body)
        # The pages follow.
        end = time.monotonic() + 15
        while b"Another title" not in serving.request("/api/tasks.json")[2]:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)
        connection.execute('UPDATE "Task" SET "status" = \'active\', "assignedTo" = \'agent-main\', "updatedAt" = 1000'
                           ' WHERE "id" = \'clxyz125\'')
        connection.commit()
        stuck = json.loads(serving.request("/api/tasks?stuck=true")[2])
        self.assertEqual([row["id"] for row in stuck], ["clxyz125"])
        secret = "sk-" + "a1B2c3D4e5F6g7H8" * 3
        self.post("/api/activities", {"type": "error", "title": f"key {secret}"})
        self.assertNotIn(secret.encode(), serving.request("/api/activities")[2])

    def test_a_file_that_is_no_task_database(self):
        from support import run
        (self.folder / "dev.db").write_bytes(b"nothing of the kind" * 100)
        told = run("serve", self.folder, "--database", self.folder / "dev.db", code=2).stderr
        self.assertIn("cannot be used", told)
        told = run("serve", self.folder, "--database", self.folder / "none.db", code=2).stderr
        self.assertIn("there is no task database", told)
