"""Whatever is wrong with the input: a diagnostic with place and hint, bounded cost, and nothing else lost."""

import json
import os
import resource
import shutil
import subprocess
import time

from support import BINARY, EXAMPLE, FIXTURES, Scenario, agents, diagnostics, load, run, total, tree

SESSIONS = ".openclaw/agents/main/sessions"
LIVE = f"{SESSIONS}/dddddddd-0000-4000-8000-000000000004.jsonl"
GIGABYTE = 1 << 30


class BadInput(Scenario):
    def setUp(self):
        super().setUp()
        self.home = self.workspace(FIXTURES / "duplicates", name="home")

    def put(self, path, content):
        target = self.home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def check(self, part, calls=9, severity=("warning", "error"), hint=True):
        """Builds; the calls are all there, and a diagnostic tells of the path with place and hint."""
        site = self.build(self.home)
        self.assertEqual(load(site, "tokens")["summary"]["calls"], calls)
        found = [one for one in diagnostics(site) if part in one["path"] and one["severity"] in severity]
        self.assertTrue(found, f"no diagnostic about {part}: {diagnostics(site)}")
        if hint:
            self.assertTrue(any(one["hint"] for one in found), found)
        self.assertEqual({one["message"][:1].isupper() for one in found}, {False}, found)
        return found, site

    def test_empty_workspace(self):
        (self.folder / "empty").mkdir()
        site = self.build(self.folder / "empty")
        self.assertEqual(load(site, "agents"), [])
        self.assertIsNone(total(load(site, "tokens")["summary"]["tokens"]))
        self.assertIn("no data", (site / "index.html").read_text().lower())
        self.assertTrue(diagnostics(site))

    def test_missing_workspace_is_a_failed_build(self):
        failed = run("build", self.folder / "nowhere", "-o", self.folder / "site", code=None)
        self.assertIn(failed.returncode, (2, 64))
        self.assertIn("nowhere", failed.stderr)
        self.assertFalse((self.folder / "site").exists())

    def test_file_that_may_not_be_read(self):
        os.chmod(self.put("logs/secret.log", "2026-06-01T10:00:00.000Z [gateway] x\n"), 0)
        if os.geteuid() != 0:
            return self.check("secret.log")
        # Root may read any file: another user builds, with a copy of the command that he can reach.
        command = shutil.copy(BINARY, self.folder / "fleetledger")
        subprocess.run(["chown", "-R", "nobody", self.folder], check=True)
        os.chown(self.home / "logs/secret.log", 0, 0)
        arguments = [command, "build", self.home, "-o", self.folder / "site"]
        done = subprocess.run(arguments, user="nobody", cwd="/", capture_output=True, text=True)
        if done.returncode == 127:
            self.skipTest("the Swift libraries cannot be read by another user: " + done.stderr)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = [one for one in diagnostics(self.folder / "site") if one["path"] == "logs/secret.log"]
        self.assertTrue(found and found[0]["severity"] in ("warning", "error") and found[0]["hint"], found)
        self.assertEqual(load(self.folder / "site", "tokens")["summary"]["calls"], 9)

    def test_entries_that_are_no_files(self):
        (self.home / "logs").mkdir()
        (self.home / "logs/gone.log").symlink_to("/nowhere/at/all")
        os.mkfifo(self.home / "logs/pipe.log")
        (self.home / "logs/round").symlink_to(self.home)
        site = self.build(self.home, timeout=60)
        self.assertEqual(load(site, "tokens")["summary"]["calls"], 9)
        files = {one["path"]: one for one in load(site, "sources")["files"]}
        for name in ("logs/gone.log", "logs/pipe.log"):
            self.assertTrue(files[name]["reason"], files[name])

    def test_broken_utf8(self):
        lines = b"[2026-06-01T10:00:00.000Z] INFO: caf\xe9 \xff\n[2026-06-01T10:00:01.000Z] INFO: b\n"
        self.put("mission-control/logs/enrichment.log", lines)
        found, site = self.check("enrichment.log", severity=("note", "warning", "error"), hint=False)
        self.assertEqual(found[0]["line"], 1)
        self.assertEqual(len(load(site, "activities")), 2)

    def test_torn_last_line(self):
        live = self.home / LIVE
        live.write_bytes(live.read_bytes()[:-100])
        found, _ = self.check(LIVE, calls=8, severity=("note", "warning", "error"))
        self.assertEqual(found[0]["line"], 4)

    def test_crlf_and_mark(self):
        live = self.home / LIVE
        live.write_bytes(b"\xef\xbb\xbf" + live.read_bytes().replace(b"\n", b"\r\n"))
        report = (EXAMPLE / "ACTUAL_TOKEN_USAGE_REPORT.md").read_bytes()
        self.put("ACTUAL_TOKEN_USAGE_REPORT.md", b"\xef\xbb\xbf" + report.replace(b"\n", b"\r\n"))
        site = self.build(self.home)
        self.assertEqual(load(site, "tokens")["summary"]["calls"], 9)
        self.assertEqual(total(agents(site)["compass"]["tokens"]), 90500)

    def test_table_with_missing_cells(self):
        self.put("AGENT_TASK_TRACKER.md", (EXAMPLE / "mission-control/AGENT_TASK_TRACKER.md").read_bytes())
        found, site = self.check("AGENT_TASK_TRACKER.md")
        self.assertIn(12, [one["line"] for one in found])
        self.assertLessEqual({"P-001", "P-003", "P-004", "C-003"}, {task["id"] for task in load(site, "tasks")})

    def test_database_that_is_none(self):
        self.put("prisma/dev.db", b"SQLite format 3\0" + b"\x07" * 5000)
        self.put("other/dev.db", "not a database at all\n")
        self.check("prisma/dev.db")
        self.check("other/dev.db")

    def test_hostile_markdown(self):
        columns = 3000
        table = "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|b\n" * columns
        texts = ["> " * 50_000 + "\n", "- " * 50_000 + "\n", "![[]()" * 50_000 + "\n", "<![CDATA[" * 50_000 + "\n", table,
                 "www.a_" * 50_000 + "\n", "[" * 100_000 + "\n", "\0" * 1000 + "\n", "| a | b |\n|--|--|\n" * 20_000]
        for number, text in enumerate(texts):
            self.put(f"fleet{number}/PENDING_TASKS.md", "### **TASK-1: kept**\n- **Status:** BLOCKED\n\n" + text)
            self.put(f"fleet{number}/TOKEN_USAGE_REPORT.md", text)
        site, peak, seconds = self.measured()
        self.assertEqual(load(site, "tokens")["summary"]["calls"], 9)
        self.assertTrue([one for one in diagnostics(site) if one["path"].startswith("fleet")])
        self.assertLess(peak, 600 << 20)
        self.assertLess(seconds, 120)

    def measured(self):
        """Builds under a limit of address space no machine needs; the peak memory in bytes and the seconds."""
        site = self.folder / "out/site"
        site.parent.mkdir(exist_ok=True)
        begun = time.monotonic()
        child = subprocess.Popen(
            [BINARY, "build", self.home, "-o", site], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (300, 310)))
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0, said[-2000:])
        return site, usage.ru_maxrss * 1024, time.monotonic() - begun

    def test_line_of_two_gigabytes(self):
        before = (self.home / LIVE).read_bytes()
        with open(self.home / LIVE, "r+b") as file:  # a sparse file: two gigabytes of NUL in one line
            file.truncate(len(before) + 2 * GIGABYTE)
            file.seek(0, os.SEEK_END)
            last = before.splitlines()[-1].replace(b'"output":71', b'"output":72').replace(b"771,", b"772,")
            file.write(b"\n" + last + b"\n")
        site, peak, seconds = self.measured()
        self.assertEqual(load(site, "tokens")["summary"]["calls"], 10, "the line after the long one is read")
        found = [one for one in diagnostics(site) if "dddddddd" in one["path"]]
        self.assertTrue(any(one["line"] == 5 for one in found), found)
        print(f"        2 GB line: {seconds:.1f} s, {peak >> 20} MB")
        self.assertLess(peak, 300 << 20)
        self.assertLess(seconds, 120)

    def test_two_gigabytes_in_a_log(self):
        log = self.put("logs/gateway.log", "2026-06-01T10:00:00.000Z [gateway] before\n")
        with open(log, "r+b") as file:
            file.truncate(2 * GIGABYTE)
            file.seek(0, os.SEEK_END)
            file.write(b"\n2026-06-01T10:00:01.000Z [gateway] after\n")
        site, peak, seconds = self.measured()
        words = {word for one in load(site, "activities") for word in one["title"].split()}
        self.assertLessEqual({"before", "after"}, words)
        self.assertLess(peak, 300 << 20)
        self.assertLess(seconds, 120)

    def test_strict_fails_and_leaves_the_old_site(self):
        site = self.build(self.home)
        before = tree(site)
        live = self.home / LIVE
        live.write_bytes(live.read_bytes().replace(b'"type":"message"', b'"type";"message"', 1))
        failed = run("build", self.home, "-o", site, "--strict", code=1)
        self.assertIn("dddddddd", failed.stderr)
        self.assertEqual(tree(site), before)
        run("check", self.home, "--strict", code=1)

    def test_diagnostics_are_complete_on_every_channel(self):
        live = self.home / LIVE
        live.write_bytes(live.read_bytes()[:-100])
        site = self.folder / "out/site"
        said = run("build", self.home, "-o", site, "--format", "json")
        json.loads(said.stdout)
        for one in diagnostics(site):
            self.assertEqual(set(one), {"id", "severity", "path", "line", "column", "message", "hint"})
