"""Real servers, each with the configuration that was emitted for it, answer for every resource as planned."""

import atexit
import functools
import gzip
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, quote_plus

from support import EXAMPLE, Scenario, load, run

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


class Nginx(Servers, Scenario):
    program = "nginx"

    def command(self):
        text = self.emitted("nginx.conf", ('listen "[^"]*";', f"listen 127.0.0.1:{self.port};"))
        (self.folder / "nginx-emitted.conf").write_text(text)
        (self.folder / "nginx.conf").write_text(NGINX.format(folder=self.folder))
        command = [self.binary, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "error.log"]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
        self.assertEqual(tested.returncode, 0, tested.stderr)
        self.assertNotIn("[warn]", tested.stderr)
        return command


class Apache(Servers, Scenario):
    program = "apache2"

    def command(self):
        (self.folder / "apache.conf").write_text(APACHE.format(
            folder=self.folder, port=self.port, site=self.site, modules="/usr/lib/apache2/modules"))
        return [self.binary, "-f", self.folder / "apache.conf", "-DFOREGROUND"]


class Caddy(Servers, Scenario):
    program = "caddy"

    def command(self):
        text = self.emitted("Caddyfile", (r"http://127\.0\.0\.1:8080", f"http://127.0.0.1:{self.port}"))
        (self.folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
        return [self.binary, "run", "--config", self.folder / "Caddyfile", "--adapter", "caddyfile"]


class Lighttpd(Servers, Scenario):
    program = "lighttpd"
    keeps_missing_apart = False

    def command(self):
        text = self.emitted("lighttpd.conf", (r"server\.port = 8080", f"server.port = {self.port}"))
        (self.folder / "lighttpd.conf").write_text(text)
        return [self.binary, "-D", "-f", self.folder / "lighttpd.conf"]


class Compressed:
    """What readers that can undo compression get besides."""

    precompress = True

    def test_compressed_siblings_are_sent_to_who_can_read_them(self):
        codings = [(name, ending) for name, ending in self.codings if name != "br" or shutil.which("brotli")]
        for path in ("index.html", "api/agents.json", "api/agents", "agents/almanac"):
            name = path if path in self.planned else path + (".json" if path.startswith("api/") else ".html")
            whole = (self.site / name).read_bytes()
            for coding, ending in codings:
                with self.subTest(path=path, coding=coding):
                    status, headers, body = self.get("/" + path, Accept_Encoding=coding)
                    self.assertEqual((status, headers["Content-Encoding"]), (200, coding), f"{path}\n{headers}")
                    self.assertEqual(body, (self.site / f"{name}.{ending}").read_bytes())
                    self.assertEqual(headers["Content-Type"].split(";")[0], TYPES[Path(name).suffix])
                    self.assertIn("accept-encoding", (headers["Vary"] or "").lower())
                    self.check(headers, self.planned[name][1], path)
                    status, _, _ = self.get("/" + path, Accept_Encoding=coding, If_None_Match=headers["ETag"])
                    self.assertEqual(status, 304)
            status, headers, body = self.get("/" + path)
            self.assertEqual((status, headers["Content-Encoding"], body), (200, None, whole))


class CompressedNginx(Compressed, Nginx):
    visibility = None
    codings = [("gzip", "gz")]


class CompressedApache(Compressed, Apache):
    codings = [("br", "br"), ("gzip", "gz")]


class CompressedCaddy(Compressed, Caddy):
    codings = [("br", "br"), ("gzip", "gz")]


class PrivateNginx(Nginx):
    visibility = "private"


class PrivateApache(Apache):
    visibility = "private"


class PrivateCaddy(Caddy):
    visibility = "private"


class PrivateLighttpd(Lighttpd):
    visibility = "private"


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
