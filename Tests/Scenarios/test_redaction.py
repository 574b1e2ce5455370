"""No secret leaves: planted in every text of every format, none is found in anything that the command writes or says."""

import gzip
import json
import os
import re
import subprocess
import sys
import unittest

import hostile_fleet
from secrets_list import Plain, SecretPlanter, look_alikes, secrets
from support import SHARED, EXAMPLE, Scenario, load, run

GENERATOR = SHARED / "tools/gen_sessions.py"


def decoded(path):
    data = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(data)
    if path.suffix == ".br":
        return subprocess.run(["brotli", "-dc", path], check=True, stdout=subprocess.PIPE).stdout
    return data


def texts(folder):
    """Path and content of every file below a folder, in small letters."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, (str(path.relative_to(folder)) + "\n" + decoded(path).decode("utf-8", "replace")).lower()


def leaks(folders, cores, said=()):
    """Where one of these parts of secrets stands, whatever the size of its letters."""
    wanted = re.compile("|".join(sorted({re.escape(core.lower()) for core in cores}, key=len, reverse=True)))
    found = []
    for name, text in [(str(path), text) for folder in folders for path, text in texts(folder)] + [("said", one.lower()) for one in said]:
        found += [f"{name}: …{text[max(0, hit.start() - 60):hit.end() + 10]}" for hit in wanted.finditer(text)]
    return found


def shown(site, planted):
    """The places of which a text stands in the JSON as it should: between its words, with what it should say."""
    marks = {}
    for path in sorted(site.rglob("*.json")):
        for text in re.findall(r"zq(\d+)q ([^\n]*?) qz(\d+)q", "\n".join(strings(json.loads(path.read_text())))):
            if text[0] == text[2]:
                marks.setdefault(f"zq{text[0]}q", set()).add(text[1])
    return marks


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings(one)


class Redaction(Scenario):
    def fleet(self, ones, name):
        workspace = self.folder / name
        planter = SecretPlanter(workspace, ones)
        return workspace, hostile_fleet.write(workspace, planter)

    def test_no_planted_secret_leaves(self):
        # Where a place of the fleet comes later, each of the others has another secret.
        turn = int(os.environ.get("FLEETLEDGER_SECRETS_TURN", "0"))
        ones = secrets()
        ones = ones[turn:] + ones[:turn]
        self.assertGreaterEqual(len(ones), 200)
        self.assertGreaterEqual(len({one.kind for one in ones}), 25)
        workspace, planted = self.fleet(ones, "workspace")
        control, words = self.fleet([Plain("plainword")], "control")
        site, deploy = self.folder / "out/site", self.folder / "out/deploy"
        built = run("build", workspace, "-o", site, "--deploy", deploy, "--host", "all", "--precompress", "--format", "json")
        said = [built.stdout, built.stderr]
        for words_of in (("check", workspace), ("check", workspace, "--secrets"), ("check", workspace, "--secrets", "--format", "json")):
            done = run(*words_of, code=None)
            said += [done.stdout, done.stderr]
        for kind in ("daily", "agents", "models", "users", "sessions"):
            for form in ((), ("--csv",), ("--json",)):
                done = run("report", kind, workspace, *form)
                said += [done.stdout, done.stderr]
        for form in ((), ("--json",)):
            done = run("explain", workspace, *form)
            said += [done.stdout, done.stderr]
        found = leaks([site, deploy], [one.core for one in ones], said)
        if found:
            self.fail(f"{len(found)} secrets left:\n" + "\n".join(found[:40]))
        # What can be said of a harmless word in a place can be said around a secret too.
        self.run_control(control, words, site, planted)
        redacted = json.loads(built.stdout)["redacted"]
        self.assertEqual(set(redacted), {one.kind for one in ones})
        summed = {}
        sources = load(site, "sources")
        for file in sources["files"]:
            for kind in file["masked"]:
                summed[kind["kind"]] = summed.get(kind["kind"], 0) + kind["places"]
        self.assertEqual(redacted, summed)
        self.assertEqual(redacted, {kind["kind"]: kind["places"] for kind in sources["masked"]})

    def run_control(self, control, words, site, planted):
        plain = self.build(control, name="control-out/site")
        possible = {words[mark][0] for mark, seen in shown(plain, words).items() if "plainword" in seen}
        right, wrong = set(), []
        for mark, seen in shown(site, planted).items():
            where, one = planted[mark]
            if one.masked in seen:
                right.add(where)
            elif where in possible:
                wrong.append((where, one, sorted(seen)))
        self.assertGreater(len(possible), 100)
        self.assertEqual(sorted(possible - right), [], f"places that lost their words: {wrong[:10]}")

    def test_look_alikes_stay(self):
        ones = [Plain(text) for text in look_alikes()]
        self.assertEqual(len(ones), 200)
        workspace, planted = self.fleet(ones, "workspace")
        site = self.folder / "out/site"
        built = run("build", workspace, "-o", site, "--format", "json")
        self.assertEqual(json.loads(built.stdout)["redacted"], {})
        self.assertEqual(load(site, "sources")["masked"], [])
        seen = shown(site, planted)
        places = {planted[mark][1].text for mark, found in seen.items() if planted[mark][1].text in found}
        self.assertEqual(sorted({one.text for one in ones} - places), [])

    def test_modes_of_privacy(self):
        workspace = self.folder / "workspace"
        (workspace / "logs").mkdir(parents=True)
        address, phone, key = "nexus" + "@example.com", "+852" + " 5550 1234", "gh" + "p_" + "a1B2c3D4e5" * 3
        (workspace / "logs/agent.log").write_text(f"[2026-06-01T10:00:00Z] INFO: mail {address} call {phone} key {key} end\n")

        def title(settings, *flags, code=0):
            (workspace / "fleetledger.json").write_text(json.dumps(settings))
            done = run("build", workspace, "-o", self.folder / "site", "--format", "json", *flags, code=code)
            return load(self.folder / "site", "activities")[0]["title"], json.loads(done.stdout)["redacted"], done.stderr

        self.assertEqual(title({})[:2], ("mail [e-mail] call [phone] key [github-token] end", {"e-mail": 1, "github-token": 1, "phone": 1}))
        self.assertEqual(title({"privacy": "internal"})[:2], (f"mail {address} call {phone} key [github-token] end", {"github-token": 1}))
        self.assertEqual(title({"unredacted": ["@example.com", "+852-5550-1234"]})[:2], (f"mail {address} call {phone} key [github-token] end", {"github-token": 1}))
        text, counts, said = title({"privacy": "off"})
        self.assertEqual((text, counts), (f"mail {address} call {phone} key {key} end", {}))
        self.assertIn("[config.privacy-off]", said)
        title({"privacy": "off"}, "--strict", code=1)
        listed = run("check", workspace, "--secrets", code=1).stderr
        self.assertEqual(len(re.findall(r"secret\.found", listed)), 3, "what would be masked is listed")

    def test_lists_the_places_of_secrets(self):
        workspace = self.workspace(EXAMPLE)
        done = run("check", workspace, "--secrets", "--format", "json", code=1)
        places = json.loads(done.stdout)["secrets"]
        self.assertEqual(len(places), len(re.findall(r": note: found: .* \[secret\.found\]$", done.stderr, re.M)))
        self.assertIn({"path": "BACKLOG.md", "line": 17, "column": 11, "kind": "e-mail"}, places)
        for place in places:
            if place["column"]:
                line = (workspace / place["path"]).read_bytes().split(b"\n")[place["line"] - 1]
                self.assertTrue(line[place["column"] - 1:].strip(), place)
        clean = self.folder / "clean"
        clean.mkdir()
        (clean / "agent.log").write_text("[2026-06-01T10:00:00Z] INFO: nothing to hide\n")
        self.assertEqual(json.loads(run("check", clean, "--secrets", "--format", "json").stdout)["secrets"], [])

    def test_messages_of_transcripts_are_not_published(self):
        marker = "the quick brown heron of message"
        workspace = self.folder / "workspace"

        def put(path, *lines):
            (workspace / path).parent.mkdir(parents=True, exist_ok=True)
            (workspace / path).write_text("".join(json.dumps(line) + "\n" for line in lines))

        time = "2026-06-01T10:00:00.000Z"
        usage = {"input": 10, "output": 5, "totalTokens": 15, "cost": {"total": 0.25}}
        content = [{"type": kind, kind: marker} for kind in ("text", "thinking")] + [
            {"type": "toolCall", "id": "c", "name": "exec", "arguments": {"command": marker}}]
        for agent in (".openclaw/agents/nexus/sessions/s1.jsonl", ".pi/agent/sessions/--srv-x--/s2.jsonl"):
            put(agent, {"type": "session", "version": 3, "id": agent, "timestamp": time, "cwd": "/srv/x"},
                {"type": "message", "id": "u", "timestamp": time, "message": {"role": "user", "content": marker}},
                {"type": "message", "id": "r", "timestamp": time, "message": {"role": "toolResult", "content": [{"type": "text", "text": marker}]}},
                {"type": "compaction", "id": "k", "timestamp": time, "summary": marker},
                {"type": "custom_message", "id": "x", "timestamp": time, "content": marker},
                {"type": "message", "id": "a", "timestamp": time, "message": {
                    "role": "assistant", "provider": "p", "model": "m", "usage": usage, "content": content, "errorMessage": marker}})
        message = {"id": "m1", "model": "m", "role": "assistant", "usage": {"input_tokens": 5, "output_tokens": 1},
                   "content": [{"type": "text", "text": marker}, {"type": "tool_use", "id": "t", "name": "Bash", "input": {"command": marker}}]}
        put(".claude/projects/-srv-x/1.jsonl",
            {"type": "summary", "summary": marker, "leafUuid": "u1"},
            {"type": "user", "uuid": "u0", "sessionId": "c", "cwd": "/srv/x", "timestamp": time, "message": {"role": "user", "content": marker}},
            {"type": "assistant", "uuid": "u1", "sessionId": "c", "cwd": "/srv/x", "requestId": "r", "timestamp": time, "message": message},
            {"type": "user", "uuid": "u2", "sessionId": "c", "timestamp": time, "toolUseResult": {"stdout": marker},
             "message": {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": marker}]}})
        totals = {"input_tokens": 100, "cached_input_tokens": 60, "output_tokens": 20, "total_tokens": 120}
        put(".codex/sessions/rollout-1.jsonl",
            {"timestamp": time, "type": "session_meta", "payload": {"id": "x", "cwd": "/srv/x", "instructions": marker}},
            {"timestamp": time, "type": "turn_context", "payload": {"model": "m", "cwd": "/srv/x", "user_instructions": marker}},
            {"timestamp": time, "type": "response_item", "payload": {"type": "message", "role": "user", "content": [{"type": "input_text", "text": marker}]}},
            {"timestamp": time, "type": "event_msg", "payload": {"type": "agent_message", "message": marker}},
            {"timestamp": time, "type": "event_msg", "payload": {"type": "token_count", "info": {"total_token_usage": totals, "last_token_usage": totals}}})
        put(".gemini/tmp/x/chats/session-1.json", {
            "sessionId": "g", "projectHash": "h", "startTime": time, "lastUpdated": time, "summary": marker, "messages": [
                {"id": "0", "timestamp": time, "type": "user", "content": marker},
                {"id": "1", "timestamp": time, "type": "gemini", "content": marker, "thoughts": [{"subject": marker, "description": marker}],
                 "toolCalls": [{"name": "x", "args": {"a": marker}, "result": marker}], "model": "m", "tokens": {"input": 10, "output": 2, "total": 12}}]})
        site = self.build(workspace, "--deploy", self.folder / "out/deploy", "--host", "all")
        read = {file["format"] for file in load(site, "sources")["files"] if file["read"] and file["records"]["usage"]}
        self.assertGreaterEqual(len(read), 5, f"sessions of all kinds count: {read}")
        self.assertEqual([str(path) for path, text in texts(self.folder / "out") if marker in text], [])

    def test_generated_secrets(self):
        """The secrets that the generator of fleets strews into messages."""
        if not GENERATOR.is_file():
            self.skipTest(f"{GENERATOR} is not there")
        planted = ["sk-" + "ant-api03-" + "A" * 40, "gh" + "p_" + "b" * 36, "AK" + "IA" + "Q" * 16, "xo" + "xb-1234567890-abcdefghijkl"]
        for form, home in (("openclaw", ".openclaw"), ("claude", ".claude"), ("openclaw-sqlite", ".openclaw")):
            with self.subTest(form=form):
                workspace = self.folder / form
                subprocess.run(
                    [sys.executable, GENERATOR, "--format", form, "--out", workspace / home, "--mb", "2", "--secrets"],
                    check=True, stdout=subprocess.DEVNULL)
                (workspace / home / "TRUTH.json").unlink()
                there = sum(path.read_bytes().count(planted[1].encode()) for path in workspace.rglob("*") if path.is_file())
                self.assertGreater(there, 0, "the fleet holds secrets")
                site = self.folder / f"{form}-out/site"
                done = run("build", workspace, "-o", site, "--precompress")
                self.assertEqual(leaks([site.parent], planted, [done.stdout, done.stderr]), [])
                if form != "openclaw-sqlite":
                    listed = run("check", workspace, "--secrets", code=1).stderr
                    self.assertEqual(listed.count("found: github-token"), there)


if __name__ == "__main__":
    unittest.main()
