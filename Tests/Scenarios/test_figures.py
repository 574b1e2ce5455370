"""Every figure on every page stands in the page's document, and what is printed for it is that figure formatted."""

import unittest
from urllib.parse import urljoin

import chromium
import figures
import published
from support import ROOT, Scenario, example_site


@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class Figures(Scenario):
    def test_every_page_names_its_document(self):
        seen, resources = chromium.example_tour(), set(published.resources(example_site()))
        without = [name for name, page in seen.items() if not page.plain["twin"]]
        self.assertEqual(without, ["404.html"])
        page = seen["404.html"].plain
        self.assertEqual(page["data"] + page["times"], [])
        for name, page in seen.items():
            if page.plain["twin"]:
                self.assertIn(urljoin(name, page.plain["twin"]), resources, name)

    def test_every_figure_is_that_of_the_document(self):
        """And those of a table's row stand together in one object of it."""
        documents = figures.Documents(example_site(), (ROOT / "docs/api.md").read_text())
        wrong, count, rows = figures.wrong_figures(documents, chromium.example_tour())
        self.assertGreater(count, 5000)
        self.assertGreater(rows, 500)
        if wrong:
            self.fail(f"{len(wrong)} wrong:\n" + "\n".join(wrong[:30]))

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
