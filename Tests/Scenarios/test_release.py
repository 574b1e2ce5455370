"""The release: one file that runs on a bare Debian, packed the same each time; and the recipe of its container."""

import functools
import json
import os
import re
import shutil
import subprocess
import time

from bare_root import Root, bare_root
from support import EXAMPLE, ROOT, Scenario, tree

DIST = ROOT / ".build/dist"
OF_THE_RUN = ("api/build.json", ".fleetledger-manifest.json")


@functools.lru_cache(maxsize=None)
def made():
    """Makes the release, once; what went wrong, if anything."""
    done = subprocess.run([ROOT / "scripts/release"], capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode else ""


def release(test):
    """The tarball of the present sources; skips the test where there is none."""
    if os.environ.get("FLEETLEDGER_RELEASE"):
        test.assertEqual(made(), "")
    found = sorted(DIST.glob("*.tar.gz"))
    if not found:
        test.skipTest("no release; run scripts/release, or set FLEETLEDGER_RELEASE=1 (some minutes)")
    sources = [path for name in ("Sources", "templates", "scripts/release_parts") for path in (ROOT / name).rglob("*")]
    newest = max(path.stat().st_mtime for path in [*sources, ROOT / "Package.swift", ROOT / "scripts/release"] if path.is_file())
    if found[-1].stat().st_mtime < newest:
        test.skipTest(f"{found[-1].name} is older than the sources; run scripts/release, or set FLEETLEDGER_RELEASE=1")
    return found[-1]


class Release(Scenario):
    def unpacked(self):
        tarball = release(self)
        subprocess.run(["sha256sum", "--check", "--quiet", tarball.name + ".sha256"], cwd=DIST, check=True)
        subprocess.run(["tar", "-xzf", tarball, "-C", self.folder], check=True)
        return self.folder / tarball.name.removesuffix(".tar.gz")

    def keep_a_history(self, workspace):
        """Makes the workspace a repository with an older report, which is read through libgit2, linked in like the rest."""
        settings = workspace / "fleetledger.json"
        settings.write_text(settings.read_text().replace(
            "{", '{ sources: [{ path: "ACTUAL_TOKEN_USAGE_REPORT.md", history: "git", series: "separate" }],', 1))
        report = workspace / "ACTUAL_TOKEN_USAGE_REPORT.md"
        text = report.read_text()
        for content in (text.replace("90,500", "80,500"), text):
            report.write_text(content)
            for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "report"]):
                names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
                subprocess.run(
                    ["git", *words], cwd=workspace, check=True, capture_output=True,
                    env={**os.environ, **dict.fromkeys(names, "example"), "GIT_CONFIG_GLOBAL": "/dev/null"})

    def site_without_the_run(self, site):
        return {path: digest for path, digest in tree(site).items() if path not in OF_THE_RUN}

    def test_runs_on_a_bare_debian_and_makes_the_same_site(self):
        folder = self.unpacked()
        for name in ("README.md", "LICENSE", "CHANGELOG.md", "templates/index.mustache", "docs/cli.md", "licenses/swift"):
            self.assertTrue((folder / name).exists(), name)
        said = subprocess.run(["readelf", "--dynamic", folder / "fleetledger"], capture_output=True, text=True)
        self.assertNotIn("NEEDED", said.stdout, "the binary needs no library")
        workspace = self.workspace(EXAMPLE)
        self.keep_a_history(workspace)
        outside = self.build(workspace)
        paths = [one["path"] for one in json.loads((outside / "api/sources.json").read_text())["files"]]
        self.assertTrue([path for path in paths if path.startswith("ACTUAL_TOKEN_USAGE_REPORT.md@")], "a past version")
        root = Root(self, self.folder / "layers")
        root.bind(self.folder, "/mnt")
        begun = time.monotonic()
        command = [f"/mnt/{folder.name}/fleetledger", "build", "/mnt/workspace", "-o", "/mnt/inside/site"]
        done = root.run(command)
        seconds = time.monotonic() - begun
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.site_without_the_run(self.folder / "inside/site"), self.site_without_the_run(outside))
        facts = json.loads((self.folder / "inside/site/api/build.json").read_text())
        self.assertEqual(root.run([command[0], "--version"]).stdout, f"fleetledger {facts['version']}\n")
        print(f"        release: {(folder / 'fleetledger').stat().st_size >> 10} KB, tarball "
              f"{release(self).stat().st_size >> 10} KB; example site in a bare root {seconds:.1f} s")
        without = root.run([*command[:-1], "/mnt/none/site"], before="rm -r $root/usr/share/zoneinfo")
        self.assertEqual(without.returncode, 2, without.stderr)
        self.assertIn("this machine has no time zone files in /usr/share/zoneinfo; install the package tzdata", without.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_its_own_templates_are_the_ones_it_would_take(self):
        folder = self.unpacked()
        plain = self.folder / "plain/site"
        command = folder / "fleetledger"
        for output, more in ((plain, []), (self.folder / "themed/site", ["--templates", folder / "templates"])):
            done = subprocess.run([command, "build", EXAMPLE, "-o", output, *more], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.site_without_the_run(plain), self.site_without_the_run(self.folder / "themed/site"))

    def test_packed_again_it_has_the_same_bytes(self):
        tarball = release(self)
        sums = set()
        for number, mask in enumerate((0o022, 0o077)):
            target = self.folder / str(number)
            subprocess.run(
                [ROOT / "scripts/release", "--reuse", "--output", target], check=True, capture_output=True, umask=mask,
                env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Kathmandu", "LC_ALL": "C"})
            sums.add((target / (tarball.name + ".sha256")).read_text())
            time.sleep(1.1)
        self.assertEqual(len(sums), 1)
        listed = subprocess.run(
            ["tar", "--numeric-owner", "-tvzf", self.folder / "0" / tarball.name], stdout=subprocess.PIPE, text=True,
            check=True).stdout.splitlines()
        names = [line.split()[-1] for line in listed]
        self.assertEqual({line.split()[1] for line in listed}, {"0/0"})
        self.assertEqual(len({tuple(line.split()[3:5]) for line in listed}), 1, "one time")
        self.assertEqual(names, sorted(names))


class Dockerfile(Scenario):
    """There is no container engine here: the recipe is read, and its last stage is run in a bare root."""

    def instructions(self):
        text = re.sub(r"\\\n", " ", (ROOT / "scripts/Dockerfile").read_text())
        return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip() and not line.startswith("#")]

    def stages(self):
        stages = []
        for word, rest in self.instructions():
            if word == "FROM":
                stages.append([])
            stages[-1].append((word, rest))
        return stages

    def test_is_written_as_it_should_be(self):
        known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "ENTRYPOINT", "CMD"}
        names = set()
        for word, rest in self.instructions():
            self.assertIn(word, known)
            if word == "FROM":
                image, *name = rest.split(" AS ")
                self.assertRegex(image, r"^[a-z]+:[\w.-]+$")
                self.assertNotIn("latest", image)
                names.update(name)
            elif word == "COPY":
                *sources, target = rest.split()
                if sources[0].startswith("--from="):
                    self.assertIn(sources.pop(0).removeprefix("--from="), names)
                else:
                    for source in sources:
                        self.assertTrue((ROOT / source).exists(), source)
                self.assertTrue(len(sources) == 1 or target.endswith("/"), rest)
            elif word == "RUN" and "apt-get" in rest:
                for part in ("apt-get update && apt-get install", "--yes", "--no-install-recommends", "rm -rf /var/lib/apt/lists"):
                    self.assertIn(part, rest)
            elif word in ("ENTRYPOINT", "CMD", "VOLUME"):
                self.assertIsInstance(json.loads(rest), list)
        last = dict(self.stages()[-1])
        self.assertRegex(last["USER"], r"^[1-9]\d+:[1-9]\d+$")
        words = [word for word, _ in self.stages()[-1]]
        self.assertLess(words.index("USER"), words.index("ENTRYPOINT"))
        # SwiftPM reads the whole package: each folder that a target lies in has to be there.
        build = " ".join(rest for word, rest in self.stages()[0] if word == "COPY").split()
        self.assertLessEqual({"Package.swift", "Sources", "Tests", "templates", "scripts", "docs"}, set(build))

    def test_its_last_stage_makes_the_example_site(self):
        bare_root(self)
        tarball = release(self)
        built = self.folder / "built/opt"
        built.mkdir(parents=True)
        subprocess.run(["tar", "-xzf", tarball, "--strip-components=1", "-C", built], check=True)
        root = Root(self, self.folder / "layers")
        user, entry, command = None, None, None
        for word, rest in self.stages()[-1]:
            if word == "RUN":
                done = root.run(["/bin/sh", "-c", rest])
                if done.returncode and "Temporary failure resolving" in done.stdout + done.stderr:
                    self.skipTest("no network for apt-get")
                self.assertEqual(done.returncode, 0, done.stderr)
            elif word == "COPY":
                _, *sources, target = rest.split()
                to = self.folder / "layers/upper" / target.lstrip("/")
                (to if target.endswith("/") else to.parent).mkdir(parents=True, exist_ok=True)
                for source in sources:
                    source = built.parent / source.lstrip("/")
                    if source.is_dir():
                        shutil.copytree(source, to, dirs_exist_ok=True)
                    else:
                        shutil.copy(source, to)
            elif word == "USER":
                user = rest
            elif word == "ENTRYPOINT":
                entry = json.loads(rest)
            elif word == "CMD":
                command = json.loads(rest)
        workspace, site = self.workspace(EXAMPLE), self.folder / "mounted"
        site.mkdir()
        os.chown(site, *map(int, user.split(":")))
        root.bind(workspace, "/workspace", readonly=True)
        root.bind(site, "/site")
        done = root.run([*entry, *command], user=user)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({path.stat().st_uid for path in site.rglob("*")}, {int(user.split(":")[0])})
        outside = self.build(workspace)
        one, two = tree(site / "public"), tree(outside)
        self.assertEqual(one.keys(), two.keys())
        self.assertEqual({path for path in one if one[path] != two[path]} - set(OF_THE_RUN), set())
        self.assertTrue((site / "vercel.json").exists())
        again = root.run([*entry, *command, "--format", "json"], user=user)
        self.assertIn('"changed":false', again.stdout)
