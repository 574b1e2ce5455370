"""The task database with many processes at once: no task is claimed twice, none is lost, costs add up, also when processes
are killed.

FLEETLEDGER_RACE_TASKS: how many tasks the races have (default 1500).
"""

import concurrent.futures
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

import serving
import tracker
from support import SHARED, Scenario, run

TASKS = int(os.environ.get("FLEETLEDGER_RACE_TASKS", "1500"))
PROCESSES, CONNECTIONS = 8, 8
SAMPLE = SHARED / "samples/task-tracker/prisma/dev.db"


class Tracker(Scenario):
    def database(self, tasks=0):
        path = self.folder / "dev.db"
        run("database", "init", "--database", path)
        tracker.fill(path, tasks)
        return path

    def claimers(self, path, name, *options):
        return subprocess.Popen(
            [tracker.CLAIMERS, path, str(CONNECTIONS), name, *options], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_race(self):
        path = self.database(TASKS)
        begun = time.monotonic()
        children = [self.claimers(path, f"p{number}") for number in range(PROCESSES - 1)]
        with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
            stop = threading.Event()
            loops = [pool.submit(tracker.agent_loop, path, f"c{number}", stop) for number in range(CONNECTIONS)]
            looks = 0
            while any(child.poll() is None for child in children):
                self.assertEqual(tracker.faults(path), [], "while all are at work")
                looks += 1
                time.sleep(0.5)
            by_command = sum(loop.result() for loop in loops)
        seconds = time.monotonic() - begun
        claims, longest = by_command, 0
        for child in children:
            output, errors = child.communicate()
            self.assertEqual(child.returncode, 0, output + errors)
            first = [int(word) for word in output.split()]
            claims, longest = claims + first[0], max(longest, first[3])
        self.assertEqual(claims, TASKS, "each task was claimed once")
        self.assertEqual(tracker.count(path, "completed"), TASKS, "none is lost")
        self.assertEqual(tracker.faults(path, whole=True), [])
        self.assertEqual(tracker.inversions(path), 0, "the order is kept")
        print(f"        {TASKS} tasks, {PROCESSES * CONNECTIONS} claimers ({by_command} claims by the command): "
              f"{claims / seconds:.0f} claims and completions a second, longest wait {longest} ms, {looks} looks")

    def test_race_with_failures(self):
        path = self.database(TASKS // 3)
        children = [self.claimers(path, f"p{number}", "5") for number in range(PROCESSES)]
        while any(child.poll() is None for child in children):
            self.assertEqual(tracker.faults(path), [])
            time.sleep(0.3)
        failures = 0
        for child in children:
            output, errors = child.communicate()
            self.assertEqual(child.returncode, 0, output + errors)
            failures += int(output.split()[2])
        # The last of a queue may have failed after everybody else had left.
        while tracker.count(path, "queue"):
            self.assertEqual(self.claimers(path, "last").wait(), 0)
        self.assertEqual(tracker.faults(path, whole=True), [])
        self.assertEqual(tracker.count(path, "completed"), TASKS // 3)
        self.assertGreater(failures, 0)

    def test_what_is_looked_for_is_found(self):
        for number, change in enumerate([
                "UPDATE Venture SET capitalSpent = capitalSpent + 0.000001 WHERE id = 'venture-0'",
                "UPDATE Task SET status = 'queue' WHERE title = 'Task 3'",
                "DELETE FROM Activity WHERE rowid = (SELECT max(rowid) FROM Activity)",
                "UPDATE Agent SET status = 'busy' WHERE rowid = (SELECT min(rowid) FROM Agent)",
                "INSERT INTO Activity SELECT 'twice', type, title, description, level, metadata, createdAt, ventureId,"
                " taskId, agentId FROM Activity WHERE type = 'task_started' LIMIT 1"]):
            path = self.folder / f"{number}.db"
            run("database", "init", "--database", path)
            tracker.fill(path, 20)
            self.assertEqual(self.claimers(path, "p").wait(), 0)
            self.assertEqual(tracker.faults(path, whole=True), [])
            self.assertEqual(tracker.inversions(path), 0)
            with sqlite3.connect(path) as database:
                database.execute(change)
            database.close()
            self.assertNotEqual(tracker.faults(path), [], change)

    def test_killed_claimers(self):
        path = self.database(TASKS)
        chance = random.Random(20260612)
        names = iter(range(10**6))
        children, kills = [], 0
        while tracker.count(path, "queue"):
            while len(children) < PROCESSES:
                children.append(self.claimers(path, f"k{next(names)}"))
            time.sleep(chance.uniform(0.05, 0.6))
            for child in chance.sample(children, chance.randrange(1, PROCESSES + 1)):
                kills += child.poll() is None
                child.send_signal(signal.SIGKILL)
                child.communicate()
                children.remove(child)
            self.assertEqual(tracker.faults(path), [], f"after {kills} kills")
        for child in children:
            child.communicate()
        left = tracker.count(path, "active")
        self.assertEqual(tracker.faults(path, whole=True), [])
        back = json.loads(run("task", "requeue", "--older-than", "0s", "--database", path, "--json").stdout)
        self.assertEqual(len(back), left)
        self.assertEqual(tracker.faults(path, whole=True), [])
        self.assertEqual(self.claimers(path, "last").wait(), 0)
        self.assertEqual(tracker.count(path, "completed"), TASKS)
        self.assertEqual(tracker.faults(path, whole=True), [])
        self.assertGreater(kills, 5)
        print(f"        {TASKS} tasks, kill -9: {kills} processes of {CONNECTIONS} claimers; {left} tasks were left active, "
              "0 half done")

    def test_killed_commands(self):
        path = self.database(60)
        chance = random.Random(7)
        for number in range(60):
            child = subprocess.Popen(
                [tracker.BINARY, "task", "claim", "--agent", f"a{number}", "--database", path],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 0.03))
            child.kill()
            child.wait()
        self.assertEqual(tracker.faults(path, whole=True), [])

    def test_site_shows_what_was_written(self):
        path = self.database()
        run("database", "reset", "--yes", "--database", path)
        run("database", "seed", "--database", path)
        task = json.loads(run("task", "claim", "--agent", "agent-main", "--database", path, "--json").stdout)
        run("task", "complete", task["id"], "--agent", "agent-main", "--cost", "4.50", "--database", path)
        run("check", self.folder, "--strict")
        site = self.build(self.folder)
        tasks = {found["id"]: found for found in json.loads((site / "api/tasks.json").read_text())}
        self.assertEqual(len(tasks), 3)
        shown = next(found for found in tasks.values() if found["title"] == task["title"])
        self.assertEqual((shown["status"], shown["actualCost"]), ("completed", 4.5))

    def test_command_beside_a_server(self):
        """A server that also reads its database as a source must not lose its locks by that: another program would then
        take itself for the last one and delete the log that the server goes on writing to."""
        path = self.database()
        server = serving.Serving(self.folder, "--database", path)
        self.addCleanup(server.stop)
        added = 0
        for number in range(4):
            # The site is made anew, and with it the database is read as a source.
            status, _, body = server.request("/api/cache/invalidate", "POST")
            self.assertEqual(status, 200, body)
            run("task", "add", f"by command {number}", "--venture", "venture-0", "--database", path)
            task = json.dumps({"title": f"by server {number}", "ventureId": "venture-1"})
            status, _, body = server.request("/api/tasks", "POST", task, {"Content-Type": "application/json"})
            self.assertIn(status, (200, 201), body)
            added += 2
            self.assertEqual(tracker.count(path, "queue"), added, "what the server wrote is there for others")
            self.assertTrue(os.path.exists(f"{path}-wal"), "the log is there as long as the server is")
        self.assertEqual(server.stop(), 0)
        self.assertEqual(tracker.count(path, "queue"), added)
        self.assertEqual(tracker.faults(path, whole=True), [])

    @unittest.skipUnless(SAMPLE.exists(), f"no database at {SAMPLE}")
    def test_existing_database(self):
        path = self.folder / "dev.db"
        shutil.copyfile(SAMPLE, path)
        before = json.loads(run("task", "list", "--database", path, "--json").stdout)
        self.assertEqual(len(before), 3)
        self.assertTrue(all(task["venture"]["name"] for task in before))
        claimed = json.loads(run("task", "claim", "--agent", "agent-pi", "--database", path, "--json").stdout)
        self.assertEqual(claimed["title"], "Set up web scraper for Allbirds product pages")
        run("task", "complete", claimed["id"], "--agent", "agent-pi", "--cost", "4.50", "--database", path)
        self.assertEqual(tracker.count(path, "completed"), 1)
        self.assertEqual(tracker.faults(path, whole=True), [])
        database = tracker.connect(path)
        kinds = database.execute(
            "SELECT DISTINCT typeof(createdAt), typeof(updatedAt) FROM Task UNION "
            "SELECT DISTINCT typeof(createdAt), 'integer' FROM Activity").fetchall()
        database.close()
        self.assertEqual(kinds, [("integer", "integer")], "times have the form of the others")

    @unittest.skipUnless(SAMPLE.exists(), f"no database at {SAMPLE}")
    def test_race_on_an_existing_database(self):
        path = self.folder / "dev.db"
        shutil.copyfile(SAMPLE, path)
        tracker.fill(path, TASKS)
        children = [self.claimers(path, f"p{number}") for number in range(PROCESSES)]
        while any(child.poll() is None for child in children):
            self.assertEqual(tracker.faults(path), [])
            time.sleep(0.3)
        for child in children:
            output, errors = child.communicate()
            self.assertEqual(child.returncode, 0, output + errors)
        self.assertEqual(tracker.count(path, "completed"), TASKS + 3)
        self.assertEqual(tracker.faults(path, whole=True), [])
        self.assertEqual(tracker.inversions(path), 0)
