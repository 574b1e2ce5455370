"""Tasks, ventures, activities and documents of the example fleet, against what its own files say, read here once more."""

import json
import math
import re
import sqlite3
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

from support import EXAMPLE, Scenario, example_site, load

ZONE = ZoneInfo("Europe/Lisbon")


def moment(value):
    """A moment of the task database, in any of the four forms in which it writes them."""
    if isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, timezone.utc)
    found = datetime.fromisoformat(value.replace(" +", "+"))
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def read(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class Work(Scenario):
    @classmethod
    def setUpClass(cls):
        cls.site = example_site()
        cls.as_of = read(load(cls.site, "stats")["asOf"])
        database = sqlite3.connect(f"file:{EXAMPLE}/prisma/dev.db?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        cls.rows = [dict(row) for row in database.execute('SELECT * FROM "Task" ORDER BY "id"')]
        cls.ventures = [dict(row) for row in database.execute('SELECT * FROM "Venture"')]
        cls.events = [dict(row) for row in database.execute('SELECT * FROM "Activity"')]
        database.close()

    def test_stuck_tasks_are_those_that_nobody_touched_for_a_day(self):
        old = self.as_of - timedelta(hours=24)
        expected = {row["id"] for row in self.rows if row["status"] == "active" and moment(row["updatedAt"]) <= old}
        self.assertEqual(expected, {"task-02", "task-04"})
        found = load(self.site, "tasks/stuck")
        self.assertEqual({task["id"] for task in found["items"]}, expected)
        tasks = load(self.site, "tasks")
        self.assertEqual({task["id"] for task in tasks if task["stuck"]}, expected)
        self.assertEqual(found["unknown"], sum(task["stuck"] is None for task in tasks))
        self.assertTrue(all(task["status"] == "active" for task in tasks if task["stuck"] is None))

    def test_every_task_has_a_page_with_its_history(self):
        for row in self.rows:
            task = load(self.site, f"tasks/{row['id']}")
            events = [event for event in self.events if event["taskId"] == row["id"]]
            self.assertEqual(task["activityCount"], len(events), row["id"])
            times = [read(event["time"]) for event in task["history"]]
            self.assertEqual(times, sorted(times, reverse=True), row["id"])
            own = [moment(row[name]) for name in ("createdAt", "updatedAt", "completedAt") if row[name]]
            self.assertEqual(sorted(times), sorted(own + [moment(event["createdAt"]) for event in events]), row["id"])
            if row["actualCost"] is not None and row["estimatedCost"] is not None:
                expected = Decimal(str(row["actualCost"])) - Decimal(str(row["estimatedCost"]))
                self.assertEqual(Decimal(str(task["costDifference"])), expected, row["id"])
            self.assertTrue((self.site / f"tasks/{row['id']}.html").is_file())

    def test_lists_hold_the_tasks_that_they_are_named_after(self):
        tasks = load(self.site, "tasks")
        for priority in ("high", "medium", "low"):
            expected = {task["id"] for task in tasks if task["priority"] == priority}
            self.assertEqual({task["id"] for task in load(self.site, f"tasks/priority/{priority}")["items"]}, expected)
        for agent in {agent for task in tasks for agent in task["agentIds"]}:
            found = load(self.site, f"tasks/agent/{agent}")
            self.assertEqual({task["id"] for task in found["items"]}, {task["id"] for task in tasks if agent in task["agentIds"]})
            self.assertEqual(found["filter"]["agent"], agent)
        for venture in self.ventures:
            expected = {row["id"] for row in self.rows if row["ventureId"] == venture["id"]}
            self.assertEqual({task["id"] for task in load(self.site, f"tasks/venture/{venture['id']}")["items"]}, expected)
            self.assertEqual({task["id"] for task in load(self.site, f"ventures/{venture['id']}")["tasks"]}, expected)

    def test_budgets_are_forecast_from_what_completed_tasks_cost(self):
        today, forecasts = self.as_of.astimezone(ZONE).date(), 0
        for venture in self.ventures:
            left = Decimal(str(venture["capitalBudget"])) - Decimal(str(venture["capitalSpent"]))
            first = max(today - timedelta(days=29), moment(venture["createdAt"]).astimezone(ZONE).date())
            cost = sum(
                Decimal(str(row["actualCost"])) for row in self.rows
                if row["ventureId"] == venture["id"] and row["status"] == "completed" and row["actualCost"]
                and first <= moment(row["completedAt"]).astimezone(ZONE).date() <= today)
            forecast = load(self.site, f"ventures/{venture['id']}")["forecast"]
            if left <= 0 or venture["status"] in ("paused", "completed") or not cost:
                continue
            forecasts += 1
            self.assertEqual(forecast["method"], "completedTasks")
            days = (today - first).days + 1
            self.assertAlmostEqual(Decimal(str(forecast["perDay"])), cost / days, places=9)
            self.assertEqual(date.fromisoformat(forecast["reachedOn"]), today + timedelta(days=math.ceil(left * days / cost)))
        self.assertGreater(forecasts, 0)

    def test_activities_by_day_agent_and_type_are_all_of_them(self):
        index, everything = load(self.site, "logs/activity/index"), load(self.site, "logs/activity")
        self.assertTrue(everything["complete"])
        by_day = {}
        for item in everything["items"]:
            day = item["createdAt"] and read(item["createdAt"]).astimezone(ZONE).date().isoformat()
            by_day.setdefault(day, []).append(item)
        self.assertEqual(index["undated"], len(by_day.pop(None, [])))
        self.assertEqual([entry["date"] for entry in index["days"]], sorted(by_day, reverse=True))
        for entry in index["days"]:
            self.assertEqual(load(self.site, entry["document"])["items"], by_day[entry["date"]])
            self.assertTrue((self.site / f"activity/day/{entry['date']}.html").is_file())
        for entry in index["agents"]:
            found = load(self.site, entry["document"])
            self.assertEqual(found["items"], [item for item in everything["items"] if item["agentId"] == entry["id"]])
        for entry in index["types"]:
            found = load(self.site, entry["document"])
            self.assertEqual(found["items"], [item for item in everything["items"] if item["type"] == entry["type"]])
            self.assertEqual(found["filter"], {"agent": None, "day": None, "limit": None, "matched": True, "type": entry["type"]})

    def test_check_lists_are_counted(self):
        for document in load(self.site, "documents")["documents"]:
            text = (EXAMPLE / document["path"]).read_text()
            boxes = re.findall(r"^\s*(?:[-*+]|\d+\.) \[([ xX])\] ", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), flags=re.M)
            self.assertEqual((document["done"], document["total"]), (sum(box != " " for box in boxes), len(boxes)), document["path"])
            detail = load(self.site, document["document"])
            for heading, rest in zip(detail["headings"], detail["headings"][1:] + [None]):
                self.assertLessEqual(heading["done"], heading["total"])
                self.assertLessEqual(heading["total"], document["total"])
            self.assertEqual(len(detail["headings"]), len(re.findall(r"^#+ ", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), flags=re.M)))

    def test_deadlines_and_checkpoints_are_found(self):
        sprint = load(self.site, "documents/sprint_halyard")
        # West European Summer Time is one hour ahead of UTC.
        self.assertEqual(
            [(entry["time"], entry["passed"]) for entry in sprint["deadlines"]],
            [("2026-07-02T20:35:00.000Z", False), ("2026-06-30T11:00:00.000Z", True)])
        self.assertEqual([entry["progress"] for entry in sprint["checkpoints"]], [25, 50, 100])
        self.assertEqual(sprint["checkpoints"][2]["reportTo"], "Helm")

    def test_documents_are_shown_without_what_could_run(self):
        page = (self.site / "documents/backlog.html").read_text()
        self.assertNotIn("javascript:", page)
        self.assertNotIn("<script>alert", page)
        self.assertIn("Print on paper", page)
        self.assertIn('<a href="../documents/sprint_halyard.html"', page)

    def test_what_is_configured_counts(self):
        workspace = self.workspace()
        (workspace / "notes").mkdir()
        (workspace / "notes/plan.md").write_text("# Plan\n- [x] done\n")
        (workspace / "tasks.json").write_text(json.dumps({"tasks": [
            {"id": "a", "title": "A", "status": "active", "updatedAt": "2026-06-01T10:00:00Z"},
            {"id": "b", "title": "B", "status": "active", "updatedAt": "2026-06-01T10:31:00Z"}]}))
        (workspace / "fleetledger.json").write_text('{ stuckAfter: "30m", documents: ["notes/*.md"] }')
        site = self.build(workspace, "--as-of", "2026-06-01T11:00:00Z")
        self.assertEqual([task["id"] for task in load(site, "tasks/stuck")["items"]], ["a"])
        self.assertEqual(load(site, "documents/notes-plan")["progress"], 1)

    def test_a_full_column_says_what_it_leaves_out(self):
        workspace = self.workspace()
        (workspace / "tasks.json").write_text(json.dumps({"tasks": [
            {"id": f"t{number}", "title": f"Task {number}", "status": "queue", "priority": "high" if number == 249 else "low"}
            for number in range(250)]}))
        page = (self.build(workspace) / "tasks.html").read_text()
        self.assertEqual(page.count('<li class="task'), 200)
        self.assertIn("More of them, in the JSON: 50.", page)
        self.assertLess(page.index("Task 249"), page.index("Task 0<"))
