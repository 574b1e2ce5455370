"""The task tracker's SQLite file, with every form in which its dates are met."""

import datetime as dt
import os
import sqlite3
import tempfile

from basics import instant, iso, millis, number
from fleet import SECRETS

SCHEMA = """
CREATE TABLE "Venture" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "icon" TEXT NOT NULL, "status" TEXT NOT NULL,
  "priority" TEXT NOT NULL, "capitalSpent" REAL NOT NULL DEFAULT 0, "capitalBudget" REAL NOT NULL, "description" TEXT,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL);
CREATE TABLE "Task" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "description" TEXT, "status" TEXT NOT NULL,
  "priority" TEXT NOT NULL, "estimatedCost" REAL, "actualCost" REAL, "tags" TEXT, "output" TEXT, "error" TEXT,
  "assignedTo" TEXT, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL,
  "completedAt" DATETIME, "ventureId" TEXT NOT NULL, "actualTokens" INTEGER, "estimatedTokens" INTEGER);
CREATE TABLE "Agent" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "status" TEXT NOT NULL, "model" TEXT NOT NULL,
  "currentTask" TEXT, "tokensUsed" INTEGER NOT NULL DEFAULT 0, "maxTokens" INTEGER NOT NULL DEFAULT 200000,
  "sessionsCount" INTEGER NOT NULL DEFAULT 0, "lastActiveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL);
CREATE TABLE "Activity" ("id" TEXT NOT NULL PRIMARY KEY, "type" TEXT NOT NULL, "title" TEXT NOT NULL, "description" TEXT,
  "level" TEXT NOT NULL, "metadata" TEXT, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "ventureId" TEXT,
  "taskId" TEXT, "agentId" TEXT);
"""


def when(form, day, hour):
    """A moment as whole milliseconds, ISO text with an offset, plain text in UTC, or plain text with its offset."""
    ms = millis(dt.date(2026, 6, day), hour, 20, 5, 347 if form < 2 else 0)
    at = instant(ms)
    return [
        ms, iso(ms)[:-1] + "+00:00", at.strftime("%Y-%m-%d %H:%M:%S"), at.strftime("%Y-%m-%d %H:%M:%S +00:00")
    ][form]


VENTURES = [
    ("harbor-shop", "Harbor Shop", "⚓", "active", "high", 81.25, 120.0, "Spare parts for small boats, sold online"),
    ("tide-tables", "Tide Tables", "🌊", "active", "medium", 12.5, 40.0, "Printed tables from open data"),
    ("night-watch", "Night Watch", "🔦", "paused", "low", 0.0, 15.0, None),
    ("old-chandlery", "Old Chandlery", "🪢", "completed", "medium", 64.0, 60.0, "Closed over budget"),
]
TASKS = [
    ("Photograph the new anchors", "harbor-shop", "completed", "high", 4.0, 3.25, "main", '["photos","shop"]', None),
    ("Compare <b>shipping</b> & handling offers", "harbor-shop", "active", "high", 6.0, None, "compass", '["research"]', None),
    ("Write the returns page", "harbor-shop", "queue", "medium", 2.5, None, None, "[]", None),
    ("Import the 2027 tide data", "tide-tables", "active", "medium", 8.0, None, "fathom", '["data","tides"]', None),
    ("Print a proof of the north coast", "tide-tables", "queue", "low", 5.0, 1.5, None, None, "printer said no"),
    ("Ask " + SECRETS["email"] + " about the paper", "tide-tables", "queue", "low", None, None, "manifest", "not json", None),
    ("Rotate the key " + SECRETS["github"], "night-watch", "blocked", "high", 0.5, None, "lantern", '["security"]', None),
    ("Archive the chandlery's orders", "old-chandlery", "completed", "low", 1.0, 1.0, "windlass", '["archive"]', None),
    ("Plan the autumn catalogue", "harbor-shop", "queue", "medium", 3.0, None, "rudder", '["plan"]', None),
    ("Draw the harbor map", "harbor-shop", "someday", "urgent", 3.0, None, "sextant", '["map"]', None),
]
AGENTS = [
    ("main", "Helm", "online", "claude-sonnet-4-5", "Compare <b>shipping</b> & handling offers", 412000, 14),
    ("compass", "Compass", "busy", "claude-sonnet-4-5", "Compare <b>shipping</b> & handling offers", 188000, 9),
    ("fathom", "Fathom", "busy", "gpt-5.2", "Import the 2027 tide data", 96000, 7),
    ("rudder", "Rudder", "offline", "claude-sonnet-4-5", None, 0, 0),
    ("sextant", "Sextant", "offline", "gpt-5.2", None, 0, 0),
    ("windlass", "Windlass", "error", "kimi-k2.5", None, 0, 0),
]
KINDS = ["task_created", "task_started", "task_completed", "error", "agent_status_changed", "capital_spent"]
LEVELS = {"task_completed": "success", "error": "error"}


def rows():
    for index, venture in enumerate(VENTURES):
        yield "Venture", venture + (when(index, 2 + index, 9), when(index, 20 + index, 9))
    for index, (title, venture, status, priority, estimate, actual, agent, tags, error) in enumerate(TASKS):
        done = when(index % 4, 25, 16) if status == "completed" else None
        yield "Task", (
            f"task-{index + 1:02d}", title, "Step by step." if index % 2 else None, status, priority, estimate, actual, tags,
            "All done" if done else None, error, agent, when(index % 4, 10, 8 + index), when(index % 4, 24, 8 + index), done,
            venture, 41000 if index == 0 else None, 50000 if index < 3 else None)
    for index, (agent, name, status, model, task, tokens, sessions) in enumerate(AGENTS):
        yield "Agent", (
            agent, name, status, model, task, tokens, 200000, sessions, when(index % 4, 30, 10 + index), when(0, 1, 8),
            when(index % 4, 30, 10 + index))
    for index in range(18):
        kind = KINDS[index % 6]
        task = index % len(TASKS)
        yield "Activity", (
            f"act-{index + 1:03d}", kind, kind.replace("_", " ").capitalize(), TASKS[task][0], LEVELS.get(kind, "info"),
            '{"cost":' + f"{number(5, 95, 'act', index) / 100:.2f}" + "}" if kind == "task_completed" else None,
            when(index % 4, 12 + index, 11), TASKS[task][1], f"task-{task + 1:02d}", AGENTS[index % 6][0])


def write(tree):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "dev.db")
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA page_size=4096")
        database.execute("PRAGMA journal_mode=DELETE")
        database.executescript("BEGIN;" + SCHEMA + "COMMIT;")
        database.execute("BEGIN")
        for table, row in rows():
            database.execute(f'INSERT INTO "{table}" VALUES ({",".join("?" * len(row))})', row)
        database.execute("COMMIT")
        database.close()
        with open(path, "rb") as file:
            content = bytearray(file.read())
    content[96:100] = (3040001).to_bytes(4, "big")  # the library's version number, so that the bytes do not depend on it
    tree.add("prisma/dev.db", bytes(content))
