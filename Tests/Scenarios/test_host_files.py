"""What is written for hosts: the files, compressed siblings, and what changed between two outputs."""

import gzip
import json
import re
import shutil
import subprocess
import unittest

from served_sites import SECURITY
from support import EXAMPLE, Scenario, run


class Siblings(Scenario):
    def tree(self, site):
        return {str(path.relative_to(site)): path.stat() for path in site.rglob("*") if path.is_file()}

    def test_siblings_have_the_bytes_and_the_time_of_their_original_and_leave_no_orphan(self):
        workspace = self.workspace(EXAMPLE)
        site = self.build(workspace, "--precompress")
        tree = self.tree(site)
        pairs = [(name, name + ending) for name in tree for ending in (".gz", ".br") if name + ending in tree]
        self.assertGreater(len(pairs), 80)
        listed = {file["path"] for file in json.loads((site / ".fleetledger-manifest.json").read_text())["files"]}
        for name, sibling in pairs:
            self.assertEqual(tree[name].st_mtime_ns, tree[sibling].st_mtime_ns, sibling)
            self.assertLess(tree[sibling].st_size, tree[name].st_size, sibling)
            self.assertIn(sibling, listed)
            if sibling.endswith(".gz"):
                self.assertEqual(gzip.decompress((site / sibling).read_bytes()), (site / name).read_bytes(), sibling)
            elif shutil.which("brotli"):
                plain = subprocess.run(["brotli", "-dc", site / sibling], stdout=subprocess.PIPE, check=True).stdout
                self.assertEqual(plain, (site / name).read_bytes(), sibling)
        again = json.loads(run("build", workspace, "-o", site, "--precompress", "--format", "json").stdout)
        self.assertEqual((again["changed"], again["unchanged"]), (False, True), again)
        # Without the flag they go, and nothing else changes.
        without = json.loads(run("build", workspace, "-o", site, "--format", "json").stdout)
        self.assertEqual((without["files"]["removed"], without["changed"]), (len(pairs), True), without)
        self.assertFalse([path for path in site.rglob("*") if path.suffix in (".gz", ".br")])
        # Added to files that are there already, they have their time too.
        run("build", workspace, "-o", site, "--precompress", "--in-place")
        for name, sibling in pairs:
            self.assertEqual((site / name).stat().st_mtime_ns, (site / sibling).stat().st_mtime_ns, sibling)


class Files(Scenario):
    def test_prebuilt_output_is_whole_and_holds_nothing_else(self):
        workspace = self.workspace(EXAMPLE)
        site = self.build(workspace, "--host", "vercel-prebuilt", "--host", "github-pages")
        output = site.parent / "deploy/.vercel/output"
        self.assertEqual(json.loads((output / "config.json").read_text())["version"], 3)
        names = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
        copied = {str(path.relative_to(output / "static")) for path in (output / "static").rglob("*") if path.is_file()}
        self.assertEqual(copied, names - {".fleetledger-manifest.json", ".nojekyll"})
        for name in copied:
            self.assertEqual((output / "static" / name).read_bytes(), (site / name).read_bytes())
        again = json.loads(run(
            "build", workspace, "-o", site, "--host", "vercel-prebuilt", "--host", "github-pages", "--format",
            "json").stdout)
        self.assertEqual((again["changed"], again["files"]["forHosts"]), (False, 0), again)

    def test_all_hosts_at_once(self):
        site = self.build(self.workspace(EXAMPLE), "--host", "all")
        deploy = site.parent / "deploy"
        for name in ("vercel.json", ".vercel/output/config.json", "netlify/_headers", "netlify/_redirects",
                     "cloudflare/_headers", "cloudflare/_redirects", "s3-upload.tsv", "cloudfront-request.js",
                     "cloudfront-response.js", "firebase.json", "nginx.conf", "Caddyfile", "lighttpd.conf"):
            self.assertTrue((deploy / name).is_file(), name)
        for name in (".htaccess", ".nojekyll", "staticwebapp.config.json"):
            self.assertTrue((site / name).is_file(), name)
        found = json.loads((site / "api/build.json").read_text())["diagnostics"]
        self.assertIn("host.lacks", {one["id"] for one in found})

    def test_a_host_that_is_not_chosen_any_more_leaves_nothing_in_the_output(self):
        workspace = self.workspace(EXAMPLE)
        site = self.build(workspace, "--host", "netlify")
        self.assertTrue((site / "_headers").is_file())
        self.assertFalse((site.parent / "deploy/vercel.json").exists())
        run("build", workspace, "-o", site)
        self.assertFalse((site / "_headers").exists())

    def test_an_unknown_host_is_refused(self):
        done = run("build", EXAMPLE, "-o", self.folder / "site", "--host", "vercle", code=64)
        self.assertIn("did you mean vercel?", done.stderr)

    @unittest.skipUnless(shutil.which("node"), "node is not installed")
    def test_the_functions_for_cloudfront(self):
        deploy = self.build(self.workspace(EXAMPLE), "--host", "s3").parent / "deploy"
        for path, wanted in (("/", "/index.html"), ("/agents", "/agents.html"), ("/api/agents", "/api/agents.json"),
                             ("/api/agents.json", "/api/agents.json"), ("/v1.2", "/v1.2.html")):
            script = (deploy / "cloudfront-request.js").read_text() + (
                f"console.log(handler({{request: {{uri: {json.dumps(path)}}}}}).uri)")
            done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
            self.assertEqual(done.stdout.strip(), wanted)
        script = (deploy / "cloudfront-response.js").read_text() + (
            "console.log(JSON.stringify(handler({response: {headers: {}}}).headers))")
        done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
        self.assertEqual(set(json.loads(done.stdout)), {name.lower() for name in SECURITY})


class Differences(Scenario):
    def test_what_changed_between_two_outputs(self):
        old = self.build(self.workspace(EXAMPLE), name="old/site")
        workspace = self.workspace(EXAMPLE, name="later")
        new = self.build(workspace, name="new/site")
        self.assertEqual(run("diff", old, new).stdout, "no difference\n")
        # One call more, of one agent.
        transcript = next(
            path for path in sorted(workspace.rglob("*.jsonl"))
            if any('"usage"' in line and '"totalTokens"' in line for line in path.read_text().splitlines()))
        line = next(line for line in transcript.read_text().splitlines() if '"totalTokens"' in line)
        call = json.loads(line)
        call["timestamp"] = re.sub(r":\d\d", ":59", call["timestamp"], count=1)
        call["message"]["usage"]["output"] += 7
        call["message"]["usage"]["totalTokens"] += 7
        call["id"] = "feedbeef"
        call["message"]["timestamp"] = call["message"].get("timestamp", 0) + 1234
        transcript.write_text(transcript.read_text() + json.dumps(call) + "\n")
        run("build", workspace, "-o", new)
        found = json.loads(run("diff", old, new, "--format", "json").stdout)
        self.assertTrue(found["changed"])
        self.assertEqual(len({figure["agent"] for figure in found["figures"]}), 1, found["figures"])
        self.assertEqual(len(found["figures"]), 2, "one day and all")
        for figure in found["figures"]:
            self.assertGreater(figure["new"]["tokens"], figure["old"]["tokens"])
        self.assertIn("api/tokens.json", {file["path"] for file in found["files"]})
        text = run("diff", old, new).stdout
        self.assertIn("tokens", text)
        self.assertIn("->", text)
        self.assertIn("no list of published files",
                      self.broken(new).stderr)

    def broken(self, site):
        (site / ".fleetledger-manifest.json").write_text("{}")
        return run("diff", site, site, code=2)
