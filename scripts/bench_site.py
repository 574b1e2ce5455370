#!/usr/bin/env python3
"""Measures `fleetledger build` beside Hugo, which makes as many pages with tables of the same rows.

usage: scripts/bench_site.py FLEETLEDGER HUGO FOLDER [AGENTS [DAYS]]

10,000 agents over 90 days unless said otherwise: a usage table with a row for each agent and day. Hugo is given the figures
ready to be shown, one data file an agent, and a template with the tables of an agent's page (days, weeks, models); it reads no log,
adds nothing up, and writes no JSON. Both run on the same two processors, one after the other, into an empty folder.
"""

import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

COLUMNS = "date,agent_id,user_id,model,total_input_tokens,total_output_tokens,total_cache_read_tokens,total_cache_write_tokens,total_tokens,total_cost,request_count,updated_at"
BEGIN = datetime.date(2026, 1, 5)
PARTS = ("input", "output", "cacheRead", "cacheWrite")
HEAD = "<thead><tr><th>{}</th><th>Total</th><th>Input</th><th>Output</th><th>Cache read</th><th>Cache write</th><th>Not split</th><th>Calls</th><th>Basis</th></tr></thead>"
FIGURES = (
    '<td class="num"><span class="tokens"><data value="{{ .tokens }}">{{ lang.FormatNumber 0 .tokens }}</data></span>'
    ' <span class="dollars"><data value="{{ .cost }}">${{ lang.FormatNumber 2 .cost }}</data></span></td>'
    '{{ range .parts }}<td class="num"><span class="tokens"><data value="{{ . }}">{{ lang.FormatNumber 0 . }}</data></span>'
    ' <span class="dollars"><abbr class="none" title="not known">–</abbr></span></td>{{ end }}'
    '<td class="num"><span class="tokens"><data value="0">0</data></span> <span class="dollars"><data value="{{ .cost }}">'
    '${{ lang.FormatNumber 2 .cost }}</data></span></td><td class="num"><data value="{{ .calls }}">{{ .calls }}</data></td>'
    '<td><span class="basis sampled">sampled</span></td>')


def table(name, key, heading):
    return (
        f'<section><h2>{heading}</h2><div class="scroll" tabindex="0" role="region" aria-label="{heading}"><table>{HEAD.format(heading)}<tbody>'
        f'{{{{ range .Params.{name} }}}}<tr><th scope="row">{{{{ .{key} }}}}</th>{FIGURES}</tr>\n{{{{ end }}}}</tbody></table></div></section>\n')


PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><header><nav><ul>'
    + "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("overview", "costs", "agents", "models", "users", "tasks", "sources", "prices"))
    + "</ul></nav></header><main><h1>{{ .Title }}</h1>\n" + table("days", "day", "Days") + table("weeks", "week", "Weeks")
    + table("models", "model", "Models") + "</main></body></html>\n")
ADAPTER = (
    "{{ range hugo.Data.agents }}{{ $.AddPage (dict \"path\" .id \"title\" .id \"params\" (dict \"days\" .days \"weeks\" .weeks \"models\" .models)) }}"
    "{{ end }}\n")


def add(rows, key, day):
    """Adds a day's figures to the row of a key."""
    row = rows.setdefault(key, {"tokens": 0, "cost": 0, "parts": [0, 0, 0, 0], "calls": 0})
    row["tokens"] += day["tokens"]
    row["cost"] = round(row["cost"] + day["cost"], 6)
    row["parts"] = [one + more for one, more in zip(row["parts"], day["parts"])]
    row["calls"] += day["calls"]


def write(folder, agents, days):
    """Writes the workspace and Hugo's site, of the same figures."""
    dice = random.Random(20260101)
    workspace, hugo = folder / "workspace", folder / "hugo"
    shutil.rmtree(folder, ignore_errors=True)
    for path in (workspace, hugo / "data/agents", hugo / "content", hugo / "layouts/_default"):
        path.mkdir(parents=True)
    with open(workspace / "token_usage_daily.csv", "w") as file:
        file.write(COLUMNS + "\n")
        for number in range(agents):
            name, listed, weeks, models = f"agent-{number:05}", [], {}, {}
            for offset in range(days):
                day = BEGIN + datetime.timedelta(days=offset)
                parts = [dice.randrange(1, 90_000) for _ in PARTS]
                row = {"day": str(day), "tokens": sum(parts), "cost": dice.randrange(1, 9_000_000) / 1e6, "parts": parts, "calls": dice.randrange(1, 99)}
                listed.append(row)
                model = f"model-{number % 7}"
                add(weeks, str(day - datetime.timedelta(days=day.weekday())), row)
                add(models, model, row)
                file.write(f"{day},{name},,{model},{','.join(map(str, parts))},{row['tokens']},{row['cost']:f},{row['calls']},{day} 22:50:00+00\n")
            (hugo / f"data/agents/{name}.json").write_text(json.dumps({
                "id": name, "days": listed[::-1], "weeks": [{"week": key, **row} for key, row in sorted(weeks.items(), reverse=True)],
                "models": [{"model": key, **row} for key, row in models.items()]}))
    (hugo / "hugo.toml").write_text(
        'baseURL = "https://example.invalid/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]\n')
    (hugo / "content/_content.gotmpl").write_text(ADAPTER)
    (hugo / "layouts/_default/single.html").write_text(PAGE)
    (hugo / "layouts/_default/list.html").write_text("<!DOCTYPE html><title>All</title>{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>\n{{ end }}")
    return workspace, hugo


def measure(command):
    """Seconds, those of the processors, and the most memory in megabytes."""
    processors = sorted(os.sched_getaffinity(0))[:2]
    begun = time.monotonic()
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, processors))
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"error: {command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bench(program, hugo_program, folder, agents=10_000, days=90):
    folder = Path(folder).resolve()
    workspace, hugo = write(folder, agents, days)
    commands = {
        "fleetledger": ([program, "build", workspace, "-o", folder / "ours/site"], folder / "ours/site/agents"),
        "hugo": ([hugo_program, "--quiet", "-s", hugo, "-d", folder / "theirs"], folder / "theirs"),
    }
    seconds = {}
    for name, (command, _) in commands.items():
        (folder / "ours").mkdir(exist_ok=True)
        seconds[name], work, peak = measure(command)
        root = folder / ("ours/site" if name == "fleetledger" else "theirs")
        sizes = [path.stat().st_size for path in root.rglob("*.html")]
        others = sum(1 for path in root.rglob("*") if path.is_file()) - len(sizes)
        print(
            f"{name:12} {seconds[name]:7.2f} s, {work:7.2f} s of processor  {len(sizes):>6} pages, {len(sizes) / seconds[name]:7.0f} a second, {sum(sizes) / 1e6:6.0f} MB of HTML,"
            f" {others} other files, {peak:5.0f} MB of memory at most")
    print(f"{'':12} fleetledger takes {seconds['fleetledger'] / seconds['hugo']:.2f} times as long as Hugo")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    bench(*sys.argv[1:4], *map(int, sys.argv[4:]))
