"""Log files, one grammar each, with secrets planted in some lines."""

import datetime as dt

from basics import choice, compact, days, instant, iso, millis, number
from fleet import RUNNING, SECRETS

LAST_DAYS = days(dt.date(2026, 6, 26), dt.date(2026, 6, 30))


def clock(day, hour, key, zone=0):
    ms = millis(day, hour, number(0, 59, *key, "m"), number(0, 59, *key, "s"), number(0, 999, *key, "ms"))
    return ms, instant(ms) + dt.timedelta(hours=zone)


def office():
    places = [("deep_work", "individual", "Deep work - agents at their own desks"), ("round", "bridge", "Morning round"),
              ("review", "corner", "Review - Lantern→Halyard")]
    for day in LAST_DAYS:
        for hour in (8, 11, 15):
            _, at = clock(day, hour, ("office", day, hour), 1)
            state, zone, text = places[(hour + day.day) % 3]
            yield f"[{at:%Y-%m-%d %H:%M:%S}] Position update: {state} in {zone} - {text}"


def enrichment():
    levels = ["INFO", "ENRICH", "SUCCESS", "WARN", "ERROR", "WATCH"]
    texts = ["Starting single run...", "Looking at 5 new leads", "Saved 4 leads", "Slow answer from the directory",
             "Lookup failed: not found", "Watching data/leads.json"]
    for day in LAST_DAYS:
        for index, level in enumerate(levels):
            ms, _ = clock(day, 9 + index, ("enrich", day, index))
            yield f"[{iso(ms)}] {level}: {texts[index]}"
    for index, (kind, secret) in enumerate(planted()):
        yield f"[{iso(millis(LAST_DAYS[-1], 20, index))}] ERROR: request refused, {kind} {secret}"
    yield "    at lookup (directory.js:12)"
    yield "no time stands at the start of this line"


def planted():
    yield "key", SECRETS["anthropic"]
    yield "key", SECRETS["openai"]
    yield "key", SECRETS["google"]
    yield "Authorization: Bearer", SECRETS["bearer"]
    yield "webhook", f"https://api.telegram.org/bot{SECRETS['telegram']}/sendMessage"
    yield "url", f"postgres://harbor:{SECRETS['password']}@db.example.invalid:5432/harbor"
    yield "token", SECRETS["slack"]
    yield "contact", SECRETS["email"]


def websocket():
    for day in LAST_DAYS[-2:]:
        for index in range(8):
            _, at = clock(day, 9 + index, ("ws", day, index), 1)
            text, level = choice([("Client connected", "INFO"), ("Client gone", "INFO"), ("Send queue full", "WARNING"),
                                  ("Handler failed", "ERROR")], "ws", day, index)
            yield f"{at:%Y-%m-%d %H:%M:%S},{at.microsecond // 1000:03d} - harbor-websocket - {level} - {text}"
            if level == "ERROR":
                yield "Traceback (most recent call last):"
                yield '  File "socket.py", line 41, in send'
        yield "  (queue drained)"


def api():
    yield "INFO:harbor-api:API server started on http://127.0.0.1:8080"
    for index in range(12):
        _, at = clock(LAST_DAYS[-1], 8 + index, ("api", index), 1)
        status = choice([200, 200, 200, 404, 500], "api", index)
        yield (f'INFO:aiohttp.access:127.0.0.1 [{at:%d/%b/%Y:%H:%M:%S} +0100] "GET /api/health HTTP/1.1" {status} 303 "-" '
               '"curl/8.5.0"')
    yield "ERROR:harbor-api:could not read data/agents.json"


def cleanup():
    yield "=== Disk Cleanup Started: Sun Jun 28 05:51:20 AM WEST 2026 ==="
    yield "Archiving old session transcripts..."
    yield "Removed 2 old archives"
    yield "Filesystem      Size  Used Avail Use% Mounted on"
    yield "/dev/vda1        98G   41G   53G  44% /"
    yield "=== Disk Cleanup Completed: Sun Jun 28 05:52:02 AM WEST 2026 ==="


def gateway_text():
    for day in LAST_DAYS[-2:]:
        for index, agent in enumerate(RUNNING[:6]):
            ms, at = clock(day, 8 + index, ("gw", day, index), 1)
            yield f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}+01:00 [gateway] agent {agent.id} ready"
            if index == 2:
                yield "- one plugin was switched on by itself."
    yield "[canvas] no time is given here"


def gateway_json():
    lines = [("gateway/heartbeat", "heartbeat: started", 3, "INFO"), ("gateway", "agent model: anthropic/claude-sonnet-4-5", 3, "INFO"),
             ("cron", "armTimer skipped - no jobs", 2, "DEBUG"), ("gateway/ws", "client gone without goodbye", 4, "WARN"),
             ("agents/compass", "answer took 41 s", 4, "WARN"), ("gateway", "listen failed: address in use", 5, "ERROR")]
    for index, (subsystem, text, number_, level) in enumerate(lines * 2):
        ms, at = clock(LAST_DAYS[-1], 8 + index, ("gwj", index), 1)
        name = compact({"subsystem": subsystem})
        yield compact({
            "0": name, "1": text, "_meta": {"runtime": "node", "runtimeVersion": "24.14.0", "hostname": "unknown", "name": name,
            "parentNames": ["openclaw"], "date": iso(ms), "logLevelId": number_, "logLevelName": level},
            "time": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}+01:00"})
    plain = iso(millis(LAST_DAYS[-1], 21, 0))
    yield compact({"0": "started\n\x1b[32mready\x1b[0m", "_meta": {"name": "openclaw", "date": plain, "logLevelId": 3,
                   "logLevelName": "INFO"}, "time": plain})
    yield '{"0":"cut off in the mid'


def write(tree):
    for path, lines in (
        ("mission-control/logs/office_positions.log", office()),
        ("mission-control/backend/logs/websocket_server.log", websocket()),
        ("mission-control/backend/logs/api_server.log", api()),
        ("logs/disk-cleanup-20260628.log", cleanup()),
        ("logs/gateway.log", gateway_text()),
        ("logs/openclaw-2026-06-30.log", gateway_json()),
    ):
        tree.add(path, "".join(line + "\n" for line in lines))
    text = "".join(line + "\n" for line in enrichment()).encode()
    at = text.index(b"Saved 4 leads")
    tree.add("mission-control/logs/enrichment.log", text[:at] + b"na\xefve \xff " + text[at:])
