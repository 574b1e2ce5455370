"""A Debian 12 with nothing in it but what every one has, to run a release in; made once by debootstrap, kept in .build/bare."""

import os
import shlex
import shutil
import subprocess

from support import ROOT

BARE = ROOT / ".build/bare"
COMPLETE = ROOT / ".build/bare.complete"


def bare_root(test):
    """The folder; skips the test, and says why, where none can be made."""
    if os.geteuid() != 0:
        test.skipTest("a bare Debian root needs the rights of root")
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode:
        test.skipTest("nothing can be mounted here")
    if not COMPLETE.exists():
        program = shutil.which("debootstrap") or shutil.which("/usr/sbin/debootstrap")
        if not program:
            test.skipTest("debootstrap is not installed (scripts/setup --tests)")
        shutil.rmtree(BARE, ignore_errors=True)
        made = subprocess.run(
            [program, "--variant=minbase", "bookworm", BARE, "http://deb.debian.org/debian"], capture_output=True, text=True)
        if made.returncode:
            test.skipTest(f"debootstrap failed, perhaps without a network: {made.stdout[-500:]}")
        COMPLETE.touch()
    return BARE


class Root:
    """The bare root with a layer over it, which takes all changes, and folders bound into it."""

    def __init__(self, test, folder):
        self.lower, self.folder = bare_root(test), folder
        self.binds = []
        for name in ("upper", "scratch", "root"):
            (folder / name).mkdir(parents=True)

    def bind(self, source, target, readonly=False):
        self.binds.append((source, target, readonly))

    def run(self, command, user="0:0", before="", environment=()):
        """Runs a command (a list) inside, with /proc; `before` are shell words run first, outside, with $root set."""
        quote = shlex.quote
        root = quote(str(self.folder / "root"))
        layers = f"lowerdir={self.lower},upperdir={self.folder}/upper,workdir={self.folder}/scratch"
        lines = [
            f"root={root}", "mount --make-rprivate /",
            f"mount -t overlay overlay -o {quote(layers)} $root || exit 99",
            "mount -t proc proc $root/proc", "mount --rbind /dev $root/dev",
            "cp --dereference /etc/resolv.conf $root/etc/resolv.conf",
        ]
        for source, target, readonly in self.binds:
            lines += [f"mkdir -p $root{target}", f"mount --bind {quote(str(source))} $root{target}"]
            if readonly:
                lines += [f"mount -o remount,bind,ro $root{target}"]
        lines += [before, f"exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "
                  f"{' '.join(map(quote, environment))} chroot --userspec={user} $root {' '.join(map(quote, map(str, command)))}"]
        script = "set -e\n" + "\n".join(lines)
        return subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "sh", "-c", script], stdin=subprocess.DEVNULL, capture_output=True,
            text=True)
