"""A task database that cannot be written, or holds what cannot be told, can be read; what cannot be done says why."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

import tracker
from serving import Serving
from support import BINARY, Scenario, run
from task_database import seeded


class ReadOnly(Scenario):
    def nobody(self, *arguments):
        """Runs the command as somebody who may not write here."""
        command = self.folder / "bin/fleetledger"
        if not command.exists():
            command.parent.mkdir()
            shutil.copy(BINARY, command)
            self.folder.chmod(0o755)
        return subprocess.run(
            [command, *map(str, arguments)], capture_output=True, text=True, user="nobody", group="nogroup",
            extra_groups=[], cwd="/", stdin=subprocess.DEVNULL)

    @unittest.skipUnless(os.geteuid() == 0, "only root can take another's place")
    def test_a_database_that_may_not_be_written(self):
        database = seeded(self.folder / "dev.db")
        run("task", "claim", "--agent", "agent-main", "--database", database)
        # Another program has it open, so that rows are in its log, which is of the first alone.
        held = sqlite3.connect(database, isolation_level=None)
        self.assertEqual(held.execute("PRAGMA journal_mode").fetchone(), ("wal",))
        held.execute("UPDATE \"Task\" SET \"title\" = 'in the log' WHERE \"id\" = 'clxyz124'")
        for mode in (0o644, 0o444):
            for name in ("dev.db", "dev.db-wal", "dev.db-shm"):
                (self.folder / name).chmod(mode)
            done = self.nobody("task", "list", "--database", database, "--json")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("in the log", [row["title"] for row in json.loads(done.stdout)])
            done = self.nobody("task", "claim", "--agent", "x", "--database", database)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn("cannot be written", done.stderr)
        held.close()
        self.assertFalse((self.folder / "dev.db-wal").exists())
        done = self.nobody("task", "list", "--database", database, "--json")
        self.assertEqual((done.returncode, len(json.loads(done.stdout or "[]"))), (0, 3), done.stderr)
        done = self.nobody("database", "init", "--database", self.folder / "new.db")
        self.assertEqual(done.returncode, 2)
        self.assertIn(f"{self.folder}/new.db: Permission denied", done.stderr)

    def test_no_folder_for_a_new_database(self):
        done = run("database", "init", "--database", self.folder / "gone/new.db", code=2)
        self.assertIn(f"{self.folder}/gone/new.db: No such file or directory", done.stderr)

    def test_a_value_that_is_too_large_to_be_told(self):
        database = seeded(self.folder / "dev.db")
        with sqlite3.connect(database) as connection:
            connection.execute(
                "UPDATE \"Task\" SET \"output\" = ?, \"description\" = 'kept' WHERE \"id\" = 'clxyz123'", ("x" * (20 << 20),))
        connection.close()
        rows = {row["id"]: row for row in json.loads(run("task", "list", "--database", database, "--json").stdout)}
        self.assertEqual(len(rows), 3)
        self.assertEqual((rows["clxyz123"]["output"], rows["clxyz123"]["description"]), (None, "kept"))
        run("task", "claim", "--agent", "agent-main", "--database", database)
        workspace = self.folder / "workspace"
        workspace.mkdir()
        serving = Serving(workspace, "--database", database)
        self.addCleanup(serving.stop)
        for path in ("/api/tasks", "/api/ventures", "/api/activities"):
            self.assertEqual(serving.request(path)[0], 200, path)
        with sqlite3.connect(database) as connection:
            self.assertEqual(connection.execute("SELECT max(length(\"output\")) FROM \"Task\"").fetchone(), (20 << 20,))
        connection.close()

    def test_a_killed_backup_leaves_nothing_for_good(self):
        database = self.folder / "dev.db"
        run("database", "init", "--database", database)
        tracker.fill(database, 20_000)
        target = self.folder / "saved.db"
        for _ in range(20):
            child = subprocess.Popen([BINARY, "database", "backup", target, "--database", database],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while child.poll() is None and not list(self.folder.glob("saved.db.part-*")):
                time.sleep(0.0005)
            child.send_signal(signal.SIGKILL)
            child.wait()
            if list(self.folder.glob("saved.db.part-*")):
                break
            target.unlink(missing_ok=True)
        self.assertTrue(list(self.folder.glob("saved.db.part-*")), "none was killed at work")
        other = self.folder / "saved.db.part-of-mine"
        other.write_text("")
        run("database", "backup", target, "--database", database)
        self.assertEqual([path.name for path in self.folder.glob("saved.db*") if path != target], [other.name])
        with sqlite3.connect(target) as copy:
            self.assertEqual(copy.execute("SELECT count(*) FROM \"Task\"").fetchone(), (20_000,))
        copy.close()
