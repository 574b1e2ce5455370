"""The figures that a reader must find, from what the generator knows happened rather than from the files."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from basics import encode
from fleet import BY_ID, CONFIGURED, PARTS, SAMPLED, SECRETS, costs

REPORTED = [("compass", 90500, "0.21"), ("beacon", 40000, "0.08"), ("anvil", 35000, "0.07"), ("plumb-line", 1200, "0.01")]
REPORT_DAY = dt.date(2026, 5, 2)


class Sum:
    def __init__(self):
        self.tokens, self.cost, self.calls, self.unpriced = dict.fromkeys(PARTS, 0) | {"unsplit": 0}, Decimal(0), 0, 0

    def add(self, parts, cost, calls):
        for name, count in parts.items():
            self.tokens[name] += count
        self.calls += calls
        if cost is None:
            self.unpriced += calls
        else:
            self.cost += cost

    def value(self):
        return {"tokens": self.tokens | {"total": sum(self.tokens.values())}, "cost": self.cost, "calls": self.calls,
                "unpricedCalls": self.unpriced}


def cost_of(call):
    if call.model.rates:
        return sum(costs(call.model.rates, call.tokens))
    configured = {"qwen3-coder:30b": CONFIGURED["coder"]}.get(call.model.name)
    return sum(costs(configured, call.tokens)) if configured else None


def spending(sessions, tabled):
    """Every piece of spending once: day, agent, parts, dollars, calls."""
    for agent, found in sessions.items():
        for session in found:
            for call in session.calls:
                yield call.day, agent, dict(zip(PARTS, call.tokens)), cost_of(call), 1
    for day, agent, tokens, cost, calls in tabled:
        yield day, agent, dict(zip(PARTS, tokens)), cost, calls
    for agent, tokens, cost in REPORTED:
        yield REPORT_DAY, agent, {"unsplit": tokens}, Decimal(cost), 0


def figures(sessions, tabled):
    agents, fleet_days, fleet, unattributed = defaultdict(lambda: defaultdict(Sum)), defaultdict(Sum), Sum(), Sum()
    totals = defaultdict(Sum)
    for day, agent, parts, cost, calls in spending(sessions, tabled):
        for place in (agents[agent][day], totals[agent], fleet_days[day], fleet):
            place.add(parts, cost, calls)
    for place in (unattributed, fleet_days[REPORT_DAY], fleet):
        place.add({"unsplit": 20300}, Decimal("0.05"), 0)
    return {
        "note": "written by scripts/make-example-fleet; cost in US dollars, days in Europe/Lisbon; calls of a report are not known",
        "summary": fleet.value(), "unattributed": unattributed.value(),
        "days": {str(day): fleet_days[day].value() for day in sorted(fleet_days)},
        "agents": {
            name: totals[name].value() | {
                "transcriptSessions": sum(1 for session in sessions.get(name, []) if session.calls),
                "days": {str(day): agents[name][day].value() for day in sorted(agents[name])},
            } for name in sorted(totals)},
        "noData": sorted(set(BY_ID) - set(totals)),
        "stated": {"tokens": 180000, "cost": Decimal("0.40"), "rows": {"tokens": 187000, "cost": Decimal("0.42")}},
        "planted": SECRETS,
    }


def text(sessions, tabled):
    return encode(figures(sessions, tabled), 1) + "\n"
