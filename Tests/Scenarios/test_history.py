"""Several versions of a report: dated files, and the history that a git repository keeps."""

import json
import os
import shutil
import subprocess
import zlib

from support import Scenario, agents, diagnostics, load, run, total

REPORT = "reports/usage.md"
# Nexus grows, falls (a reset) and grows again; Zoe is new in the second version.
VERSIONS = [
    ("2026-02-14T21:00:00Z", {"Nexus": (1000, "1.00")}),
    ("2026-02-15T21:00:00Z", {"Nexus": (1500, "1.50"), "Zoe": (40, "0.10")}),
    ("2026-02-16T21:00:00Z", {"Nexus": (200, "0.20"), "Zoe": (100, "0.30")}),
    ("2026-02-17T21:00:00Z", {"Nexus": (700, "0.90"), "Zoe": (100, "0.30")}),
]
DAYS = {"2026-02-15": (540, "0.60"), "2026-02-16": (260, "0.40"), "2026-02-17": (500, "0.70")}


def report(rows, head=""):
    lines = "".join(f"| {name} | {tokens:,} | ${cost} |\n" for name, (tokens, cost) in rows.items())
    return f"# Token usage\n{head}\n| Agent | Tokens | Cost |\n|---|---|---|\n{lines}"


def days(site):
    found = {}
    for day in load(site, "usage")["daily"]:
        found[day["date"]] = (total(day["tokens"]), f"{total(day['cost']):.2f}")
    return found


class History(Scenario):
    def git(self, *arguments, time="2026-02-17T21:00:00Z", folder=None):
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
        done = subprocess.run(
            ["git", *map(str, arguments)], cwd=folder or self.home, env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def setUp(self):
        super().setUp()
        if shutil.which("git") is None:
            self.skipTest("git is not installed")
        self.home = self.folder / "home"
        (self.home / "reports").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        for time, rows in VERSIONS:
            self.commit(report(rows), time)
        self.configure()

    def commit(self, text, time, path=REPORT):
        (self.home / path).write_text(text)
        self.git("add", path)
        self.git("commit", "-q", "-m", "report", time=time)

    def configure(self, path=REPORT, folder=None, **more):
        source = {"path": path, "format": "token-report", "history": "git", **more}
        ((folder or self.home) / "fleetledger.json").write_text(json.dumps({"sources": [source]}))

    def history(self, **options):
        site = self.build(self.home, **options)
        return site, [one["id"] for one in diagnostics(site, "history.")]

    def test_versions_become_days(self):
        site, wrong = self.history()
        self.assertEqual(days(site), DAYS)
        self.assertEqual(wrong, [])
        # The first version, of 1,000 tokens, is a total up to then.
        self.assertEqual(total(agents(site)["nexus"]["tokens"]), 1000 + 500 + 200 + 500)
        self.assertEqual(total(load(site, "tokens")["summary"]["tokens"]), 2300)
        (fell,) = diagnostics(site, "report.total-fell")
        self.assertTrue(fell["path"].startswith(f"{REPORT}@"), fell)
        self.assertIn("1500", fell["message"])
        first, second = self.build(self.home, name="a/site"), self.build(self.home, name="b/site")
        self.assertEqual((first / "api/tokens.json").read_bytes(), (second / "api/tokens.json").read_bytes())

    def test_packed_repository(self):
        self.git("gc", "-q", "--aggressive", "--prune=now")
        self.assertEqual(days(self.history()[0]), DAYS)

    def test_working_copy_is_the_newest_version(self):
        (self.home / REPORT).write_text(report(
            {"Nexus": (1000, "1.00"), "Zoe": (100, "0.30")}, "\n**Generated:** 2026-02-18 21:00 UTC\n"))
        self.assertEqual(days(self.history()[0]), {**DAYS, "2026-02-18": (300, "0.10")})

    def test_workspace_below_the_root_of_the_repository(self):
        self.configure("usage.md", self.home / "reports")
        site = self.build(self.home / "reports")
        self.assertEqual(days(site), DAYS)

    def test_separate_versions(self):
        self.configure(series="separate")
        self.assertEqual(days(self.history()[0]), {
            "2026-02-14": (1000, "1.00"), "2026-02-15": (1540, "1.60"), "2026-02-16": (300, "0.50"),
            "2026-02-17": (800, "1.20")})

    def test_dated_files_of_a_folder(self):
        home = self.folder / "dated"
        home.mkdir()
        for time, rows in VERSIONS[:2] + VERSIONS[3:]:
            (home / f"ACTUAL_TOKEN_USAGE_REPORT-{time[:10]}.md").write_text(report(rows))
        # 1,000, 1,540 and 800: that is no growing total, nor one that began anew.
        site = self.build(home)
        self.assertEqual(days(site), {
            "2026-02-14": (1000, "1.00"), "2026-02-15": (1540, "1.60"), "2026-02-17": (800, "1.20")})
        source = {"path": "*.md", "series": "cumulative"}
        (home / "fleetledger.json").write_text(json.dumps({"sources": [source]}))
        site = self.build(home)
        self.assertEqual(days(site), {"2026-02-15": (540, "0.60")})
        self.assertEqual(total(load(site, "tokens")["summary"]["tokens"]), 1000 + 540 + 700 + 60)

    def test_growing_files_in_dated_folders(self):
        home = self.folder / "dated"
        for day, tokens in (("2026-02-14", 1000), ("2026-02-15", 1500), ("2026-02-16", 1600)):
            (home / day).mkdir(parents=True)
            (home / day / "TOKEN_USAGE.md").write_text(report({"Nexus": (tokens, "1.00")}))
        self.assertEqual(days(self.build(home)), {"2026-02-15": (500, "0.00"), "2026-02-16": (100, "0.00")})

    def test_no_program_hook_or_foreign_configuration_is_used(self):
        marker = self.folder / "ran"
        script = self.home / ".git/hooks/post-checkout"
        script.parent.mkdir(exist_ok=True)
        script.write_text(f"#!/bin/sh\ntouch {marker}\n")
        script.chmod(0o755)
        for name in ("core.fsmonitor", "core.sshCommand", "core.pager", "filter.x.smudge", "filter.x.clean", "diff.external"):
            self.git("config", name, str(script))
        self.git("config", "core.worktree", "/etc")
        (self.home / ".gitattributes").write_text("*.md filter=x\n")
        (self.folder / ".gitconfig").write_text("[broken\n")
        site = self.folder / "site"
        environment = {**os.environ, "HOME": str(self.folder), "PATH": "/nonexistent", "GIT_DIR": "/nowhere"}
        run("build", self.home, "-o", site, env=environment)
        self.assertEqual(days(site), DAYS)
        self.assertFalse(marker.exists())

    def only_the_file_counts(self, part):
        site, wrong = self.history(timeout=60)
        self.assertEqual(wrong, ["history.unavailable"])
        (found,) = diagnostics(site, "history.")
        self.assertIn(part, found["message"])
        self.assertTrue(found["hint"])
        self.assertEqual(total(load(site, "tokens")["summary"]["tokens"]), 800)

    def test_no_repository(self):
        shutil.rmtree(self.home / ".git")
        self.only_the_file_counts("no git repository")

    def test_bare_repository_inside_is_not_opened(self):
        for name in os.listdir(self.home / ".git"):
            shutil.move(self.home / ".git" / name, self.home / name)
        (self.home / ".git").rmdir()
        self.only_the_file_counts("no git repository")

    def test_git_that_leads_elsewhere(self):
        moved = self.folder / "elsewhere"
        shutil.move(self.home / ".git", moved)
        (self.home / ".git").write_text(f"gitdir: {moved}\n")
        self.only_the_file_counts("points elsewhere")
        (self.home / ".git").unlink()
        (self.home / ".git").symlink_to(moved)
        self.only_the_file_counts("points elsewhere")

    def test_objects_of_another_folder(self):
        shutil.copytree(self.home / ".git/objects", self.folder / "objects")
        (self.home / ".git/objects/info").mkdir(exist_ok=True)
        alternates = self.home / ".git/objects/info/alternates"
        alternates.write_text(f"{self.folder}/objects\n")
        self.only_the_file_counts("another folder")
        alternates.unlink()
        (self.home / ".git/commondir").write_text("../../elsewhere\n")
        self.only_the_file_counts("another folder")

    def test_pipes_are_not_waited_for(self):
        for name in ("HEAD", "config", "refs/heads/main"):
            path = self.home / ".git" / name
            kept = path.read_bytes()
            path.unlink()
            os.mkfifo(path)
            self.only_the_file_counts(".git")
            path.unlink()
            path.write_bytes(kept)
        blob = self.git("rev-parse", f"HEAD~2:{REPORT}")
        path = self.home / ".git/objects" / blob[:2] / blob[2:]
        path.unlink()
        os.mkfifo(path)
        self.assertEqual(self.history(timeout=60)[1], ["history.damaged"])

    def test_damaged_object(self):
        blob = self.git("rev-parse", f"HEAD~2:{REPORT}")
        path = self.home / ".git/objects" / blob[:2] / blob[2:]
        other = report({"Nexus": (10**12, "1.00")}).encode()
        for content in (b"", b"\x07" * 100, zlib.compress(b"blob %d\0" % len(other) + other)):
            path.chmod(0o644)
            path.write_bytes(content)
            site, wrong = self.history()
            self.assertEqual(wrong, ["history.damaged"])
            # Without the second version the third is compared with the first.
            self.assertEqual(days(site), {"2026-02-17": DAYS["2026-02-17"]})
        commit = self.git("rev-parse", "HEAD~2")
        (self.home / ".git/objects" / commit[:2] / commit[2:]).unlink()
        self.assertEqual(self.history()[1], ["history.damaged"])

    def test_version_that_is_too_large(self):
        self.commit("x" * (5 << 20), "2026-02-18T10:00:00Z")
        self.commit(report(VERSIONS[3][1]), "2026-02-18T11:00:00Z")
        site, wrong = self.history()
        self.assertEqual(wrong, ["history.too-large"])
        self.assertEqual(days(site), DAYS)

    def test_shallow_clone(self):
        clone = self.folder / "clone"
        self.git("clone", "-q", "--depth", "2", f"file://{self.home}", clone, folder=self.folder)
        self.home = clone
        self.configure()
        site, wrong = self.history()
        self.assertEqual(wrong, ["history.shallow"])
        self.assertEqual(days(site), {"2026-02-17": DAYS["2026-02-17"]})

    def test_submodule_and_renamed_path(self):
        self.git("mv", REPORT, "reports/renamed-usage.md")
        self.git("commit", "-q", "-m", "rename", time="2026-02-18T10:00:00Z")
        self.configure("reports/renamed-usage.md")
        site, wrong = self.history()
        # A path's history begins where the path does.
        self.assertEqual(wrong, [])
        self.assertEqual(total(load(site, "tokens")["summary"]["tokens"]), 800)
        outer = self.folder / "outer"
        outer.mkdir()
        self.git("init", "-q", folder=outer)
        self.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(self.home), "inner", folder=outer)
        self.git("commit", "-q", "-m", "inner", folder=outer)
        self.home = outer
        self.configure("inner/reports/renamed-usage.md")
        self.only_the_file_counts("no version of this file")

    def test_long_history_is_cut(self):
        lines = []
        for number in range(2500):
            text = report({"Nexus": (number + 1, "1.00")})
            lines.append(
                f"commit refs/heads/long\ncommitter a <a@example.org> {1760000000 + number * 60} +0000\ndata 1\nx\n"
                + f"M 100644 inline {REPORT}\ndata {len(text.encode())}\n{text}\n")
        subprocess.run(["git", "fast-import", "--quiet"], input="".join(lines), text=True, cwd=self.home, check=True)
        self.git("checkout", "-q", "-f", "long")
        self.configure()
        site, wrong = self.history(timeout=120)
        self.assertEqual(wrong, ["history.cut"])
        self.assertEqual(total(load(site, "tokens")["summary"]["tokens"]), 2500)
        versions = [one for one in load(site, "sources")["files"] if one["path"].startswith(REPORT)]
        self.assertEqual(len(versions), 2000)
