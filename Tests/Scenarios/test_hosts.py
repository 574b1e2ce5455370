"""Real servers, each with the configuration that was emitted for it, answer for every resource as planned."""

import shutil
import subprocess
from pathlib import Path

from served_sites import APACHE, NGINX, TYPES, Servers
from support import Scenario


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
