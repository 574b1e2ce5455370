"""OpenClaw session transcripts of the agents that run, and the true figures that a reader must find in them."""

import datetime as dt

from basics import FIRST_TRANSCRIPT, LAST, choice, compact, days, digest, iso, local_day, millis, number, uuid
from fleet import MODELS, PARTS, RUNNING, costs

PROMPTS = [
    "Sort the morning list.", "What changed since yesterday?", "Draft the answer.", "Check the build.",
    "Compare the two plans.", "Summarise the thread.", "Look at the failing test.", "Prepare the weekly note.",
]


class Call:
    """One model answer: what it used and what the transcript says it cost."""

    def __init__(self, agent, day, index):
        key = (agent.id, day, index)
        self.day = day
        self.model = MODELS[agent.model]
        hour = 8 + index * 5 + number(0, 3, *key, "hour")
        if index == 0 and number(0, 11, *key, "late") == 0:
            hour = 0  # just after midnight in the fleet's zone: still the day before in UTC
        self.time = millis(day, hour, number(0, 59, *key, "m"), number(0, 59, *key, "s"), number(0, 999, *key, "ms"))
        self.written = self.time + number(900, 9000, *key, "delay")
        caches = self.model.provider == "anthropic"
        self.tokens = (
            number(40, 4000, *key, "in"), number(60, 1800, *key, "out"),
            number(2000, 60000, *key, "read") if self.model.provider != "ollama" else 0,
            number(0, 9000, *key, "write") if caches else 0,
        )
        self.failed = number(0, 39, *key, "fail") == 0
        if self.failed:
            self.tokens = (0, 0, 0, 0)

    def usage(self):
        usage = dict(zip(PARTS, self.tokens), totalTokens=sum(self.tokens))
        if self.model.rates:
            parts = costs(self.model.rates, self.tokens)
            usage["cost"] = dict(zip(PARTS, parts), total=sum(parts))
        return usage


class Session:
    """The lines of one transcript, and the calls that are new in it."""

    def __init__(self, agent, *key, parent=None, at=None):
        self.agent, self.id, self.calls, self.lines, self.last = agent, uuid(agent.id, *key), [], [], None
        self.start = at
        header = {"type": "session", "version": 3, "id": self.id, "timestamp": iso(at), "cwd": f"/srv/fleet/{agent.id}"}
        if parent:
            header["parentSession"] = f"/srv/fleet/.openclaw/agents/{agent.id}/sessions/{parent.id}.jsonl"
        self.lines.append(compact(header))
        model = MODELS[agent.model]
        self.entry("model_change", at + 5, provider=model.provider, modelId=model.name)

    def entry(self, kind, time, entry_id=None, **fields):
        entry_id = entry_id or digest(self.id, len(self.lines), kind)[:8]
        self.lines.append(compact({"type": kind, "id": entry_id, "parentId": self.last, "timestamp": iso(time)} | fields))
        self.last = entry_id

    def ask(self, time):
        text = choice(PROMPTS, self.id, time)
        self.entry("message", time, message={
            "role": "user", "content": [{"type": "text", "text": text}], "timestamp": time - 3})

    def answer(self, call, written=None, new=True):
        message = {
            "role": "assistant", "content": [] if call.failed else [{"type": "text", "text": "Done."}],
            "api": call.model.api, "provider": call.model.provider, "model": call.model.name, "usage": call.usage(),
            "stopReason": "error" if call.failed else "stop", "timestamp": call.time}
        if call.failed:
            message["errorMessage"] = "overloaded, try again"
        self.entry("message", written or call.written, message=message)
        if new:
            self.calls.append(call)

    def text(self):
        return "".join(line + "\n" for line in self.lines)


def calls_of(agent):
    """All calls of an agent, by ISO week."""
    weeks = {}
    for day in days(FIRST_TRANSCRIPT, LAST):
        if day.weekday() >= 5 and not agent.weekend:
            continue
        count = number(1 if agent.id == "main" else 0, agent.daily, agent.id, day, "count")
        for index in range(count):
            weeks.setdefault(day.isocalendar()[:2], []).append(Call(agent, day, index))
    return weeks


def plain_sessions(agent):
    """One session a week; the newest is live, the others were reset, a few deleted."""
    for week, calls in sorted(calls_of(agent).items()):
        session = Session(agent, *week, at=calls[0].time - 60_000)
        for index, call in enumerate(calls):
            if index % 3 == 0:
                session.ask(call.time - 2000)
            session.answer(call)
        yield week, session


def archive_name(session, week, kind):
    ended = millis(dt.date.fromisocalendar(*week, 7), 23, 30, number(0, 59, session.id), 63)
    stamp = iso(ended).replace(":", "-")
    return f"{session.id}.jsonl.{kind}.{stamp}"


def write(tree):
    """Adds every transcript and returns the agents' sessions."""
    import oddities

    sessions = {}
    for agent in RUNNING:
        folder = f".openclaw/agents/{agent.id}/sessions"
        plain = dict(plain_sessions(agent))
        names = {}
        newest = max(plain)
        for week, session in plain.items():
            kind = "deleted" if number(0, 5, session.id) == 0 else "reset"
            names[session.id] = f"{session.id}.jsonl" if week == newest else archive_name(session, week, kind)
        files, found = oddities.apply(agent, plain, names)
        for name, content in files.items():
            tree.add(f"{folder}/{name}", content)
        tree.add(f"{folder}/sessions.json", oddities.store(agent, plain[newest]))
        sessions[agent.id] = found
    return sessions
