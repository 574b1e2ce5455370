#!/usr/bin/env python3
"""Measures `fleetledger serve` beside nginx, which serves the same file with the configuration that was emitted for it, and beside
itself with --no-cache, which runs the same query and encoding for each request.

usage: scripts/bench_serve.py FLEETLEDGER WORKSPACE FOLDER [SECONDS [RUNS]]

wrk asks all for /api/tokens on loopback, in turns: 3 seconds and 5 runs unless said otherwise, of which the median counts, after one
to warm up. Then the live list of 1,000 tasks is asked for likewise. Each has as many threads as there are processors, and shares
them with wrk; connections are kept, no coding is asked for. The bodies must be the same.
"""

import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

TOKENS = "/api/tokens"
TASKS = "/api/tasks"
ROWS = 1000
CONNECTIONS = 32
NGINX = """daemon off; worker_processes {threads}; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/emitted.conf;
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url):
    for _ in range(200):
        try:
            with urllib.request.urlopen(url) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.05)
    sys.exit(f"error: {url} does not answer")


def wrk(url, seconds):
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        sys.exit(f"error: {told}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]), re.search(r"(?m)^\s+99%\s+(\S+)", told)[1]


def threads():
    """The threads that `serve` answers with."""
    return max(2, min(8, os.cpu_count() or 1))


def start_nginx(folder, port):
    emitted, count = re.subn(r"listen [^;]*;", f"listen 127.0.0.1:{port};", (folder / "deploy/nginx.conf").read_text())
    if count != 1:
        sys.exit("error: the emitted configuration does not listen once")
    (folder / "emitted.conf").write_text(emitted)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, threads=threads()))
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return subprocess.Popen([program, "-c", folder / "nginx.conf", "-e", folder / "error.log"])


def fill(binary, path):
    """A task database with as many tasks as are measured."""
    subprocess.run([binary, "database", "init", "--database", path], check=True, stdout=subprocess.DEVNULL)
    now = 1_771_336_440_000
    with sqlite3.connect(path) as database:
        database.execute(
            "INSERT INTO Venture (id, name, icon, status, priority, capitalSpent, capitalBudget, createdAt, updatedAt)"
            " VALUES ('v', 'Venture', '*', 'active', 'high', 0, 1000, ?, ?)", (now, now))
        database.executemany(
            "INSERT INTO Task (id, title, description, status, priority, createdAt, updatedAt, ventureId)"
            " VALUES (?, ?, 'What there is to do.', 'queue', 'high', ?, ?, 'v')",
            [(f"task-{number:05}", f"Task {number}", now + number, now) for number in range(ROWS)])
    database.close()


def compare(path, urls, seconds, runs):
    """The median rate of each address, asked in turns, in the order in which they are given."""
    if len({fetch(url) for url in urls.values()}) != 1:
        sys.exit(f"error: not all send the same bytes at {path}")
    rates, late = {name: [] for name in urls}, {}
    for turn in range(runs + 1):
        for name, url in urls.items():
            rate, late[name] = wrk(url, seconds)
            if turn > 0:
                rates[name].append(rate)
    size = len(fetch(next(iter(urls.values())))) / 1024
    for name, found in rates.items():
        spread = f"{min(found):.0f}–{max(found):.0f}"
        print(f"{path} ({size:.0f} KB)  {name:10} {statistics.median(found):8.0f} requests a second ({spread}), 99% within {late[name]}")
    return {name: statistics.median(found) for name, found in rates.items()}


def bench(binary, workspace, folder, seconds=3, runs=5):
    folder = Path(folder).absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build = [binary, "build", workspace, "-o", folder / "site", "--deploy", folder / "deploy", "--host", "nginx"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    fill(binary, folder / "tasks.db")
    (folder / "empty").mkdir()
    ports = {name: free_port() for name in ("nginx", "cached", "no-cache", "tasks", "tasks-no-cache")}
    running = [start_nginx(folder, ports["nginx"])]
    live = ["--database", folder / "tasks.db"]
    for name, place, flags in (
        ("cached", workspace, []), ("no-cache", workspace, ["--no-cache"]), ("tasks", folder / "empty", live),
        ("tasks-no-cache", folder / "empty", [*live, "--no-cache"]),
    ):
        command = [binary, "serve", place, "--port", str(ports[name]), *flags]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    try:
        url = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        tokens = compare(TOKENS, {name: url[name] + TOKENS for name in ("nginx", "cached", "no-cache")}, seconds, runs)
        tasks = compare(
            TASKS, {"cached": url["tasks"] + TASKS, "no-cache": url["tasks-no-cache"] + TASKS}, seconds, runs)
    finally:
        for process in running:
            process.terminate()
            process.wait(30)
    print(f"{TOKENS}  cached answers {tokens['cached'] / tokens['nginx']:.2f} times as many requests as nginx, "
          f"and {tokens['cached'] / tokens['no-cache']:.1f} times as many as with --no-cache")
    print(f"{TASKS}  cached answers {tasks['cached'] / tasks['no-cache']:.1f} times as many requests as with --no-cache")
    return tokens, tasks


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    bench(sys.argv[1], sys.argv[2], sys.argv[3], *map(int, sys.argv[4:6]))
