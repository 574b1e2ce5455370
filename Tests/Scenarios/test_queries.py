"""The documents that answer queries, against what the whole documents say: every combination of every agent's values."""

import json
from itertools import product

from support import Scenario, example_site, load

TYPES = ("system", "task", "error")
VIEWS = ("summary", "daily", "weekly", "by-agent", "by-user", "by-model")
LENGTHS = (7, 14, 30, 90)
FIGURES = ("tokens", "cost", "calls", "unpriced", "basis")


def sums(figures):
    """Tokens and dollars part by part, calls and what is unpriced; what is not known counts nothing."""
    found = {}
    for one in figures:
        for name in ("tokens", "cost"):
            for part, value in ((one or {}).get(name) or {}).items():
                found[name, part] = found.get((name, part), 0) + (value or 0)
        for name in ("calls", "unpriced"):
            found[name] = found.get(name, 0) + ((one or {}).get(name) or 0)
    return {name: value for name, value in found.items() if value}


def plain(figures):
    return {name: figures[name] for name in FIGURES}


class Queries(Scenario):
    def check_activities(self, site):
        everything = load(site, "activities")
        self.assertEqual(len(everything), load(site, "logs/activity")["total"], "a fleet that one document holds")
        roster = [agent["id"] for agent in load(site, "agents")]
        documents = 0
        for agent, kind, limit in product((None, *roster), (None, *TYPES), (None, 10, 50, 100)):
            own = [item for item in everything if agent in (None, item["agentId"]) and kind in (None, item["type"])]
            name = f"by-agent/{agent}" if agent else ""
            name += (f"/type/{kind}" if agent else f"by-type/{kind}") if kind else ""
            name += ("" if name else "limit") + f"/{limit}" if limit else ""
            document = load(site, f"logs/activity/{name}".rstrip("/"))
            cap = limit or (250 if agent else 1000)
            self.assertEqual(document["items"], own[:cap], name)
            self.assertEqual((document["total"], document["complete"]), (len(own), len(own) <= cap), name)
            self.assertEqual(document["filter"], {"agent": agent, "type": kind, "day": None, "limit": limit, "matched": True}, name)
            if document["complete"]:
                self.assertIsNone(document["next"], name)
            elif document["next"]:
                more = load(site, document["next"])["items"]
                self.assertTrue(document["items"][-1] in more and (not limit or own[cap] in more), name)
            documents += 1
        empty = load(site, "logs/activity/empty")
        self.assertEqual((empty["items"], empty["total"], empty["complete"], empty["filter"]["matched"]), ([], 0, True, False))
        return documents

    def check_usage(self, site):
        whole = load(site, "usage")
        roster = [agent["id"] for agent in load(site, "agents")]
        tokens = {agent["id"]: agent for agent in load(site, "tokens")["agents"]}
        by_view = {}
        for agent, view, length in product((None, *roster), VIEWS, (None, *LENGTHS)):
            name = ("usage" if agent is None else f"usage/by-agent/{agent}") + f"/view/{view}" + (f"/{length}d" if length else "")
            document = by_view[agent, view, length] = load(site, name)
            self.assertEqual([document["filter"][part] for part in ("agent", "view", "days", "matched")], [agent, view, length, True], name)
            parts = [*document["items"], document["others"], document["unnamed"]]
            if view in ("daily", "weekly"):
                parts.append(document["undated"])
            if view == "summary":
                self.assertEqual(document["items"], [], name)
            else:
                self.assertEqual(sums(parts), sums([document["totals"]]), name)
            self.assertEqual(document["totals"], by_view[agent, "summary", length]["totals"], name)
        self.assertEqual(by_view[None, "summary", None]["totals"], plain(whole["total"]))
        self.assertEqual(by_view[None, "daily", None]["items"], whole["daily"])
        self.assertEqual([plain(one) for one in by_view[None, "weekly", None]["items"]], [plain(one) for one in whole["weekly"]])
        for length in LENGTHS:
            window = load(site, f"usage/{length}d")
            self.assertEqual(by_view[None, "summary", length]["totals"], plain(window["total"]))
            for view, member in (("daily", "daily"), ("weekly", "weekly"), ("by-agent", "agents"), ("by-user", "users"), ("by-model", "models")):
                found = by_view[None, view, length]["items"]
                self.assertEqual(found[:50] if view.startswith("by") else found, [one for one in window[member] if one["basis"]], (view, length))
            self.assertEqual([by_view[None, "daily", length]["filter"][end] for end in ("from", "to")], [window["from"], window["to"]])
        for length in (None, *LENGTHS):
            mine = [by_view[agent, "summary", length]["totals"] for agent in roster] + [by_view[None, "by-agent", length]["unnamed"]]
            self.assertEqual(sums(mine), sums([by_view[None, "summary", length]["totals"]]), "agents and what none can be named for are the fleet")
        for agent, length in product(roster, (None, *LENGTHS)):
            document = load(site, f"usage/by-agent/{agent}" + (f"/{length}d" if length else ""))
            for view, member in (("daily", "daily"), ("weekly", "weekly"), ("by-user", "users"), ("by-model", "models")):
                self.assertEqual(document[member], by_view[agent, view, length]["items"], (agent, view, length))
            self.assertEqual(document["filter"]["view"], None)
            if length is None:
                self.assertEqual(document["totals"], plain(tokens[agent]))
                self.assertEqual(document["daily"], tokens[agent]["daily"])
            else:
                first = document["filter"]["from"]
                self.assertEqual(document["daily"], [day for day in tokens[agent]["daily"] if first and first <= day["date"] <= document["filter"]["to"]])
        empty = load(site, "usage/empty")
        self.assertEqual((empty["items"], empty["totals"]["cost"], empty["filter"]["matched"]), ([], None, False))

    def check_tokens(self, site):
        whole = load(site, "tokens")
        self.assertEqual(whole["filter"], {"agent": None, "matched": True})
        for agent in whole["agents"]:
            document = load(site, f"tokens/by-agent/{agent['id']}")
            self.assertEqual(set(document), set(whole))
            self.assertEqual((document["agents"], document["filter"]["agent"], document["unattributed"]), ([agent], agent["id"], None))
            self.assertEqual(plain(document["summary"]), plain(agent))
        empty = load(site, "tokens/empty")
        self.assertEqual((empty["agents"], empty["filter"], empty["summary"]["cost"]), ([], {"agent": None, "matched": False}, None))

    def check(self, site):
        self.check_usage(site)
        self.check_tokens(site)
        return self.check_activities(site)

    def test_the_example_fleet(self):
        site = example_site()
        self.assertEqual(self.check(site), 23 * 16)
        families = {one["address"]: one for one in load(site, "health")["queries"]}
        self.assertEqual(set(families), {"/api/logs/activity", "/api/usage", "/api/tokens"})
        listed = {one["name"] for one in load(site, "health")["documents"]}
        made = {str(path.relative_to(site / "api"))[:-5] for path in (site / "api").rglob("*.json")} - {"openapi"}
        self.assertEqual(sum(one["documents"] for one in families.values()), len(made - listed))
        self.assertLess(len(made - listed), 4000)
        alone = [name for name in made - listed if (site / "api" / name).is_dir() and list((site / "api" / name).glob("*.csv"))]
        self.assertEqual(alone, [], "documents for queries alone have no tables")
        pages = {str(path.relative_to(site))[:-5] for path in site.rglob("*.html")}
        self.assertFalse({name for name in made - listed if name in pages})
        self.assertNotIn("kelp/10", (site / "search.json").read_text())

    def test_real_fleets(self):
        for name in ("mission-control", "openclaw-home-a", "openclaw-home-b", "openclaw-home-c"):
            site = self.build(self.sample(name), name=f"{name}/site", code=None)
            if load(site, "logs/activity")["total"] > 1000:
                self.check_usage(site)
                self.check_tokens(site)
            else:
                self.check(site)

    def test_many_agents_have_fewer_documents_and_are_told_so(self):
        """Agents whose documents would be too many for each combination: the coarser ones answer."""
        workspace = self.folder / "many"
        (workspace / "data").mkdir(parents=True)
        for count, present, absent in (
                (100, ("usage/by-agent/{agent}/view/{view}", "logs/activity/by-agent/{agent}/type/{type}/{limit}"), ("usage/by-agent/{agent}/view/{view}/{days}",)),
                (1200, ("usage/by-agent/{agent}", "tokens/by-agent/{agent}", "logs/activity/by-agent/{agent}"), ("usage/by-agent/{agent}/{days}",))):
            roster = [{"id": f"agent-{number}", "name": f"Agent {number}", "role": "worker"} for number in range(count)]
            (workspace / "data/agents.json").write_text(json.dumps(roster))
            site = self.build(workspace, name=f"{count}/site")
            families = load(site, "health")["queries"]
            patterns = {pattern for family in families for pattern in family["patterns"]}
            self.assertLessEqual(set(present), patterns, count)
            self.assertFalse(set(absent) & patterns, count)
            self.assertLessEqual(sum(one["documents"] for one in families), 4000, count)
            self.assertIn("usage/view/{view}/{days}", patterns)
