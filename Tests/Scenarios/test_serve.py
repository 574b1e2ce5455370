"""`serve` over real sockets: it answers as planned, and goes on answering whatever clients do."""

import atexit
import functools
import gzip
import json
import os
import random
import re
import resource
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from served_sites import REVALIDATE, SECURITY, planned
from serving import Events, Serving
from support import EXAMPLE, Scenario, run
from task_database import BEGIN, seeded

IDLE = int(os.environ.get("FLEETLEDGER_IDLE_CONNECTIONS", "10000"))
GET = b"GET /api/agents HTTP/1.1\r\nHost: localhost\r\n"


@functools.lru_cache(maxsize=None)
def built():
    """The example fleet's site, with the list of its headers."""
    folder = Path(tempfile.mkdtemp(prefix="fleetledger-serve-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run("build", EXAMPLE, "-o", folder / "site", "--deploy", folder / "deploy", "--host", "s3")
    return folder / "site"


def small(folder):
    """A workspace that is read in no time."""
    workspace = folder / "small"
    sessions = workspace / "agents/nexus/sessions"
    sessions.mkdir(parents=True)
    (sessions / "a.jsonl").write_text(line(1))
    return workspace


def line(number, tokens=1000):
    return json.dumps({
        "type": "message", "id": f"m{number}", "timestamp": f"2026-02-17T12:00:{number:02}.000Z",
        "message": {"role": "assistant", "model": "m", "provider": "p", "timestamp": 1771329600000 + number * 1000,
                    "usage": {"input": tokens, "output": 1, "cacheRead": 0, "cacheWrite": 0, "totalTokens": tokens + 1,
                              "cost": {"input": 0.001, "output": 0, "cacheRead": 0, "cacheWrite": 0, "total": 0.001}},
                    "content": []}}) + "\n"


def select_ready(clients):
    """The connections that have something to be read, be it their end."""
    waiting = select.poll()
    for client in clients:
        waiting.register(client, select.POLLIN)
    return waiting.poll(0)


class Answers(Scenario):
    """What the example's site answers; one server for all tests that only ask."""

    @classmethod
    def setUpClass(cls):
        cls.site = built()
        cls.planned = planned(cls.site)
        cls.serving = Serving(EXAMPLE)

    @classmethod
    def tearDownClass(cls):
        cls.serving.stop()

    def check(self, headers, cache, path):
        self.assertEqual(headers.get_all("Cache-Control"), [cache], path)
        for name in SECURITY:
            self.assertEqual(len(headers.get_all(name) or []), 1, f"{path}: {name}\n{headers}")

    def test_every_resource_is_answered_as_it_would_be_published(self):
        self.assertEqual(self.serving.resources, len(self.planned))
        for path, (media, cache) in self.planned.items():
            status, headers, body = self.serving.request("/" + path)
            self.assertEqual(status, 200, path)
            if path != "api/build.json":  # It tells when it was built.
                self.assertEqual(body, (self.site / path).read_bytes(), path)
            self.assertEqual(headers["Content-Type"].replace(" ", "").lower(), media.replace(" ", ""), path)
            self.assertEqual(int(headers["Content-Length"]), len(body))
            self.check(headers, cache, path)
            tag = headers["ETag"]
            self.assertRegex(tag, '^"[0-9a-f]{32}"$')
            status, again, rest = self.serving.request("/" + path, headers={"If-None-Match": f'"x", W/{tag}'})
            self.assertEqual((status, rest), (304, b""), path)
            self.check(again, cache, f"{path} (304)")
            self.assertIn(again["Content-Length"], (None, str(len(body))), path)

    def test_addresses_without_their_endings_and_with_queries(self):
        for address, path in (
            ("/", "index.html"), ("/agents", "agents.html"), ("/api/agents", "api/agents.json"),
            ("/agents/almanac", "agents/almanac.html"), ("/api/logs/activity", "api/logs/activity.json"),
            ("/%61pi/agents", "api/agents.json"), ("http://localhost/api/agents", "api/agents.json"),
            ("/api/logs/activity?agent=nobody-at-all", None),
        ):
            status, _, body = self.serving.request(address)
            self.assertEqual(status, 200, address)
            if path:
                self.assertEqual(body, (self.site / path).read_bytes(), address)
        rows = json.loads(self.serving.request("/api/logs/activity?agent=nobody-at-all")[2])
        rows = rows["items"]
        self.assertEqual(rows, [])

    def test_what_is_missing(self):
        for path in ("/nothing", "/agents/", "/..%2f..%2fetc%2fpasswd", "/../../etc/passwd", "/.fleetledger/events",
                     "/.fleetledger-manifest.json", "/assets/gone.css", "/%2e%2e/%2e%2e/etc/passwd"):
            status, headers, body = self.serving.request(path)
            self.assertEqual(status, 404, path)
            self.check(headers, REVALIDATE, path)
            self.assertEqual(body, (self.site / "404.html").read_bytes(), path)
        status, headers, body = self.serving.request("/api/nothing")
        self.assertEqual((status, headers["Content-Type"]), (404, "application/problem+json"))
        self.assertEqual(json.loads(body)["status"], 404)
        self.check(headers, REVALIDATE, "/api/nothing")

    def test_conditions_ranges_and_codings(self):
        whole = (self.site / "api/tokens.json").read_bytes()
        ask = functools.partial(self.serving.request, "/api/tokens")
        status, headers, body = ask(headers={"Accept-Encoding": "gzip;q=0.5, br;q=0.1"})
        self.assertEqual((headers["Content-Encoding"], headers["Vary"]), ("gzip", "Accept-Encoding"))
        self.assertEqual(gzip.decompress(body), whole)
        self.assertEqual(headers["ETag"], ask()[1]["ETag"][:-1] + '-gz"')
        status, _, _ = ask(headers={"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})
        self.assertEqual(status, 304)
        self.assertEqual(ask(headers={"If-None-Match": headers["ETag"]})[0], 200)
        status, headers, body = ask(headers={"Accept-Encoding": "br"})
        self.assertEqual(headers["Content-Encoding"], "br")
        undone = subprocess.run(["brotli", "-dc"], input=body, stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(undone, whole)
        for value, part in (("bytes=0-9", whole[:10]), ("bytes=-5", whole[-5:]), (f"bytes={len(whole) - 3}-", whole[-3:])):
            status, headers, body = ask(headers={"Range": value})
            self.assertEqual((status, body), (206, part), value)
            self.assertRegex(headers["Content-Range"], rf"^bytes \d+-\d+/{len(whole)}$")
        status, headers, body = ask(headers={"Range": "bytes=999999999-"})
        self.assertEqual((status, headers["Content-Range"], body), (416, f"bytes */{len(whole)}", b""))
        self.assertEqual(ask(headers={"Range": "bytes=0-1", "If-Range": '"x"'})[0], 200)
        late = "Fri, 01 Jan 2100 00:00:00 GMT"
        self.assertEqual(ask(headers={"If-None-Match": '"x"', "If-Modified-Since": late})[0], 200)
        self.assertEqual(ask(headers={"If-None-Match": "*"})[0], 304)
        status, headers, body = ask("HEAD")
        self.assertEqual((status, int(headers["Content-Length"]), body), (200, len(whole), b""))

    def test_queries_are_exact(self):
        def ask(path):
            status, headers, body = self.serving.request(path)
            self.assertEqual(status, 200, path)
            self.check(headers, "public, max-age=300" if "deals" in path else "public, max-age=30", path)
            return json.loads(body)

        everything = json.loads((self.site / "api/logs/activity.json").read_text())["items"]
        self.assertGreater(len(everything), 100)

        def chosen(**conditions):
            return [row for row in everything if all(test(row[key]) for key, test in conditions.items())]

        for path, rows in (
            ("?limit=7", everything[:7]), ("?limit=7&offset=5", everything[5:12]), ("?offset=100000", []),
            ("?type=error&limit=3", chosen(type=lambda value: value == "error")[:3]),
            ("?agent=Helm&limit=3", chosen(agentId=lambda value: value == "main")[:3]),
            ("?agent=main&type=task&offset=0", chosen(
                agentId=lambda value: value == "main", type=lambda value: value == "task")),
            ("?since=2026-06-30T18:00:00Z", chosen(createdAt=lambda value: value and value >= "2026-06-30T18:00:00.000Z")),
            ("?since=2026-06-30T19:00:00%2B01:00", chosen(
                createdAt=lambda value: value and value >= "2026-06-30T18:00:00.000Z")),
            ("?until=2026-06-26T10:20:05Z", chosen(
                createdAt=lambda value: value and value < "2026-06-26T10:20:05.000Z")),
            # A day of the site's zone, Lisbon, which is an hour ahead of UTC.
            ("?since=2026-06-30&until=2026-06-30", chosen(
                createdAt=lambda value: value and "2026-06-29T23:00:00.000Z" <= value < "2026-06-30T23:00:00.000Z")),
            ("?agent=nobody&limit=7", []), ("?type=nothing&since=2026-01-01", []),
        ):
            found = ask("/api/logs/activity" + path)
            self.assertEqual(found["items"], rows, path)
        found = ask("/api/logs/activity?agent=Helm&limit=3&offset=1&since=2026-01-01")
        self.assertEqual(found["filter"], {"agent": "main", "day": None, "limit": 3, "matched": True, "offset": 1,
                                           "since": "2026-01-01", "type": None, "until": None})
        self.assertEqual((found["total"], found["complete"]), (len(chosen(agentId=lambda value: value == "main")), False))
        # Where there is a document, it is what answers.
        for path, file in (("?limit=10", "limit/10"), ("?agent=Helm&limit=50", "by-agent/main/50"), ("?agent=", None)):
            body = self.serving.request("/api/logs/activity" + path)[2]
            name = f"api/logs/activity/{file}.json" if file else "api/logs/activity.json"
            self.assertEqual(body, (self.site / name).read_bytes(), path)
        for path in ("?limit=0", "?limit=x", "?limit=1001", "?offset=-1", "?since=yesterday", "?until=2026-02-30"):
            status, headers, body = self.serving.request("/api/logs/activity" + path)
            self.assertEqual((status, len(json.loads(body)["errors"])), (422, 1), path)
        self.assertEqual(len(json.loads(self.serving.request("/api/logs/activity?limit=x&since=y&offset=z")[2])["errors"]), 3)
        deals = json.loads((self.site / "api/deals.json").read_text())["deals"]
        for path, rows in (
            ("?priority=p0", [row for row in deals if row["priority"] == "P0"]),
            ("?region=Spain&limit=1", [row for row in deals if row["region"] == "Spain"][:1]),
            ("?status=new&region=nowhere", []), ("?limit=2", deals[:2]), ("", deals),
        ):
            self.assertEqual(ask("/api/deals" + path)["deals"], rows, path)
        status, headers, _ = self.serving.request("/api/deals?limit=2")
        again = self.serving.request("/api/deals?limit=2", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual(again[0], 304)

    def test_methods(self):
        for method in ("POST", "PUT", "PATCH", "DELETE", "BREW"):
            status, headers, body = self.serving.request("/api/agents", method, body=b"{}")
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD, OPTIONS"), method)
            self.assertEqual(json.loads(body)["title"], "Method Not Allowed")
        self.assertEqual(self.serving.request("/api/cache/invalidate")[0], 405)

    def test_another_sites_pages_get_and_change_nothing(self):
        for host in ("evil.example", "evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"):
            self.assertEqual(self.serving.request("/api/agents", headers={"Host": host})[0], 421, host)
        for host in ("localhost", f"localhost:{self.serving.port}", "127.0.0.1", "[::1]:1"):
            self.assertEqual(self.serving.request("/api/agents", headers={"Host": host})[0], 200, host)
        own = f"http://127.0.0.1:{self.serving.port}"
        for headers, status in (
            ({}, 200), ({"Origin": own}, 200), ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403),
            ({"Origin": "http://127.0.0.1:1"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Origin": "http://evil.example", "Host": "evil.example"}, 421),
        ):
            found, answer, _ = self.serving.request("/api/cache/invalidate", "POST", headers=headers)
            self.assertEqual(found, status, headers)
            self.assertIsNone(answer["Access-Control-Allow-Origin"])
        two = self.serving.raw(GET + b"Host: evil.example\r\nConnection: close\r\n\r\n")
        self.assertEqual(two[:12], b"HTTP/1.1 400")

    def test_one_connection_takes_many_requests_in_a_row(self):
        answers = self.serving.raw((GET + b"\r\n") * 50 + GET + b"Connection: close\r\n\r\n")
        self.assertEqual(answers.count(b"HTTP/1.1 200 OK\r\n"), 51)


class Hostile(Scenario):
    """Clients that mean no good. Memory stays bounded and others are answered."""

    def serve(self, *flags):
        serving = Serving(small(self.folder), *flags)
        self.addCleanup(serving.stop)
        self.assertEqual(serving.request("/api/agents")[0], 200)
        return serving

    def answers(self, serving, seconds=2.0):
        begun = time.monotonic()
        self.assertEqual(serving.request("/api/agents")[0], 200)
        took = time.monotonic() - begun
        self.assertLess(took, seconds)
        return took

    def test_idle_connections(self):
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        # The server raises its own limit; each process has one.
        self.assertGreaterEqual(limits[1], IDLE + 500, "the hard limit of open files (ulimit -Hn) is too low for this test")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(limits[0], IDLE + 500), limits[1]))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, limits)
        serving = self.serve("--idle", 120)
        before = serving.memory()
        clients = []
        self.addCleanup(lambda: [client.close() for client in clients])
        for _ in range(IDLE):
            clients.append(serving.socket())
        took = self.answers(serving)
        grown = serving.memory() - before
        # Every one of them is still there: none has been given its end.
        self.assertEqual(select_ready(clients), [])
        print(f"        {IDLE} idle connections: {grown:.0f} MB, an answer in {took * 1000:.0f} ms")
        serving.assert_grown_less(before, 20 + IDLE * 0.03)

    def test_requests_that_never_end_are_ended(self):
        serving = self.serve("--idle", 2)
        slow = [serving.socket() for _ in range(100)]
        self.addCleanup(lambda: [client.close() for client in slow])
        begun = time.monotonic()
        open_ones = list(slow)
        while open_ones and time.monotonic() - begun < 20:
            for client in list(open_ones):
                try:
                    # A byte of a header now and then: never idle, never done.
                    client.sendall(b"G")
                except OSError:
                    open_ones.remove(client)
            self.answers(serving)
            time.sleep(0.5)
        self.assertEqual(open_ones, [], "some are still open")
        self.answers(serving)

    def test_headers_and_bodies_without_end(self):
        serving = self.serve()
        before = serving.memory()
        big = b"X-Big: " + b"a" * (1 << 20)
        self.assertIn(serving.raw(GET + big + b"\r\n\r\n")[9:12], (b"431", b"413", b"400", b""))
        many = b"".join(b"X-%d: a\r\n" % number for number in range(20_000))
        self.assertIn(serving.raw(GET + many + b"\r\n")[9:12], (b"431", b"413", b"400", b""))
        self.assertIn(serving.raw(b"GET /" + b"a" * (1 << 20) + b" HTTP/1.1\r\n\r\n")[9:12], (b"414", b"431", b"400", b""))
        post = b"POST /api/cache/invalidate HTTP/1.1\r\nHost: localhost\r\n"
        # A gigabyte that is announced, and one that is not: neither is read.
        for told in (b"Content-Length: 1073741824\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"):
            with serving.socket() as client:
                client.sendall(post + told)
                answer, sent, piece = b"", 0, b"a" * 65536
                client.setblocking(False)
                end = time.monotonic() + 5
                while sent < 1 << 30 and time.monotonic() < end:
                    try:
                        sent += client.send(piece)
                    except BlockingIOError:
                        pass
                    except ConnectionError:
                        break
                    try:
                        more = client.recv(65536)
                        answer += more
                        if not more:
                            break
                    except BlockingIOError:
                        time.sleep(0.001)
                    except ConnectionError:
                        break
            self.assertLess(sent, 64 << 20)
            if answer:
                self.assertIn(answer[9:12], (b"413", b"411"))
        for body in (b"x" * (1 << 20), b"[" * (1 << 20), b'{"path":' * 100_000):
            status, _, _ = serving.request("/api/cache/invalidate", "POST", body=body)
            self.assertEqual(status, 422)
        self.assertEqual(serving.request("/api/cache/invalidate", "POST", body=b"x" * ((1 << 20) + 1))[0], 413)
        self.answers(serving)
        serving.assert_grown_less(before, 64)

    def test_garbage(self):
        serving = self.serve()
        before = serving.memory()
        made = random.Random(7)
        starts = [b"", b"GET ", b"GET / HTTP/1.1\r\n", b"POST /api/cache/invalidate HTTP/1.1\r\nHost: localhost\r\n",
                  GET, b"GET /%", b"\x16\x03\x01", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]
        for number in range(400):
            data = made.choice(starts) + made.randbytes(made.randrange(2000)) + b"\r\n\r\n"
            try:
                with serving.socket(1) as client:
                    client.sendall(data)
                    client.shutdown(socket.SHUT_WR)
                    client.recv(100)
            except OSError:
                pass
            if number % 50 == 0:
                self.answers(serving)
        self.answers(serving)
        self.assertIsNone(serving.process.poll())
        serving.assert_grown_less(before, 64)

    def test_who_asks_too_often_waits(self):
        serving = self.serve("--rate", 5)
        found = [serving.request("/api/agents") for _ in range(40)]
        self.assertIn(429, [status for status, _, _ in found])
        last = next(headers for status, headers, _ in found if status == 429)
        self.assertGreaterEqual(int(last["Retry-After"]), 1)
        time.sleep(int(last["Retry-After"]) + 0.1)
        self.assertEqual(serving.request("/api/agents")[0], 200)


class Running(Scenario):
    """Starting, watching and stopping."""

    def test_what_changes_is_answered_within_a_second(self):
        workspace = small(self.folder)
        serving = Serving(workspace, "--watch", "--log", workspace / "requests.log")
        self.addCleanup(serving.stop)
        page = serving.request("/")[2]
        self.assertIn(b'<script src="/.fleetledger/reload.js" defer></script></head>', page)
        status, headers, body = serving.request("/.fleetledger/reload.js")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/javascript; charset=utf-8"))
        events = Events(serving, "/.fleetledger/events")
        self.addCleanup(events.close)
        self.assertEqual(events.answer.headers["Content-Type"], "text/event-stream")

        def tokens():
            found = json.loads(serving.request("/api/tokens")[2])["agents"]
            return {agent["id"]: agent["tokens"]["total"] for agent in found}

        self.assertEqual(tokens(), {"nexus": 1001})
        path = workspace / "agents/nexus/sessions/a.jsonl"
        times = []
        for number in range(2, 5):
            begun = time.monotonic()
            with path.open("a") as file:
                file.write(line(number))
            while tokens() != {"nexus": 1001 * number}:
                self.assertLess(time.monotonic() - begun, 10)
                time.sleep(0.01)
            times.append(time.monotonic() - begun)
        print("        seen after " + ", ".join(f"{seconds:.2f} s" for seconds in times))
        self.assertLess(min(times), 1)
        self.assertTrue(events.wait(b"event: change", 2), events.text)
        # A folder that was not there before, and a file that takes another's place.
        other = workspace / "agents/orbit/sessions"
        other.mkdir(parents=True)
        time.sleep(0.5)
        (other / "b.tmp").write_text(line(9, 5))
        (other / "b.tmp").rename(other / "b.jsonl")
        end = time.monotonic() + 10
        while tokens().get("orbit") != 6:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)
        # A site that cannot be made leaves the one before.
        (workspace / "fleetledger.json").write_text("{")
        time.sleep(1)
        self.assertEqual(tokens()["orbit"], 6)
        status, _, body = serving.request("/api/cache/invalidate", "POST")
        self.assertEqual((status, json.loads(body)["status"]), (500, 500))
        (workspace / "fleetledger.json").write_text('{"title": "Another"}')
        end = time.monotonic() + 10
        while b"Another" not in serving.request("/")[2]:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)
        self.assertEqual(serving.stop(), 0)
        # What the server wrote of requests is a source that it can read.
        found = json.loads(run("check", workspace, "--format", "json").stdout)
        self.assertEqual(found["diagnostics"]["error"], 0)
        log = (workspace / "requests.log").read_text().splitlines()
        self.assertTrue(all(re.fullmatch(r'127\.0\.0\.1 - - \[.*\] "[A-Z]+ \S+ HTTP/1.1" \d+ (\d+|-)', row) for row in log))
        site = self.build(workspace)
        rows = json.loads((site / "api/logs/activity.json").read_text())
        rows = rows["items"]
        self.assertTrue(any("GET /api/tokens HTTP/1.1 200" in json.dumps(row) for row in rows))

    def test_invalidating_reads_again(self):
        workspace = small(self.folder)
        serving = Serving(workspace)
        self.addCleanup(serving.stop)
        self.assertNotIn(b"reload.js", serving.request("/")[2])
        self.assertEqual(json.loads(serving.request("/api/cache/invalidate", "POST")[2]), {"changed": False})
        old = serving.request("/api/tokens")
        (workspace / "agents/nexus/sessions/a.jsonl").open("a").write(line(2))
        self.assertEqual(serving.request("/api/tokens")[2], old[2])
        status, _, body = serving.request("/api/cache/invalidate", "POST", body=b'{"path": "/api/tokens"}')
        self.assertEqual((status, json.loads(body)), (200, {"changed": True}))
        new = serving.request("/api/tokens", headers={"If-None-Match": old[1]["ETag"]})
        self.assertEqual(new[0], 200)
        self.assertNotEqual(new[2], old[2])

    def test_the_token(self):
        workspace = small(self.folder)
        token = self.folder / "token"
        token.write_text("short\n")
        run("serve", workspace, "--token-file", token, code=64)
        run("serve", workspace, "--bind", "0.0.0.0", code=64)
        run("serve", workspace, "--bind", "localhost.example", code=64)
        token.write_text("0123456789abcdef-secret\n")
        serving = Serving(workspace, "--bind", "0.0.0.0", "--token-file", token, "--allow-origin", "https://board.example")
        self.addCleanup(serving.stop)
        ask = functools.partial(serving.request, "/api/cache/invalidate", "POST")
        for value in (None, "Bearer x", "Basic 0123456789abcdef-secret", "Bearer 0123456789abcdef-secre"):
            status, headers, _ = ask(headers={"Authorization": value} if value else {})
            self.assertEqual(status, 401, value)
            self.assertTrue(headers["WWW-Authenticate"].startswith("Bearer"))
        right = {"Authorization": "Bearer 0123456789abcdef-secret"}
        self.assertEqual(ask(headers=right)[0], 200)
        status, headers, _ = ask(headers={**right, "Origin": "https://board.example"})
        self.assertEqual(status, 200)
        self.assertEqual(ask(headers={**right, "Origin": "https://evil.example"})[0], 403)
        self.assertEqual(serving.request("/api/agents", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(serving.request("/api/agents", headers={"Host": "10.1.2.3"})[0], 200)

    def test_it_stops_when_answers_are_sent(self):
        workspace = small(self.folder)
        for number in (signal.SIGTERM, signal.SIGINT):
            serving = Serving(workspace, "--watch")
            self.addCleanup(serving.stop)
            events = Events(serving, "/.fleetledger/events")
            idle = serving.socket()
            answers = []
            thread = threading.Thread(
                target=lambda: answers.append(serving.request("/api/cache/invalidate", "POST")[0]))
            thread.start()
            time.sleep(0.02)
            begun = time.monotonic()
            self.assertEqual(serving.stop(number), 0)
            self.assertLess(time.monotonic() - begun, 11)
            thread.join()
            self.assertIn(answers, ([200], [503]))
            idle.close()
            events.close()
            with self.assertRaises(OSError):
                serving.socket()

    def test_it_stops_though_clients_go_on_and_the_sources_are_being_read(self):
        workspace = small(self.folder)
        path = seeded(workspace / "dev.db")
        with closing(sqlite3.connect(path)) as database:
            database.executemany(
                'INSERT INTO "Task" ("id", "title", "status", "priority", "createdAt", "updatedAt", "ventureId")'
                " VALUES (?, ?, 'queue', 'low', ?, ?, 'clxyz-allbirds')",
                [(f"more-{number}", f"Task {number}", BEGIN + number, BEGIN + number) for number in range(2000)])
            database.commit()
        serving = Serving(workspace, "--database", path)
        self.addCleanup(serving.stop)
        statuses, faults = set(), []

        def go_on(method, path, body):
            connection = HTTPConnection("127.0.0.1", serving.port, timeout=60)
            try:
                while True:
                    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
                    answer = connection.getresponse()
                    answer.read()
                    statuses.add(answer.status)
                    if answer.status == 503:
                        return
            except (OSError, HTTPException) as fault:
                faults.append(str(fault))

        asked = [("POST", "/api/tasks/claim", json.dumps({"agentId": f"agent-{number}"})) for number in range(6)]
        asked += [("GET", "/tasks", None), ("GET", "/api/tasks.json", None)]
        threads = [threading.Thread(target=go_on, args=one, daemon=True) for one in asked]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        begun = time.monotonic()
        self.assertEqual(serving.stop(), 0)
        took = time.monotonic() - begun
        for thread in threads:
            thread.join(10)
        print(f"        stopped after {took:.2f} s; answers {sorted(statuses)}, {len(faults)} connections ended without one")
        self.assertLess(took, 9)
        self.assertLessEqual(statuses, {200, 404, 503})
        with closing(sqlite3.connect(path)) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_what_cannot_be(self):
        workspace = small(self.folder)
        serving = Serving(workspace)
        self.addCleanup(serving.stop)
        again = run("serve", workspace, "--port", serving.port, code=2)
        self.assertIn("Address already in use", again.stderr)
        run("serve", self.folder / "nothing", code=2)
        run("serve", workspace, "--port", "65536", code=64)
        run("serve", workspace, "--allow-origin", "board.example", code=64)
