"""The small script: age, search, sorting, filters; what is left without it, from disk, and below another path."""

import json
import os
import re
import unittest
from datetime import datetime, timedelta

import chromium
from support import Loopback, Scenario, example_site

if chromium.IS_THERE:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

LIMIT = 5000


@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class Script(Scenario):
    def setUp(self):
        super().setUp()
        self.site = example_site()
        self.playwright = sync_playwright().start()
        self.addCleanup(self.playwright.stop)
        self.browser = self.playwright.chromium.launch(executable_path=chromium.PROGRAM, args=["--no-sandbox"])
        self.addCleanup(self.browser.close)

    def serve(self, folder=None):
        server = Loopback(folder or self.site)
        self.addCleanup(server.close)
        return server.url

    def open(self, url, **options):
        page = self.browser.new_page(**options)
        self.trouble = []
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.trouble.append(said.text))
        page.goto(url)
        return page

    def test_it_is_one_small_file_that_needs_nothing(self):
        (script,) = self.site.glob("assets/site.*.js")
        text = script.read_text()
        self.assertLess(len(text.encode()), LIMIT)
        self.assertNotRegex(text, r"https?:|\bimport\b|\beval\b|innerHTML|document\.write|\bFunction\(")
        for page in self.site.rglob("*.html"):
            self.assertEqual(page.read_text().count("<script"), 1, page)

    def test_age_and_stale_banner(self):
        url = self.serve() + "/index.html"
        as_of = datetime.fromisoformat(re.search(r'class="asof"[^>]*>As of <time datetime="([^"]+)"', (self.site / "index.html").read_text()).group(1))
        for passed, age, stale in (
                (timedelta(minutes=5), "(5 minutes old)", False), (timedelta(minutes=1), "(1 minute old)", False),
                (timedelta(hours=23), "(23 hours old)", False), (timedelta(hours=25), "(25 hours old)", True),
                (timedelta(days=9), "(9 days old)", True), (timedelta(days=-1), "(0 minutes old)", False)):
            page = self.browser.new_page()
            page.clock.set_fixed_time(as_of + passed)
            page.goto(url)
            self.assertIn(age, page.inner_text(".asof"))
            self.assertEqual(page.locator(".stale").count(), int(stale), age)
            if stale:
                self.assertEqual(page.inner_text(".stale"), f"Stale: this data is {age[1:-1]}.")
            page.close()

    def test_search_by_keyboard(self):
        page = self.open(self.serve() + "/agents/main.html")
        self.assertEqual(page.locator("a.search").count(), 0)
        page.keyboard.press("/")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('role')"), "combobox")
        box = page.get_by_role("combobox")
        page.wait_for_load_state("networkidle")
        box.press_sequentially("davit")
        options = page.get_by_role("option")
        options.first.wait_for()
        self.assertEqual(box.get_attribute("aria-expanded"), "true")
        self.assertIn("Agents", options.first.inner_text())
        box.press("ArrowDown")
        self.assertEqual(box.get_attribute("aria-activedescendant"), "found-0")
        self.assertEqual(options.first.get_attribute("aria-selected"), "true")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).response["violations"]
        self.assertEqual([(one["id"], one["nodes"][0]["html"]) for one in found], [])
        box.press("Escape")
        self.assertEqual(options.count(), 0)
        self.assertEqual(box.get_attribute("aria-expanded"), "false")
        box.fill("")
        box.press_sequentially("davit")
        options.first.wait_for()
        box.press("ArrowUp")
        self.assertEqual(box.get_attribute("aria-activedescendant"), f"found-{options.count() - 1}")
        box.press("ArrowDown")
        box.press("Enter")
        page.wait_for_url("**/agents/davit.html")
        page.get_by_role("combobox").fill("no such thing anywhere")
        self.assertEqual(page.get_by_role("option").count(), 0)
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url("**/site-index.html")
        self.assertEqual(self.trouble, [])

    def test_a_click_opens_what_was_found(self):
        page = self.open(self.serve() + "/index.html")
        page.get_by_role("combobox").click()
        page.wait_for_load_state("networkidle")
        page.get_by_role("combobox").press_sequentially("reconciliation")
        page.get_by_role("option").first.click()
        page.wait_for_url("**/sources/reconciliation.html")

    def test_every_page_is_in_the_search_and_in_the_index(self):
        entries = json.loads((self.site / "search.json").read_text())
        pages = {str(path.relative_to(self.site)) for path in self.site.rglob("*.html")} - {"404.html", "site-index.html"}
        self.assertEqual({path for _, _, path in entries}, pages)
        self.assertTrue(all(kind and title for kind, title, _ in entries))
        index = (self.site / "site-index.html").read_text()
        self.assertEqual({path for path in pages if f'href="{path}"' not in index}, set())

    def test_without_the_index_search_is_the_link_again(self):
        page = self.browser.new_page()
        page.route("**/search.json", lambda route: route.abort())
        page.goto(self.serve() + "/index.html")
        page.get_by_role("combobox").focus()
        page.locator("a.search").wait_for()
        page.click("a.search")
        page.wait_for_url("**/site-index.html")

    def test_tables_are_sorted_by_exact_values(self):
        page = self.open(self.serve() + "/agents.html")
        head = page.locator("table.sortable thead th", has_text="Total")
        column = page.evaluate("head => head.cellIndex", head.element_handle())
        values = f"""() => [...document.querySelector('table.sortable').tBodies[0].rows].map(row =>
          row.cells[{column}]?.querySelector('data')?.value ?? null)"""
        before = page.evaluate(values)
        for direction, reverse in (("descending", True), ("ascending", False)):
            head.get_by_role("button").click()
            self.assertEqual(head.get_attribute("aria-sort"), direction)
            known = [float(value) for value in page.evaluate(values) if value is not None]
            self.assertEqual(known, sorted(known, reverse=reverse))
            self.assertEqual(sorted(map(str, page.evaluate(values))), sorted(map(str, before)))
            unknown = [value is None for value in page.evaluate(values)]
            self.assertEqual(unknown, sorted(unknown), "what is not known stands last")
        name = page.locator("table.sortable thead th").first
        name.get_by_role("button").press("Enter")
        self.assertEqual(page.locator("[aria-sort]").count(), 1)
        names = page.eval_on_selector_all("table.sortable tbody th bdi:first-of-type", "all => all.map(one => one.textContent)")
        self.assertEqual(name.get_attribute("aria-sort"), "ascending")
        self.assertGreater(len(names), 10)
        self.assertEqual(self.trouble, [])

    def test_a_filter_leaves_rows_with_all_words(self):
        page = self.open(self.serve() + "/agents.html")
        rows = page.locator("table.sortable tbody tr")
        count = rows.count()
        field = page.get_by_label("Filter agents")
        field.fill("DAVIT")
        shown = page.locator("table.sortable tbody tr:visible")
        self.assertEqual(shown.count(), 1)
        self.assertEqual(page.locator("output").inner_text().strip(), f"1 of {count}")
        field.fill("")
        self.assertEqual(shown.count(), count)

    def test_rows_have_links_without_script(self):
        page = self.open(self.serve() + "/agents.html#agent-davit", java_script_enabled=False)
        self.assertEqual(page.locator("a.search").inner_text(), "All pages")
        self.assertEqual(page.locator("tr:target").count(), 1)
        self.assertEqual(page.locator("tr:target a.anchor").get_attribute("href"), "#agent-davit")

    def test_from_disk_search_is_a_link_and_nothing_fails(self):
        page = self.open(f"file://{os.path.abspath(self.site)}/agents/main.html")
        self.assertEqual(self.trouble, [])
        self.assertEqual(page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none", True)
        page.click("a.search")
        page.wait_for_url("**/site-index.html")
        page.get_by_role("link", name="Davit", exact=True).first.click()
        page.wait_for_url("**/agents/davit.html")
        self.assertEqual(page.locator("table.sortable thead button").count() > 0, True)
        self.assertEqual(self.trouble, [])

    def test_below_another_path(self):
        (self.folder / "some").mkdir()
        (self.folder / "some/path").symlink_to(self.site)
        base = self.serve(self.folder)
        page = self.open(base + "/some/path/agents/main.html")
        page.get_by_role("combobox").focus()
        page.wait_for_load_state("networkidle")
        page.get_by_role("combobox").press_sequentially("davit")
        page.get_by_role("option").first.wait_for()
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url(base + "/some/path/agents/davit.html")
        self.assertEqual(self.trouble, [])
