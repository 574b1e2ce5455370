"""A built site as its files say it: which resources it has, and a page for each form that pages take."""

import html.parser
import json
from pathlib import Path


def resources(site):
    """The paths of all that is published."""
    manifest = json.loads((Path(site) / ".fleetledger-manifest.json").read_text())
    return [entry["path"] for entry in manifest["files"]]


def pages(site):
    return sorted(path for path in resources(site) if path.endswith(".html"))


class Forms(html.parser.HTMLParser):
    """The kinds of elements that a page has: their names, alone and with each class."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, name, attributes):
        classes = dict(attributes).get("class") or ""
        self.found.update([name, *(f"{name}.{one}" for one in classes.split())])


def covering(site, names):
    """Pages that stand for all: those at the root, and of each folder as few as show every kind of element that a page
    in it has."""
    folders, chosen = {}, []
    for name in names:
        folder = name.rpartition("/")[0]
        if folder:
            folders.setdefault(folder, []).append(name)
        else:
            chosen.append(name)
    for own in folders.values():
        forms = {name: Forms((Path(site) / name).read_text()).found for name in own}
        missing = set().union(*forms.values())
        while missing:
            best = max(own, key=lambda name: len(forms[name] & missing))
            chosen.append(best)
            missing -= forms[best]
    return sorted(chosen)
