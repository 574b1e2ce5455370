"""What goes wrong in session folders: copies, forks, rows written twice, torn and broken lines."""

from basics import compact, digest, iso, number, pretty, uuid
from fleet import MODELS
from transcripts import Call, Session


def apply(agent, plain, names):
    """The files of an agent's folder by name, and its sessions."""
    sessions = [plain[week] for week in sorted(plain)]
    change = globals().get("change_" + agent.id)
    extra = change(agent, sessions) or {} if change else {}
    files = {names[s.id]: s.text().encode() for s in sessions if s.id in names}
    files.update(extra)
    rewrite = REWRITES.get(agent.id)
    if rewrite:
        rewrite(files, sessions, names)
    return files, sessions


def change_beacon(agent, sessions):
    """Two weeks: the last three answers were appended again with new entry ids and entry times."""
    for session in sessions[1:3]:
        for index, call in enumerate(session.calls[-3:]):
            session.answer(call, written=call.written + 4 * 3_600_000 + index, new=False)


def change_compass(agent, sessions):
    """Two forks: both begin with a copy of their parent's entries, one names its parent, one does not."""
    files = {}
    for week, parent, named in ((2, sessions[2], True), (4, sessions[4], False)):
        fork = Session(agent, "fork", week, parent=parent if named else None, at=parent.calls[1].written + 1000)
        fork.lines.extend(parent.lines[1:])
        fork.last = parent.last
        for index in range(2):
            fork.answer(later(agent, parent, index))
        stamp = iso(fork.start).replace(":", "-").replace(".", "-")
        name = f"{stamp}_{fork.id}.jsonl" if named else f"{fork.id}.jsonl"
        files[name] = fork.text().encode()
        sessions.append(fork)
    return files


def later(agent, parent, index):
    """A further call on the day of a session's last call."""
    last = parent.calls[-1]
    call = Call(agent, last.day, 2)
    call.time = last.time + (index + 1) * 60_000
    call.written = call.time + 3000
    call.tokens = (100 + index, 50 + index, 3000 + index, 10)
    call.failed = False
    return call


def change_anvil(agent, sessions):
    """Full copies that are never read: a checkpoint, a backup, a bak; and a lock that is no transcript."""
    session = sessions[-1]
    text = session.text().encode()
    return {
        f"{session.id}.checkpoint.{uuid(session.id, 'checkpoint')}.jsonl": text,
        f"{session.id}.jsonl.backup": text,
        f"{session.id}.jsonl.bak-4242-{session.calls[-1].time}": text,
        f"{session.id}.jsonl.lock": pretty({"pid": 4242, "createdAt": iso(session.start)}).encode(),
    }


def change_bosun(agent, sessions):
    """One session stands twice: live, and as the archive that a reset left half-way."""
    session = sessions[-1]
    half = "".join(line + "\n" for line in session.lines[: len(session.lines) // 2 + 1])
    stamp = iso(session.calls[-1].time).replace(":", "-")
    return {f"{session.id}.jsonl.reset.{stamp}": half.encode()}


def change_barnacle(agent, sessions):
    """Three calls to a model that nobody has a price for."""
    for call in sessions[3].calls[:3]:
        call.model = MODELS["glimmer"]
    rebuild(agent, sessions[3])


def change_lantern(agent, sessions):
    """A mirrored delivery: an answer that no model made. It is a call of no tokens and no cost, as others count it."""
    session = sessions[1]
    call = Call(agent, session.calls[-1].day, 2)
    call.model, call.tokens, call.failed = MODELS["mirror"], (0, 0, 0, 0), False
    call.time = session.calls[-1].written + 500
    call.written = call.time + 2
    session.answer(call)


def change_kelp(agent, sessions):
    """A debug trace and an empty transcript."""
    trace = compact({"type": "trace", "at": iso(sessions[0].start), "steps": 3}) + "\n"
    return {f"{sessions[0].id}.trajectory.jsonl": trace.encode(), f"{uuid('kelp', 'empty')}.jsonl": b""}


def rebuild(agent, session):
    """Writes a session's lines again after its calls were changed."""
    calls, session.calls, head = session.calls, [], session.lines[:2]
    session.lines, session.last = head, digest(session.id, 1, "model_change")[:8]
    for call in calls:
        session.answer(call)


def tear(files, sessions, names):
    """The live transcript of Davit ends in the middle of a line; that call is lost."""
    session = sessions[-1]
    name = names[session.id]
    files[name] = files[name][: -len(session.lines[-1]) // 2]
    session.calls.pop()


def spoil(files, sessions, names):
    """One transcript of Halyard has a byte order mark and CRLF line ends, another a line that is no JSON."""
    marked, broken = sessions[0], sessions[1]
    files[names[marked.id]] = b"\xef\xbb\xbf" + files[names[marked.id]].replace(b"\n", b"\r\n")
    lines = files[names[broken.id]].split(b"\n")
    lines.insert(3, b'{"type":"message","id":"0bad0bad",,"message":{"role":"assistant"}}')
    files[names[broken.id]] = b"\n".join(lines)


def garble(files, sessions, names):
    """A prompt in one of Jetty's transcripts holds bytes that are not UTF-8; no call is lost."""
    name = names[sessions[2].id]
    text = b'"text":"'
    at = files[name].index(text) + len(text)
    files[name] = files[name][:at] + b"caf\xe9 \xff\xfe " + files[name][at:]


REWRITES = {"davit": tear, "halyard": spoil, "jetty": garble}


def store(agent, session):
    """The session store: who talked where. Its sums are of the last run only and count nothing."""
    user = ("mara", "ivo", "desk")[number(0, 2, agent.id, "user")]
    entry = {
        "sessionId": session.id, "updatedAt": session.calls[-1].written if session.calls else session.start,
        "sessionFile": f"/srv/fleet/.openclaw/agents/{agent.id}/sessions/{session.id}.jsonl",
        "inputTokens": 999999, "outputTokens": 888888, "totalTokens": 777777, "totalTokensFresh": False,
        "model": MODELS[agent.model].name, "modelProvider": MODELS[agent.model].provider, "contextTokens": 200000,
        "estimatedCostUsd": 4321.5, "channel": "webchat", "chatType": "direct",
    }
    key = f"agent:{agent.id}:main" if agent.id in ("main", "beacon") else f"dashboard-{agent.id}-{user}"
    return pretty({key: entry})
