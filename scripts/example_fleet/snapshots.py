"""The JSON files of a dashboard: roster, figures without a period, deals, and a token cache that guesses names."""

import datetime as dt
from decimal import Decimal

from basics import LAST, compact, days, millis, number, pretty, uuid
from fleet import ALL, BY_ID, SECRETS

NOW = "2026-06-30T18:00:00Z"
SHOWN = ["main", "almanac", "anvil", "beacon", "compass", "davit", "galley", "lantern", "rudder", "sextant", "windlass"]


def figures(agent):
    idle = agent.daily == 0
    return 0 if idle else number(40, 900, agent.id, "used") * 1000, 0 if idle else number(1, 60, agent.id, "today") * 1000


def dashboard():
    agents, total, today = {}, 0, 0
    for name in SHOWN:
        agent = BY_ID[name]
        used, now = figures(agent)
        total, today = total + used, today + now
        agents[name] = {
            "name": agent.name, "role": agent.role, "status": "idle" if not used else "active", "emoji": "⚓",
            "tasksCompleted": number(0, 50, name, "done"), "tokensUsed": used, "tokensToday": now,
            "lastActive": "2026-06-30T17:55:00Z", "successRate": number(85, 99, name, "rate")}
    return {
        "version": "1.0", "lastUpdated": NOW, "agents": agents,
        "stats": {"totalAgents": 20, "activeAgents": 8, "totalTokens": total - 300000, "totalTokensToday": today - 20000,
                  "totalCost": Decimal("5.23"), "totalTasksCompleted": 271, "averageSuccessRate": Decimal("91.5")},
        "logs": [
            {"timestamp": NOW, "agent": "Helm", "type": "system", "message": "Round finished", "sessionId": "helm-main"},
            {"timestamp": "2026-06-30T17:58:00Z", "agent": "Davit", "type": "task_complete",
             "message": "Wrote to " + SECRETS["email"], "sessionId": "davit-001"},
            {"timestamp": "2026-06-30T17:56:00Z", "agent": "Galley", "type": "error", "message": "Model not loaded",
             "sessionId": "galley-001"}],
        "tasks": [
            {"id": "TASK-201", "title": "Mend the search", "status": "in_progress", "priority": "P0",
             "assigned": ["Galley", "Anvil"], "due": "2026-07-02", "progress": 75},
            {"id": "TASK-202", "title": "Translate the help page", "status": "blocked", "priority": "P2",
             "assigned": ["Lantern"], "due": "2026-07-03", "progress": 0}],
        "deals": [deal(1, "Northgate Boats", "P0", "Portugal", "new", 95), deal(2, "Lowwater Lamps", "P1", "Spain", "contacted", 88)],
    }


def deal(index, company, priority, region, status, score):
    return {
        "id": f"lead_{index:03d}", "company": company, "contact": SECRETS["lead-contact"], "title": "Owner",
        "email": SECRETS["lead-email"], "phone": SECRETS["lead-phone"], "linkedin": None, "twitter": None,
        "priority": priority, "region": region, "status": status, "score": score, "industry": "Boats"}


def leads():
    names = ["Northgate Boats", "Lowwater Lamps", "Quay & Sons", "Saltmarsh <Rope>", "Ninth Buoy"]
    states = ["new", "contacted", "won", "lost", "new"]
    return [deal(n + 1, name, f"P{n % 3}", "Portugal" if n % 2 else "Spain", states[n], 95 - 7 * n) for n, name in enumerate(names)]


def roster():
    agents = {}
    for index, agent in enumerate(ALL):
        agents[agent.id] = {
            "id": agent.id, "name": agent.name, "role": agent.role, "status": "active" if agent.daily else "idle",
            "department": agent.department, "emoji": "⚓", "activity": "working" if agent.daily else "waiting",
            "position": {"x": 40 * index, "y": 100}, "last_active": "2026-06-30T18:32:00+01:00",
            "tasks_completed": number(0, 50, agent.id, "done"), "tokens_used": figures(agent)[0]}
    return {"version": "1.0", "last_updated": "2026-06-30T18:32:00+01:00", "agents": agents}


def cache():
    agents = []
    for name in ("COMPASS", "Helm", "Tally_2", "the", "Unknown"):
        parts = [number(1000, 90000, "cache", name, part) for part in range(3)]
        agents.append({
            "name": name, "tokensIn": parts[0], "tokensOut": parts[1], "cacheRead": parts[2], "cacheWrite": 0,
            "totalTokens": sum(parts), "cost": Decimal(number(100, 9000, "cache", name)) / 10000,
            "sessions": number(1, 9, "cache", name, "s"), "messages": number(10, 90, "cache", name, "m")})
    usage = [
        {"date": str(day), "tokens": number(10**5, 10**6, "usage", day), "cost": Decimal(number(10, 900, "usage", day)) / 100,
         "sessions": number(2, 12, "usage", day, "s")} for day in days(dt.date(2026, 6, 27), dt.date(2026, 6, 30))]
    recent = [{"sessionId": uuid("recent", n), "agent": "Helm", "timestamp": f"2026-06-30T1{n}:05:18.423Z",
               "tokens": 12000 + n, "cost": Decimal("0.0012345") * (n + 1), "messages": 4} for n in range(3)]
    return {
        "agents": agents, "total": sum(agent["totalTokens"] for agent in agents), "dailyUsage": usage, "recentSessions": recent,
        "lastUpdated": "2026-06-30T18:05:18.423Z", "sessionCount": 41}


def cron():
    run = {"ts": 1782792000000, "jobId": uuid("job"), "action": "finished", "status": "ok", "summary": "Morning round",
           "runAtMs": 1782791940000, "durationMs": 60000, "model": "claude-haiku-4-5", "provider": "anthropic",
           "usage": {"input_tokens": 4, "output_tokens": 222, "total_tokens": 23083}}
    return compact(run) + "\n"


def audit():
    """What `openclaw security audit --json` printed, with lines of its log around the document and a secret in it."""
    found = [
        ("summary.attack_surface", "info", "Attack surface", "groups: 2 open, 1 on a list\nhooks: on\nbrowser control: off", None),
        ("gateway.bind_no_auth", "critical", "Gateway listens beyond this machine without a password",
         "gateway.bind is \"lan\"", "Set gateway.auth, or bind to loopback."),
        ("hooks.token_too_short", "warn", "Token of hooks is short", "hooks.token has 12 characters; " + SECRETS["slack"],
         "Use a random token of 24 characters or more."),
    ]
    findings = []
    for check, severity, title, detail, remedy in found:
        findings.append({"checkId": check, "severity": severity, "title": title, "detail": detail})
        if remedy:
            findings[-1]["remediation"] = remedy
    document = {"ts": millis(LAST, 6, 15), "summary": {"critical": 1, "warn": 1, "info": 1}, "findings": findings}
    return "[plugins] harbor-bridge loaded\n" + pretty(document).rstrip() + "\n[lcm] done\n"


def write(tree):
    tree.add("data/mission-control-db.json", pretty(dashboard()))
    tree.add("data/agents.json", pretty(roster()))
    tree.add("data/leads.json", pretty(leads()))
    tree.add("mission-control/data/token-cache.json", pretty(cache()))
    tree.add(f".openclaw/cron/runs/{uuid('job')}.jsonl", cron())
    tree.add("exports/security-audit-2026-06-30.json", audit())
