"""A build that is killed at any moment leaves the old site or the new one, whole."""

import os
import random
import signal
import subprocess
import time

from support import BINARY, EXAMPLE, Scenario, tree

MOMENTS = 50
WHILE_PUBLISHING = 20


class Kill(Scenario):
    def change(self, state):
        """Changes the input so that the next build publishes much: another title stands on every page."""
        self.state = state
        settings = self.workspace_folder / "fleetledger.json"
        settings.write_text(self.settings.replace("Harbor fleet", ["Harbor fleet", "Harbour fleet"][self.state]))

    def published(self):
        """The site without the build's own time, and without what its list of files says about it."""
        return {
            path: digest for path, digest in tree(self.site).items()
            if path != "api/build.json" and not path.startswith(".")}

    def staging(self):
        """Whether the folder beside the output is there in which a publish prepares the new site."""
        return any("fleetledger-stage" in name for name in os.listdir(self.site.parent))

    def kill_once(self, delay, aim):
        """Starts a build and kills it after a while, or a while after its staging began. True when killed while staging."""
        child = subprocess.Popen(
            [BINARY, "build", self.workspace_folder, "-o", self.site], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        while aim and child.poll() is None and not self.staging():
            pass
        end = time.monotonic() + delay
        while time.monotonic() < end and child.poll() is None:
            pass
        running = child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        return running and child.returncode == -signal.SIGKILL and self.staging()

    def measured(self):
        """Builds undisturbed: seconds in all, and from the first staging until nothing of it is left."""
        begun, first, last = time.monotonic(), None, None
        child = subprocess.Popen(
            [BINARY, "build", self.workspace_folder, "-o", self.site], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None:
            if self.staging():
                last = time.monotonic()
                first = first or last
        self.assertEqual(child.returncode, 0)
        self.assertTrue(first, "the build staged its site beside the output")
        return time.monotonic() - begun, last - first

    def test_site_is_whole_after_each_kill(self):
        self.workspace_folder = self.workspace(EXAMPLE)
        self.settings = (self.workspace_folder / "fleetledger.json").read_text()
        self.site = self.build(self.workspace_folder)
        whole = [self.published()]
        self.change(1)
        length, window = self.measured()
        whole.append(self.published())
        self.assertNotEqual(whole[0], whole[1])
        chance = random.Random(20260630)
        kills, while_publishing, outcomes = 0, 0, {"old": 0, "new": 0}
        while kills < MOMENTS or while_publishing < WHILE_PUBLISHING:
            self.assertLess(kills, 400, f"only {while_publishing} kills hit the publishing")
            old = self.published()
            self.change(1 - whole.index(old))
            aim = kills % 5 != 0
            staged = self.kill_once(chance.uniform(0, 1.2 * window) if aim else chance.uniform(0, length), aim)
            kills += 1
            found = self.published()
            self.assertIn(found, whole, f"kill {kills}: the site is neither the old nor the new one")
            outcomes["old" if found == old else "new"] += 1
            # With the stage there and the old site in place, the swap had not ended.
            while_publishing += staged and found == old
            if kills % 5 == 0:
                self.build(self.workspace_folder)
                self.assertEqual(self.published(), whole[self.state], "the next build works")
                self.assertFalse(self.staging(), f"nothing is left beside the output: {os.listdir(self.site.parent)}")
        self.build(self.workspace_folder)
        self.assertEqual(self.published(), whole[self.state])
        print(f"        kill -9: {kills} times, {while_publishing} of them between first staging and end of the swap; "
              f"old site {outcomes['old']}, new site {outcomes['new']}, in pieces 0")
