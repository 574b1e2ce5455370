"""scripts/check-headers finds nothing wrong with nginx and the emitted configuration, and finds each planted fault."""

import http.client
import http.server
import subprocess
import threading
import unittest

import nginx
from support import ROOT, Loopback, Scenario, example_site


def ask(url, *more, code):
    done = subprocess.run([ROOT / "scripts/check-headers", url, *more], capture_output=True, text=True, timeout=60)
    if done.returncode != code:
        raise AssertionError(f"exit {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done.stdout


class Faulty:
    """A server in front of another, whose answers it changes."""

    def __init__(self, host, change):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                path, sent = change.get("path", lambda path: path)(self.path), dict(self.headers)
                if "drop" in change:
                    sent = {name: value for name, value in sent.items() if name != change["drop"]}
                inner = http.client.HTTPConnection(host, timeout=10)
                inner.request(self.command, path, headers=sent)
                answer = inner.getresponse()
                body = answer.read()
                status, headers = change.get("answer", lambda *all: all[1:])(self.path, answer.status, answer.getheaders())
                inner.close()
                self.send_response_only(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def everywhere(name, value):
    """Each answer has one header more."""
    return lambda path, status, headers: (status, [*headers, (name, value)])


def kept(path, status, headers):
    """A "not found" that is kept for a year."""
    if status == 404:
        headers = [(name, "public, max-age=31536000, immutable" if name == "Cache-Control" else value)
                   for name, value in headers]
    return status, headers


@unittest.skipUnless(nginx.PROGRAM, "nginx is not installed (scripts/setup --tests)")
class CheckHeaders(Scenario):
    @classmethod
    def setUpClass(cls):
        site = example_site()
        cls.nginx = nginx.Nginx(site, site.parent / "deploy")
        cls.addClassCleanup(cls.nginx.close)

    def test_finds_nothing_wrong_with_nginx(self):
        told = ask(self.nginx.url, code=0)
        self.assertNotIn("FAULT", told)
        self.assertRegex(told, r"agent=\w+&limit=10: filtered by \w+\n")
        self.assertRegex(told, r"note +/api/agents: ETag: ")
        self.assertIn("does-not-exist.css: 404", told)
        told = ask(self.nginx.url + "/", "Plumb Line", code=0)
        self.assertIn("agent=Plumb%20Line&limit=10: filtered by plumb-line", told)
        self.assertIn("nobody of that name, an empty list", ask(self.nginx.url, "Nobody", code=0))

    def test_a_host_that_sees_no_queries_is_no_fault(self):
        server = Faulty(self.nginx.host, {"path": lambda path: path.split("?")[0]})
        self.addCleanup(server.close)
        self.assertIn("does not see queries", ask(server.url, code=0))

    def test_finds_each_planted_fault(self):
        def leak(path):
            return "/api/logs/activity.json" if "agent=" in path and "limit=" not in path else path

        for fact, change in (
            ("\"not found\" is kept", {"answer": kept}),
            ("2 Cache-Control headers", {"answer": everywhere("Cache-Control", "public, max-age=0")}),
            ("an answer that is not the empty list", {"path": leak}),
            ("for its own ETag", {"drop": "If-None-Match"}),
            ("missing or sent twice: X-Content-Type-Options",
             {"answer": everywhere("X-Content-Type-Options", "nosniff")}),
            ("status 200 for what is not there",
             {"answer": lambda path, status, headers: (200 if status == 404 else status, headers)}),
            ("has no ETag",
             {"answer": lambda path, status, headers: (status, [pair for pair in headers if pair[0] != "ETag"])}),
        ):
            with self.subTest(fact=fact):
                server = Faulty(self.nginx.host, change)
                self.addCleanup(server.close)
                self.assertRegex(ask(server.url, code=1), f"(?m)^FAULT.*{fact}")

    def test_what_is_no_site(self):
        server = Loopback(self.folder)
        self.addCleanup(server.close)
        self.assertIn("FAULT", ask(server.url, code=1))
        for arguments, code in (([], 64), (["costs.example.org"], 1), (["http://127.0.0.1:1"], 1), (["--help"], 0)):
            done = subprocess.run([ROOT / "scripts/check-headers", *arguments], capture_output=True, text=True)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertNotIn("Traceback", done.stderr)
