"""The module that reads activities, run by Node, against what is worked out here from all activities."""

import csv
import json
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from pathlib import Path

from support import Loopback, Scenario, example_site, load

NODE = shutil.which("node")
DAY = timedelta(days=1)
LIMITS = (None, 1, 7, 10, 11, 50, 99, 100, 101, 260, 5000)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def ask(site, queries, base=None):
    (module,) = Path(site).glob("assets/activity.*.js")
    # A browser is told by the page that it is a module; Node is told by a package, which is not part of the site.
    (Path(site).parent / "package.json").write_text('{"type": "module"}')
    asked = {"module": str(module), "queries": queries, **({} if base is None else {"base": base})}
    done = subprocess.run(
        [NODE, Path(__file__).with_name("activity_module.mjs")], input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    return json.loads(done.stdout, parse_float=Decimal)


def spellings(site):
    """The agent of each spelling, by the roster: an id first; a name or alias of two agents is nobody's."""
    found = {}
    roster = load(site, "agents")
    for agent in roster:
        for text in {agent["name"], agent["name"].lower(), *agent["aliases"]}:
            found.setdefault(text, set()).add(agent["id"])
    meaning = {text: next(iter(ids)) for text, ids in found.items() if len(ids) == 1 and len(text.encode()) <= 100}
    return {**meaning, **{agent["id"]: agent["id"] for agent in roster}}


class Fleet:
    """All activities of a site, newest first, and who may be asked for."""

    def __init__(self, site, everything):
        self.site, self.everything, self.agents = site, everything, spellings(site)
        days = [day["document"] for day in load(site, "logs/activity/index")["days"] if day["document"]]
        self.days = {name: {key(item) for item in load(site, name)["items"]} for name in days}

    def wanted(self, query):
        """What a query is to find; None where what is asked for is not known."""
        agent, kind = query.get("agent"), query.get("type")
        if (agent and agent not in self.agents) or (kind and kind not in ("system", "task", "error")):
            return None
        items = [item for item in self.everything if (not agent or item["agentId"] == self.agents[agent]) and (not kind or item["type"] == kind)]
        since, until = (instant(query[name]) if query.get(name) else None for name in ("since", "until"))
        if since or until:
            items = [item for item in items if item["createdAt"] and (not since or instant(item["createdAt"]) >= since)
                     and (not until or instant(item["createdAt"]) < until)]
        return items

    def published(self, query, whole):
        """Of these, how many from the newest on are in the document of the agent or type, or in those of days."""
        agent, kind = self.agents.get(query.get("agent")), query.get("type")
        name = f"logs/activity/by-agent/{agent}" + (f"/type/{kind}" if kind else "") if agent else f"logs/activity/by-type/{kind}" if kind else "logs/activity"
        seen = {key(item) for item in load(self.site, name)["items"]}
        if query.get("limit") is None and not (query.get("since") or query.get("until")):
            return len(seen)
        seen = seen.union(*self.days.values())
        return next((place for place, item in enumerate(whole) if key(item) not in seen), len(whole))


def key(item):
    return (item["source"], item["line"], item["createdAt"], item["title"])


class Module(Scenario):
    def setUp(self):
        super().setUp()
        self.assertTrue(NODE, "Node is needed: scripts/setup --tests installs it")

    def check(self, fleet, queries):
        answers = ask(fleet.site, queries)
        self.assertEqual(len(answers), len(queries))
        for query, told in zip(queries, answers):
            with self.subTest(query=query):
                self.assertIsNone(told["error"])
                answer, limit = told["answer"], query.get("limit")
                self.assertTrue(all("?" not in one["url"] and one["cache"] == "no-cache" for one in told["asked"]))
                whole = fleet.wanted(query)
                self.assertEqual(answer["filter"]["matched"], whole is not None)
                if not whole:
                    self.assertEqual((answer["items"], answer["total"], answer["complete"]), ([], 0, True))
                    continue
                self.assertEqual(answer["filter"]["agent"], fleet.agents.get(query.get("agent")))
                self.assertEqual(answer["filter"]["limit"], limit)
                count = min(limit or len(whole), fleet.published(query, whole))
                self.assertEqual([key(item) for item in answer["items"]], [key(item) for item in whole[:count]])
                self.assertEqual(answer["items"], whole[:count], "the fields are those of the documents")
                self.assertEqual(answer["complete"], count == len(whole))
                self.assertIn(answer.get("total"), (None, len(whole)))
                if not (query.get("since") or query.get("until")) and (limit or 10**9) <= 100:
                    self.assertLessEqual(len(told["asked"]), 2, "one small document answers")
                    self.assertEqual(answer["total"], len(whole))


class ActivityModule(Module):
    def test_it_finds_what_all_activities_have(self):
        site = example_site()
        everything = load(site, "activities")
        self.assertEqual(len(everything), load(site, "logs/activity")["total"])
        fleet = Fleet(site, everything)
        names = [None, "", "main", "Helm", "helm", "N0rth", "beacon", "Kelp", "Nobody", "MAIN", "../agents", "main/10", "%6dain"]
        self.assertTrue({"main", "Helm", "helm"} <= set(fleet.agents))
        times = [item["createdAt"] for item in everything if item["createdAt"]]
        moments = [None, times[0], times[len(times) // 2], times[-1], "2026-06-25T00:00:00Z", "2030-01-01T00:00:00Z", "1999-01-01T00:00:00Z"]
        queries = [
            {"agent": agent, "type": kind, "limit": limit}
            for agent, kind, limit in product(names, (None, "", "system", "task", "error", "Error", "all"), (None, 1, 10, 11, 60, 5000))]
        queries += [
            {"agent": agent, "type": kind, "since": since, "until": until, "limit": limit}
            for agent, kind, since, until, limit in product((None, "main", "beacon", "?"), (None, "error"), moments, moments, (None, 3))]
        self.check(fleet, queries)

    def test_its_answers_are_those_of_the_documents(self):
        site = example_site()
        queries, documents = [], []
        for agent, kind, limit in product((None, "main", "kelp", "rudder"), (None, "task", "error"), (None, 10, 50, 100)):
            queries.append({"agent": agent, "type": kind, "limit": limit})
            name = f"by-agent/{agent}" if agent else ""
            name += (f"/type/{kind}" if agent else f"by-type/{kind}") if kind else ""
            name += ("" if name else "limit") + f"/{limit}" if limit else ""
            documents.append(load(site, f"logs/activity/{name}".rstrip("/")))
        for query, document, told in zip(queries, documents, ask(site, queries)):
            with self.subTest(query=query):
                for name in ("items", "total", "complete"):
                    self.assertEqual(told["answer"][name], document[name])
                for name in ("agent", "type", "limit", "matched"):
                    self.assertEqual(told["answer"]["filter"][name], document["filter"][name])

    def test_it_works_on_a_host_that_ignores_queries_and_says_what_went_wrong(self):
        site = self.folder / "fleet"
        shutil.copytree(example_site(), site)
        server = Loopback(self.folder)
        self.addCleanup(server.close)
        for base in (f"{server.url}/fleet", f"{server.url}/fleet/"):
            (told,) = ask(site, [{"agent": "Helm", "limit": 3}], base)
            self.assertEqual([item["agentId"] for item in told["answer"]["items"]], ["main"] * 3)
            self.assertEqual([one["url"] for one in told["asked"]], [
                f"{server.url}/fleet/api/logs/activity/index.json", f"{server.url}/fleet/api/logs/activity/by-agent/main/10.json"])
        (site / "api/logs/activity/by-type/task.json").unlink()
        errors = [told["error"] for told in ask(site, [{"since": "yesterday"}, {"type": "task"}, {"agent": "nobody", "type": "task"}])]
        self.assertEqual(errors, ["RangeError: not a time: yesterday", "Error: logs/activity/by-type/task: status 404", None])

    def test_it_is_a_module_that_needs_nothing(self):
        site = example_site()
        (module,) = site.glob("assets/activity.*.js")
        text = module.read_text()
        self.assertLess(len(text.encode()), 8000)
        self.assertNotRegex(text, r"https?:|\bimport\s*[({\"*]|\beval\b|\bFunction\(|\bdocument\.(write|body|query)|innerHTML")
        self.assertIn({"name": "activity", "path": f"assets/{module.name}"}, load(site, "health")["modules"])


class LargeFleet(Module):
    """More than documents hold: of agents, of days, of one day; and activities without a time."""

    def site_of(self):
        start = datetime(2026, 2, 17, 21, tzinfo=timezone.utc)
        rows = []

        def add(time, agent, kind, count, step):
            for number in range(count):
                rows.append((len(rows), kind, f"Line {len(rows)}", "error" if kind == "error" else "info",
                             "" if time is None else (time - number * step).isoformat().replace("+00:00", "Z"), agent))

        add(start, "busy", "task_done", 700, timedelta(hours=2))
        add(start, "busy", "error", 130, timedelta(hours=19))
        add(start - 30 * DAY, "crowd", "heartbeat", 1200, timedelta(seconds=30))
        add(start - DAY, "quiet", "error", 3, 40 * DAY)
        add(start, "old-hand", "heartbeat", 300, timedelta(hours=12))
        add(None, "quiet", "heartbeat", 2, DAY)
        for agent in ("busy", "crowd"):
            add(start - 2 * DAY, agent, "heartbeat", 5, timedelta(0))
        workspace = self.folder / "large"
        for name, columns, table in (
                ("Activity.csv", ("id", "type", "title", "level", "createdAt", "agentId"), rows),
                ("Agent.csv", ("id", "name", "tokensUsed"), [
                    ("busy", "Ann", ""), ("crowd", "Twin", ""), ("quiet", "Twin", ""), ("old-hand", "Old Hand", ""), ("idle", "Idle one", "")])):
            (workspace / "prisma").mkdir(parents=True, exist_ok=True)
            with open(workspace / "prisma" / name, "w", newline="") as file:
                csv.writer(file).writerows([columns, *table])
        site = self.build(workspace)
        order = sorted(rows, key=lambda row: (row[4] == "", -instant(row[4]).timestamp() if row[4] else 0, -row[0]))
        kinds = {"task_done": "task", "error": "error", "heartbeat": "system"}
        return Fleet(site, [self.item(site, row, kinds[row[1]]) for row in order])

    def item(self, site, row, kind):
        time = instant(row[4]).strftime("%Y-%m-%dT%H:%M:%S.000Z") if row[4] else None
        return {
            "id": str(row[0]), "title": row[2], "description": None, "type": kind, "kind": row[1], "level": row[3], "createdAt": time,
            "agentId": row[5], "agent": row[5], "taskId": None, "ventureId": None, "session": None, "cost": None, "taskDocument": None,
            "source": "prisma/Activity.csv", "line": row[0] + 2}

    def test_it_finds_what_all_activities_have(self):
        fleet = self.site_of()
        self.assertEqual(load(fleet.site, "logs/activity/index")["total"], len(fleet.everything))
        self.assertEqual(len(fleet.days), 92)
        start = datetime(2026, 2, 17, 21, tzinfo=timezone.utc)
        moments = [None] + [(start - days * DAY).isoformat() for days in (0, 1, 2.5, 20, 29.9, 30, 30.3, 60, 91.5, 100, 400)]
        queries = [
            {"agent": agent, "type": kind, "limit": limit}
            for agent, kind, limit in product((None, "busy", "Ann", "crowd", "Twin", "quiet", "old-hand", "Old Hand", "idle"), (None, "task", "error", "system"), LIMITS)]
        queries += [
            {"agent": agent, "type": kind, "since": since, "until": until, "limit": limit}
            for agent, kind, since, until, limit in product((None, "busy", "crowd", "quiet", "old-hand"), (None, "system"), moments, moments[:8], (None, 40))]
        self.check(fleet, queries)
