"""The example site as real servers hand it out: how each is started, and what every answer has to be."""

import atexit
import functools
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, quote_plus

from support import EXAMPLE, load, run

SECURITY = {
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}
TYPES = {
    ".html": "text/html", ".json": "application/json", ".css": "text/css", ".js": "text/javascript",
    ".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "application/xml", ".png": "image/png", ".csv": "text/csv"}
REVALIDATE = "public, max-age=0, must-revalidate"

NGINX = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/nginx-emitted.conf;
}}
"""
APACHE = """ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule negotiation_module {modules}/mod_negotiation.so
LoadModule autoindex_module {modules}/mod_autoindex.so
TypesConfig /etc/mime.types
User nobody
Group nogroup
DocumentRoot {site}
<Directory />
  AllowOverride None
  Require all denied
</Directory>
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
<Files ".ht*">
  Require all denied
</Files>
"""


# Names as fleets have them, and one that every file format and pattern language has a trap for.
NAMES = {
    "main": ("Helm", ["Helm", "Harbor Helm", "Nexus"]), "jetty": ("桟橋 Ümlaut", ["Jetty", "😀"]),
    "davit": ('D"a\\vit & $x {y} `z` #%+?=[a-z]*|^(.)', ["O\'Davit"]),
}


@functools.lru_cache(maxsize=None)
def site(precompress, visibility):
    """The example fleet's site with odd names and the files of every host, made once."""
    folder = Path(tempfile.mkdtemp(prefix="fleetledger-hosts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run(["cp", "-R", "--no-preserve=mode", f"{EXAMPLE}/.", str(folder / "fleet")], check=True)
    settings = folder / "fleet/fleetledger.json"
    text = settings.read_text()
    for agent, (name, aliases) in NAMES.items():
        text, count = re.subn(
            rf"'{agent}': {{[^}}]*}}", lambda _: f"'{agent}': " + json.dumps({"name": name, "aliases": aliases}, ensure_ascii=False), text)
        assert count == 1, agent
    if visibility:
        text = text.replace("{", f"{{ visibility: '{visibility}',", 1)
    settings.write_text(text)
    hosts = [word for name in ("nginx", "apache", "caddy", "lighttpd", "s3") for word in ("--host", name)]
    run("build", folder / "fleet", "-o", folder / "site", "--deploy", folder / "deploy", *hosts,
        *(["--precompress"] if precompress else []))
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return folder / "site"


def planned(site):
    """Path, type and Cache-Control of each resource, from the list for uploads."""
    rows = (site.parent / "deploy/s3-upload.tsv").read_text().splitlines()
    return {row.split("\t")[0]: row.split("\t")[1:3] for row in rows[1:]}


def questions(site):
    """Addresses with a query, and what the answer's filter has to say: None where nothing matches."""
    index = load(site, "logs/activity/index")
    roster = {agent["id"]: agent["name"] for agent in load(site, "agents")}
    agents = {spelling: agent for agent, name in roster.items() for spelling in (agent, name, name.lower())}
    agents |= {alias: agent for agent, (_, aliases) in NAMES.items() for alias in aliases}
    unknown = ["Nobody", "NEXUS", "nexus ", "../../../agents", "../../agents", "a|b", "!", "~", ".", "main/10", "empty", "*"]

    def up(*steps):
        return lambda value: next((step for step in steps if value.isdigit() and 0 < int(value) <= step), None)

    def known(table):
        return lambda value: table[value] if value in table else False

    views = ["summary", "daily", "weekly", "by-agent", "by-user", "by-model"]
    kinds = {kind["type"] if isinstance(kind, dict) else kind for kind in index["types"]}
    asked = {
        "agent": ([None, "", *agents, *unknown], known(agents)),
        "type": ([None, "", *sorted(kinds), "nope"], known({kind: kind for kind in kinds})),
        "limit": ([None, "", "10", "7", "11", "50", "100", "101", "0", "-1", "x"], up(10, 50, 100)),
        "view": ([None, "", *views, "by-day"], known({view: view for view in views})),
        "days": ([None, "", "7", "5", "14", "30", "31", "90", "91", "x"], up(7, 14, 30, 90)),
    }
    for name, parameters in (
        ("logs/activity", ("agent", "type", "limit")), ("usage", ("agent", "days", "view")), ("tokens", ("agent",)),
    ):
        every = list(itertools.product(*(asked[parameter][0] for parameter in parameters)))
        for number, values in enumerate(every):
            # Each agent with a few of the rest; and every combination of the rest.
            if len(every) > 300 and number % 23 and any(value in agents or value in unknown for value in values[:1]):
                continue
            wanted = {}
            for parameter, value in zip(parameters, values):
                wanted[parameter] = asked[parameter][1](value) if value else None
            pairs = [pair for pair in zip(parameters, values) if pair[1] is not None]
            code = (quote, quote_plus, lambda text: "".join(f"%{byte:02X}" for byte in text.encode()))[number % 3]
            for order in (pairs, pairs[::-1] + [("other", "1")]):
                query = "&".join(f"{parameter}={code(value)}" for parameter, value in order)
                yield f"/api/{name}?{query}", None if False in wanted.values() else wanted
    for query, agent in (
        ("agent=..%2F..%2Fagents", None), ("agent=../../../agents", None), ("agent=%", None), ("agent=%zz", None),
        ("agent=main%", None), ("agent=%C3%28", None), ("agent=main%2F10", None), ("agent=", ""), ("agent", ""),
        ("", ""), ("&&&", ""), ("agent=main&agent=davit", "main"), ("agent=Nobody&agent=davit", None),
        ("agent=&agent=davit", ""), ("agent&agent=davit", ""), ("Agent=main", ""), ("xagent=main", ""),
        ("agentx=main", ""), ("%61gent=main", "main"), ("=main", ""), ("x=agent=main", ""), ("agent=m%61in", "main"),
        ("agent=main;x", None), ("agent==main", None), ("agent=" + "x" * 7000, None), ("&" * 7000, ""),
        ("a=1&" * 1700 + "agent=main", "main"), ("a" * 7000 + "&agent=main", "main"),
    ):
        for name, parameters in (
            ("logs/activity", ("agent", "type", "limit")), ("usage", ("agent", "days", "view")), ("tokens", ("agent",)),
        ):
            wanted = {parameter: None for parameter in parameters}
            yield f"/api/{name}?{query}", None if agent is None else wanted | {"agent": agent or None}


class Servers:
    """The tests that every server has to pass; a class for each server says how it is started."""

    program = ""
    precompress = False
    visibility = "public"
    # Whether an answer "not found" is told apart from others by the server's own configuration.
    keeps_missing_apart = True

    def setUp(self):
        super().setUp()
        self.binary = shutil.which(self.program) or shutil.which(f"/usr/sbin/{self.program}")
        if not self.binary:
            self.skipTest(f"{self.program} is not installed (scripts/setup --tests)")
        self.site = site(self.precompress, self.visibility)
        self.planned = planned(self.site)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder.chmod(0o755)
        self.log = (self.folder / "log").open("wb")
        self.addCleanup(self.log.close)
        environment = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)}
        self.server = subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=environment)
        self.addCleanup(self.stop)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.server.poll() is not None:
                break
            time.sleep(0.05)
        self.fail(f"{self.program} did not answer: {self.told()}")

    def told(self):
        return "".join(path.read_text() for path in (self.folder / "log", self.folder / "error.log") if path.exists())

    def stop(self):
        self.server.terminate()
        self.server.wait(10)

    def emitted(self, name, *changes):
        """An emitted file with its address changed to the test's."""
        text = (self.site.parent / "deploy" / name).read_text()
        for pattern, value in changes:
            text, count = re.subn(pattern, value, text)
            self.assertEqual(count, 1, pattern)
        return text

    def get(self, path, method="GET", **headers):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.msg, body

    def check(self, headers, cache, path, status=200):
        self.assertEqual(headers.get_all("Cache-Control"), [cache], path)
        shared = (self.visibility == "public" and path.startswith(("api/", "badges/", "schema/", "assets/activity."))
                  and (status < 400 or not self.keeps_missing_apart))
        for name, value, other in (
            ("Access-Control-Allow-Origin", ["*"], None), ("Access-Control-Expose-Headers", ["ETag"], None),
            ("Cross-Origin-Resource-Policy", ["cross-origin"], ["same-origin"]),
        ):
            if status < 400 or self.keeps_missing_apart:
                self.assertEqual(headers.get_all(name), value if shared else other, f"{path}: {name}")
        robots = ["noindex, nofollow"] if self.visibility == "private" else None
        self.assertEqual(headers.get_all("X-Robots-Tag"), robots, path)
        for name in SECURITY:
            self.assertEqual(len(headers.get_all(name) or []), 1, f"{path}: {name}\n{headers}")

    def test_every_resource_is_answered_as_planned(self):
        # A private site has one rule for all; some of it is enough.
        step = 9 if self.visibility == "private" else 1
        for path, (media, cache) in list(self.planned.items())[::step]:
            with self.subTest(path=path):
                status, headers, body = self.get("/" + path)
                self.assertEqual((status, body), (200, (self.site / path).read_bytes()), path)
                self.assertEqual(headers["Content-Type"].replace(" ", "").lower(), media.replace(" ", ""), path)
                self.check(headers, cache, path)
                tag = headers["ETag"]
                self.assertTrue(tag, path)
                status, again, body = self.get("/" + path, If_None_Match=tag)
                self.assertEqual((status, body), (304, b""), path)
                self.check(again, cache, path)
                status, head, body = self.get("/" + path, "HEAD")
                self.assertEqual((status, body, head["ETag"]), (200, b"", tag), path)
                self.check(head, cache, path)
        self.assertGreater(len(self.planned), 40)

    def test_addresses_without_their_endings(self):
        for alias, path in (
            ("/", "index.html"), ("/agents", "agents.html"), ("/api/agents", "api/agents.json"),
            ("/agents/almanac", "agents/almanac.html"), ("/api/agents/almanac", "api/agents/almanac.json"),
            ("/api/logs/activity", "api/logs/activity.json"), ("/api/tokens?x=1", "api/tokens.json"),
        ):
            with self.subTest(alias=alias):
                self.assertIn(path, self.planned)
                status, headers, body = self.get(alias)
                self.assertEqual((status, body), (200, (self.site / path).read_bytes()))
                self.assertEqual(headers["Content-Type"].split(";")[0], TYPES[Path(path).suffix])
                self.check(headers, self.planned[path][1], alias.lstrip("/"))

    def test_what_is_missing_is_not_kept_for_long(self):
        asset = next(path for path in self.planned if path.startswith("assets/"))
        gone = re.sub("[0-9a-f]{8,}", "0000000000000000", asset)
        self.assertNotIn(gone, self.planned)
        for path in (f"/{gone}", "/api/nothing.json", "/api/agents/nobody", "/nothing", "/agents/nobody.html",
                     "/agents/", "/assets/", "/api/agents/..%2f..%2fetc", "/.fleetledger-manifest.json",
                     "/.htaccess", "/api/.x"):
            with self.subTest(path=path):
                status, headers, body = self.get(path)
                self.assertIn(status, (403, 404) if path == "/.htaccess" else (404, 400), path)
                self.assertNotIn("immutable", headers["Cache-Control"] or "")
                if status != 404 or (self.program == "apache2" and "%2f" in path):
                    continue  # Apache refuses a quoted slash before it looks into the folder.
                cache = headers["Cache-Control"]
                private = "private, no-cache" if self.visibility == "private" else None
                self.check(headers, private or (REVALIDATE if self.keeps_missing_apart else cache), path[1:], 404)
                self.assertLessEqual(int((re.search(r"max-age=(\d+)", cache) or [0, 0])[1]), 300)
                self.assertEqual(body, (self.site / "404.html").read_bytes(), path)
                self.assertEqual(headers["Content-Type"].split(";")[0], "text/html")

    def test_queries_are_answered_by_the_file_of_their_values(self):
        published = {(self.site / path).read_bytes() for path in self.planned if path.startswith("api/")}
        count = 0
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.addCleanup(connection.close)
        for address, wanted in questions(self.site):
            with self.subTest(address=address[:200]):
                connection.request("GET", address)
                answer = connection.getresponse()
                body = answer.read()
                self.assertEqual(answer.status, 200, address[:200])
                self.assertEqual(answer.msg["Content-Type"], "application/json; charset=utf-8")
                path = address.split("?")[0][1:]
                self.check(answer.msg, self.planned[path + ".json"][1], path)
                self.assertIn(body, published)
                found = json.loads(body)
                count += 1
                if wanted is None:
                    self.assertIs(found["filter"]["matched"], False, address[:200])
                    self.assertFalse(found.get("items") or found.get("agents"), address[:200])
                elif any(wanted.values()):
                    got = {name: found["filter"][name] for name in wanted}
                    self.assertEqual(got, wanted, address[:200])
                    self.assertIs(found["filter"].get("matched", True), True, address[:200])
                else:
                    self.assertEqual(body, (self.site / f"{path}.json").read_bytes(), address[:200])
        self.assertGreater(count, 1500)

    def test_what_a_server_may_refuse_is_never_answered_by_the_whole(self):
        for query in ("agent=%00", "agent=main%00", "agent=main%0a", "agent=%0d%0aX-Y:%20z", "agent=" + "x" * 8192):
            status, headers, body = self.get(f"/api/tokens?{query}")
            self.assertIn(status, (200, 400, 414, 431), query[:40])
            self.assertIsNone(headers["X-Y"])
            if status == 200:
                self.assertIs(json.loads(body)["filter"]["matched"], False, query[:40])

    def test_the_three_commands_of_the_manual(self):
        def curl(*arguments):
            return subprocess.run(
                ["curl", "-sS", "--max-time", "10", *arguments], stdout=subprocess.PIPE, check=True).stdout.decode()

        url = f"http://127.0.0.1:{self.port}"
        tokens = json.loads(curl(f"{url}/api/tokens"))
        self.assertEqual(len(tokens["agents"]), len(load(self.site, "tokens")["agents"]))
        found = json.loads(curl(f"{url}/api/logs/activity?agent=Nexus&limit=10"))
        newest = [item for item in load(self.site, "logs/activity")["items"] if item["agentId"] == "main"][:10]
        self.assertTrue(newest)
        self.assertEqual(found["items"], json.loads(json.dumps(newest, default=float)))
        head = curl("-I", f"{url}/api/agents")
        self.assertRegex(head, r"^HTTP/1\.[01] 200 OK\r\n")
        cache = "private, no-cache" if self.visibility == "private" else "public, max-age=300"
        self.assertEqual(re.findall(r"(?im)^cache-control: (.*)\r$", head), [cache])
        self.assertRegex(head, r"(?im)^etag: ")

    def test_changed_content_of_equal_size_is_never_304(self):
        # The publisher gives a changed file another second, which the server builds its ETag from.
        target = self.site / "api/config.json"
        before, old = target.read_bytes(), target.stat()
        _, headers, _ = self.get("/api/config.json")
        changed = bytes(reversed(before))
        try:
            target.write_bytes(changed)
            os.utime(target, (old.st_mtime + 1, old.st_mtime + 1))
            status, _, body = self.get("/api/config.json", If_None_Match=headers["ETag"])
            self.assertEqual((status, body), (200, changed))
        finally:
            target.write_bytes(before)
            os.utime(target, ns=(old.st_atime_ns, old.st_mtime_ns))
