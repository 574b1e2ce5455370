"""Feed, site map, robots and badges of the example site are what readers of them expect."""

import re
import shutil
import xml.etree.ElementTree as ElementTree
from datetime import datetime

from support import EXAMPLE, Scenario, example_site, load

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Outside(Scenario):
    def test_the_feed_is_atom(self):
        site = example_site()
        feed = ElementTree.parse(site / "feed.xml").getroot()
        self.assertEqual(feed.tag, ATOM + "feed")
        for name in ("id", "title", "updated", "author"):
            self.assertEqual(len(feed.findall(ATOM + name)), 1, name)
        entries = feed.findall(ATOM + "entry")
        days = [day["date"] for day in load(site, "usage")["daily"]][-30:][::-1]
        self.assertEqual([entry.findtext(ATOM + "title")[:10] for entry in entries], days)
        ids = [element.findtext(ATOM + "id") for element in [feed, *entries]]
        self.assertEqual(len(set(ids)), len(ids))
        newest = datetime.fromisoformat(feed.findtext(ATOM + "updated"))
        for entry in entries:
            self.assertLessEqual(datetime.fromisoformat(entry.findtext(ATOM + "updated")), newest)
            self.assertRegex(entry.findtext(ATOM + "content"), r"^(at least )?(\$[0-9,.]+|unpriced|no cost known)")
            href = entry.find(ATOM + "link").get("href")
            page, _, row = href.partition("#")
            self.assertIn(f'id="{row}"', (site / page.rsplit("/", 1)[-1]).read_text())

    def test_badges_are_pictures_without_anything_active(self):
        site = example_site()
        badges = list(site.glob("badges/**/*.svg"))
        self.assertEqual({path.stem for path in site.glob("badges/agents/*.svg")}, {agent["id"] for agent in load(site, "agents")})
        for path in badges:
            for element in ElementTree.parse(path).getroot().iter():
                self.assertNotIn(element.tag.split("}")[-1], ("script", "style", "image", "foreignObject", "a"))
                self.assertFalse([name for name in element.attrib if name.startswith("on") or name == "style"])

    def test_the_site_map_holds_every_page(self):
        fleet = self.folder / "fleet"
        shutil.copytree(EXAMPLE, fleet)
        settings = fleet / "fleetledger.json"
        settings.write_text(settings.read_text().replace("{", "{ baseURL: 'https://costs.example.org/fleet',", 1))
        site = self.build(fleet)
        places = {url.findtext(MAP + "loc") for url in ElementTree.parse(site / "sitemap.xml").getroot()}
        pages = {str(path.relative_to(site)) for path in site.rglob("*.html")} - {"404.html", "site-index.html"}
        self.assertEqual(places, {"https://costs.example.org/fleet/" + ("" if page == "index.html" else page) for page in pages})
        self.assertIn("Sitemap: https://costs.example.org/fleet/sitemap.xml", (site / "robots.txt").read_text())
        self.assertIn('<link rel="canonical" href="https://costs.example.org/fleet/agents.html">', (site / "agents.html").read_text())

    def test_every_page_describes_itself(self):
        for path in example_site().rglob("*.html"):
            found = re.findall(r'<meta (?:name="description"|property="og:description") content="([^"]+)">', path.read_text())
            self.assertEqual(len(found), 2, path)
            self.assertEqual(found[0], found[1])
