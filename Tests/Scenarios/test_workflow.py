"""The workflow files run as they are written, step by step, in clean folders: what is not ours to run (the hosts' own commands,
the actions of others) has a stand-in that does as little as it can."""

import json
import os
import re
import shutil
import subprocess
import sys
import unittest

import yaml

from support import BINARY, EXAMPLE, FIXTURES, ROOT, Loopback, Scenario, tree
from workflow import Failed, Runner

OWN = ROOT / ".github/workflows/site.yml"
VARIANTS = sorted((ROOT / "docs/workflows").glob("*.yml"))
LOG = "logs/gateway.log"

# A stand-in for each host's command: writes down how it was called, and puts the files where a loopback server answers.
STAND_IN = """#!{python} -IS
import json, os, shutil, sys
from pathlib import Path
name, words = Path(sys.argv[0]).name, sys.argv[1:]
state = Path("{state}")
with open(state / "calls", "a") as calls:
    calls.write(json.dumps([name, *words]) + "\\n")
if (state / "broken").exists() and name not in ("npm", "sleep"):
    sys.exit("the host is down")
deployed = state / "deployed"
def put(source):
    shutil.rmtree(deployed, ignore_errors=True)
    shutil.copytree(source, deployed, symlinks=True)
if name == "vercel":
    assert words[:3] == ["deploy", "--prebuilt", "--prod"] and Path(".vercel/output/config.json").exists(), words
    assert os.environ["VERCEL_ORG_ID"] and os.environ["VERCEL_PROJECT_ID"]
    put(".vercel/output/static")
elif name == "netlify":
    put(words[words.index("--dir") + 1])
elif name == "wrangler":
    assert words[:2] == ["pages", "deploy"]
    put(words[2])
elif name == "firebase":
    assert json.loads(Path(os.environ["GOOGLE_APPLICATION_CREDENTIALS"]).read_text())
    put(json.loads(Path("firebase.json").read_text())["hosting"]["public"])
elif name == "swa":
    assert words[0] == "deploy" and os.environ["SWA_CLI_DEPLOYMENT_TOKEN"]
    put(words[1])
elif name == "rsync":
    shell = words[words.index("--rsh") + 1].split()
    assert Path(shell[2]).stat().st_mode & 0o077 == 0, "others can read the key"
    put(words[-2])
elif name == "aws" and words[1] == "put-object":
    target = deployed / words[words.index("--key") + 1]
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(words[words.index("--body") + 1], target)
elif name == "aws" and words[1] == "delete-object":
    (deployed / words[words.index("--key") + 1]).unlink()
"""
COMMANDS = ("vercel", "netlify", "wrangler", "firebase", "swa", "rsync", "aws", "npm", "sleep")


class Workflow(Scenario):
    def setUp(self):
        super().setUp()
        if shutil.which("git") is None:
            self.skipTest("git is not installed")
        self.state, self.number, self.server = self.folder / "state", 0, None
        (self.state / "deployed").mkdir(parents=True)
        stand_ins = self.folder / "stand-ins"
        stand_ins.mkdir()
        for name in COMMANDS:
            (stand_ins / name).write_text(STAND_IN.format(python=sys.executable, state=self.state))
            (stand_ins / name).chmod(0o755)
        self.path = f"{stand_ins}:/usr/local/bin:/usr/bin:/bin"
        self.site = Loopback(self.state / "deployed")
        self.addCleanup(self.site.close)
        self.releases = Loopback(self.folder / "releases")
        self.addCleanup(self.releases.close)
        self.release()

    def release(self):
        """A release as scripts/release names it, with the command under test in it."""
        version = re.search('current = "(.*)"', (ROOT / "Sources/CommandLine/Version.swift").read_text())[1]
        name = f"fleetledger-{version}-linux-{os.uname().machine}"
        self.packed = self.folder / f"releases/OWNER/fleetledger/releases/download/v{version}"
        (self.packed / name).mkdir(parents=True)
        command = self.packed / name / "fleetledger"
        command.write_text(f'#!/bin/sh\nexec "{BINARY}" "$@"\n')
        command.chmod(0o755)
        subprocess.run(["tar", "-czf", f"{name}.tar.gz", name], cwd=self.packed, check=True)
        digest = subprocess.run(["sha256sum", f"{name}.tar.gz"], cwd=self.packed, stdout=subprocess.PIPE, check=True).stdout
        self.checksum = self.packed / f"{name}.tar.gz.sha256"
        self.checksum.write_bytes(digest)

    def git(self, *words):
        names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
        subprocess.run(
            ["git", *words], cwd=self.repository, check=True, capture_output=True,
            env={**os.environ, **dict.fromkeys(names, "example"), "GIT_CONFIG_GLOBAL": "/dev/null"})

    def commit(self, repository):
        self.repository = repository
        if not (repository / ".git").exists():
            self.git("init", "--quiet", "--initial-branch", "main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")

    def fleet(self):
        """A small repository of a user, with a log."""
        fleet = self.workspace(FIXTURES / "duplicates", name="fleet")
        (fleet / LOG).parent.mkdir(exist_ok=True)
        (fleet / LOG).write_text("2026-06-01T10:00:00.000Z [gateway] five letters\n")
        self.commit(fleet)

    def secrets(self, workflow):
        """A value for each secret and variable that the file names."""
        text = workflow.read_text()
        secrets = {name: f"secret-{name}" for name in re.findall(r"secrets\.(\w+)", text)}
        if "FIREBASE_SERVICE_ACCOUNT" in secrets:
            secrets["FIREBASE_SERVICE_ACCOUNT"] = '{"type": "service_account"}'
        variables = {name: f"variable-{name}" for name in re.findall(r"vars\.(\w+)", text)}
        return {"secrets": secrets, "variables": {**variables, "SITE_URL": self.site.url + "/"}}

    def run_on_a_fresh_machine(self, workflow, **more):
        """One run; the runner afterwards, with `failed` set where a step failed."""
        self.number += 1
        (self.state / "calls").write_text("")
        shutil.rmtree(self.folder / "machine", ignore_errors=True)
        runner = Runner(
            self.folder / "machine", checkout=self.repository, caches=self.folder / "caches", remote=ROOT, path=self.path,
            number=self.number, server=self.releases.url, **{**self.secrets(workflow), **more})
        runner.failed = None

        def pack(runner, given):
            shutil.rmtree(runner.temp / "packed", ignore_errors=True)
            shutil.copytree(runner.work / given["path"], runner.temp / "packed")

        def deploy(runner, given):
            shutil.rmtree(self.state / "deployed")
            shutil.copytree(runner.temp / "packed", self.state / "deployed")
            return {"page_url": self.site.url}

        try:
            runner.run(workflow, {"actions/upload-pages-artifact": pack, "actions/deploy-pages": deploy})
        except Failed as failure:
            runner.failed = str(failure)
        for name, secret in runner.contexts["secrets"].items():
            self.assertNotIn(secret, runner.said, f"{name} is printed")
        return runner

    def calls(self, *without):
        found = [json.loads(line) for line in (self.state / "calls").read_text().splitlines()]
        return [call for call in found if call[0] not in ("npm", "sleep", *without)]

    def assert_deployed(self, runner):
        self.assertEqual((runner.failed, runner.seen["Deploy"]), (None, "run"), runner.said)
        published = {path: digest for path, digest in tree(runner.work / "site/public").items()}
        deployed = tree(self.state / "deployed")
        missing = published.keys() - deployed.keys()
        self.assertFalse({path for path in missing if not path.startswith(".")}, "not all of the site is deployed")
        self.assertEqual({path: published[path] for path in deployed}, deployed)
        self.assertIn("the new site is answered", runner.said)
        self.assertEqual(runner.seen["Keep it for the next run"], "run")

    def assert_skipped(self, runner):
        self.assertIsNone(runner.failed)
        self.assertIn('"changed":false', runner.said)
        skipped = {name for name, what in runner.seen.items() if what == "skipped"}
        self.assertLessEqual({"Deploy", "Look at what is answered", "Keep it for the next run"}, skipped)
        self.assertEqual(self.calls(), [])

    def test_every_variant_deploys_once_and_not_again_without_a_change(self):
        self.assertGreaterEqual(len(VARIANTS), 8)
        self.fleet()
        for workflow in VARIANTS:
            with self.subTest(workflow=workflow.name):
                shutil.rmtree(self.state / "deployed")
                (self.state / "deployed").mkdir()
                self.assert_deployed(self.run_on_a_fresh_machine(workflow))
                self.assert_skipped(self.run_on_a_fresh_machine(workflow))

    def test_a_changed_line_deploys_and_what_failed_is_tried_again(self):
        self.fleet()
        workflow = ROOT / "docs/workflows/vercel.yml"
        self.assert_deployed(self.run_on_a_fresh_machine(workflow))
        log = self.repository / LOG
        log.write_text(log.read_text().replace("five", "nine"))
        self.commit(self.repository)
        (self.state / "broken").touch()
        broken = self.run_on_a_fresh_machine(workflow)
        self.assertIn("Deploy: exit 1", broken.failed)
        (self.state / "broken").unlink()
        again = self.run_on_a_fresh_machine(workflow)
        self.assert_deployed(again)
        self.assertIn("nine letters", (self.state / "deployed/api/activities.json").read_text())
        self.assert_skipped(self.run_on_a_fresh_machine(workflow))
        forced = self.run_on_a_fresh_machine(workflow, inputs={"force": True})
        self.assertEqual((forced.failed, forced.seen["Deploy"]), (None, "run"))

    def test_only_changed_files_go_to_the_bucket(self):
        self.fleet()
        workflow = ROOT / "docs/workflows/s3.yml"
        first = self.run_on_a_fresh_machine(workflow)
        self.assert_deployed(first)
        before = tree(first.work / "site/public")
        keys = [call[call.index("--key") + 1] for call in self.calls() if "--key" in call]
        self.assertEqual(sorted(keys), sorted(path for path in before if not path.startswith(".")))
        self.assertLess(max(n for n, key in enumerate(keys) if key.startswith("assets/")), keys.index("index.html"))
        log = self.repository / LOG
        log.write_text(log.read_text().replace("2026-06-01", "2026-06-02"))
        self.commit(self.repository)
        second = self.run_on_a_fresh_machine(workflow)
        self.assert_deployed(second)
        after = tree(second.work / "site/public")
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        keys = {call[call.index("--key") + 1] for call in self.calls() if "--key" in call}
        self.assertEqual(keys, {path for path in changed if not path.startswith(".")})
        self.assertTrue(before.keys() - after.keys(), "a page of a day is gone")
        self.assertEqual(self.calls()[-1][:3], ["aws", "cloudfront", "create-invalidation"])

    def test_a_release_with_another_checksum_is_not_run(self):
        self.fleet()
        self.checksum.write_text("0" * 64 + self.checksum.read_text()[64:])
        failed = self.run_on_a_fresh_machine(ROOT / "docs/workflows/vercel.yml").failed
        self.assertIn("::error::the checksum of the release is not the one that was expected", failed)
        self.assertIn("Install: exit 1", failed)
        shutil.rmtree(self.packed)
        failed = self.run_on_a_fresh_machine(ROOT / "docs/workflows/vercel.yml").failed
        self.assertIn("::error::there is no release", failed)

    def test_the_script_for_any_scheduler_deploys_changes_and_tries_again(self):
        text = re.search(r"```sh\n(#!/bin/sh\n.*?)```", (ROOT / "docs/deploy.md").read_text(), re.S)[1]
        home, costs = self.folder / "home", self.folder / "home/costs"
        costs.mkdir(parents=True)
        self.workspace(FIXTURES / "duplicates", name="home/.openclaw")
        (self.folder / "stand-ins/fleetledger").symlink_to(BINARY)
        environment = {"PATH": self.path, "HOME": str(home), "VERCEL_ORG_ID": "o", "VERCEL_PROJECT_ID": "p"}

        def refresh():
            (self.state / "calls").write_text("")
            subprocess.run(["sh", "-c", text], env=environment, capture_output=True)
            return len(self.calls())

        (self.state / "broken").touch()
        self.assertEqual(refresh(), 1)
        (self.state / "broken").unlink()
        self.assertEqual([refresh(), refresh()], [1, 0])
        deployed = tree(self.state / "deployed")
        self.assertEqual(deployed, {path: one for path, one in tree(costs / "public").items() if not path.startswith(".")})
        (home / ".openclaw/TOKEN_USAGE_REPORT.md").write_text((EXAMPLE / "ACTUAL_TOKEN_USAGE_REPORT.md").read_text())
        self.assertEqual([refresh(), refresh()], [1, 0])

    def test_this_repository_builds_its_example_from_source_and_deploys_only_with_a_token(self):
        checkout = self.folder / "checkout"
        for name in (".github", "Sources", "templates", "scripts", "Tests/Fixtures/example-fleet"):
            shutil.copytree(ROOT / name, checkout / name)
        shutil.copy(ROOT / "Package.swift", checkout)
        # The release of the real sources takes minutes, and has its own scenario.
        packed = next(self.packed.glob("*.tar.gz"))
        (checkout / "scripts/release").write_text(
            f'#!/bin/sh\n[ "$1" = --output ] && cp "{packed}" "{packed}.sha256" "$2" && echo released >>"{self.state}/released"\n')
        self.commit(checkout)
        without = self.run_on_a_fresh_machine(OWN, secrets={})
        self.assertEqual((without.failed, without.seen["Deploy"]), (None, "skipped"))
        self.assertIn('"changed":true', without.said)
        self.assertEqual(self.calls(), [])
        self.assert_deployed(self.run_on_a_fresh_machine(OWN))
        self.assert_skipped(self.run_on_a_fresh_machine(OWN))
        self.assertEqual((self.state / "released").read_text(), "released\n", "built once for three runs")


class WorkflowFiles(unittest.TestCase):
    """What no run shows: rights, pins, and that the files do not drift apart."""

    def test_rights_pins_and_schedule(self):
        for path in [OWN, *VARIANTS]:
            with self.subTest(path=path.name):
                text = path.read_text()
                document = yaml.safe_load(text)
                starts = document[True]  # YAML takes the word "on" for true
                self.assertEqual(starts["schedule"], [{"cron": "7-59/15 * * * *"}])
                self.assertEqual({"schedule", "push", "workflow_dispatch"}, set(starts))
                rights = {"contents": "read"}
                if path.stem == "github-pages":
                    rights |= {"pages": "write", "id-token": "write"}
                self.assertEqual(document["permissions"], rights)
                self.assertIs(document["concurrency"]["cancel-in-progress"], False)
                (job,) = document["jobs"].values()
                self.assertLessEqual(job["timeout-minutes"], 30)
                for used in re.findall(r"uses: (\S+)(.*)", text):
                    if not used[0].startswith(("./", "OWNER/")):
                        self.assertRegex(used[0], "@[0-9a-f]{40}$")
                        self.assertRegex(used[1], r"^ # v\d+\.\d+\.\d+$")
                for step in job["steps"]:
                    if step.get("id") != "deploy":
                        self.assertNotIn("secrets.", str(step.get("env", {})), "only the deployment gets secrets")

    def test_files_differ_only_in_their_deployment(self):
        def common(path):
            lines = []
            document = yaml.safe_load(path.read_text())
            (job,) = document["jobs"].values()
            for step in job["steps"]:
                if step["name"] in ("Deploy", "Pack the site"):
                    continue
                host = job["steps"][2]["with"]["hosts"]
                lines.append(re.sub(rf"\b{host}\b", "HOST", json.dumps(step)))
            return lines, document[True], document["concurrency"], document["defaults"], job["runs-on"]
        first = common(VARIANTS[0])
        for path in VARIANTS[1:]:
            self.assertEqual(common(path), first, path.name)
        vercel = (ROOT / "docs/workflows/vercel.yml").read_text().splitlines()
        extra = [line.strip() for line in OWN.read_text().splitlines() if line not in vercel]
        missing = [line.strip() for line in vercel if line not in OWN.read_text().splitlines()]
        self.assertEqual(missing[1:], ["uses: OWNER/fleetledger/.github/actions/build@v0.1.0", "workspace: ."])
        self.assertEqual(
            [line.split(":")[0] for line in extra if not line.startswith("#")],
            ["container", "uses", "workspace", "version", "- name", "if", "uses", "node-version"])

    def test_docs_hold_every_variant(self):
        text = (ROOT / "docs/deploy.md").read_text()
        for path in VARIANTS:
            self.assertIn(f"workflows/{path.name}", text)
        version = re.search('current = "(.*)"', (ROOT / "Sources/CommandLine/Version.swift").read_text())[1]
        for path in VARIANTS:
            self.assertIn(f"actions/build@v{version}", path.read_text(), "the version of the action is the present one")

    def test_docs_tell_every_input_and_output_of_the_action(self):
        action = yaml.safe_load((ROOT / ".github/actions/build/action.yml").read_text())
        text = (ROOT / "docs/deploy.md").read_text().partition("### The action")[2].partition("## Elsewhere")[0]
        rows = re.findall(r"(?m)^\| `(\w+)` \|", text)
        self.assertEqual(rows, [*action["inputs"], *action["outputs"]])

    def test_the_tests_of_this_repository_run_in_a_clean_container(self):
        document = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())
        self.assertEqual(set(document["jobs"]), {"test", "sanitize"})
        self.assertEqual([step.get("run") for step in document["jobs"]["sanitize"]["steps"]],
                         [None, "scripts/setup --tests", "scripts/sanitize"])
        job = document["jobs"]["test"]
        self.assertEqual(document["permissions"], {"contents": "read"})
        self.assertRegex(job["container"], r"^swift:6\.[2-9]\d*-bookworm$")
        checkout, run = job["steps"]
        self.assertRegex(checkout["uses"], "^actions/checkout@[0-9a-f]{40}$")
        self.assertEqual(run["run"], ".ci/run")
        script = ROOT / run["run"]
        self.assertTrue(os.access(script, os.X_OK))
        subprocess.run(["sh", "-n", script], check=True)
