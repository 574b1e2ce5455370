"""The same input makes the same bytes, wherever and whenever it is read; what did not change is not written."""

import os
import re
import shutil
from urllib.parse import urljoin

from support import EXAMPLE, Scenario, load, tree


def shuffled_copy(source, target):
    """Copies a workspace with its files made in another order, which many file systems then list."""
    paths = sorted((path for path in source.rglob("*") if path.is_file()), key=lambda path: path.name[::-1], reverse=True)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def stamps(folder):
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_ino, path.stat().st_size)
        for path in folder.rglob("*") if path.is_file()}


class Determinism(Scenario):
    def test_two_builds_differ_only_in_the_build_document(self):
        first = self.build(EXAMPLE, name="a/site")
        copy = self.folder / "elsewhere" / "copy"
        shuffled_copy(EXAMPLE, copy)
        world = dict(os.environ, TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8", COLUMNS="40", HOME="/nowhere")
        second = self.build(".", name="b/site", cwd=copy, env=world)
        one, two = tree(first), tree(second)
        self.assertEqual(one.keys(), two.keys())
        self.assertGreater(len(one), 40)
        different = {path for path in one if one[path] != two[path]}
        # The list of what is ours holds the digest of the build document.
        self.assertLessEqual({path for path in different if not path.startswith(".")}, {"api/build.json"})

    def test_a_build_of_the_same_input_writes_nothing(self):
        site = self.build(EXAMPLE)
        before, deployed = stamps(site), stamps(site.parent / "deploy")
        self.build(EXAMPLE)
        self.assertEqual(stamps(site), before)
        self.assertEqual(stamps(site.parent / "deploy"), deployed)

    def test_one_change_rewrites_only_what_shows_it(self):
        workspace = self.workspace(EXAMPLE)
        site = self.build(workspace)
        before = stamps(site)
        leads = workspace / "data/leads.json"
        leads.write_text(leads.read_text().replace("Ninth Buoy", "Tenth Buoy"))
        self.build(workspace)
        after = stamps(site)
        self.assertEqual(before.keys(), after.keys())
        changed = {path for path in before if before[path] != after[path]}
        self.assertIn("api/deals.json", changed)
        for kept in ("api/tokens.json", "api/tasks.json", "agents/anvil.html"):
            self.assertNotIn(kept, changed)

    def test_files_that_are_not_ours_stay(self):
        site = self.build(EXAMPLE)
        foreign = site / "CNAME"
        foreign.write_text("example.invalid\n")
        inode = foreign.stat().st_ino
        self.build(EXAMPLE, "--as-of", "2026-07-02T00:00:00Z")
        self.assertEqual((foreign.read_text(), foreign.stat().st_ino), ("example.invalid\n", inode))
        build = tree(self.build(EXAMPLE, "--in-place"))
        self.assertIn("CNAME", build)


class Locality(Scenario):
    """One byte of one source: only what is made from that source changes."""

    # What tells of the whole workspace or of all that is published.
    OF_ALL = {"api/build.json", "api/sources.json", "sources.html", "api/health.json", "api.html"}

    def changed(self, path, before, after):
        """Builds the example fleet before and after one place of one file changes; the changed paths and the site."""
        workspace = self.workspace(EXAMPLE)
        site = self.build(workspace)
        first = tree(site)
        source = workspace / path
        content = source.read_bytes()
        self.assertEqual(content.count(before), 1)
        self.assertEqual(sum(one != two for one, two in zip(before, after, strict=True)), 1, "one byte")
        source.write_bytes(content.replace(before, after))
        self.build(workspace)
        second = tree(site)
        self.assertEqual(first.keys(), second.keys())
        return {name for name in first if first[name] != second[name] and not name.startswith(".")}, site

    def check(self, path, changed, site):
        """Each changed resource names the file among its sources, or is a summary of all of them."""
        listed = {entry["name"]: entry["sources"] for entry in load(site, "health")["documents"]}
        for name in sorted(changed - self.OF_ALL):
            document = name
            if name.endswith(".html"):
                link = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', (site / name).read_text())
                document = urljoin(name, link[1])
            document = document.removeprefix("api/").rpartition(".")[0]
            if name.endswith(".csv") and document not in listed:  # a table of a document lies below it
                document = document.rpartition("/")[0]
            if document not in listed and name.endswith(".json"):  # one that answers a query: it says so itself
                listed[document] = load(site, document).get("sources", [])
            if document in listed:
                self.assertIn(path, listed[document], f"{name} changed, but is not made from {path}")
            else:
                self.assertFalse(name.endswith((".html", ".csv")), f"{name} belongs to no document")

    def test_a_line_of_a_log(self):
        path = "mission-control/logs/enrichment.log"
        changed, site = self.changed(path, b"[2026-06-27T09:28:49.047Z] ENRICH: Looking at 5 new", b"[2026-06-27T09:28:49.047Z] ENRICH: Looking at 6 new")
        self.check(path, changed, site)
        pages = {name for name in changed - self.OF_ALL if name.endswith(".html")}
        self.assertEqual(pages, {"activity.html", "activity/day/2026-06-27.html", "activity/type/system.html"})

    def test_a_figure_of_a_call(self):
        path = ".openclaw/agents/anvil/sessions/f75c21aa-86f6-48e7-87d0-1f56a6a7a5d9.jsonl"
        changed, site = self.changed(path, b'"usage":{"input":3685,"output":1431,', b'"usage":{"input":3684,"output":1431,')
        self.check(path, changed, site)
        pages = {name for name in changed if name.endswith(".html")}
        self.assertIn("agents/anvil.html", pages)
        for folder, own in (("agents", 1), ("models", 1), ("users", 1), ("tasks", 0), ("activity", 0), ("documents", 0), ("ventures", 0)):
            self.assertEqual(len([name for name in pages if name.startswith(folder + "/")]), own, f"{folder}: {sorted(pages)}")
