"""A folder of templates stands in the place of the command's own; what is wrong with it is told with its place."""

import os
import re

from support import EXAMPLE, ROOT, Scenario, run, tree


class Templates(Scenario):
    def theme(self, **files):
        folder = self.folder / "mytheme"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        folder.mkdir(exist_ok=True)
        return folder

    def fails(self, *flags, cwd=None):
        done = run("build", EXAMPLE, "-o", self.folder / "site", *flags, code=2, cwd=cwd or self.folder)
        self.assertFalse((self.folder / "site").exists(), "nothing is published")
        return done.stderr

    def test_the_manuals_example_is_built(self):
        manual = (ROOT / "docs/templates.md").read_text()
        files = {}
        for language, text in re.findall(r"```(mustache|css)\n(.*?)```", manual, re.S):
            name = re.match(r"(?:\{\{!|/\*) (\S+)", text)
            self.assertTrue(name, text)
            files[name.group(1)] = text
        self.assertEqual(set(files), {"deals.mustache", "partials/sign.mustache", "assets/theme.css"})
        theme = self.theme(**files)
        plain = self.build(EXAMPLE, name="plain/site")
        site = self.build(EXAMPLE, "--templates", theme, name="themed/site")
        deals = (site / "deals.html").read_text()
        self.assertIn(", Deals</p>", deals)
        self.assertRegex(deals, r"<li>[^<]+: score <data value=")
        sheet = next(site.glob("assets/site.*.css"))
        self.assertIn("letter-spacing: 0.05em", sheet.read_text())
        self.assertIn(sheet.name, (site / "index.html").read_text())
        before, after = tree(plain), tree(site)
        same = [name for name in before if name.startswith("api/") and name != "api/build.json"]
        self.assertEqual({name: before[name] for name in same}, {name: after.get(name) for name in same})

    def test_a_misspelt_name_is_told_with_its_place_as_the_user_named_the_folder(self):
        self.theme(**{"agents.mustache": "{{#page.agents}}\n {{nam}}\n{{/page.agents}}"})
        said = self.fails("--templates", "./mytheme")
        self.assertIn('./mytheme/agents.mustache:2:2: error: there is no "nam" here [template.error]\n  hint: did you mean "name"?', said)

    def test_bad_files_are_told(self):
        theme = self.theme(**{"agents.mustache": b"ok\n\xff", "README.md": b"\xff", "deals.mustache": "x"})
        (self.folder / "outside.mustache").write_text("x")
        os.symlink("../outside.mustache", theme / "tasks.mustache")
        os.symlink("nowhere", theme / "costs.mustache")
        os.symlink("deals.mustache", theme / "ventures.mustache")
        os.symlink(self.folder, theme / "partials")
        os.mkfifo(theme / "api.mustache")
        said = self.fails("--templates", "mytheme")
        for line in (
                "mytheme/agents.mustache:2:1: error: the file is not UTF-8 [template.not-text]",
                "mytheme/api.mustache: error: this is no file [template.unreadable]",
                "mytheme/costs.mustache: error: the link leads out of the folder of templates, or to nothing [template.link]",
                "mytheme/partials: error: the link leads out of the folder of templates, or to nothing [template.link]",
                "mytheme/tasks.mustache: error: the link leads out of the folder of templates, or to nothing [template.link]"):
            self.assertIn(line, said)
        self.assertEqual(said.count("error:"), 5, said)

    def test_a_folder_that_is_none(self):
        self.assertIn("nowhere: error: the folder of templates cannot be read: no such file", self.fails("--templates", "nowhere"))
        if os.getuid():
            os.chmod(self.theme(), 0)
            self.addCleanup(os.chmod, self.folder / "mytheme", 0o755)
            self.assertIn("mytheme: error: the folder of templates cannot be read: permission denied", self.fails("--templates", "mytheme"))
