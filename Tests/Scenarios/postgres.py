"""A private Postgres server for one test: its own cluster on a socket in a temporary folder, stopped and removed with it."""

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")


class Postgres:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="fleetledger-pg-"))
        # The server refuses to run as root; Debian's package brings a user for it.
        self.prefix = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self.data = self.folder / "data"
        self.command(BIN / "initdb", "-D", self.data, "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "postgres", "-N")
        self.command(
            BIN / "pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.folder / "log", "-o",
            f"-k {self.folder} -c listen_addresses= -c fsync=off -c max_connections=10 -c shared_buffers=16MB", "start")
        # A run that ends early must not leave a server behind.
        atexit.register(self.close)

    def command(self, *arguments, **options):
        done = subprocess.run(
            [*self.prefix, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL, timeout=120, **options)
        if done.returncode:
            raise AssertionError(f"{arguments}\n{done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout

    def sql(self, text, zone="UTC"):
        """What psql prints of statements, without headers and frames."""
        return self.command(
            BIN / "psql", "-h", self.folder, "-U", "postgres", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c",
            f"SET TIME ZONE '{zone}'", "-c", text)

    def dump(self, *arguments):
        return self.command(BIN / "pg_dump", "-h", self.folder, "-U", "postgres", *arguments, "postgres")

    def close(self):
        atexit.unregister(self.close)
        try:
            self.command(BIN / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
