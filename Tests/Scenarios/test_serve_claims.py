"""64 agents work through one queue, over the server and with the command, while some of them and the server are killed. No task
is lost, claimed twice, or charged twice.

FLEETLEDGER_CLAIMS: how many tasks there are (default 600).
"""

import concurrent.futures
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import tracker
from serving import Serving
from support import Scenario, run

TASKS = int(os.environ.get("FLEETLEDGER_CLAIMS", "600"))
CONNECTIONS = 8
# The 8th runs the command for every step of each of its agents.
OVER_HTTP = 7


class Claims(Scenario):
    def setUp(self):
        super().setUp()
        self.database = self.folder / "dev.db"
        self.workspace = self.folder / "workspace"
        self.workspace.mkdir()
        run("database", "init", "--database", self.database)
        tracker.fill(self.database, TASKS)
        self.start()
        self.addCleanup(lambda: self.serving.stop())

    def start(self, port=0):
        self.serving = Serving(self.workspace, "--database", self.database, port=port)

    def claimers(self, name):
        child = subprocess.Popen(
            [sys.executable, "-B", Path(__file__).with_name("http_claimers.py"), str(self.serving.port),
             str(CONNECTIONS), name], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (child.poll() is None and child.kill(), child.communicate()))
        return child

    def totals(self, children):
        """Claims and the longest wait of processes that ended well."""
        claims = longest = 0
        for child in children:
            output, errors = child.communicate()
            self.assertEqual(child.returncode, 0, output + errors)
            words = [int(word) for word in output.split()]
            claims, longest = claims + words[0], max(longest, words[-1])
        return claims, longest

    def finished(self):
        self.assertEqual(self.serving.stop(), 0)
        self.assertEqual(tracker.count(self.database, "completed"), TASKS, "none is lost")
        self.assertEqual(tracker.faults(self.database, whole=True), [])
        self.assertEqual(tracker.inversions(self.database), 0, "the order is kept")

    def test_race_of_all_kinds(self):
        begun = time.monotonic()
        children = [self.claimers(f"http{number}") for number in range(OVER_HTTP)]
        with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
            stop = threading.Event()
            loops = [
                pool.submit(tracker.agent_loop, self.database, f"command{number}", stop) for number in range(CONNECTIONS)]
            looks = 0
            while any(child.poll() is None for child in children):
                self.assertEqual(tracker.faults(self.database), [], "while all are at work")
                looks += 1
                time.sleep(0.5 + TASKS / 5000)
            by_command = sum(loop.result() for loop in loops)
        seconds = time.monotonic() - begun
        over_http, longest = self.totals(children)
        self.assertEqual(over_http + by_command, TASKS, "each task was claimed once")
        for number in (over_http, by_command):
            self.assertGreater(number, 0)
        self.finished()
        print(f"        {TASKS} tasks, 64 agents ({over_http} claims over HTTP, {by_command} by the command): "
              f"{TASKS / seconds:.0f} claims and completions a second, longest wait {longest} ms, {looks} looks")

    def test_race_with_kills_of_agents_and_server(self):
        chance = random.Random(20260613)
        names = iter(range(10**6))
        begun = time.monotonic()
        children, kills, server_kills = [], 0, 0
        with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
            stop = threading.Event()
            loops = [
                pool.submit(tracker.agent_loop, self.database, f"command{number}", stop) for number in range(CONNECTIONS)]
            while tracker.count(self.database, "queue"):
                while len(children) < OVER_HTTP:
                    children.append(self.claimers(f"k{next(names)}"))
                time.sleep(chance.uniform(0.2, 0.8))
                if chance.random() < 0.5:
                    server_kills += 1
                    self.serving.process.kill()
                    self.serving.process.wait()
                    self.serving.process.stdout.close()
                    self.assertEqual(tracker.faults(self.database), [], f"after {server_kills} kills of the server")
                    self.start(self.serving.port)
                for child in chance.sample(children, chance.randrange(0, 3)):
                    kills += child.poll() is None
                    child.send_signal(signal.SIGKILL)
                    child.communicate()
                    children.remove(child)
                self.assertEqual(tracker.faults(self.database), [], f"after {kills} kills of agents")
            for loop in loops:
                loop.result()
        self.totals(children)
        seconds = time.monotonic() - begun
        left = tracker.count(self.database, "active")
        self.assertEqual(tracker.faults(self.database, whole=True), [])
        self.assertEqual(tracker.count(self.database, "completed") + left, TASKS, "none is lost")
        back = json.loads(
            run("task", "requeue", "--older-than", "0s", "--database", self.database, "--json").stdout)
        self.assertEqual(len(back), left)
        self.totals([self.claimers("last")])
        self.finished()
        self.assertGreater(server_kills, 0)
        self.assertGreater(kills, 0)
        print(f"        {TASKS} tasks, kill -9 of {kills} processes of {CONNECTIONS} agents and {server_kills} times of the "
              f"server: {TASKS / seconds:.0f} tasks a second; {left} tasks were left active, 0 half done, 0 charged twice")
