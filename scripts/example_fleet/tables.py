"""The database exports as `COPY … CSV HEADER` writes them, and the figures of the days that only they know."""

import csv
import datetime as dt
import io
from decimal import Decimal

from basics import days, instant, millis, number, uuid
from fleet import BY_ID, MODELS, SAMPLED, costs

DAILY = days(dt.date(2026, 5, 3), dt.date(2026, 5, 12))  # from the 9th the transcripts know better
TICKS = days(dt.date(2026, 5, 6), dt.date(2026, 5, 8))
IDS = ["main", "beacon", "compass"] + [agent.id for agent in SAMPLED]
USAGE = (
    "id recorded_at session_key session_id agent_id user_id model provider input_tokens output_tokens cache_read_tokens "
    "cache_write_tokens total_tokens context_used context_limit context_percent cost_input cost_output cost_cache_read "
    "cost_cache_write cost_total delta_input_tokens delta_output_tokens delta_total_tokens delta_cost request_count hostname"
).split()
DAY = (
    "id date agent_id user_id model total_input_tokens total_output_tokens total_cache_read_tokens total_cache_write_tokens "
    "total_tokens total_cost_input total_cost_output total_cost_cache_read total_cost_cache_write total_cost request_count "
    "session_count active_minutes avg_tokens_per_request avg_cost_per_request peak_context_percent created_at updated_at"
).split()
METRICS = (
    "id recorded_at cpu_percent mem_total_bytes mem_used_bytes mem_percent disk_total_bytes disk_used_bytes disk_percent "
    "load_1m load_5m load_15m cpu_count uptime_seconds gateway_status gateway_latency_ms session_count process_cpu_percent "
    "process_mem_percent node_rss_bytes hostname instance_type"
).split()


def money(value):
    return value.quantize(Decimal("0.000001"))


def stamp(ms):
    """A timestamptz as Postgres prints it: a fraction only where there is one, no trailing zeros."""
    at = instant(ms)
    fraction = f".{at.microsecond:06d}".rstrip("0") if at.microsecond else ""
    return at.strftime("%Y-%m-%d %H:%M:%S") + fraction + "+00"


def sheet(columns, rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def tokens_of(agent, key):
    model = MODELS[agent.model]
    write = number(0, 5000, *key, "w") if model.provider == "anthropic" else 0
    return [number(50, 3000, *key, "i"), number(50, 1500, *key, "o"), number(1000, 40000, *key, "r"), write]


def split(agent, tokens):
    return [money(cost) for cost in costs(MODELS[agent.model].rates, tokens)]


def ticks():
    """One row a quarter of an hour in which an agent answered; Tally_2's key carries a line break."""
    for day in TICKS:
        for agent in (BY_ID[name] for name in IDS):
            for index in range(number(1, 2, "ticks", day, agent.id)):
                key = ("tick", day, agent.id, index)
                at = millis(day, 10 + 4 * index, 15 * number(0, 3, *key, "q"))
                tokens = tokens_of(agent, key)
                parts = split(agent, tokens)
                session = uuid("tick", agent.id, day)
                name = f"agent:{agent.id}:main"
                if agent.id == "tally_2":
                    name += f"\nagent:{agent.id}:cron:{uuid('job')}"
                total = sum(tokens)
                percent = Decimal(total * 100 // 200000).quantize(Decimal("0.01"))
                row = [
                    uuid(*key), stamp(at), name, session, agent.id, "system", MODELS[agent.model].name,
                    MODELS[agent.model].provider, *tokens, total, total, 200000, percent, *parts, sum(parts), 0, 0, total,
                    sum(parts), 1, "harbor-1"]
                yield day, agent.id, tokens, sum(parts), row


def daily():
    """One row a day, agent, user and model. The same key stands twice once: the newer row holds."""
    for day in DAILY:
        for agent in (BY_ID[name] for name in IDS):
            key = ("daily", day, agent.id)
            requests = number(2, 9, *key)
            tokens = [count * requests for count in tokens_of(agent, key)]
            parts = split(agent, tokens)
            made = stamp(millis(day, 23, 50))
            total, cost = sum(tokens), sum(parts)
            row = [
                uuid(*key), day, agent.id, "system", MODELS[agent.model].name, *tokens, total, *parts, cost, requests, 1,
                15 * requests, (Decimal(total) / requests).quantize(Decimal("0.01")), money(cost / requests),
                Decimal(number(5, 60, *key, "peak")).quantize(Decimal("0.01")), made, made]
            yield day, agent.id, tokens, cost, requests, row


def metrics():
    for index, day in enumerate(days(dt.date(2026, 6, 29), dt.date(2026, 6, 30))):
        for hour in range(24):
            key = ("metric", day, hour)
            used, disk = number(2, 6, *key, "mem") * 10**9, 41 * 10**9 + number(0, 10**9, *key, "disk")
            yield [
                uuid(*key), stamp(millis(day, hour, 0, 7, number(0, 9, *key) * 100)),
                Decimal(number(100, 9500, *key, "cpu")) / 100, 8 * 10**9, used, Decimal(used * 100 // (8 * 10**9)), 10**11,
                disk, Decimal(disk * 10000 // 10**11) / 100, Decimal(number(1, 300, *key, "l")) / 100, "0.50", "0.40", 4,
                f"{86400 * (10 + index) + 3600 * hour}.00", "down" if (index, hour) == (1, 3) else "ok",
                number(3, 40, *key, "lat") if (index, hour) != (1, 3) else "", number(4, 12, *key, "s"), "1.20", "2.50",
                210_000_000 + number(0, 10**7, *key, "rss"), "harbor-1", "vm.small"]


def write(tree):
    """Adds the three tables and returns the spending of the days that no transcript covers."""
    found, ticked = [], list(ticks())
    tree.add("exports/token_usage.csv", sheet(USAGE, [row for *_, row in ticked]))
    found += [(day, agent, tokens, cost, 1) for day, agent, tokens, cost, _ in ticked]
    rows = []
    for day, agent, tokens, cost, requests, row in daily():
        if (day, agent) == (DAILY[0], "manifest"):  # an older state of the same row, updated an hour before
            older = list(row)
            older[0], older[5], older[9], older[15], older[-1] = uuid("older"), 1, 1, 1, stamp(millis(day, 22, 50))
            rows.append(older)
        rows.append(row)
        if day < TICKS[0]:
            found.append((day, agent, tokens, cost, requests))
    tree.add("exports/token_usage_daily.csv", sheet(DAY, rows))
    lines = sheet(METRICS, metrics()).splitlines(keepends=True)
    lines.insert(20, lines[20].split(",", 5)[0] + ",2026-06-29 18:30:00+00,12.50\n")  # a row cut short
    tree.add("exports/platform_metrics.csv", "".join(lines))
    return found
