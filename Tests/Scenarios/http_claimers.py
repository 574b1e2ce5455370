"""Agents that claim and complete tasks as fast as they can over HTTP, each on a connection of its own that is kept:
`http_claimers.py PORT AGENTS NAME`.

Each completes what it got with the task's estimated cost, every tenth twice. When the server is away it asks again until it
is back; an answer that was lost is found out by the agent's own tasks. Ends when nothing is left to claim, and prints the
claims, the answers lost and the longest wait for a claim in milliseconds.
"""

import http.client
import json
import sys
import threading
import time

HEADERS = {"Content-Type": "application/json"}


class Agent(threading.Thread):
    def __init__(self, port, name):
        super().__init__(daemon=True)
        self.port, self.name = port, name
        self.connection = None
        self.claims = self.lost = 0
        self.longest = 0.0
        self.faults = []

    def ask(self, method, path, body=None):
        """Status and answer of one request; None when it is not known what became of it."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self.connection.request(method, path, body, HEADERS if body else {})
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read(), parse_float=str)
        except (OSError, ValueError, http.client.HTTPException):
            self.lost += 1
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            time.sleep(0.02)
            return None

    def until_told(self, method, path, body=None):
        while True:
            told = self.ask(method, path, body)
            if told is not None and told[0] != 503:
                return told

    def own(self):
        """The tasks that are this agent's by the database."""
        return self.until_told("GET", f"/api/tasks?agent={self.name}&status=active")[1]

    def complete(self, task):
        cost = task["estimatedCost"]
        body = (f'{{"taskId": {json.dumps(task["id"])}, "agentId": "{self.name}", "output": "{self.name}"'
                + (f', "actualCost": {cost}' if cost is not None else "") + "}")
        first = self.until_told("POST", "/api/tasks/complete", body)
        if first[0] != 200 or first[1]["status"] != "completed":
            self.faults.append(f"complete: {first}")
        if self.claims % 10 == 0:
            again = self.until_told("POST", "/api/tasks/complete", body)
            # Its venture may have been charged for other tasks meanwhile.
            for told in (first, again):
                told[1].pop("venture", None)
            if again != first:
                self.faults.append(f"again: {again} and not {first}")

    def run(self):
        while not self.faults:
            begun = time.monotonic()
            told = self.ask("POST", "/api/tasks/claim", json.dumps({"agentId": self.name}))
            self.longest = max(self.longest, time.monotonic() - begun)
            if told is None:
                # The claim may have been done.
                found = self.own()
            elif told[0] == 200:
                found = [told[1]]
            elif told[0] == 404:
                return
            elif told[0] == 503:
                continue
            else:
                return self.faults.append(f"claim: {told}")
            for task in found:
                self.claims += 1
                self.complete(task)


def main(port, count, name):
    agents = [Agent(int(port), f"{name}-{number}") for number in range(int(count))]
    for agent in agents:
        agent.start()
    for agent in agents:
        agent.join()
    print(sum(agent.claims for agent in agents), sum(agent.lost for agent in agents),
          int(1000 * max(agent.longest for agent in agents)))
    faults = [f"{agent.name}: {fault}" for agent in agents for fault in agent.faults]
    print("\n".join(faults), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
