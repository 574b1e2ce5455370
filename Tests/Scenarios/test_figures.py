"""Every figure on every page stands in the page's document, and what is printed for it is that figure formatted."""

import unittest
from urllib.parse import urljoin

import chromium
import figures
import published
from support import ROOT, Scenario, example_site


@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class Figures(Scenario):
    @classmethod
    def setUpClass(cls):
        cls.site = example_site()
        cls.seen = chromium.example_tour()
        cls.documents = figures.Documents(cls.site, (ROOT / "docs/api.md").read_text())

    def check(self, wrong):
        if wrong:
            self.fail(f"{len(wrong)} wrong:\n" + "\n".join(wrong[:30]))

    def twins(self):
        """Each page with a document, and that document's name."""
        resources = set(published.resources(self.site))
        for name, page in self.seen.items():
            if page.plain["twin"]:
                path = urljoin(name, page.plain["twin"])
                self.assertIn(path, resources, name)
                yield name, page.plain, path.removeprefix("api/").removesuffix(".json")

    def test_every_page_names_its_document(self):
        without = [name for name, page in self.seen.items() if not page.plain["twin"]]
        self.assertEqual(without, ["404.html"])
        page = self.seen["404.html"].plain
        self.assertEqual(page["data"] + page["times"], [])

    def test_every_figure_is_that_of_the_document(self):
        wrong, count = [], 0
        for name, page, document in self.twins():
            shown = self.documents.shown(document)
            for exact, text in page["data"] + page["times"]:
                count += 1
                if exact not in shown:
                    wrong.append(f"{name}: {text} ({exact}) does not stand in {document}.json")
                elif text not in shown[exact]:
                    wrong.append(f"{name}: {exact} is printed as {text}, not {' or '.join(sorted(shown[exact]))}")
        self.assertGreater(count, 5000)
        self.check(wrong)

    def test_figures_of_a_row_belong_together(self):
        wrong, count = [], 0
        for name, page, document in self.twins():
            groups = self.documents.together(document)
            count += len(page["rows"])
            wrong += [
                f"{name}: no object of {document}.json has all of {row}" for row in page["rows"]
                if not any(group.issuperset(row) for group in groups)]
        self.assertGreater(count, 500)
        self.check(wrong)

    def test_figures_as_people_write_them(self):
        """The rules themselves, on numbers at their edges."""
        for exact, text in [
            ("0", "$0.00"), ("0.005", "$0.005"), ("0.0123", "$0.01"), ("0.015", "$0.02"), ("1234567.895", "$1,234,567.90"),
            ("0.000001", "$0.000001"), ("0.00123456", "$0.001235"), ("0.0099999", "$0.01"), ("-0.25", "−$0.25"),
            ("-0.00000123456", "−$0.000001235"),
        ]:
            self.assertEqual(figures.dollars(exact), text)
        for exact, text in [("0", "0.0%"), ("0.0004", "<0.1%"), ("0.0005", "0.1%"), ("0.1235", "12.4%"), ("-12.5", "−1,250.0%")]:
            self.assertEqual(figures.percent(exact), text)
        self.assertEqual(figures.price("0.175"), "$0.175")
        self.assertEqual(figures.price("3"), "$3.00")
        self.assertEqual(figures.number("-12345.678"), "−12,345.678")
        zone = figures.ZoneInfo("Europe/Lisbon")
        self.assertEqual(figures.moment("2026-06-30T23:59:59.999Z", zone), "2026-07-01 00:59")
