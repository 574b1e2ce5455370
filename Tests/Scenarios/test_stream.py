"""`/api/logs/stream` from outside: the last activities, then each new one, once and in order, whoever writes it."""

import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from serving import Serving
from support import Scenario, run
from task_database import seeded

PATH = "/api/logs/stream"


def log_line(number, agent="nexus", level="INFO"):
    return f"2026-02-17 12:{number // 60 % 60:02}:{number % 60:02} [{level}] {agent}: line {number}\n"


class Client:
    """One who listens: the events as they come, each as (id, item)."""

    def __init__(self, serving, query="", last=None):
        self.socket = socket.create_connection(("127.0.0.1", serving.port), timeout=20)
        more = f"Last-Event-ID: {last}\r\n" if last else ""
        self.socket.sendall(f"GET {PATH}{query} HTTP/1.0\r\nHost: localhost\r\n{more}\r\n".encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = {}
        while (line := self.file.readline().strip()):
            name, _, value = line.decode().partition(":")
            self.headers[name.lower()] = value.strip()

    def next(self, count, seconds=20):
        """So many events; fewer when they do not come in time or the stream ends."""
        events, current = [], {}
        end = time.monotonic() + seconds
        while len(events) < count and time.monotonic() < end:
            line = self.file.readline()
            if not line:
                break
            line = line.decode().rstrip("\n")
            if line:
                name, _, value = line.partition(": ")
                current[name] = value
            else:
                if "data" in current:
                    assert current["event"] == "activity", current
                    events.append((current["id"], json.loads(current["data"])))
                current = {}
        return events

    def titles(self, count, seconds=20):
        return [item["title"] for _, item in self.next(count, seconds)]

    def close(self):
        self.file.close()
        self.socket.close()


class Stream(Scenario):
    def fleet(self, lines=3):
        workspace = self.folder / "fleet"
        (workspace / "logs").mkdir(parents=True)
        self.log = workspace / "logs/fleet.log"
        self.log.write_text("".join(map(log_line, range(lines))))
        return workspace

    def serve(self, *flags, **options):
        serving = Serving(*flags, **options)
        self.addCleanup(serving.stop)
        return serving

    def client(self, serving, query="", last=None):
        client = Client(serving, query, last)
        self.addCleanup(client.close)
        return client

    def append(self, *numbers, **more):
        with self.log.open("a") as file:
            file.write("".join(log_line(number, **more) for number in numbers))

    def answered(self, serving, query):
        return json.loads(serving.request(f"/api/logs/activity{query}")[2])["items"]

    def test_the_last_ones_then_what_comes(self):
        workspace = self.fleet()
        seeded(workspace / "dev.db")
        serving = self.serve(workspace, "--watch", "--database", workspace / "dev.db")
        client = self.client(serving, "?limit=4")
        self.assertEqual((client.status, client.headers["content-type"]), (200, "text/event-stream"))
        self.assertEqual((client.headers["cache-control"], client.headers["x-accel-buffering"]), ("no-store", "no"))
        first = client.next(4)
        self.assertEqual([item for _, item in reversed(first)], self.answered(serving, "?limit=4"))
        # A line of a log.
        self.append(10)
        begun = time.monotonic()
        self.assertIn("line 10", client.titles(1)[0])
        print(f"        a line came after {time.monotonic() - begun:.2f} s")
        # The server's own rows, those of another program, and those of the command.
        row = {"type": "task_created", "title": "by the server"}
        self.assertEqual(serving.request(
            "/api/activities", "POST", json.dumps(row), {"Content-Type": "application/json"})[0], 201)
        self.assertEqual(client.titles(1), ["by the server"])
        with sqlite3.connect(workspace / "dev.db") as database:
            database.execute(
                'INSERT INTO "Activity" ("id", "type", "title", "level", "createdAt") VALUES (?, ?, ?, ?, ?)',
                ("act-9", "note", "by another program, mail a.b@mail-host.org", "info", 1770702850000))
        database.close()
        # Though it is older than others it is new; and it is masked.
        self.assertEqual(client.titles(1), ["by another program, mail [e-mail]"])
        run("task", "claim", "--agent", "agent-main", "--database", workspace / "dev.db")
        self.assertEqual(client.titles(1), ["Task started"])
        # A line of a session that is not finished makes no activity, and a file that is older brings what it has.
        (workspace / "logs/old.log").write_text("2025-01-01 00:00:00 [INFO] nexus: an old line\n")
        self.assertIn("an old line", client.titles(1)[0])
        self.assertEqual(
            sorted(item["title"] for _, item in self.client(serving).next(20, 1.5)),
            sorted(item["title"] for item in self.answered(serving, "?limit=50")))

    def test_a_database_elsewhere(self):
        database = seeded(self.folder / "dev.db")
        serving = self.serve(self.fleet(), "--database", database)
        client = self.client(serving, "?limit=0")
        run("task", "claim", "--agent", "agent-main", "--database", database)
        found = client.next(1)
        self.assertEqual(found[0][1]["title"], "Task started")
        self.assertIn(found[0][1], self.answered(serving, "?limit=1000"))

    def test_filters_are_those_of_the_log(self):
        workspace = self.fleet(0)
        self.append(*range(10))
        self.append(*range(10, 20), level="ERROR")
        serving = self.serve(workspace, "--watch")
        for query in ("", "?type=error", "?type=system", "?type=error&since=2026-02-17T12:00:15Z", "?agent=nobody",
                      "?type=nothing", "?since=2026-02-18", "?since=2026-02-17"):
            wanted = self.answered(serving, query)
            got = self.client(serving, query).next(len(wanted) + 1, 1.2)
            self.assertEqual([item for _, item in reversed(got)], wanted, query)
        errors, none = self.client(serving, "?type=error&limit=0"), self.client(serving, "?type=system&limit=0")
        nobody = self.client(serving, "?agent=nobody")
        self.append(30, level="ERROR")
        self.assertIn("line 30", errors.titles(1)[0])
        self.append(31)
        self.assertIn("line 31", none.titles(1)[0])
        self.assertEqual((errors.titles(1, 1.2), nobody.titles(1, 1.2)), ([], []))

    def test_what_is_wrong_is_told(self):
        serving = self.serve(self.fleet())
        for query, count in (("?limit=1001", 1), ("?limit=x&since=y", 2), ("?until=2026-02-18", 1), ("?agnet=a", 1)):
            status, headers, body = serving.request(PATH + query)
            self.assertEqual((status, headers["Content-Type"]), (422, "application/problem+json"), query)
            self.assertEqual(len(json.loads(body)["errors"]), count, query)
        status, headers, body = serving.request(PATH, "HEAD")
        self.assertEqual((status, headers["Content-Type"], body), (200, "text/event-stream", b""))
        self.assertEqual(serving.request(PATH, "POST")[0], 405)

    def test_a_burst_and_one_who_comes_again(self):
        serving = self.serve(self.fleet(0), "--watch")
        other = self.client(serving, "?limit=0")
        client = self.client(serving, "?limit=0")
        got, last = [], None
        for start in range(0, 1000, 100):
            self.append(*range(start, start + 100))
            if start % 300 == 0:  # It goes away in the middle of what comes, and comes again.
                events = client.next(37)
                got += events
                client.close()
                client = self.client(serving, last=events[-1][0])
        got += client.next(1000 - len(got))
        numbers = [int(item["title"].split()[-1]) for _, item in got]
        self.assertEqual(numbers, list(range(1000)))
        self.assertEqual(len({number for number, _ in got}), 1000)
        self.assertEqual([item for _, item in other.next(1000)], [item for _, item in got])
        self.assertEqual(client.next(1, 1.2), [])
        # From its very beginning.
        again = self.client(serving, last=got[0][0]).next(999)
        self.assertEqual(again, got[1:])
        # A log that is renamed, cut off and written again brings nothing.
        text = self.log.read_text()
        self.log.rename(self.log.with_name("fleet.old.log"))
        self.log.write_text("")
        time.sleep(0.8)
        self.log.with_name("fleet.old.log").unlink()
        time.sleep(0.8)
        self.log.write_text(text)
        self.append(2000)
        self.assertEqual([title.split()[-1] for title in client.titles(1)], ["2000"])

    def test_a_hundred_listeners_and_one_who_does_not_read(self):
        serving = self.serve(self.fleet(0), "--watch")
        idle = self.client(serving, "?limit=0")
        before = serving.memory()
        clients = [self.client(serving, "?limit=0") for _ in range(100)]
        self.append(*range(500))
        with ThreadPoolExecutor(100) as pool:
            for titles in pool.map(lambda client: client.titles(500, 60), clients):
                self.assertEqual([int(title.split()[-1]) for title in titles], list(range(500)))
        print(f"        {serving.memory() - before:.0f} MB more for 100 listeners and 500 activities")
        self.assertEqual(len(idle.next(500)), 500)
        for client in clients:
            client.close()
        # Who is gone makes room, when a comment or two did not reach him.
        for _ in range(4):
            time.sleep(4)
            more = [Client(serving, "?limit=0") for _ in range(250)]
            statuses = {client.status for client in more}
            for client in more:
                client.close()
            if statuses == {200}:
                break
        self.assertEqual(statuses, {200})

    def test_too_many(self):
        serving = self.serve(self.fleet())
        clients = [self.client(serving, "?limit=0") for _ in range(256)]
        self.assertEqual({client.status for client in clients}, {200})
        status, headers, _ = serving.request(PATH)
        self.assertEqual((status, headers["Retry-After"]), (503, "5"))

    def test_the_server_ends_with_open_streams(self):
        serving = self.serve(self.fleet(2000))
        clients = [self.client(serving, "?limit=1000") for _ in range(20)]
        clients[0].next(1000)
        begun = time.monotonic()
        self.assertEqual(serving.stop(signal.SIGTERM), 0)
        seconds = time.monotonic() - begun
        print(f"        ended after {seconds:.2f} s with 19 clients that did not read")
        self.assertLess(seconds, 5)
        self.assertEqual(clients[0].next(1), [])

    @unittest.skipUnless(shutil.which("curl"), "there is no curl")
    def test_curl(self):
        serving = self.serve(self.fleet(), "--watch")
        curl = subprocess.Popen(
            ["curl", "-sN", f"{serving.url}{PATH}?limit=1"], stdout=subprocess.PIPE, text=True)
        lines = [curl.stdout.readline() for _ in range(6)]
        self.assertEqual(lines[0], "retry: 1000\n")
        self.assertEqual(lines[3], "event: activity\n")
        self.append(60)
        while not (line := curl.stdout.readline()).startswith("data:"):
            pass
        self.assertIn("line 60", line)
        curl.kill()
        curl.wait()
        curl.stdout.close()
