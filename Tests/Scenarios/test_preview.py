"""A page of the preview, open in a browser, shows what changed without being touched."""

import time
import unittest

from chromium import IS_THERE, PROGRAM, WATCH, WHY_NOT
from serving import Serving
from support import Scenario
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
