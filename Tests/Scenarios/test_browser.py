"""Chromium opens every page of the example site: no error, nothing wider than the screen, no dead link."""

import os
import shutil
import unittest
from urllib.parse import urljoin, urlsplit

from support import ROOT, Loopback, Scenario, example_site

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None
CHROMIUM = shutil.which("chromium")
WIDTHS = (1280, 390)
KEY = (
    "index.html", "costs.html", "agents.html", "agents/main.html", "tasks.html", "ventures.html", "activity.html",
    "sources.html")


@unittest.skipUnless(sync_playwright and CHROMIUM, "Chromium or playwright is not installed (scripts/setup --tests)")
class Browser(Scenario):
    def setUp(self):
        super().setUp()
        self.site = example_site()
        self.pages = sorted(str(path.relative_to(self.site)) for path in self.site.rglob("*.html"))
        self.assertGreater(len(self.pages), 22)
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        self.chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        self.addCleanup(self.chromium.close)

    def watch(self, page, host):
        """Collects what must not happen."""
        trouble = []
        page.on("console", lambda said: said.type in ("error", "warning") and trouble.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
        page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
        page.on("response", lambda answer: answer.status >= 400 and trouble.append(f"{answer.status}: {answer.url}"))
        page.on("request", lambda asked: urlsplit(asked.url).netloc != host and trouble.append(f"elsewhere: {asked.url}"))
        return trouble

    def visit(self, base, host, pages, width, screenshots=False):
        page = self.chromium.new_page(viewport={"width": width, "height": 844})
        trouble, links = self.watch(page, host), set()
        for name in pages:
            page.goto(f"{base}/{name}", wait_until="load")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                trouble.append(f"{name} is {wide} px wider than the screen of {width} px")
            if not page.title():
                trouble.append(f"{name} has no title")
            links |= {urljoin(page.url, href).split("#")[0] for href in page.eval_on_selector_all(
                "[href]", "all => all.map(one => one.getAttribute('href'))")}
            if screenshots and name in KEY:
                page.screenshot(path=str(self.pictures / f"{name.replace('/', '-')[:-5]}-{width}.png"), full_page=True)
        page.close()
        self.assertEqual(trouble, [])
        return links

    def test_every_page_over_http_at_both_widths(self):
        self.pictures = ROOT / ".build/screenshots"
        self.pictures.mkdir(parents=True, exist_ok=True)
        server = Loopback(self.site)
        self.addCleanup(server.close)
        host = urlsplit(server.url).netloc
        self.assertLessEqual(set(KEY), set(self.pages))
        links = set()
        for width in WIDTHS:
            links |= self.visit(server.url, host, self.pages, width, screenshots=True)
        inside = {urlsplit(link).path.lstrip("/") or "index.html" for link in links if urlsplit(link).netloc == host}
        self.assertGreater(len(inside), 25)
        dead = {path for path in inside if not (self.site / path).is_file()}
        self.assertEqual(dead, set(), "internal links that lead nowhere")
        reached = {path for path in inside if path.endswith(".html")}
        self.assertEqual(set(self.pages) - reached - {"404.html", "index.html"}, set(), "pages that nothing leads to")

    def test_pages_open_from_disk(self):
        pages = [name for name in KEY if (self.site / name).is_file()]
        self.visit(f"file://{os.path.abspath(self.site)}", "", pages, 1280)
