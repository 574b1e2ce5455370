"""Writes a workspace in which every text of every format carries markup that would do harm on a page that lets it through.

Each text is a mark that stands nowhere else, and a payload: `zq17q <script>…`. A payload that runs sets `window.__xss`.
"""

import json
import sqlite3
import subprocess
from pathlib import Path

PAYLOADS = (
    "<script>window.__xss=1</script>]]><script>window.__xss=1</script><![CDATA[",
    "\"><img src=x onerror=window.__xss=1> ' onmouseover='window.__xss=1' x=\" autofocus onfocus=\"window.__xss=1\" tabindex=1 y=\"",
    "</title><svg onload=window.__xss=1></style><style>*{background:url(//evil.invalid/x)}</style>;}body{display:none}",
    "javascript:window.__xss=1 {{{doc}}} {{>partials/layout}} {{#page}} {{=<% %>=}} ${window.__xss=1} \\u003cscript\\u003e",
    "</textarea></pre></code></td></table><iframe srcdoc=\"<script>parent.__xss=1</script>\"></iframe><!--><svg/onload=window.__xss=1>"
    "<math><mi xlink:href=\"data:text/html,<script>window.__xss=1</script>\">-->",
    "[click](javascript:window.__xss=1) ![](//evil.invalid/a.png) +ADw-script+AD4-window.__xss=1+ADw-/script+AD4- &lt;script&gt; &#60;img "
    "src=x onerror=window.__xss=1&#62; &amp;amp; \u202edetrever\u202c \u2066isolated\u2069 \u200fright",
)


class Planter:
    """Gives each place a text of its own and keeps where it was put; others give other texts (`secrets.py`)."""

    row_count = len(PAYLOADS)

    def __init__(self, folder):
        self.folder, self.count, self.planted = Path(folder), 0, {}
        self.row = 0

    def text(self, where):
        """A new text for a place; `self.row` picks the payload."""
        self.count += 1
        mark, payload = f"zq{self.count}q", PAYLOADS[self.row]
        self.planted[mark] = (where, f"{mark} {payload}")
        # As an address it would only run from its first character on.
        return f"javascript:window.__xss=1; {mark} {payload}" if payload.startswith("javascript:") else f"{mark} {payload}"

    def name(self, where):
        """A text that may be part of a path."""
        text = self.text(where).replace("/", "")[:200]
        mark = f"zq{self.count}q"
        self.planted[mark] = (where, text[text.index(mark):])
        return text

    def cell(self, where):
        """A text for Markdown in which no character means anything."""
        return "".join("\\" + one if one in "\\`*_{}[]()#+-.!|<>&~\"'$%=:;,?@^/" else one for one in self.text(where))

    def put(self, path, content):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")

    def put_json(self, path, value):
        self.put(path, json.dumps(value, ensure_ascii=False, indent=1))

    def put_lines(self, path, values):
        self.put(path, "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))

    def rows(self, month="2026-06"):
        """A row for each payload and its day. Sources of spending have months of their own, so that each of them counts."""
        for self.row in range(self.row_count):
            yield self.row, f"{month}-{self.row % 28 + 1:02}"


def write(folder, plant=None):
    """Writes the workspace; for each mark the place and the text it begins."""
    plant = plant or Planter(folder)
    for part in (
        transcripts, archives, coding_agents, reports, history, trackers, logs, databases, dashboards, tables, copies, commands, documents,
        configuration):
        part(plant)
    return plant.planted


def transcripts(plant):
    for number, day in plant.rows():
        home = f".openclaw/agents/{plant.name('agent folder')}/sessions"
        session, identifier = plant.name("session file"), plant.text("session id")
        time = f"{day}T10:00:00.000Z"
        usage = {"input": 10, "output": 5, "cacheRead": 3, "cacheWrite": 2, "totalTokens": 20,
                 "cost": {"input": 0.1, "output": 0.2, "cacheRead": 0, "cacheWrite": 0, "total": 0.3}}
        plant.put_lines(f"{home}/{session}.jsonl", [
            {"type": "session", "version": 3, "id": identifier, "timestamp": time, "cwd": plant.text("session cwd")},
            {"type": "message", "id": plant.text("message id"), "timestamp": time, "message": {
                "role": "assistant", "provider": plant.text("transcript provider"), "model": plant.text("transcript model"),
                "usage": usage, "content": [{"type": "text", "text": plant.text("message text")}]}},
            {"type": "message", "id": "m2", "timestamp": time, "message": {
                "role": "assistant", "provider": "p", "model": plant.text("model without cost"), "usage": {"input": 7, "output": 1}}},
        ])
        plant.put_json(f"{home}/sessions.json", {
            f"agent:main:openai-user:{plant.text('user in key')}": {
                "sessionId": identifier, "updatedAt": 1782803036962, "channel": plant.text("session channel"),
                "user": plant.text("session user"), "model": plant.text("session model"), "chatType": "direct"}})
        plant.put_lines(f".openclaw/cron/runs/{plant.name('cron file')}.jsonl", [
            {"ts": 1782803036962 + number, "jobId": plant.text("cron job"), "action": "finished", "status": status,
             "error": plant.text("cron error"), "summary": plant.text("cron summary"), "durationMs": 900, "sessionKey": "agent:main:x"}
            for status in ("ok", "error")])
    home = plant.folder / ".openclaw/agents/rows/agent"
    home.mkdir(parents=True)
    base = sqlite3.connect(home / "openclaw-agent.sqlite")
    base.execute("CREATE TABLE transcript_events (session_id TEXT, seq INTEGER, event_json TEXT)")
    for number, day in plant.rows():
        event = {"type": "message", "id": f"e{number}", "timestamp": f"{day}T11:00:00.000Z", "message": {
            "role": "assistant", "provider": plant.text("database provider"), "model": plant.text("database model"),
            "usage": {"input": 11, "output": number}}}
        base.execute("INSERT INTO transcript_events VALUES (?, ?, ?)", (plant.text("database session"), number, json.dumps(event)))
    base.commit()
    base.close()


def archives(plant):
    """Transcripts that are compressed."""
    for number, day in plant.rows("2025-12"):
        path = f".openclaw/agents/packed/sessions/{plant.name('archive file')}.jsonl"
        plant.put_lines(path, [
            {"type": "session", "version": 3, "id": plant.text("archive session"), "timestamp": f"{day}T10:00:00.000Z"},
            {"type": "message", "id": f"a{number}", "timestamp": f"{day}T10:00:00.000Z", "message": {
                "role": "assistant", "provider": plant.text("archive provider"), "model": plant.text("archive model"),
                "usage": {"input": 5, "output": number}, "content": [{"type": "text", "text": plant.text("archive message")}]}}])
        target = plant.folder / path
        subprocess.run(["zstd", "-q", "--rm", target, "-o", f"{target}.reset.2026-01-01T00-00-00.000Z.zst"], check=True)


def coding_agents(plant):
    for number, day in plant.rows("2026-05"):
        time = f"{day}T12:00:00.000Z"
        plant.put_lines(f".claude/projects/-{plant.name('project folder')}/{number}.jsonl", [
            {"type": "assistant", "uuid": f"u{number}", "sessionId": plant.text("claude session"), "cwd": "/srv/" + plant.name("claude cwd"),
             "requestId": f"r{number}", "timestamp": time, "message": {
                "id": f"m{number}", "model": plant.text("claude model"), "role": "assistant", "content": [],
                "usage": {"input_tokens": 5, "output_tokens": 1 + number}}}])
        totals = {"input_tokens": 100 + number, "cached_input_tokens": 60, "output_tokens": 20, "total_tokens": 120 + number}
        plant.put_lines(f".codex/sessions/rollout-{number}.jsonl", [
            {"timestamp": time, "type": "session_meta", "payload": {
                "id": plant.text("codex session"), "cwd": "/srv/" + plant.name("codex cwd"), "originator": plant.text("codex originator"),
                "model_provider": plant.text("codex provider")}},
            {"timestamp": time, "type": "turn_context", "payload": {"model": plant.text("codex model"), "cwd": "/srv/x"}},
            {"timestamp": time, "type": "event_msg", "payload": {
                "type": "token_count", "info": {"total_token_usage": totals, "last_token_usage": totals}}}])
        plant.put_lines(f".pi/agent/sessions/{plant.name('pi file')}.jsonl", [
            {"type": "session", "version": 3, "id": plant.text("pi session"), "timestamp": time, "cwd": "/srv/" + plant.name("pi cwd")},
            {"type": "message", "id": f"p{number}", "timestamp": time, "message": {
                "role": "assistant", "provider": plant.text("pi provider"), "model": plant.text("pi model"), "usage": {"input": 9, "output": number}}}])
        plant.put_json(f".gemini/tmp/{plant.name('gemini folder')}/chats/session-{number}.json", {
            "sessionId": plant.text("gemini session"), "projectHash": plant.text("gemini project"), "startTime": time, "lastUpdated": time,
            "messages": [{"id": "1", "timestamp": time, "type": "gemini", "content": plant.text("gemini text"),
                          "model": plant.text("gemini model"), "tokens": {"input": 10 + number, "output": 2, "total": 12 + number}}]})


def history(plant):
    """A report whose past version stands in a repository only."""
    path = "past/ACTUAL_TOKEN_USAGE_REPORT.md"

    def git(*words):
        subprocess.run(
            ["git", "-C", plant.folder, "-c", "user.name=n", "-c", "user.email=n@example.invalid", *words], check=True,
            env={"PATH": "/usr/bin:/bin", "GIT_AUTHOR_DATE": "2026-01-05T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-05T12:00:00Z", "HOME": str(plant.folder)})

    git("init", "-q", "-b", "main")
    for day in ("2026-01-04", "2026-01-05"):
        rows = "".join(
            f"| {plant.text('past agent')} | {plant.text('past type')} | {plant.text('past model')} | {1000 + number} | ${number}.50 |\n" for number, _ in plant.rows())
        plant.put(path, f"# Report\n\n**Period:** {day}\n\n| Agent | Type | Model | Tokens | Cost |\n|---|---|---|---:|---:|\n{rows}")
        git("add", path)
        git("commit", "-q", "-m", "report")


def reports(plant):
    """Written twice: as it stands, where Markdown takes some of it for markup, and with every character escaped."""
    for form, write_text in (("raw", plant.text), ("escaped", plant.cell)):
        lines = ["# Token usage report", "", "**Generated:** 2026-04-20 18:00", "**Period:** 2026-04-19", "",
                 "| Agent | Type | Model | Tokens | Cost |", "|---|---|---|---:|---:|"]
        for number, _ in plant.rows():
            agent, alias = write_text(f"report agent, {form}"), write_text(f"report alias, {form}")
            lines.append(
                f"| {agent} ({alias}) | {write_text(f'report type, {form}')} | {write_text(f'report model, {form}')} | {1000 + number} |"
                f" ${number}.50 |")
        lines += [f"| **Total** {write_text(f'report total, {form}')} | | | 99 | $9.00 |", "", "## Notes", "",
                  *(write_text(f"report note, {form}") for _ in plant.rows())]
        plant.put(f"{form}/ACTUAL_TOKEN_USAGE_REPORT.md", "\n\n".join(["\n".join(lines)]) + "\n")


def trackers(plant):
    for form, text in (("raw", plant.text), ("escaped", plant.cell)):
        tracker = ["# Tasks", "**Created:** 2026-06-20 7:15 PM", "", "| ID | Task | Assigned To | Priority | Due | Status |", "|--|--|--|--|--|--|"]
        pending, lists, told = ["# PENDING", "**Last Updated:** 2026-06-20 18:40", ""], ["# ALL AGENT TASKS", "**Generated:** 2026-06-20 8:49 PM", ""], [
            "# Agent Activity Logs", "**Generated:** 2026-06-20 7:15 PM", ""]
        for number, _ in plant.rows():
            tracker.append(
                f"| {text(f'tracker id, {form}')} | {text(f'tracker task, {form}')} | {text(f'tracker agent, {form}')} | {text(f'tracker priority, {form}')}"
                f" | {text(f'tracker due, {form}')} | {text(f'tracker status, {form}')} |")
            pending += [
                f"### **TASK-{form}{number}: {text(f'pending title, {form}')}**", f"- **Assigned:** {text(f'pending agent, {form}')}",
                f"- **Status:** {text(f'pending status, {form}')}", f"- **Priority:** {text(f'pending priority, {form}')}",
                f"- **Due:** {text(f'pending due, {form}')}", f"- **Description:** {text(f'pending description, {form}')}",
                f"- **Results:** {text(f'pending results, {form}')}", f"- {text(f'pending bullet, {form}')}", "", text(f"pending text, {form}"), ""]
            lists += [
                f"## {text(f'list department, {form}')}", "", f"### {text(f'list agent, {form}')} - {text(f'list role, {form}')}",
                f"**Status:** {text(f'list status, {form}')}", f"**Current Activity:** {text(f'list activity, {form}')}", "", "**Pending Tasks:**",
                f"1. {text(f'list item, {form}')}", ""]
            told += [
                f"## 🤖 {text(f'log agent, {form}')} ({text(f'log alias, {form}')}) - {text(f'log role, {form}')}", "", "```",
                f"[18:{number:02}:00] {plant.text('agent log line')}", "```", f"- Token usage: {number + 1}K", ""]
        tracker += ["", f"### {text(f'tracker heading, {form}')} ({text(f'tracker alias, {form}')}) - {text(f'tracker role, {form}')}", "**Pending:**",
                    f"- [ ] {text(f'tracker item, {form}')}", ""]
        for name, lines in (("AGENT_TASK_TRACKER", tracker), ("PENDING_TASKS", pending), ("ALL_AGENT_TASKS", lists), ("AGENT_LOGS_DETAILED", told)):
            plant.put(f"{form}/{name}.md", "\n".join(lines) + "\n")


def logs(plant):
    lines = []
    for number, day in plant.rows():
        time = f"{day}T1{number % 10}:00:00"
        lines += [
            f"[{time}.000Z] ERROR: {plant.text('log in brackets')}", f"{time}.123+00:00 [{plant.text('log subsystem')}] {plant.text('log with time first')}",
            f"{plant.text('log continuation')}", f"{day} 12:04:54,976 - {plant.text('log of python')} - WARNING - {plant.text('log message')}",
            f"10.0.0.7 - - [{number + 1:02}/Jun/2026:12:05:49 +0000] \"GET /{plant.text('log request')} HTTP/1.1\" 404 3 \"-\" \"x\"",
            f"[{time}.500Z] task agent={plant.text('log agent')} text", f"[{time}.600Z] [agent:{plant.text('log agent tag')}] text",
            json.dumps({"time": f"{time}.700Z", "_meta": {"logLevelName": "ERROR", "name": plant.text("log name")}, "0": json.dumps({"subsystem": plant.text("json log subsystem")}),
                        "1": plant.text("json log message"), "2": {"agentId": plant.text("json log agent"), "x": plant.text("json log value")}}),
            json.dumps({"time": f"{time}.800Z", "level": plant.text("json log level"), "subsystem": plant.text("flat log subsystem"), "message": plant.text("flat log message")}),
        ]
        plant.put(f"logs/{plant.name('log file name')}.log", f"[{time}.000Z] INFO: {plant.text('log in a file of such a name')}\n")
    plant.put("logs/gateway.log", "\n".join(lines) + "\n")


PRISMA = {
    "Venture": ("id", "name", "icon", "status", "priority", "capitalSpent", "capitalBudget", "description", "createdAt", "updatedAt"),
    "Task": ("id", "title", "description", "status", "priority", "estimatedCost", "actualCost", "tags", "output", "error", "assignedTo",
             "createdAt", "updatedAt", "ventureId"),
    "Agent": ("id", "name", "status", "model", "currentTask", "tokensUsed", "maxTokens", "sessionsCount", "lastActiveAt", "createdAt", "updatedAt"),
    "Activity": ("id", "type", "title", "description", "level", "metadata", "createdAt", "ventureId", "taskId", "agentId"),
}
NUMBERS = {"capitalSpent": 5, "capitalBudget": 9, "estimatedCost": 1.5, "actualCost": 2.5, "tokensUsed": 77, "maxTokens": 99, "sessionsCount": 2}


def databases(plant):
    (plant.folder / "prisma").mkdir()
    base = sqlite3.connect(plant.folder / "prisma/dev.db")
    for table, columns in PRISMA.items():
        base.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
        dump = [",".join(columns)]
        for number, day in plant.rows():
            for is_file in (False, True):
                row = []
                for column in columns:
                    where = f"{table}.{column}" + (" of the CSV" if is_file else "")
                    if column in NUMBERS:
                        row.append(NUMBERS[column])
                    elif column.endswith("At"):
                        row.append(f"{day}T08:00:00.000Z")
                    elif column == "tags":
                        row.append(json.dumps([plant.text(where), plant.text(where)]))
                    elif column == "metadata":
                        row.append(json.dumps({"cost": 0.25, plant.text(where): plant.text(where)}))
                    elif column == "status" and number % 3 == 0:
                        row.append("active")
                    else:
                        row.append(plant.text(where))
                if is_file:
                    dump.append(",".join('"' + str(one).replace('"', '""') + '"' for one in row))
                else:
                    base.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
        plant.put(f"prisma/{table}.csv", "\r\n".join(dump) + "\r\n")
    base.commit()
    base.close()


def dashboards(plant):
    agents, listed, tasks, deals, told, cached = {}, {}, [], [], [], {}
    for number, day in plant.rows():
        time = f"{day}T09:00:00Z"
        for group, where in ((agents, "dashboard"), (listed, "roster")):
            group[plant.text(f"{where} id")] = {
                field: plant.text(f"{where} {field}")
                for field in ("name", "alias", "role", "department", "status", "model", "currentTask", "emoji", "activity")} | {
                "tokensUsed": 500 + number, "tokensToday": 5, "lastActive": time, "successRate": 50, "tasksCompleted": 3}
        tasks.append({field: plant.text(f"task list {field}") for field in (
            "id", "title", "description", "status", "priority", "assignee", "due", "venture", "output", "error")} | {"createdAt": time, "progress": 40})
        deals.append({field: plant.text(f"deal {field}") for field in (
            "id", "company", "name", "status", "priority", "region", "industry", "stage")} | {"score": number})
        told.append({"timestamp": time, "agent": plant.text("dashboard log agent"), "level": plant.text("dashboard log level"),
                     "message": plant.text("dashboard log message"), "type": plant.text("dashboard log type")})
        cached[plant.text("token cache name")] = {"tokens": 5 + number, "cost": 0.5}
    plant.put_json("data/mission-control-db.json", {
        "version": "1.0", "lastUpdated": "2026-06-20T18:00:00Z", "agents": agents, "tasks": tasks[:7], "deals": deals[:7], "logs": told})
    plant.put_json("data/agents.json", {"agents": listed})
    plant.put_json("data/tasks.json", {"tasks": tasks})
    plant.put_json("data/leads.json", {"leads": deals})
    plant.put_json("data/token-cache.json", {"timestamp": 1782803036962, "agents": cached, "byAgent": cached, "totals": cached, "dailyUsage": {"2026-06-03": 5}})


def tables(plant):
    usage, daily, metrics, agents, departments = [], [], [], [], []
    for number, day in plant.rows("2026-03"):
        usage.append({
            "id": f"u{number}", "recorded_at": f"{day} 09:15:00+00", "session_key": f"agent:{plant.text('usage key agent')}:{plant.text('usage key')}",
            "session_id": plant.text("usage session"), "agent_id": plant.text("usage agent"), "user_id": plant.text("usage user"),
            "model": plant.text("usage model"), "provider": plant.text("usage provider"), "input_tokens": 16, "output_tokens": 10,
            "cache_read_tokens": 3, "cache_write_tokens": 2, "total_tokens": 31, "cost_total": 0.5, "delta_total_tokens": 31, "delta_cost": 0.5,
            "request_count": 1, "hostname": plant.text("usage host")})
        daily.append({
            "id": f"d{number}", "date": day.replace("-03-", "-02-"), "agent_id": plant.text("daily agent"), "user_id": plant.text("daily user"), "model": plant.text("daily model"),
            "total_input_tokens": 3, "total_output_tokens": 2, "total_tokens": 5, "total_cost": 0.25, "request_count": 1,
            "updated_at": f"{day} 22:50:00+00"})
        metrics.append({
            "id": f"m{number}", "recorded_at": f"{day} 23:00:00+00", "cpu_percent": 14.28, "gateway_status": plant.text("metric status"),
            "hostname": plant.text("metric host"), "instance_type": plant.text("metric instance")})
        agents.append({
            "id": plant.text("table agent id"), "name": plant.text("table agent name"), "department_id": number, "role": plant.text("table agent role"),
            "status": plant.text("table agent status"), "model": plant.text("table agent model")})
        departments.append({"id": number, "name": plant.text("department")})
    for name, rows in (("token_usage", usage), ("token_usage_daily", daily), ("platform_metrics", metrics), ("agents", agents), ("departments", departments)):
        columns = list(rows[0])
        quoted = [[str(row[column]) for column in columns] for row in rows]
        plant.put(f"exports/{name}.csv", ",".join(columns) + "\n" + "".join(
            ",".join('"' + one.replace('"', '""') + '"' for one in row) + "\n" for row in quoted))
        plant.put_lines(f"lines/{name}_rows.jsonl", rows)
        plant.put(f"dump/{name}.sql", f"CREATE TABLE public.{name} ({', '.join(columns)});\n" + "".join(
            f"INSERT INTO public.{name} ({', '.join(columns)}) VALUES ({', '.join(chr(39) + one.replace(chr(39), chr(39) * 2) + chr(39) for one in row)});\n"
            for row in quoted))


def copies(plant):
    """A dump in which rows are text between tabs."""
    columns = ("id", "recorded_at", "session_id", "agent_id", "user_id", "model", "provider", "hostname", "input_tokens", "total_tokens", "cost_total",
               "delta_total_tokens", "delta_cost", "request_count")
    rows = []
    for number, day in plant.rows("2026-01"):
        texts = [plant.text(f"copied {name}") for name in ("session", "agent", "user", "model", "provider", "host")]
        rows.append([f"c{number}", f"{day} 09:15:00+00", *texts, 16, 16, 0.5, 16, 0.5, 1])
    escaped = [[str(one).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for one in row] for row in rows]
    plant.put("copied/token_usage.sql", f"COPY public.token_usage ({', '.join(columns)}) FROM stdin;\n" + "".join(
        "\t".join(row) + "\n" for row in escaped) + "\\.\n")


def commands(plant):
    sessions, findings = [], []
    for number, _ in plant.rows():
        sessions.append({
            "key": f"agent:{plant.text('command agent')}:{plant.text('command key')}", "updatedAt": 1782803036962, "sessionId": plant.text("command session"),
            "totalTokens": 7, "model": plant.text("command model"), "kind": plant.text("command kind")})
        findings.append({"checkId": plant.text("audit check"), "severity": "warn", "title": plant.text("audit title"), "detail": plant.text("audit detail"),
                         "remediation": plant.text("audit remedy")})
    plant.put_json("commands/openclaw-sessions.json", {"path": "s", "count": len(sessions), "sessions": sessions})
    plant.put_json("commands/security-audit.json", {"ts": 1782803036962, "summary": {"critical": 0, "warn": 1, "info": 0}, "findings": findings})


def documents(plant):
    for form, text in (("raw", plant.text), ("escaped", plant.cell)):
        lines = ["# Plan", "", "**Created:** 2026-06-20 10:00", ""]
        for number, day in plant.rows():
            lines += [
                f"## {text(f'document heading, {form}')}", "", text(f"document text, {form}"), "",
                f"- [ ] {text(f'document check, {form}')}", f"- [x] {text(f'document check, {form}')}", "",
                f"**Deadline:** {day} 21:35 {text(f'document deadline, {form}')}", "",
                f"> {text(f'document quote, {form}')}", "",
                "| Progress | Action | Report To |", "|---|---|---|",
                f"| {text(f'checkpoint, {form}')} | {text(f'checkpoint action, {form}')} | {text(f'checkpoint report, {form}')} |", "",
                f"[{text(f'document link, {form}')}](javascript:window.__xss=1 \"{number}\") <a href=\"javascript:window.__xss=1\">raw</a>",
                f"[link][r{number}] ![{text(f'document image, {form}')}](javascript:window.__xss=1)",
                f"<javascript:window.__xss=1> <https://evil.invalid/{number}?%22onclick=%22window.__xss=1>",
                "", f"[r{number}]: data:text/html,<script>window.__xss=1</script>", "",
                f"```{plant.text('document code language')}", plant.text("document code"), "```", "",
                f"    {plant.text('document indented code')}", "", f"`` {plant.text('document code in a line')} ``", "",
            ]
            plant.put(f"plans/{plant.name('document file name')}.md", f"# {text(f'document title, {form}')}\n\n{PAYLOADS[number % len(PAYLOADS)]}\n")
        plant.put(f"{form}/BACKLOG.md", "\n".join(lines) + "\n")
    plant.put("plans/only-markup.md", "".join(f"{payload}\n\n<div onclick=\"window.__xss=1\">\n\n" for payload in PAYLOADS))


def configuration(plant):
    agents, prices, budgets = {}, {}, []
    for number, _ in plant.rows():
        agents[f"configured-{number}"] = {
            "name": plant.text("configured name"), "department": plant.text("configured department"), "aliases": [plant.text("configured alias")]}
        prices[plant.text("price key")] = {"input": 1, "output": 2}
        kind = ("agent", "model", "user")[number % 3]
        budgets.append({"name": plant.text("budget name"), "usd": 5, "period": "month", kind: plant.text(f"budget {kind}")})
    plant.row = 3
    plant.put_json("fleetledger.json", {
        "title": plant.text("site title"), "agents": agents, "prices": prices, "budgets": budgets, "documents": ["plans/*.md"],
        "sources": [{"path": "past/ACTUAL_TOKEN_USAGE_REPORT.md", "history": "git"}]})
