"""A build that is killed at any moment leaves the old site or the new one, whole."""

import os
import random
import signal
import subprocess
import threading
import time

from support import BINARY, EXAMPLE, Scenario, run, tree

MOMENTS = 200
LANES = 2


class Lane:
    """A small workspace whose title changes, so that each build publishes every page anew, and the site of it."""

    def __init__(self, folder, *flags):
        self.folder, self.flags, self.state = folder, flags, 0
        (folder / "workspace").mkdir(parents=True)
        report = (EXAMPLE / "ACTUAL_TOKEN_USAGE_REPORT.md").read_text()
        (folder / "workspace/ACTUAL_TOKEN_USAGE_REPORT.md").write_text(report)
        self.site = folder / "out/site"
        self.command = ["build", folder / "workspace", "-o", self.site, "--deploy", folder / "out/deploy", *flags]
        self.whole, self.seconds = [], 0.0
        for state in (0, 1):
            self.change(state)
            begun = time.monotonic()
            run(*self.command)
            self.seconds = time.monotonic() - begun
            self.whole.append(self.published())
        assert self.whole[0] != self.whole[1]

    def change(self, state):
        self.state = state
        title = ["Harbor fleet", "Harbour fleet"][state]
        (self.folder / "workspace/fleetledger.json").write_text(f"{{ title: '{title}' }}")

    def published(self, folder=None):
        """The site without the build's own time, and without what its list of files says about it."""
        return {
            path: digest for path, digest in tree(folder or self.site).items()
            if not path.endswith("api/build.json") and not path.startswith(".")}

    def staging(self):
        """Whether the folder beside the output is there in which a publish prepares the new site."""
        return any("fleetledger-stage" in name for name in os.listdir(self.site.parent))

    def kill_once(self, delay, aim):
        """Starts a build and kills it after a while, or a while after its staging began. True when killed while staging."""
        child = subprocess.Popen(
            [BINARY, *map(str, self.command)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        while aim and child.poll() is None and not self.staging():
            time.sleep(0.0005)
        time.sleep(delay)
        running = child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        return running and child.returncode == -signal.SIGKILL and self.staging()


class Kill(Scenario):
    def lanes(self, work, *flags):
        """Does the work in lanes at a time, with chances of their own; gives what each counted."""
        counted, failures = [], []

        def one(number):
            try:
                counted.append(work(Lane(self.folder / str(number), *flags), random.Random(20260630 + number)))
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(LANES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return [sum(numbers) for numbers in zip(*counted)]

    def test_site_is_whole_after_each_kill(self):
        def work(lane, chance):
            old_sites, new_sites, staged = 0, 0, 0
            for kill in range(1, MOMENTS // LANES + 1):
                old = lane.published()
                lane.change(1 - lane.whole.index(old))
                aim = kill % 4 != 0
                inside = lane.kill_once(chance.uniform(0, lane.seconds * (0.6 if aim else 1)), aim)
                found = lane.published()
                self.assertIn(found, lane.whole, f"kill {kill}: the site is neither the old nor the new one")
                old_sites, new_sites = old_sites + (found == old), new_sites + (found != old)
                # With the stage there and the old site in place, the swap had not ended.
                staged += inside and found == old
                if kill % 20 == 0:
                    run(*lane.command)
                    self.assertEqual(lane.published(), lane.whole[lane.state], "the next build works")
                    self.assertEqual(sorted(os.listdir(lane.site.parent)), ["deploy", "site"], "nothing is left beside")
            return old_sites, new_sites, staged

        begun = time.monotonic()
        old, new, staged = self.lanes(work)
        self.assertEqual(old + new, MOMENTS)
        self.assertGreater(staged, MOMENTS // 20, "kills that hit the publishing")
        print(f"        kill -9: {MOMENTS} times in {time.monotonic() - begun:.0f} s, {staged} of them between first staging and "
              f"end of the swap; old site {old}, new site {new}, in pieces 0")

    def test_in_place_each_file_is_whole_and_the_next_build_completes_the_site(self):
        def work(lane, chance):
            mixed = 0
            for kill in range(10):
                lane.change(1 - lane.state)
                lane.kill_once(chance.uniform(0, lane.seconds), False)
                found = lane.published()
                for path, digest in found.items():
                    self.assertIn(digest, [site.get(path) for site in lane.whole], f"{path} is in pieces")
                self.assertEqual(found.keys(), lane.whole[0].keys())
                mixed += found not in lane.whole
                run(*lane.command)
                self.assertEqual(lane.published(), lane.whole[lane.state])
            return (mixed,)

        print(f"        kill -9 in place: {10 * LANES} times, {self.lanes(work, '--in-place')[0]} mixtures of whole files")

    def test_the_copy_for_vercel_and_compressed_siblings_are_whole_too(self):
        def work(lane, chance):
            for kill in range(10):
                lane.change(1 - lane.state)
                lane.kill_once(chance.uniform(0, lane.seconds), False)
                self.assertIn(lane.published(), lane.whole)
                copy = lane.published(lane.folder / "out/deploy/.vercel/output/static")
                plain = [{path: one[path] for path in one if not path.endswith((".gz", ".br"))} for one in lane.whole]
                self.assertIn(copy, plain)
                run(*lane.command)
                self.assertEqual(lane.published(), lane.whole[lane.state])
                self.assertEqual(
                    lane.published(lane.folder / "out/deploy/.vercel/output/static"), plain[lane.state])
                self.assertEqual(
                    sorted(os.listdir(lane.folder / "out/deploy")), [".fleetledger-deploy.json", ".vercel", "nginx.conf"])
            return (0,)

        self.lanes(work, "--precompress", "--host", "vercel-prebuilt", "--host", "nginx")
