#!/usr/bin/env python3
"""Measures `fleetledger serve` beside nginx, which serves the same file with the configuration that was emitted for it.

usage: scripts/bench_serve.py FLEETLEDGER WORKSPACE FOLDER [SECONDS [RUNS]]

wrk asks both for /api/tokens on loopback, in turns: 3 seconds and 5 runs unless said otherwise, of which the median counts, after one
to warm up. Both have as many threads as there are processors, and share them with wrk. The bodies must be the same.
"""

import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PATH = "/api/tokens"
CONNECTIONS = 32
NGINX = """daemon off; worker_processes auto; pid {folder}/pid; error_log {folder}/error.log;
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
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]), re.search(r"99%\s+(\S+)", told)[1]


def start_nginx(folder, port):
    emitted, count = re.subn(r"listen [^;]*;", f"listen 127.0.0.1:{port};", (folder / "deploy/nginx.conf").read_text())
    if count != 1:
        sys.exit("error: the emitted configuration does not listen once")
    (folder / "emitted.conf").write_text(emitted)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return subprocess.Popen([program, "-c", folder / "nginx.conf", "-e", folder / "error.log"])


def bench(binary, workspace, folder, seconds=3, runs=5):
    folder = Path(folder).absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build = [binary, "build", workspace, "-o", folder / "site", "--deploy", folder / "deploy", "--host", "nginx"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ports = {"fleetledger": free_port(), "nginx": free_port()}
    serve = [binary, "serve", workspace, "--port", str(ports["fleetledger"])]
    running = [
        subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL), start_nginx(folder, ports["nginx"])]
    try:
        urls = {name: f"http://127.0.0.1:{port}{PATH}" for name, port in ports.items()}
        if len({fetch(url) for url in urls.values()}) != 1:
            sys.exit("error: the two do not send the same bytes")
        rates, late = {name: [] for name in urls}, {}
        for turn in range(runs + 1):
            for name, url in urls.items():
                rate, late[name] = wrk(url, seconds)
                if turn > 0:
                    rates[name].append(rate)
    finally:
        for process in running:
            process.terminate()
            process.wait(30)
    for name, found in rates.items():
        spread = f"{min(found):.0f}–{max(found):.0f}"
        print(f"{PATH}  {name:12} {statistics.median(found):8.0f} requests a second ({spread}), 99% within {late[name]}")
    ratio = statistics.median(rates["fleetledger"]) / statistics.median(rates["nginx"])
    print(f"{PATH}  fleetledger answers {ratio:.2f} times as many requests as nginx")
    return ratio


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    bench(sys.argv[1], sys.argv[2], sys.argv[3], *map(int, sys.argv[4:6]))
