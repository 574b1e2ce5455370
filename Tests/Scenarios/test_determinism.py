"""The same input makes the same bytes, wherever and whenever it is read; what did not change is not written."""

import os
import shutil

from support import EXAMPLE, Scenario, tree


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
