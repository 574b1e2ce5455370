"""nginx with the emitted configuration serves the example site with the stated headers."""

import http.client
import json
import re

import nginx
from support import Scenario, example_site

SECONDS = {"agents": 300, "tasks": 60, "deals": 300, "tokens": 120, "metrics": 30, "stats": 60}
SECURITY = {
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}
TYPES = {
    ".html": "text/html", ".json": "application/json", ".css": "text/css", ".js": "text/javascript",
    ".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "application/xml", ".png": "image/png", ".csv": "text/csv"}


class Served(Scenario):
    def setUp(self):
        super().setUp()
        if not nginx.PROGRAM:
            self.skipTest("nginx is not installed (scripts/setup --tests)")
        self.site = example_site()
        server = nginx.Nginx(self.site, self.site.parent / "deploy")
        self.addCleanup(server.close)
        self.port = server.port

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.msg, body

    def check_headers(self, headers):
        self.assertEqual(len(headers.get_all("Cache-Control") or []), 1, str(headers))
        for name in SECURITY:
            self.assertEqual(len(headers.get_all(name) or []), 1, f"{name}\n{headers}")
        return headers["Cache-Control"]

    def test_documents_have_their_stated_cache_time(self):
        for name, seconds in SECONDS.items():
            with self.subTest(document=name):
                status, headers, body = self.get(f"/api/{name}.json", "HEAD")
                self.assertEqual((status, body), (200, b""))
                cache = self.check_headers(headers)
                self.assertRegex(cache, rf"\b(max-age|s-maxage)={seconds}\b")
                self.assertTrue(headers["ETag"])

    def test_pages_revalidate_and_hashed_assets_are_immutable(self):
        _, headers, _ = self.get("/")
        self.assertRegex(self.check_headers(headers), r"no-cache|max-age=0.*must-revalidate")
        sheets = [path for path in self.site.rglob("*.css")]
        self.assertEqual(len(sheets), 1)
        status, headers, _ = self.get("/" + str(sheets[0].relative_to(self.site)))
        self.assertEqual(status, 200)
        self.assertRegex(self.check_headers(headers), r"max-age=31536000.*immutable")

    def test_an_unchanged_file_is_answered_with_304(self):
        _, headers, _ = self.get("/api/agents.json")
        status, again, body = self.get("/api/agents.json", **{"If-None-Match": headers["ETag"]})
        self.assertEqual((status, body), (304, b""))
        self.assertEqual(self.check_headers(again), self.check_headers(headers))

    def test_what_is_missing_is_404_and_not_kept(self):
        sheet = next(self.site.rglob("*.css"))
        gone = str(sheet.relative_to(self.site)).replace(sheet.stem, re.sub("[0-9a-f]{8}", "00000000", sheet.stem))
        for path in (f"/{gone}", "/api/nothing.json", "/nothing", "/agents/nobody.html"):
            with self.subTest(path=path):
                status, headers, _ = self.get(path)
                self.assertEqual(status, 404)
                cache = self.check_headers(headers)
                self.assertNotIn("immutable", cache)
                age = max([int(found) for found in re.findall(r"(?:max-age|s-maxage)=(\d+)", cache)] or [0])
                self.assertLessEqual(age, 300, cache)

    def test_every_published_resource_answers_with_its_type(self):
        count = 0
        for path in sorted(self.site.rglob("*")):
            name = str(path.relative_to(self.site))
            if not path.is_file() or any(part.startswith(".") for part in name.split("/")):
                continue
            status, headers, body = self.get("/" + name)
            self.assertEqual(status, 200, name)
            self.assertEqual(headers["Content-Type"].split(";")[0], TYPES[path.suffix], name)
            if path.suffix in (".html", ".css"):
                self.assertRegex(headers["Content-Type"].lower(), "charset=utf-8", name)
            self.assertEqual(body, path.read_bytes(), name)
            self.check_headers(headers)
            count += 1
        self.assertGreater(count, 40)

    def test_vercel_states_the_same_times(self):
        settings = json.loads((self.site.parent / "deploy/vercel.json").read_text())
        text = json.dumps(settings)
        for name in SECONDS:
            _, headers, _ = self.get(f"/api/{name}.json", "HEAD")
            self.assertIn(headers["Cache-Control"], text, f"the Cache-Control of {name} stands in vercel.json")
