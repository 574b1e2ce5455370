"""A build writes what changed and nothing else: on a fresh checkout nothing, after one changed line what shows it."""

import json
import shutil
import subprocess

from support import EXAMPLE, Scenario, run, tree

LOG = "mission-control/logs/enrichment.log"
CALL = ".openclaw/agents/anvil/sessions/f75c21aa-86f6-48e7-87d0-1f56a6a7a5d9.jsonl"
# What tells of the build, and the lists of what was written.
OF_THE_RUN = ("api/build.json", ".fleetledger-manifest.json", ".fleetledger-deploy.json")
WAYS = ([], ["--precompress"], ["--host", "all"])
REPORT = "ACTUAL_TOKEN_USAGE_REPORT.md"


def without_the_run(paths):
    return {path for path in paths if not path.removesuffix(".gz").removesuffix(".br").endswith(OF_THE_RUN)}


class Changes(Scenario):
    small = False

    def checkout(self, *edits):
        """The example fleet as a job finds it, always at one place: every file made anew, now; `edits` are file, before, after."""
        work = self.folder / "work"
        kept = self.folder / "kept"
        if work.exists():
            subprocess.run(["cp", "-a", work / "site", kept], check=True)
            shutil.rmtree(work)
        if self.small:  # as much as it takes, where only the way of publishing differs
            for path in (REPORT, LOG):
                (work / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(EXAMPLE / path, work / path)
        else:
            shutil.copytree(EXAMPLE, work, copy_function=shutil.copyfile)
        for path, before, after in edits:
            content = (work / path).read_bytes()
            self.assertEqual(content.count(before.encode()), 1)
            (work / path).write_bytes(content.replace(before.encode(), after.encode()))
        if kept.exists():
            subprocess.run(["cp", "-a", kept, work / "site"], check=True)
            shutil.rmtree(kept)
        return work

    def built(self, work, flags):
        """Builds as the action does; what the command said of it."""
        done = run("build", "-o", "site/public", "--deploy", "site", *flags, "--format", "json", "--", ".", cwd=work)
        return json.loads(done.stdout)

    def stamps(self, folder):
        return {
            str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in folder.rglob("*") if path.is_file()}

    def test_a_fresh_checkout_without_a_change_writes_nothing(self):
        for flags in WAYS:
            self.small = bool(flags)
            with self.subTest(flags=flags):
                shutil.rmtree(self.folder / "work", ignore_errors=True)
                first = self.built(self.checkout(), flags)
                self.assertEqual((first["changed"], first["unchanged"]), (True, False))
                work = self.checkout()
                before = self.stamps(work / "site")
                again = self.built(work, flags)
                self.assertEqual((again["changed"], again["unchanged"]), (False, True), again)
                self.assertEqual(
                    (again["files"]["written"], again["files"]["removed"], again["files"]["forHosts"]), (0, 0, 0))
                self.assertEqual(self.stamps(work / "site"), before)

    def changed(self, flags, *edit):
        """Builds before and after an edit; the folder, and which files below it are others than before."""
        shutil.rmtree(self.folder / "work", ignore_errors=True)
        work = self.checkout()
        self.built(work, flags)
        before = tree(work / "site")
        subprocess.run(["cp", "-a", work / "site/public", self.folder / "before"], check=True)
        self.addCleanup(shutil.rmtree, self.folder / "before", ignore_errors=True)
        work = self.checkout(edit)
        said = self.built(work, flags)
        self.assertIs(said["changed"], True)
        after = tree(work / "site")
        self.assertEqual(before.keys(), after.keys())
        return work / "site", {path for path in before if before[path] != after[path]}

    def test_a_changed_line_of_a_log_changes_what_shows_it(self):
        for flags in WAYS:
            self.small = bool(flags)
            with self.subTest(flags=flags):
                site, changed = self.changed(
                    flags, LOG, *(f"[2026-06-27T09:28:49.047Z] ENRICH: Looking at {number} new" for number in (5, 7)))
                public = site / "public"
                shown = {
                    str(path.relative_to(public)) for path in public.rglob("*")
                    if path.suffix in (".html", ".json", ".csv", ".xml", ".svg") and "Looking at 7 new" in path.read_text()}
                # What a reader can name; the rest of what shows it are lists for one question each.
                named = {path for path in shown if not path.startswith("api/logs/activity/")}
                self.assertEqual(named, {
                    "activity.html", "activity/day/2026-06-27.html", "activity/type/system.html", "api/activities.json",
                    "api/activities.csv", "api/logs/activity.json"})
                siblings = {path + end for path in shown for end in (".gz", ".br") if (public / (path + end)).exists()}
                self.assertEqual(bool(siblings), "--precompress" in flags)
                expected = {f"public/{path}" for path in shown | siblings}
                if flags == ["--host", "all"]:
                    expected |= {f".vercel/output/static/{path}" for path in shown} | {"s3-upload.tsv"}
                self.assertEqual(without_the_run(changed), expected)
                shutil.rmtree(self.folder / "before")

    def test_a_changed_cost_changes_its_sums_and_their_shares(self):
        site, changed = self.changed([], CALL, '"total":0.05556225', '"total":9.5')
        changed = {path.removeprefix("public/") for path in without_the_run(changed)}
        roots = {path for path in changed if "/" not in path}
        self.assertEqual(roots, {
            "agents.html", "costs.html", "feed.xml", "index.html", "leaderboards.html", "models.html", "providers.html",
            "sessions.html", "sources.html", "users.html"})
        folders = {path.split("/")[0] for path in changed if "/" in path}
        self.assertEqual(folders, {"agents", "api", "badges", "costs", "models", "sources", "users"})
        self.assertEqual({path for path in changed if path.startswith("badges/")}, {"badges/agents/anvil.svg"})
        self.assertEqual({path for path in changed if path.startswith("sources/")}, {"sources/reconciliation.html"})
        api = {path.split("/")[1].split(".")[0] for path in changed if path.startswith("api/")}
        self.assertFalse(api & {"tasks", "activities", "logs", "documents", "ventures", "deals", "metrics", "config", "coverage"}, api)
        # Of other agents only the share of the whole is another.
        spent = {path for path in changed if path.startswith("api/agents/") and path.endswith("daily.csv")}
        self.assertEqual(spent, {"api/agents/anvil/daily.csv"})
        # diff says the same.
        told = json.loads(run("diff", self.folder / "before", site / "public", "--format", "json").stdout)
        self.assertEqual({one["path"] for one in told["files"]}, changed)
        self.assertEqual({one["change"] for one in told["files"]}, {"changed"})
        figures = [(one["agent"], one["day"]) for one in told["figures"]]
        self.assertEqual(figures, [("anvil", None), ("anvil", "2026-06-26")])
        for one in told["figures"]:
            self.assertAlmostEqual(one["new"]["cost"] - one["old"]["cost"], 9.5 - 0.05556225, 9)
            self.assertEqual(one["new"]["tokens"], one["old"]["tokens"])
        text = run("diff", self.folder / "before", site / "public").stdout
        self.assertRegex(text, r"(?m)^anvil 2026-06-26: tokens \d+, cost \$[\d.]+ -> \$[\d.]+$")
        same = run("diff", site / "public", site / "public")
        self.assertEqual((same.stdout, same.returncode), ("no difference\n", 0))
        missing = run("diff", self.folder / "nowhere", site / "public", code=2)
        self.assertIn(f"cannot open {self.folder}/nowhere/.fleetledger-manifest.json", missing.stderr)
