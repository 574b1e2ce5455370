"""The command's own manners: help, version, mistakes, exit codes; `check` writes nothing."""

import re

from support import EXAMPLE, Scenario, run, tree


class CommandLine(Scenario):
    def test_help_of_each_command(self):
        for arguments in (("--help",), ("build", "--help"), ("check", "--help")):
            with self.subTest(arguments=arguments):
                said = run(*arguments)
                self.assertIn("fleetledger", said.stdout)
                self.assertRegex(said.stdout, "(?i)usage")
                self.assertLessEqual(max(map(len, said.stdout.splitlines())), 80)
        text = run("build", "--help").stdout
        for flag in ("-o", "--deploy", "--config", "--timezone", "--as-of", "--strict", "--in-place", "--format",
                     "--host", "--precompress"):
            self.assertIn(flag, text)

    def test_version(self):
        self.assertRegex(run("--version").stdout, r"\d+\.\d+\.\d+")

    def test_mistakes_name_what_was_meant(self):
        for arguments, meant in (
            (("build", "--strickt"), "--strict"), (("buidl",), "build"), (("check", "--formt", "json"), "--format"),
        ):
            with self.subTest(arguments=arguments):
                said = run(*arguments, code=64, cwd=self.folder)
                self.assertIn(meant, said.stderr)
                self.assertEqual(said.stdout, "")
        run("build", "--format", "yaml", code=64, cwd=self.folder)
        run("build", "--timezone", "Mars/Olympus", EXAMPLE, "-o", self.folder / "site", code=64)
        run("build", "--as-of", "yesterday", EXAMPLE, "-o", self.folder / "site", code=64)

    def test_unknown_key_of_the_configuration_names_the_nearest(self):
        workspace = self.workspace(EXAMPLE)
        settings = workspace / "fleetledger.json"
        settings.write_text(settings.read_text().replace("timezone:", "timezoen:"))
        failed = run("build", workspace, "-o", self.folder / "site", code=2)
        self.assertIn("timezoen", failed.stderr)
        self.assertIn('"timezone"', failed.stderr.replace("'", '"').replace("`", '"'))
        self.assertRegex(failed.stderr, r"fleetledger\.json:\d+:\d+")
        self.assertFalse((self.folder / "site").exists())

    def test_check_reports_and_writes_nothing(self):
        workspace = self.workspace(EXAMPLE)
        before, around = tree(workspace), tree(self.folder)
        said = run("check", workspace, code=None, cwd=self.folder)
        self.assertIn(said.returncode, (0, 1))
        self.assertIn("report.total-differs", said.stdout + said.stderr)
        self.assertEqual((tree(workspace), tree(self.folder)), (before, around))

    def test_build_leaves_the_workspace_as_it_was(self):
        workspace = self.workspace(EXAMPLE)
        before = tree(workspace)
        self.build(workspace)
        self.assertEqual(tree(workspace), before)

    def test_summary_line_tells_what_was_done(self):
        said = run("build", EXAMPLE, "-o", self.folder / "out/site")
        last = said.stdout.strip().splitlines()[-1]
        for word in ("sources", "records", "agents", "$"):
            self.assertIn(word, last)
        self.assertNotRegex(said.stdout + said.stderr, re.compile("\x1b"))
