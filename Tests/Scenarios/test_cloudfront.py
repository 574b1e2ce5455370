"""CloudFront's functions, run by Node over every query of the example site."""

import json
import shutil
import subprocess
import unittest

from served_sites import questions, site
from support import Scenario

CLOUDFRONT = """
const fs = require("fs");
const [request, response] = process.argv.slice(-2).map((file) => new Function(fs.readFileSync(file) + "; return handler;")());
for (const address of JSON.parse(fs.readFileSync(0))) {
  const [uri, query] = address.split(/[?](.*)/s);
  // As CloudFront hands it over: not decoded, and what is given twice as a list too.
  const querystring = {};
  for (const pair of (query || "").split("&").filter(Boolean)) {
    const [name, value] = pair.split(/=(.*)/s);
    const entry = querystring[name];
    if (!entry) querystring[name] = { value: value || "" };
    else (entry.multiValue = entry.multiValue || [{ value: entry.value }]).push({ value: value || "" });
  }
  const changed = request({ request: { method: "GET", uri, querystring, headers: {} } });
  const answer = response({ request: changed, response: { statusCode: 200, headers: {} } });
  console.log(JSON.stringify([changed.uri, answer.headers]));
}
"""


@unittest.skipUnless(shutil.which("node"), "node is not installed (scripts/setup --tests)")
class CloudFront(Scenario):
    def choose(self, site, addresses):
        done = subprocess.run(
            ["node", "-e", CLOUDFRONT, site.parent / "deploy/cloudfront-request.js",
             site.parent / "deploy/cloudfront-response.js"],
            input=json.dumps(addresses), capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_the_function_chooses_the_file_of_a_query(self):
        published = site(False, "public")
        self.assertLess((published.parent / "deploy/cloudfront-request.js").stat().st_size, 10_240)
        # A name of a parameter is not decoded by CloudFront, nor by the function.
        asked = [(address, wanted) for address, wanted in questions(published) if "%61gent" not in address]
        count = 0
        for (address, wanted), (uri, _) in zip(asked, self.choose(published, [address for address, _ in asked])):
            count += 1
            said = json.loads((published / uri[1:]).read_bytes())["filter"]
            with self.subTest(address=address[:200], uri=uri):
                if wanted is None:
                    self.assertIs(said["matched"], False)
                elif any(wanted.values()):
                    self.assertEqual({name: said[name] for name in wanted}, wanted)
                else:
                    self.assertEqual(uri, address.split("?")[0] + ".json")
        self.assertGreater(count, 1500)

    def test_the_functions_know_pages_and_who_may_read(self):
        addresses = ["/", "/agents", "/agents/main.html", "/api/agents", "/api/agents.json", "/badges/cost-week.svg"]
        uris = ["/index.html", "/agents.html", "/agents/main.html", "/api/agents.json", "/api/agents.json",
                "/badges/cost-week.svg"]
        for visibility in ("public", "private"):
            answers = self.choose(site(False, visibility), addresses)
            self.assertEqual([uri for uri, _ in answers], uris)
            for uri, headers in answers:
                open_ = visibility == "public" and not uri.endswith(".html")
                self.assertEqual("access-control-allow-origin" in headers, open_, uri)
                self.assertEqual(
                    headers["cross-origin-resource-policy"]["value"], "cross-origin" if open_ else "same-origin", uri)
