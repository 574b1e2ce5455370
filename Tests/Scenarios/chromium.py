"""Chromium looks at the pages of a site, several at a time, and says what it saw."""

import asyncio
import collections
import dataclasses
import functools
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import nginx
import published
from support import ROOT, example_site

try:
    from axe_playwright_python.base import AXE_FILE_PATH
    from playwright.async_api import async_playwright

    AXE_SOURCE = AXE_FILE_PATH.read_text()
except ImportError:
    async_playwright = None

PROGRAM = shutil.which("chromium")
IS_THERE = bool(async_playwright and PROGRAM and nginx.PROGRAM)
WHY_NOT = "Chromium, playwright, axe or nginx is not installed (scripts/setup --tests)"
HERE = Path(__file__).parent
FACTS = (HERE / "page_facts.js").read_text()
CHECKS = (HERE / "page_checks.js").read_text()
WORKERS = 3
LIGHT = (1280, "light")
DARK = (1280, "dark")
ALL_LOOKS = tuple((width, look) for width in (1280, 768, 390) for look in ("light", "dark", "print"))
# Violations of the policy are told to the page; this listens before any script of the page runs.
WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", event => window.__violations.push(
  `${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"""


@dataclasses.dataclass
class Seen:
    """What one page did and showed."""
    name: str
    trouble: list = dataclasses.field(default_factory=list)
    wide: list = dataclasses.field(default_factory=list)
    axe: list = dataclasses.field(default_factory=list)
    plain: dict = None  # page_facts.js without the page's script
    scripted: dict = None  # and with it


@dataclasses.dataclass(frozen=True)
class Tour:
    """What is done on each page.

    looks: pairs of width and look; the page is opened with the first. closely: pages that are shown in all looks.
    axe: whether accessibility is checked. plain: whether the page is also opened without script. without_policy: whether the
    content security policy is ignored, so that whatever got into a page would run. pictures: a folder for screenshots of the
    pages at the root that are looked at closely.
    """
    looks: tuple = (LIGHT, DARK)
    closely: tuple = ()
    axe: bool = True
    plain: bool = True
    without_policy: bool = False
    pictures: Path = None


def emulation(look):
    return {"media": "print", "color_scheme": "light"} if look == "print" else {"media": "screen", "color_scheme": look}


def was_left(request):
    """Whether the browser itself gave up asking for the icon, which it does when a page is left before it has come."""
    return request.failure == "net::ERR_ABORTED" and "/assets/favicon." in request.url


class Worker:
    """Two tabs for pages, one with script and one without, each with a process of its own."""

    def __init__(self, browser, base, tour, colours):
        self.browser, self.base, self.tour, self.colours, self.seen = browser, base, tour, colours, None
        self.host = urlsplit(base).netloc

    async def open(self):
        options = {"viewport": {"width": self.tour.looks[0][0], "height": 900}, "reduced_motion": "reduce"}
        context = await self.browser.new_context(bypass_csp=self.tour.without_policy, **options)
        await context.add_init_script(WATCH)
        self.page = await context.new_page()
        self.watch(self.page)
        if self.tour.plain:
            bare = await self.browser.new_context(java_script_enabled=False, **options)
            self.plain = await bare.new_page()
            self.watch(self.plain)

    def watch(self, page):
        """Collects what must not happen."""
        def say(text):
            self.seen.trouble.append(text)

        def asked(request):
            address = urlsplit(request.url)
            if address.netloc != self.host and not (address.scheme == "data" and request.resource_type == "image"):
                say(f"asks for {request.url[:200]}")

        async def dialog(box):
            say(f"dialog: {box.message}")
            await box.dismiss()

        page.on("console", lambda said: said.type in ("error", "warning") and say(f"console: {said.text}"))
        page.on("pageerror", lambda error: say(f"script: {error}"))
        page.on("requestfailed", lambda request: None if was_left(request) else say(f"failed: {request.url[:200]}"))
        page.on("response", lambda answer: answer.status >= 400 and say(f"{answer.status}: {answer.url}"))
        page.on("request", asked)
        page.on("dialog", dialog)
        page.on("popup", lambda opened: say(f"opens {opened.url}"))
        page.on("crash", lambda _: say("the page crashed"))

    async def show(self, look):
        width, media = look
        if self.page.viewport_size["width"] != width:
            await self.page.set_viewport_size({"width": width, "height": 900})
        await self.page.emulate_media(**emulation(media))

    async def look(self, name):
        self.seen = seen = Seen(name)
        if self.tour.plain:
            await self.plain.goto(f"{self.base}/{name}", wait_until="load")
            seen.plain = await self.plain.evaluate(FACTS)
        await self.show(self.tour.looks[0])
        await self.page.goto(f"{self.base}/{name}", wait_until="load")
        seen.scripted = await self.page.evaluate(FACTS)
        await self.page.evaluate(CHECKS)
        if self.tour.axe:
            await self.page.evaluate(AXE_SOURCE)
        closely = name in self.tour.closely
        looks = dict.fromkeys([*self.tour.looks, *(ALL_LOOKS if closely else ())])
        for number, look in enumerate(looks):
            await self.show(look)
            where = f"{look[0]} px, {look[1]}"
            if wide := await self.page.evaluate("checks.wide()"):
                seen.wide.append(f"{where}: {wide}")
            if self.tour.axe:
                seen.axe += [f"{where}: {found}" for found in await self.examine(look, is_first=number == 0)]
            if closely and self.tour.pictures and "/" not in name and look in (LIGHT, DARK, (390, "light")):
                picture = self.tour.pictures / f"{name.replace('/', '-')[:-5]}-{look[0]}-{look[1]}.png"
                clip = {"x": 0, "y": 0, "width": look[0], "height": 1800}
                await self.page.screenshot(path=str(picture), full_page=True, clip=clip)
        seen.trouble += [f"policy: {violation}" for violation in await self.page.evaluate("window.__violations")]
        if await self.page.evaluate("window.__xss !== undefined"):
            seen.trouble.append("a payload ran")
        return seen

    async def examine(self, look, is_first):
        """Every rule in the first look; then what another colour scheme or width can change."""
        found = []
        if is_first or look == (390, "light"):
            found += await self.page.evaluate("checks.structure()")
        if look[0] == 1280 and look[1] != "print":
            known = self.colours.setdefault(look, set())
            violations, examined = await self.page.evaluate("known => checks.colours(known)", list(known))
            if not violations:  # a page with a fault does not hide that of another
                known.update(examined)
            found += violations
        return found


async def tour_pages(base, names, tour):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
        waiting, found, colours = collections.deque(names), {}, {}

        async def work():
            worker = Worker(browser, base, tour, colours)
            await worker.open()
            while waiting:
                name = waiting.popleft()
                found[name] = await worker.look(name)

        await asyncio.gather(*(work() for _ in range(min(WORKERS, len(names)))))
        await browser.close()
        return {name: found[name] for name in names}


def tour(base, names, **options):
    """What Chromium saw of each page of a site at an address."""
    return asyncio.run(tour_pages(base, list(names), Tour(**options)))


def tour_site(site, names=None, **options):
    """What Chromium saw of each page of a site, which nginx serves with the configuration that was emitted for it."""
    server = nginx.Nginx(site, site.parent / "deploy")
    try:
        return tour(server.url, published.pages(site) if names is None else names, **options)
    finally:
        server.close()


@functools.lru_cache(maxsize=None)
def example_tour():
    """What Chromium saw of the example fleet's site."""
    pictures = ROOT / ".build/screenshots"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    site = example_site()
    names = published.pages(site)
    return tour_site(site, names, closely=tuple(published.covering(site, names)), pictures=pictures)


def troubles(seen, part):
    """What is wrong in one respect, page by page, in lines that a person can read."""
    return [f"{name}: {text}" for name, page in seen.items() for text in getattr(page, part)]
