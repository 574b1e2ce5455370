"""A fleet whose every text is an attack: no page runs any of it, and all of it is shown as the text that it is."""

import json
import re
import unittest

import chromium
import hostile_fleet
import published
from support import Scenario

# Texts that end as an id alone (letters, digits, dashes), or as part of another text that is not shown as it stands.
ONLY_IDS = re.compile(r"\.(id|ventureId|taskId|agentId)\b|agent tag$|log agent$|json log|command|report total|, raw$")


@unittest.skipUnless(chromium.IS_THERE, chromium.WHY_NOT)
class HostilePages(Scenario):
    def test_no_page_runs_anything(self):
        workspace = self.folder / "workspace"
        planted = hostile_fleet.write(workspace)
        site = self.build(workspace, "--deploy", self.folder / "out/deploy", "--host", "nginx")
        names = published.pages(site)
        seen = chromium.tour_site(site, names, looks=(chromium.LIGHT,), axe=False, plain=False)
        self.check(seen, "with the policy")
        few = published.covering(site, names)
        self.check(chromium.tour_site(
            site, few, looks=(chromium.LIGHT, (390, "light")), axe=False, plain=False, without_policy=True), "without a policy")
        self.check_shown(seen, planted)
        marks = set()
        for path in published.resources(site):
            if path.endswith(".json"):
                marks.update(re.findall(r"zq\d+q", json.dumps(json.loads((site / path).read_text()))))
        self.assertGreater(len(marks), 1000)

    def check(self, seen, how):
        wrong = chromium.troubles(seen, "trouble") + chromium.troubles(seen, "wide")
        for name, page in seen.items():
            wrong += [f"{name}: {what}" for what in page.scripted["forbidden"]]
            wrong += [
                f"{name}: {element} {attribute}={address}" for element, attribute, address, _ in page.scripted["links"]
                if re.match(r"\s*(javascript|vbscript|data(?!:,$))", address, re.I)]
        if wrong:
            self.fail(f"{len(wrong)} wrong {how}:\n" + "\n".join(wrong[:25]))

    def check_shown(self, seen, planted):
        """Each place whose texts are published shows them literally somewhere."""
        squashed = {mark: (where, re.sub(r"\s+", " ", text)) for mark, (where, text) in planted.items()}
        shown, literal = set(), set()
        for page in seen.values():
            text = re.sub(r"\s+", " ", page.scripted["text"])
            for found in re.finditer(r"zq\d+q(?=[ <])", text):
                where, whole = squashed[found[0]]
                shown.add(where)
                if text.startswith(whole, found.start()):
                    literal.add(where)
        self.assertGreater(len(literal), 120)
        altered = sorted(where for where in shown - literal if not ONLY_IDS.search(where))
        self.assertEqual(altered, [], "texts that are shown, but nowhere as they stand")
