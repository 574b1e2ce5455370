"""A page of the preview, open in a browser, shows what changed without being touched."""

import json
import re
import shutil
import subprocess
import time
import unittest

from chromium import IS_THERE, PROGRAM, WATCH, WHY_NOT
from serving import Serving
from support import EXAMPLE, Scenario
from test_release import release
from test_serve import line, small


@unittest.skipUnless(IS_THERE, WHY_NOT)
class Preview(Scenario):
    def test_an_open_page_shows_a_changed_line(self):
        from playwright.sync_api import sync_playwright

        workspace = small(self.folder)
        serving = Serving(workspace, "--watch")
        self.addCleanup(serving.stop)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
            page = browser.new_page()
            page.add_init_script(WATCH)
            trouble = []
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
            page.goto(serving.url + "/agents/nexus.html")
            page.locator('data[value="1001"]').first.wait_for(state="attached", timeout=20_000)
            times = []
            for number in (2, 3, 4):
                time.sleep(0.5)  # The page listens again behind its own loading.
                begun = time.monotonic()
                with (workspace / "agents/nexus/sessions/a.jsonl").open("a") as file:
                    file.write(line(number))
                page.locator(f'data[value="{1001 * number}"]').first.wait_for(state="attached", timeout=20_000)
                times.append(time.monotonic() - begun)
            print("        shown after " + ", ".join(f"{seconds:.2f} s" for seconds in times))
            self.assertEqual((trouble, page.evaluate("window.__violations")), ([], []))
            self.assertLess(min(times), 2)
            # The server does not wait for pages that listen.
            begun = time.monotonic()
            self.assertEqual(serving.stop(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            browser.close()

    def test_the_example_fleet_shows_a_changed_line_within_a_second(self):
        from playwright.sync_api import sync_playwright

        tarball = release(self)
        subprocess.run(["tar", "-xzf", tarball, "-C", self.folder], check=True)
        binary = self.folder / tarball.name.removesuffix(".tar.gz") / "fleetledger"
        workspace = self.folder / "fleet"
        shutil.copytree(EXAMPLE, workspace, symlinks=True)
        session, last = self.last_call(workspace)
        serving = Serving(workspace, "--watch", binary=binary)
        self.addCleanup(serving.stop)
        calls = int(re.search(rb'Calls <data value="(\d+)">', serving.request("/")[2])[1])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(serving.url + "/")
            page.locator(f'data[value="{calls}"]').first.wait_for(state="attached", timeout=20_000)
            times = []
            for number in range(1, 6):
                time.sleep(1.5)  # The page listens again behind its own loading, and the server has rested.
                last["id"] = last["message"]["id"] = f"shown-{number}"
                last["message"]["usage"]["input"] += 1
                begun = time.monotonic()
                with session.open("a") as file:
                    file.write(json.dumps(last) + "\n")
                page.locator(f'data[value="{calls + number}"]').first.wait_for(state="attached", timeout=20_000)
                times.append(time.monotonic() - begun)
            browser.close()
        print("        shown after " + ", ".join(f"{seconds:.2f} s" for seconds in times))
        self.assertLess(sorted(times)[len(times) // 2], 1)

    def last_call(self, workspace):
        """A transcript of the example and a call of it that states its cost."""
        for path in sorted(workspace.rglob("agents/*/sessions/*.jsonl")):
            for text in reversed(path.read_text().splitlines()):
                row = json.loads(text)
                if row.get("type") == "message" and row["message"].get("usage", {}).get("cost"):
                    return path, row
        raise AssertionError("the example has no transcript")
