"""Sessions of Gemini CLI against sums over the raw files, worked out here by other means."""

import json
from collections import Counter

from support import SHARED, Scenario, load

FOLDER = SHARED / "samples/small-fixtures/internal/parser/testdata/gemini"


class GeminiSessions(Scenario):
    def raw(self):
        """Calls and tokens: what is read from the cache is part of the input unless the total says otherwise."""
        sums = Counter()
        for path in sorted(FOLDER.glob("*.json")):
            seen = {}
            for message in json.loads(path.read_text()).get("messages", []):
                if message.get("tokens"):
                    seen[message["id"]] = message["tokens"]
            for tokens in seen.values():
                given = {name: tokens.get(name) or 0 for name in ("input", "output", "cached", "thoughts", "tool")}
                apart = sum(given.values()) == tokens.get("total")
                sums["calls"] += 1
                sums["input"] += given["input"] + given["tool"] - (0 if apart else given["cached"])
                sums["output"] += given["output"] + given["thoughts"]
                sums["cacheRead"] += given["cached"]
        return sums

    def test_counts_what_the_raw_files_add_up_to(self):
        if not FOLDER.is_dir():
            self.skipTest(f"{FOLDER} is not there")
        workspace = self.folder / "workspace"
        chats = workspace / ".gemini/tmp/abc123def456/chats"
        chats.mkdir(parents=True)
        for path in FOLDER.glob("*.json"):
            (chats / f"session-{path.name}").write_bytes(path.read_bytes())
        total = load(self.build(workspace), "usage")["total"]
        sums = self.raw()
        self.assertGreater(sums["calls"], 0)
        self.assertEqual(total["calls"], sums["calls"])
        for part in ("input", "output", "cacheRead"):
            self.assertEqual(total["tokens"][part], sums[part], part)
