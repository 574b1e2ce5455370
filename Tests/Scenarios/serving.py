"""A running `fleetledger serve` at a port that the system picks, and plain requests to it."""

import os
import re
import select
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection

from support import BINARY


class Serving:
    """The server of a workspace; stopped with the test."""

    def __init__(self, workspace, *flags, port=0, **options):
        self.process = subprocess.Popen(
            [options.pop("binary", BINARY), "serve", str(workspace), "--port", str(port), *map(str, flags)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=options.pop("stderr", subprocess.DEVNULL), text=True, **options)
        self.line = self.process.stdout.readline()
        found = re.fullmatch(r"serving http://(\S+):(\d+)/ \((\d+) resources\)\n", self.line)
        if not found:
            self.process.kill()
            raise AssertionError(f"serve said {self.line!r} and ended with {self.process.wait()}")
        self.port = int(found[2])
        self.resources = int(found[3])
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"

    def request(self, path, method="GET", body=None, headers=None, timeout=30):
        """Status, headers and body of one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.msg, answer.read()
        finally:
            connection.close()

    def socket(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, data, timeout=30):
        """All that comes back for these bytes until the server ends the connection or is silent."""
        with self.socket(timeout) as client:
            answer = b""
            try:
                client.sendall(data)
                while piece := client.recv(65536):
                    answer += piece
            except (ConnectionError, TimeoutError):
                pass
            return answer

    def memory(self):
        """The resident memory in megabytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def assert_grown_less(self, before, megabytes):
        """Fails where it has grown by more since then; a sanitizer's own memory says nothing about the server's."""
        grown = self.memory() - before
        if "FLEETLEDGER_SANITIZED" not in os.environ and grown >= megabytes:
            raise AssertionError(f"the server has grown by {grown:.0f} MB, less than {megabytes:.0f} are allowed")

    def stop(self, number=signal.SIGTERM, timeout=20):
        """Ends the server and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()


class Events:
    """Server-sent events as they come."""

    def __init__(self, serving, path):
        self.connection = HTTPConnection("127.0.0.1", serving.port, timeout=30)
        self.connection.request("GET", path)
        self.answer = self.connection.getresponse()
        self.text = b""

    def wait(self, wanted, seconds):
        """True when these bytes come in time."""
        end = time.monotonic() + seconds
        while wanted not in self.text:
            if self.answer.fp is None:
                return False
            if not self.answer.fp.peek(0):
                pass
            ready, _, _ = select.select([self.connection.sock or self.answer.fp], [], [], max(0, end - time.monotonic()))
            if not ready:
                return False
            piece = self.answer.read1(65536)
            if not piece:
                return wanted in self.text
            self.text += piece
        return True

    def close(self):
        self.connection.close()
