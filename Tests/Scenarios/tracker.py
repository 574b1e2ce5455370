"""What the scenarios of the task database share: filling one, and what must hold in every state of it."""

import json
import random
import sqlite3
from collections import Counter, defaultdict
from decimal import Decimal

from support import BINARY, run

CLAIMERS = BINARY.rsplit("/", 1)[0] + "/Claimers"
RANKS = {"high": 0, "P0": 0, "P1": 0, "medium": 1, "P2": 1, "low": 2, "P3": 2}


def connect(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None, timeout=30)


def fill(path, tasks, ventures=7):
    """Puts tasks of all priorities into the queue, with costs of up to 6 decimals."""
    chance = random.Random(20260611)
    with sqlite3.connect(path) as database:
        now = 1_771_336_440_000
        for number in range(ventures):
            database.execute(
                "INSERT INTO Venture VALUES (?, ?, '*', 'active', 'high', 0, 1000, NULL, ?, ?)",
                (f"venture-{number}", f"Venture {number}", now, now))
        for number in range(tasks):
            cost = chance.choice([10, 7, chance.randrange(100), chance.randrange(10**6)])
            exact = Decimal(cost) / (100 if cost < 100 else 10**6)
            database.execute(
                "INSERT INTO Task (id, title, status, priority, estimatedCost, createdAt, updatedAt, ventureId)"
                " VALUES (?, ?, 'queue', ?, ?, ?, ?, ?)",
                (f"t{chance.randrange(10**9):09}-{number}", f"Task {number}", chance.choice([*RANKS, "some day"]),
                 float(exact), now - chance.randrange(tasks), now, f"venture-{chance.randrange(ventures)}"))
    database.close()


def exact(number):
    return Decimal(repr(number))


def faults(path, whole=False):
    """What is wrong in the present state: nothing, whenever it is looked at. `whole` also has SQLite check the file."""
    database = connect(path)
    found = []
    try:
        database.execute("BEGIN")
        if whole:
            found += [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [str(row) for row in database.execute("PRAGMA foreign_key_check")]
        activities = defaultdict(Counter)
        charged = {}
        for kind, task, metadata in database.execute("SELECT type, taskId, metadata FROM Activity"):
            activities[task][kind] += 1
            if kind == "task_completed":
                charged[task] = json.loads(metadata, parse_float=Decimal)["cost"]
        spent = defaultdict(Decimal)
        active = defaultdict(list)
        for identifier, title, status, cost, agent, done, venture in database.execute(
                "SELECT id, title, status, actualCost, assignedTo, completedAt, ventureId FROM Task"):
            told = activities[identifier]
            ends = told["task_completed"] + told["error"] + told["task_requeued"]
            if told["task_started"] != ends + (status == "active"):
                found.append(f"{identifier}: {status}, but {dict(told)}")
            if told["task_completed"] != (status == "completed"):
                found.append(f"{identifier}: {status}, completed {told['task_completed']} times")
            if (agent is None) != (status == "queue") or (done is None) != (status != "completed"):
                found.append(f"{identifier}: {status}, assigned to {agent}, completed at {done}")
            if status == "completed":
                spent[venture] += exact(cost)
                if charged.get(identifier) != exact(cost):
                    found.append(f"{identifier}: cost {cost}, charged {charged.get(identifier)}")
            if status == "active":
                active[agent].append(title)
        for identifier, amount in database.execute("SELECT id, capitalSpent FROM Venture"):
            if exact(amount) != spent[identifier]:
                found.append(f"{identifier}: {amount} spent, its tasks cost {spent[identifier]}")
        for identifier, status, task in database.execute("SELECT id, status, currentTask FROM Agent"):
            if status != ("busy" if active[identifier] else "online") or (task is None) == bool(active[identifier]):
                found.append(f"{identifier}: {status} with {task}, has {active[identifier]}")
        return found
    finally:
        database.close()


def inversions(path):
    """Claims that came before one that should have come first, by the order in which the database took them: each claim
    writes its activity in its own transaction, and writers go one after the other. Looks no further than to where the
    first task came back into the queue."""
    database = connect(path)
    (end,) = database.execute(
        "SELECT coalesce(min(rowid), 9223372036854775807) FROM Activity WHERE type IN ('error', 'task_requeued')").fetchone()
    claims = database.execute(
        "SELECT t.priority, t.createdAt, t.id FROM Activity a JOIN Task t ON t.id = a.taskId"
        " WHERE a.type = 'task_started' AND a.rowid < ? ORDER BY a.rowid", (end,)).fetchall()
    database.close()
    keys = [(RANKS.get(priority, 3), created, identifier) for priority, created, identifier in claims]
    return sum(first > second for first, second in zip(keys, keys[1:]))


def count(path, status):
    database = connect(path)
    (number,) = database.execute("SELECT count(*) FROM Task WHERE status = ?", (status,)).fetchone()
    database.close()
    return number


def agent_loop(path, name, stop):
    """One agent that works with the command itself, until nothing is left; gives its number of completions."""
    done = 0
    while not stop.is_set():
        claimed = run("task", "claim", "--agent", name, "--database", path, "--json", code=None)
        if claimed.returncode == 1:
            return done
        assert claimed.returncode == 0, claimed.stderr
        task = json.loads(claimed.stdout, parse_float=str)
        run("task", "complete", task["id"], "--agent", name, "--cost", task["estimatedCost"], "--database", path)
        done += 1
    return done
