"""Chromium opens every page of the example site, in every look: no error, nothing too wide, no dead link, nothing that a reader
cannot use, nothing that needs a script."""

import os
import re
import unittest
from urllib.parse import unquote, urljoin, urlsplit

import chromium
import published
from support import Scenario, example_site

LOCAL = "http://site.invalid/"

# What the script may say of itself: the age of the data, and the names of its fields.
COMFORT = re.compile(r" ?\(\d+ \w+ old\)$|^Stale: this data is \d+ \w+ old\.$|^Filter \w+$")

@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class Browser(Scenario):
    @classmethod
    def setUpClass(cls):
        cls.site = example_site()
        cls.seen = chromium.example_tour()

    def assertNone(self, found, what):
        if found:
            self.fail(f"{len(found)} {what}:\n" + "\n".join(found[:25]))

    def test_nothing_goes_wrong(self):
        """No console error, no failed request, none to another host, no violation of the policy that nginx sends."""
        self.assertGreater(len(self.seen), 30)
        self.assertNone(chromium.troubles(self.seen, "trouble"), "troubles")
        self.assertNone([name for name, page in self.seen.items() if not page.plain["title"].strip()], "pages without title")

    def test_nothing_is_wider_than_the_screen(self):
        self.assertNone(chromium.troubles(self.seen, "wide"), "pages are too wide")

    def test_axe_finds_no_violation(self):
        self.assertNone(chromium.troubles(self.seen, "axe"), "violations of WCAG 2.2 AA")

    def test_only_safe_markup(self):
        """No inline script or style, no handler, no frame, and no id twice."""
        found = [f"{name}: {what}" for name, page in self.seen.items() for what in page.plain["forbidden"]]
        for name, page in self.seen.items():
            ids = page.plain["ids"]
            found += [f"{name}: id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
        self.assertNone(found, "elements")

    def test_every_link_leads_somewhere(self):
        resources = set(published.resources(self.site))
        dead, reached = [], set()
        for name, page in self.seen.items():
            for element, attribute, address, relation in page.plain["links"]:
                wrong = self.follow(name, element, address, resources, reached)
                if wrong:
                    dead.append(f"{name}: {element} {attribute}={address} {wrong}")
        self.assertNone(dead, "links")
        self.assertNone(sorted(set(self.seen) - reached - {"404.html"}), "pages to which nothing leads")

    def follow(self, name, element, address, resources, reached):
        """What is wrong with a link, or None."""
        if address == "data:," and element == "link":
            return None
        target = urlsplit(urljoin(LOCAL + name, address))
        if target.netloc != urlsplit(LOCAL).netloc:
            return None if element == "a" and target.scheme in ("https", "http", "mailto") else "leaves the site"
        path = unquote(target.path).lstrip("/") or "index.html"
        if path not in resources:
            return "is not published"
        if path != name:
            reached.add(path)
        if target.fragment and path in self.seen and unquote(target.fragment) not in self.seen[path].plain["ids"]:
            return "names no element there"
        return None

    def test_links_are_relative(self):
        found = [
            f"{name}: {address}" for name, page in self.seen.items() if name != "404.html"
            for _, _, address, _ in page.plain["links"] if address.startswith("/")]
        self.assertNone(found, "links that break below another base path")

    def test_all_is_there_without_a_script(self):
        found = []
        for name, page in self.seen.items():
            without = {line.strip() for line in page.plain["text"].splitlines()}
            lines = [COMFORT.sub("", line.strip()) for line in page.scripted["text"].splitlines()]
            added = [line for line in lines if line and line not in without]
            found += [f"{name}: {line[:200]}" for line in added]
        self.assertNone(found, "lines are there only with a script")

    def test_pages_open_from_disk(self):
        # The page for what is missing is shown for any address, so that its links begin at the root.
        names = [name for name in published.covering(self.site, published.pages(self.site)) if name != "404.html"]
        seen = chromium.tour(f"file://{os.path.abspath(self.site)}", names, looks=(chromium.LIGHT,), axe=False, plain=False)
        self.assertNone(chromium.troubles(seen, "trouble") + chromium.troubles(seen, "wide"), "troubles")
