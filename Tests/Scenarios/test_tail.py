"""`tail` in the terminal: the same list as the site's log, and what comes as it comes."""

import json
import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from support import BINARY, EXAMPLE, SHARED, Scenario, run
from task_database import seeded


def log_line(number, text="line"):
    return f"2026-02-17 12:00:{number:02} [INFO] nexus: {text} {number}\n"


class Following:
    """A `tail --follow` that runs."""

    def __init__(self, workspace, *flags):
        self.process = subprocess.Popen(
            [BINARY, "tail", str(workspace), "--follow", *map(str, flags)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def line(self, seconds=20):
        """The next line; empty when none comes in time."""
        line = b""
        end = time.monotonic() + seconds
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            byte = os.read(self.process.stdout.fileno(), 1) if ready else b""
            if not byte:
                break
            line += byte
        return line.decode()

    def stop(self, number=signal.SIGTERM):
        """Its exit code and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        said = self.process.stderr.read().decode()
        code = self.process.wait(20)
        self.process.stdout.close()
        self.process.stderr.close()
        return code, said


class Tail(Scenario):
    def fleet(self, lines=3):
        workspace = self.folder / "fleet"
        (workspace / "logs").mkdir(parents=True)
        self.log = workspace / "logs/fleet.log"
        self.log.write_text("".join(map(log_line, range(lines))))
        return workspace

    def follow(self, *arguments):
        following = Following(*arguments)

        def end():
            if following.process.poll() is None:
                following.process.kill()
                following.process.wait()
        self.addCleanup(end)
        return following

    def append(self, text):
        with self.log.open("a") as file:
            file.write(text)

    def compare(self, workspace):
        """What tail says is what the built site says."""
        run("build", workspace, "-o", self.folder / "site", "--deploy", self.folder / "deploy")
        site = self.folder / "site/api"
        wanted = json.loads((site / "logs/activity.json").read_text())["items"]
        got = [json.loads(line) for line in run("tail", workspace, "-n", len(wanted), "--json").stdout.splitlines()]
        self.assertEqual(got, wanted[::-1])
        for path in sorted((site / "logs/activity/by-agent").glob("*.json"))[:5]:
            document = json.loads(path.read_text())
            wanted = document["items"]
            lines = run(
                "tail", workspace, f"-n{len(wanted)}", "--json", "--agent", document["filter"]["agent"]).stdout
            self.assertEqual([json.loads(line) for line in lines.splitlines()], wanted[::-1], path)
        errors = json.loads((site / "logs/activity/by-type/error.json").read_text())["items"]
        lines = run("tail", workspace, "-n", len(errors), "--json", "--type=error").stdout
        self.assertEqual([json.loads(line) for line in lines.splitlines()], errors[::-1])
        return len(got)

    def test_is_the_log_of_the_site(self):
        self.assertGreater(self.compare(EXAMPLE), 20)

    @unittest.skipUnless((SHARED / "samples").is_dir(), "there are no samples")
    def test_is_the_log_of_the_site_of_the_samples(self):
        print(f"        {self.compare(SHARED / 'samples')} activities")

    def test_prints_lines(self):
        workspace = self.fleet()
        done = run("tail", workspace)
        self.assertEqual([line.split()[-1] for line in done.stdout.splitlines()], ["0", "1", "2"])
        self.assertTrue(done.stdout.startswith("2026-02-17 12:00:00  "), done.stdout)
        self.assertNotIn("\x1b", done.stdout)
        self.append("[2026-02-17T12:00:03.000Z] INFO: with a zone\n")
        self.assertIn("2026-02-17 20:00:03", run("tail", workspace, "-n1", "--timezone", "Asia/Hong_Kong").stdout)
        self.assertEqual(run("tail", workspace, "-n", "0").stdout, "")
        self.assertEqual(len(run("tail", workspace, "--since", "2026-02-17T12:00:01Z").stdout.splitlines()), 3)
        self.assertEqual(run("tail", workspace, "--since", "2026-02-18").stdout, "")

    def test_what_is_wrong_is_told(self):
        workspace = self.fleet()
        for flags in (["-n", "x"], ["-n-1"], ["--type", "eror"], ["--since", "noon"], ["--agent", "nobody"], ["-x"]):
            done = run("tail", workspace, *flags, code=64)
            self.assertTrue(done.stderr.startswith("fleetledger: "), done.stderr)
            self.assertEqual(done.stdout, "")
        self.assertIn("did you mean error?", run("tail", workspace, "--type", "eror", code=64).stderr)
        run("tail", self.folder / "nothing", code=2)

    def test_an_empty_workspace(self):
        (self.folder / "empty").mkdir()
        done = run("tail", self.folder / "empty")
        self.assertEqual(done.stdout, "")
        self.assertIn("1 warning", done.stderr)

    def test_text_that_would_do_something(self):
        workspace = self.fleet(0)
        self.append("2026-02-17 12:00:00 [ERROR] \x1b[31mnexus\x1b]0;title\x07: red\x9b2J\x00 " + "x" * 3_000_000 + "\n")
        self.append(log_line(2))
        lines = run("tail", workspace).stdout.split("\n")
        self.assertEqual(len(lines), 3)
        self.assertFalse(re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(lines)), lines[0][:200])
        self.assertTrue(lines[1].endswith("line 2"))
        for line in run("tail", workspace, "--json").stdout.splitlines():
            json.loads(line)

    def test_a_terminal(self):
        workspace = self.fleet(0)
        self.append("2026-02-17 12:00:00 [ERROR] nexus: 成功 " + "wide 漢字 " * 100 + "\n")

        def shown(**more):
            main, other = pty.openpty()
            environment = {**os.environ, "TERM": "xterm", **more}
            environment = {name: value for name, value in environment.items() if value is not None}
            process = subprocess.Popen(
                [BINARY, "tail", str(workspace)], stdout=other, stderr=subprocess.DEVNULL, env=environment)
            process.wait(20)
            os.close(other)
            text = os.read(main, 65536).decode()
            os.close(main)
            return text.rstrip("\r\n")
        colored, plain = shown(NO_COLOR=None), shown(NO_COLOR="1")
        self.assertEqual(colored, f"\x1b[31m{plain}\x1b[0m")
        columns = sum(2 if ord(sign) > 0x2E80 else 1 for sign in plain)
        self.assertIn(columns, (79, 80), plain)
        self.assertTrue(plain.endswith("…"))

    def test_follows(self):
        workspace = self.fleet()
        seeded(workspace / "dev.db")
        following = self.follow(workspace, "-n", 1, "--json")
        self.assertEqual(json.loads(following.line())["title"], "nexus: line 2")
        begun = time.monotonic()
        self.append(log_line(3))
        self.assertEqual(json.loads(following.line())["title"], "nexus: line 3")
        print(f"        a line came after {time.monotonic() - begun:.2f} s")
        with sqlite3.connect(workspace / "dev.db") as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(
                'INSERT INTO "Activity" ("id", "type", "title", "level", "createdAt") VALUES (?, ?, ?, ?, ?)',
                ("act-9", "note", "a row", "info", 1770702850000))
            database.commit()
            self.assertEqual(json.loads(following.line())["title"], "a row")
        database.close()
        run("task", "claim", "--agent", "agent-main", "--database", workspace / "dev.db")
        self.assertEqual(json.loads(following.line())["title"], "Task started")
        # Wrong things are told once, however often all is read again.
        (workspace / "agents/nexus/sessions").mkdir(parents=True)
        shutil.copy(self.log, workspace / "logs/copy.log")
        copies = {json.loads(following.line())["title"] for _ in range(4)}
        self.assertEqual(copies, {f"nexus: line {number}" for number in range(4)})
        # A line that is not whole yet comes again when it is.
        self.append("2026-02-17 12:00:30 [INFO] nexus: one ha")
        self.assertEqual(json.loads(following.line())["title"], "nexus: one ha")
        self.append("lf\n")
        self.assertEqual(json.loads(following.line())["title"], "nexus: one half")
        code, said = following.stop()
        self.assertEqual(code, 0)
        self.assertLessEqual(len(said.splitlines()), 1, said)

    def test_follows_those_asked_for(self):
        workspace = self.fleet()
        following = self.follow(workspace, "-n0", "--type", "error")
        self.assertEqual(following.line(1.5), "")
        self.append(log_line(4) + "2026-02-17 12:00:05 [ERROR] nexus: broken\n")
        self.assertTrue(following.line().endswith("broken\n"))
        self.assertEqual(following.stop(signal.SIGINT)[0], 0)

    def test_ends_with_its_reader(self):
        workspace = self.fleet(50)
        done = subprocess.run(
            f'"{BINARY}" tail "{workspace}" -n 50 --json | head -1', shell=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=30)
        self.assertEqual((len(done.stdout.splitlines()), done.stderr), (1, b""))
        # Even when nothing comes any more.
        done = subprocess.run(
            ["bash", "-c", f'"{BINARY}" tail "{workspace}" -f | head -1; echo "${{PIPESTATUS[0]}}"'],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30, text=True)
        self.assertEqual((done.stdout.splitlines()[-1], done.stderr), ("0", ""))
