"""Many agents work through one queue over the server, which is killed while they do. No task is lost or done twice."""

import json
import os
import sqlite3
import threading
import time
from decimal import Decimal

from serving import Serving
from support import Scenario
from task_database import BEGIN, seeded

TASKS = int(os.environ.get("FLEETLEDGER_CLAIMS", "200"))
AGENTS = 16
JSON = {"Content-Type": "application/json"}


class Claims(Scenario):
    def setUp(self):
        super().setUp()
        self.workspace = self.folder / "workspace"
        self.workspace.mkdir()
        self.database = seeded(self.folder / "dev.db")
        connection = sqlite3.connect(self.database)
        connection.execute('DELETE FROM "Task"')
        connection.executemany(
            'INSERT INTO "Task" ("id", "title", "status", "priority", "createdAt", "updatedAt", "ventureId")'
            " VALUES (?, ?, 'queue', ?, ?, ?, 'clxyz-ecommerce')",
            [(f"task-{number:05}", f"Task {number}", ("low", "high", "medium")[number % 3], BEGIN + number, BEGIN + number)
             for number in range(TASKS)])
        connection.commit()
        connection.close()
        self.start()
        self.addCleanup(lambda: self.serving.stop())

    def start(self):
        self.serving = Serving(self.workspace, "--database", self.database)

    def post(self, path, body):
        """Status and answer; asked again while the server is away."""
        while True:
            try:
                status, _, answer = self.serving.request(path, "POST", body=json.dumps(body).encode(), headers=JSON)
                return status, json.loads(answer)
            except (OSError, ValueError, EOFError):
                self.lost += 1
                time.sleep(0.05)
            except Exception as error:  # http.client tells of an answer that breaks off in several ways.
                if type(error).__module__ != "http.client":
                    raise
                self.lost += 1

    def own(self, agent):
        """The tasks that the database says are this agent's: an answer may have been lost."""
        while True:
            try:
                rows = json.loads(self.serving.request(f"/api/tasks?agent={agent}&status=active")[2])
                return [row["id"] for row in rows]
            except Exception:
                time.sleep(0.05)

    def work(self, agent):
        while True:
            before = self.lost
            status, task = self.post("/api/tasks/claim", {"agentId": agent})
            if status == 404 and self.lost == before and not self.own(agent):
                return
            for id in {task["id"], *self.own(agent)} if status == 200 else self.own(agent):
                status, told = self.post(
                    "/api/tasks/complete", {"taskId": id, "agentId": agent, "actualCost": 0.07, "output": agent})
                if status != 200:
                    self.wrong.append((agent, id, status, told))

    def follow(self, kills):
        self.lost, self.wrong = 0, []
        agents = [threading.Thread(target=self.work, args=(f"agent-{number}",)) for number in range(AGENTS)]
        begun = time.monotonic()
        for agent in agents:
            agent.start()
        for _ in range(kills):
            time.sleep(0.4)
            self.serving.process.kill()
            self.serving.process.wait()
            self.serving.process.stdout.close()
            self.start()
        for agent in agents:
            agent.join(120)
        self.assertFalse([agent for agent in agents if agent.is_alive()])
        self.assertEqual(self.wrong, [])
        print(f"        {TASKS} tasks, {AGENTS} agents, {kills} kills: {TASKS / (time.monotonic() - begun):.0f} tasks a second")
        self.assertEqual(self.serving.stop(), 0)
        connection = sqlite3.connect(self.database)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        ask = lambda sql: connection.execute(sql).fetchone()[0]
        self.assertEqual(ask("SELECT count(*) FROM \"Task\" WHERE \"status\" = 'completed'"), TASKS)
        completed = ask("SELECT count(DISTINCT \"taskId\") FROM \"Activity\" WHERE \"type\" = 'task_completed'")
        self.assertEqual(completed, TASKS)
        self.assertEqual(ask("SELECT count(*) FROM \"Activity\" WHERE \"type\" = 'task_completed'"), TASKS)
        self.assertEqual(ask("SELECT count(*) FROM \"Activity\" WHERE \"type\" = 'task_started'"), TASKS)
        self.assertEqual(ask("SELECT count(*) FROM \"Agent\" WHERE \"status\" = 'busy'"), 0)
        spent = ask("SELECT sum(\"capitalSpent\") FROM \"Venture\"")
        self.assertEqual(Decimal(repr(spent)), Decimal("0.07") * TASKS)

    def test_each_task_is_done_once(self):
        self.follow(kills=0)

    def test_each_task_is_done_once_though_the_server_is_killed(self):
        self.follow(kills=3)
