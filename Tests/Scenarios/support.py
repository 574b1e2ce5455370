"""What the scenarios share: the command, workspaces to build, the trees it leaves behind."""

import atexit
import functools
import hashlib
import http.server
import json
import os
import shutil
import socketserver
import subprocess
import tempfile
import threading
import unittest
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("FLEETLEDGER_BIN") or str(ROOT / ".build/debug/fleetledger")
SHARED = Path(os.environ.get("FLEETLEDGER_SHARED") or ROOT.parent / "shared")
FIXTURES = ROOT / "Tests/Fixtures"
EXAMPLE = FIXTURES / "example-fleet"
EXPECTED = json.loads((FIXTURES / "example-fleet-expected.json").read_text(), parse_float=Decimal)


def run(*arguments, code=0, timeout=600, **options):
    """Runs the command and insists on its exit code (None: any)."""
    done = subprocess.run(
        [BINARY, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout,
        errors="replace", stdin=subprocess.DEVNULL, **options)
    if code is not None and done.returncode != code:
        command = " ".join(map(str, ("fleetledger", *arguments)))
        raise AssertionError(f"{command}\nexit {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done


def tree(folder):
    """Every entry below a folder: its path and the digest of its bytes (or what else it is)."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = "link " + os.readlink(path)
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def load(site, name):
    """A published document, with exact decimals."""
    return json.loads((Path(site) / "api" / f"{name}.json").read_text(), parse_float=Decimal)


def total(parts):
    """The total of a figure in parts; None where nothing is known."""
    return parts["total"] if isinstance(parts, dict) else parts


def agents(site):
    return {agent["id"]: agent for agent in load(site, "tokens")["agents"]}


def diagnostics(site, identifier=""):
    return [found for found in load(site, "build")["diagnostics"] if identifier in found["id"]]


class Scenario(unittest.TestCase):
    """A test with a folder of its own, removed at its end."""

    maxDiff = 4000

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="fleetledger-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def workspace(self, *sources, name="workspace"):
        """A writable copy of the folders, laid over each other."""
        target = self.folder / name
        target.mkdir(exist_ok=True)
        for source in sources:
            subprocess.run(["cp", "-R", "--no-preserve=mode", f"{source}/.", str(target)], check=True)
        return target

    def build(self, workspace, *flags, name="out/site", **options):
        site = self.folder / name
        site.parent.mkdir(parents=True, exist_ok=True)
        run("build", workspace, "-o", site, *flags, **options)
        return site

    def sample(self, name):
        folder = SHARED / "samples" / name
        if not folder.is_dir():
            self.skipTest(f"{folder} is not there")
        return folder


@functools.lru_cache(maxsize=None)
def example_site():
    """The example fleet's site, made once for all scenarios that only look at it."""
    folder = Path(tempfile.mkdtemp(prefix="fleetledger-example-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run("build", EXAMPLE, "-o", folder / "site", "--deploy", folder / "deploy", "--host", "nginx")
    return folder / "site"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class Loopback:
    """A plain server of a folder on 127.0.0.1, at a port the system picks."""

    def __init__(self, folder):
        handler = functools.partial(Quiet, directory=str(folder))
        socketserver.ThreadingTCPServer.daemon_threads = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
