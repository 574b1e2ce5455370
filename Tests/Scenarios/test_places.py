"""Where a site can be published, and where not: the old site stays whole, the message is clear, nothing foreign is lost."""

import fcntl
import json
import os
import random
import shutil
import subprocess
import time

from support import BINARY, EXAMPLE, Scenario, run, tree

REPORT = "ACTUAL_TOKEN_USAGE_REPORT.md"


class Places(Scenario):
    def setUp(self):
        super().setUp()
        self.fleet = self.folder / "fleet"
        self.fleet.mkdir()
        shutil.copy(EXAMPLE / REPORT, self.fleet)
        self.site = self.folder / "out/site"
        self.site.parent.mkdir()

    def change(self, title):
        (self.fleet / "fleetledger.json").write_text(f"{{ title: '{title}' }}")

    def run_build(self, *flags, output=None, code=0, **options):
        """Builds; what was said about the publishing, without the diagnostics of the input."""
        done = run("build", self.fleet, "-o", output or self.site, *flags, code=code, **options)
        return "\n".join(line for line in done.stderr.splitlines() if line.startswith("fleetledger: "))

    def mounted(self, *words):
        """Mounts something for the length of the test."""
        if os.geteuid() != 0:
            self.skipTest("mounting needs the rights of root")
        done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            self.skipTest(f"nothing can be mounted here: {done.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "--lazy", str(words[-1])], check=True)

    def full_disk(self, *flags, in_place=False):
        """Publishes to 20 MB that fill up at different moments."""
        small = self.folder / "small"
        small.mkdir()
        self.mounted("-t", "tmpfs", "-o", "size=20m", "tmpfs", small)
        site, deploy = small / "site", small / "deploy"
        flags = ("--deploy", deploy, *flags)
        self.change("Harbor")
        self.run_build(*flags, output=site)
        # What a build with another title writes anew, in whole blocks.
        size = sum(path.stat().st_size // 4096 * 4096 + 4096 for path in site.rglob("*.html*"))
        chance, failed = random.Random(20), 0
        for number in range(8):
            old = tree(small)
            self.change("Harbour")
            ballast = small / "ballast"
            space = os.statvfs(small)
            free = space.f_bavail * space.f_frsize
            with open(ballast, "wb") as file:
                file.write(b"\1" * max(0, free - int(chance.uniform(0, 12_000 if in_place else size))))
            said = self.run_build(*flags, output=site, code=None)
            done = tree(small)
            done.pop("ballast")
            if said:
                failed += 1
                self.assertRegex(said, rf"^fleetledger: cannot (write|create the folder|flush|link) {small}/\S+: no space left on device$")
                if not in_place:
                    changed = {path for path in old.keys() | done.keys() if old.get(path) != done.get(path)}
                    self.assertFalse({path for path in changed if path.startswith("site/")}, "the old site stays as it was")
                    self.assertFalse({path for path in changed if "fleetledger-" in path and ".fleetledger-deploy" not in path})
            ballast.unlink()
            self.change("Harbor")
            self.run_build(*flags, output=site)
            self.assertEqual(self.without_the_run(tree(small)), self.without_the_run(old), "the next build works")
        self.assertGreater(failed, 3, "builds that found no space")

    def without_the_run(self, found):
        return {path: digest for path, digest in found.items() if not path.endswith(("api/build.json", "manifest.json", "build.json.gz", "build.json.br"))}

    def test_a_full_disk(self):
        self.full_disk()

    def test_a_full_disk_with_compressed_siblings(self):
        self.full_disk("--precompress")

    def test_a_full_disk_in_place(self):
        self.full_disk("--in-place", in_place=True)

    def test_a_second_build_at_once(self):
        self.run_build()
        before = tree(self.site)
        self.change("Harbour")
        for lock, shown in ((self.site.parent / ".site.fleetledger-lock", self.site),
                            (self.folder / "out/deploy/.vercel/.output.fleetledger-lock", self.folder / "out/deploy/.vercel/output")):
            lock.parent.mkdir(parents=True, exist_ok=True)
            with open(lock, "w") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                self.assertEqual(
                    self.run_build("--host", "vercel-prebuilt", code=2),
                    f"fleetledger: another build is writing to {shown}; wait for it to end")
                if shown == self.site:
                    self.assertEqual(tree(self.site), before)
            lock.unlink()
        self.run_build("--host", "vercel-prebuilt")
        self.assertIn("Harbour", (self.site / "index.html").read_text())

    def test_many_builds_at_once_leave_one_site(self):
        self.run_build()
        self.change("Harbour")
        children = [
            subprocess.Popen(
                [BINARY, "build", self.fleet, "-o", self.site, "--host", "all"], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        said = [child.communicate()[1] for child in children]
        codes = sorted(child.returncode for child in children)
        self.assertEqual(codes[0], 0, said)
        self.assertLessEqual(set(codes), {0, 2})
        for child, words in zip(children, said):
            if child.returncode:
                self.assertRegex(words, "fleetledger: another build is writing to .*; wait for it to end\n$")
        self.run_build("--host", "all")
        whole = self.without_the_run(tree(self.site))
        self.run_build("--host", "all", output=self.folder / "other/site")
        other = self.without_the_run(tree(self.folder / "other/site"))
        self.assertEqual(whole, other)
        self.assertEqual(sorted(os.listdir(self.site.parent)), ["deploy", "site"])

    def test_a_read_only_output(self):
        self.run_build()
        before = tree(self.site.parent)
        self.change("Harbour")
        self.mounted("--bind", self.site.parent, self.site.parent)
        subprocess.run(["mount", "-o", "remount,bind,ro", self.site.parent], check=True)
        self.assertEqual(
            self.run_build(code=2), f"fleetledger: cannot write {self.site}/.fleetledger-new: read-only file system")
        self.assertEqual(tree(self.site.parent), before)
        # Nothing has to be written: that works.
        self.change_back()
        self.run_build()
        # A site that was not there.
        self.assertEqual(
            self.run_build(output=self.site.parent / "new/site", code=2),
            f"fleetledger: cannot create the folder {self.site.parent}/new: read-only file system")
        self.assertEqual(
            self.run_build("--host", "nginx", code=2),
            f"fleetledger: cannot lock {self.site.parent}/deploy/.files.fleetledger-lock: read-only file system")

    def change_back(self):
        (self.fleet / "fleetledger.json").unlink()

    def test_a_read_only_parent_of_a_writable_output(self):
        self.run_build("--deploy", self.folder / "deploy")
        self.mounted("--bind", self.site.parent, self.site.parent)
        self.mounted("--bind", self.site, self.site)
        subprocess.run(["mount", "-o", "remount,bind,ro", self.site.parent], check=True)
        self.change("Harbour")
        self.run_build("--deploy", self.folder / "deploy")
        self.assertIn("Harbour", (self.site / "index.html").read_text())
        self.assertEqual(os.listdir(self.site.parent), ["site"])

    def test_an_output_that_vanishes_while_it_is_made(self):
        self.run_build()
        for number in range(6):
            self.change(f"Harbour {number}")
            child = subprocess.Popen(
                [BINARY, "build", self.fleet, "-o", self.site], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True)
            while child.poll() is None and not any("stage" in name for name in os.listdir(self.site.parent)):
                time.sleep(0.0005)
            time.sleep(number * 0.01)
            shutil.rmtree(self.site, ignore_errors=True)
            words = child.communicate()[1]
            if child.returncode:
                self.assertEqual(child.returncode, 2)
                self.assertRegex(words, rf"\nfleetledger: cannot \w+( the folder)? {self.site.parent}/\S+: no such file or directory\n$")
            self.run_build()
            self.assertIn(f"Harbour {number}", (self.site / "index.html").read_text())
            self.assertEqual(sorted(os.listdir(self.site.parent)), ["deploy", "site"])

    def test_folders_that_are_no_place_for_a_site(self):
        home = self.folder / "home"
        home.mkdir()
        (home / "letter.txt").write_text("mine")
        (self.folder / "file").write_text("mine")
        environment = {**os.environ, "HOME": str(home)}
        before = tree(self.folder)
        system = "it is a folder of the system; name a folder of its own for the site"
        for output, reason in (
            ("/", system), ("//", system), ("/usr", system), ("/tmp/../etc", system), (self.fleet, f"it is {self.fleet} itself; name a folder in it"),
            (self.fleet / ".", f"it is {self.fleet} itself; name a folder in it"), (home, f"it is {home} itself; name a folder in it"),
            (self.folder, f"{self.fleet} lies in it"), (self.folder / "file", "it is not a folder"),
        ):
            with self.subTest(output=output):
                shown = os.path.normpath(output).replace("//", "/")
                said = self.run_build("--deploy", self.folder / "deploy", output=output, code=2, env=environment)
                self.assertEqual(said, f"fleetledger: cannot publish to {shown}: {reason}")
                self.assertEqual(tree(self.folder), before)

    def test_links(self):
        real = self.folder / "real"
        real.mkdir()
        (real / "mine.txt").write_text("mine")
        self.site.symlink_to(real)
        self.run_build()
        self.assertTrue(self.site.is_symlink())
        self.assertTrue((real / "index.html").exists())
        self.assertEqual((real / "mine.txt").read_text(), "mine")
        # A link to what no site may be published to is refused like that.
        self.site.unlink()
        self.site.symlink_to(self.fleet)
        before = tree(self.fleet)
        self.assertEqual(
            self.run_build(code=2),
            f"fleetledger: cannot publish to {self.site}: it is {self.fleet} itself; name a folder in it")
        self.assertEqual(tree(self.fleet), before)
        self.site.unlink()
        self.site.symlink_to(self.folder / "nowhere")
        self.assertEqual(
            self.run_build(code=2), f"fleetledger: cannot resolve {self.site}: no such file or directory")

    def test_what_is_foreign_stays(self):
        for path in ("robots.txt", "notes/a.txt", "agents/mine.html"):
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text("mine")
        before = tree(self.folder)
        said = f"fleetledger: {self.site} holds what fleetledger did not write, where its own files would go: robots.txt; " \
            "move them away, or publish to another folder"
        self.assertEqual(self.run_build("--host", "all", code=2), said)
        self.assertEqual(tree(self.folder), before)
        (self.site / "robots.txt").unlink()
        self.run_build("--precompress")
        self.run_build()
        for path in ("notes/a.txt", "agents/mine.html"):
            self.assertEqual((self.site / path).read_text(), "mine")

    def test_what_is_foreign_in_the_deploy_folder_stays(self):
        deploy = self.folder / "deploy"
        flags = ("--deploy", deploy, "--host", "nginx", "--host", "vercel-prebuilt")
        refused = "holds what fleetledger did not write, where its own files would go"
        for path, place, name in (("nginx.conf", deploy, "nginx.conf"), (".vercel/output/config.json", deploy / ".vercel/output", "config.json")):
            (deploy / path).parent.mkdir(parents=True)
            (deploy / path).write_text("mine")
            (deploy / "mine.txt").write_text("mine")
            before = tree(self.folder)
            self.assertEqual(
                self.run_build(*flags, code=2),
                f"fleetledger: {place} {refused}: {name}; move them away, or publish to another folder")
            self.assertEqual(tree(self.folder), before, "nothing was published")
            shutil.rmtree(deploy)
        (deploy / ".vercel").mkdir(parents=True)
        (deploy / ".vercel/project.json").write_text("mine")
        self.run_build(*flags)
        self.change("Harbour")
        self.run_build(*flags)
        self.assertEqual((deploy / ".vercel/project.json").read_text(), "mine")
        copy = {path: digest for path, digest in tree(deploy / ".vercel/output/static").items()}
        self.assertEqual(copy, {path: digest for path, digest in tree(self.site).items() if not path.startswith(".")})
        # What lies there is no source of the next build, and a build without changes says so.
        inside = json.loads(run("build", self.fleet, "-o", self.site, *flags, "--format", "json").stdout)
        self.assertIs(inside["changed"], False)
