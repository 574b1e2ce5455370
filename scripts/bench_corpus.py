#!/usr/bin/env python3
"""Writes an OpenClaw home full of made-up sessions, the same bytes every time, to measure with.

usage: scripts/bench_corpus.py FOLDER MEGABYTES
"""

import datetime
import json
import random
import sys
from pathlib import Path

MODELS = [("anthropic", "claude-opus-4-6", 5), ("anthropic", "claude-haiku-4-5", 1), ("openai", "gpt-5.4", 2)]
WORDS = "pier crane harbour ledger count model {\"usage\": 7} \"quoted\" path\\to\\file naïve 東京 error\nline deploy queue".split(" ")
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)


def main(folder, megabytes):
    dice = random.Random(20260101)
    pool = " ".join(dice.choices(WORDS, k=60_000))
    budget, written, number = megabytes * 1_000_000, 0, 0

    def text(longest):
        length = int(longest * dice.random() ** 2) + 20
        start = dice.randrange(len(pool) - length)
        return pool[start:start + length]

    while written < budget:
        number += 1
        agent, session = f"agent-{int(22 * dice.random() ** 2):02}", f"{number:08x}-0000-4000-8000-{dice.getrandbits(48):012x}"
        time = BEGIN + datetime.timedelta(seconds=dice.randrange(90 * 86_400))
        provider, model, price = dice.choice(MODELS)
        lines, context = [], dice.randint(8_000, 30_000)

        def add(kind, fields):
            stamp = time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            lines.append({"type": kind, "id": f"{dice.getrandbits(32):08x}", "timestamp": stamp, **fields})

        def say(role, fields):
            add("message", {"message": {"role": role, **fields, "timestamp": int(time.timestamp() * 1000)}})

        add("session", {"version": 3, "id": session, "cwd": "/srv/work"})
        for _ in range(dice.randint(5, 60)):
            time += datetime.timedelta(seconds=dice.randint(2, 600))
            say("user", {"content": [{"type": "text", "text": text(900)}]})
            tokens = [dice.randint(1, 900), dice.randint(3, 2_000), context, dice.randint(200, 6_000)]
            context = context + tokens[1] if context < 160_000 else 9_000
            rates = (price, price * 5, price / 10, price * 1.25)
            cost = [count * rate / 1e6 for count, rate in zip(tokens, rates)]
            names = ("input", "output", "cacheRead", "cacheWrite")
            say("assistant", {
                "content": [{"type": "text", "text": text(2_500)},
                            {"type": "toolCall", "id": "call-1", "name": "exec", "arguments": {"command": text(400)}}],
                "api": "messages", "provider": provider, "model": model, "stopReason": "toolUse",
                "usage": {**dict(zip(names, tokens)), "totalTokens": sum(tokens),
                          "cost": {**dict(zip(names, cost)), "total": sum(cost)}}})
            say("toolResult", {"toolCallId": "call-1", "isError": False, "content": [{"type": "text", "text": text(9_000)}]})
        path = Path(folder, "agents", agent, "sessions", session + ".jsonl")
        path.parent.mkdir(parents=True, exist_ok=True)
        data = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines).encode()
        path.write_bytes(data)
        written += len(data)


if len(sys.argv) != 3 or not sys.argv[2].isdigit():
    sys.exit(__doc__)
main(sys.argv[1], int(sys.argv[2]))
