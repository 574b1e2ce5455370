"""The board of `serve --database`: forms on the tasks page, with and without script, in a real browser and without one."""

import concurrent.futures
import html
import re
import sqlite3
import time
import unittest
from urllib.parse import urlencode

from chromium import AXE_SOURCE, CHECKS, IS_THERE, PROGRAM, WATCH, WHY_NOT
from serving import Serving
from support import Scenario, run
from task_database import seeded

FORM = "application/x-www-form-urlencoded"
TOKEN = "a-token-of-twenty-characters"
TRACKER = """# Tasks

| Task ID | Description | Assigned To | Status | Priority |
| --- | --- | --- | --- | --- |
| P-001 | Fix the price list | anvil | In Progress | High |
"""


def workspace(folder):
    """A workspace with a task database and a tracker of another kind."""
    (folder / "AGENT_TASK_TRACKER.md").write_text(TRACKER)
    return seeded(folder / "dev.db")


def said(page):
    """What a page says of a form, as text."""
    found = re.search(r'(?s)id="said"[^>]*>(.*?)</(?:p>\n</div>|div>)', page)
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", found[1]).split())) if found else None


class Board(Scenario):
    def serve(self, *flags, database=None):
        self.database = database or workspace(self.folder)
        serving = Serving(self.folder, "--database", self.database, *flags)
        self.addCleanup(serving.stop)
        return serving

    def send(self, serving, headers=None, body=None, **fields):
        body = urlencode(fields) if body is None else body
        status, headers, page = serving.request("/tasks", "POST", body, {"Content-Type": FORM, **(headers or {})})
        return status, headers, page.decode()

    def get(self, serving, path="/tasks.html"):
        status, headers, page = serving.request(path)
        self.assertEqual(status, 200, path)
        return page.decode()

    def do(self, serving, **fields):
        """Sends a form that does what it should, and gives the page that one is led to."""
        status, headers, page = self.send(serving, **fields)
        self.assertEqual(status, 303, said(page))
        return self.get(serving, "/" + headers["Location"].split("#")[0])

    def row(self, sql):
        database = sqlite3.connect(self.database)
        try:
            return database.execute(sql).fetchone()
        finally:
            database.close()


class Forms(Board):
    def test_each_form_does_what_it_says(self):
        serving = self.serve()
        page = self.do(
            serving, action="add", page="tasks.html", title="Compare prices", ventureId="clxyz-ecommerce",
            priority="high", estimatedCost="$6.00", tags="prices, web", description="One\r\nTwo")
        self.assertIn("“Compare prices” is in the queue.", page)
        task, *rest = self.row('SELECT id, estimatedCost, tags, description, priority FROM Task WHERE title = "Compare prices"')
        self.assertEqual(rest, [6, '["prices","web"]', "One\nTwo", "high"])
        page = self.do(serving, action="claim", page="tasks.html", task=task, agentId="agent-new")
        self.assertIn("agent-new has “Compare prices” now.", page)
        self.assertIn('<option value="agent-new">', page)
        page = self.do(
            serving, action="fail", page=f"tasks/{task}.html", task=task, agentId="agent-new", error="blocked by the site")
        self.assertIn("“Compare prices” failed and is back in the queue.", page)
        self.assertIn("blocked by the site", page)
        # The next one for an agent is the most urgent, the oldest of these.
        page = self.do(serving, action="claim", page="tasks.html", agentId="agent-main")
        self.assertIn("agent-main has “Set up web scraper", page)
        page = self.do(serving, action="requeue", page="tasks.html", task="clxyz123")
        self.assertIn("is back in the queue", said(page))
        page = self.do(
            serving, action="move", page="tasks.html", task="clxyz123", status="blocked", statusWas="queue",
            priority="low", priorityWas="high")
        self.assertIn("is now blocked, of low priority.", said(page))
        self.do(serving, action="claim", page="tasks.html", task=task, agentId="agent-main")
        page = self.do(
            serving, action="complete", page="tasks.html", task=task, agentId="agent-main", actualCost="4.50",
            actualTokens="12000", output="done")
        self.assertEqual(said(page), "“Compare prices” is completed. $4.50 was added to what E-Commerce Automation has spent.")
        # The venture's page has the sum at once, and so have the documents.
        self.assertIn('<data value="4.5">$4.50</data>', self.get(serving, "/ventures/clxyz-ecommerce.html"))
        self.assertIn('"capitalSpent": 4.5', self.get(serving, "/api/ventures.json"))

    def test_all_faults_are_told_and_what_was_typed_stays(self):
        serving = self.serve()
        status, headers, page = self.send(
            serving, action="add", page="tasks.html", title=" ", ventureId="none", description="<b>kept</b>",
            estimatedCost="about 4", estimatedTokens="-1", priority="urgent", tags="a, b", colour="red")
        self.assertEqual((status, headers["Cache-Control"]), (422, "no-store"))
        for wanted in ("Title is missing or empty", "must be an amount of dollars", "must be a whole number from 0",
                       "Priority must be one of", "colour is no field of this form"):
            self.assertIn(wanted, said(page))
        self.assertIn('<a href="#add-title">', page)
        self.assertIn("&lt;b&gt;kept&lt;/b&gt;", page)
        self.assertIn('value="about 4"', page)
        self.assertRegex(page, r'id="add-title"[^>]*aria-describedby="add-title-fault" aria-invalid="true"')
        self.assertIn('id="work-add" open', page)
        status, _, page = self.send(serving, action="add", page="tasks.html", title="A", ventureId="none")
        self.assertEqual((status, said(page)), (409, "Nothing was changed . Venture is no venture's id"))
        status, _, page = self.send(serving, action="fail", page="tasks.html", task="clxyz123", agentId="a", error="")
        self.assertEqual((status, "What went wrong" in page or "error is missing" in page), (422, True))
        for form in ("", "drop"):
            self.assertEqual(self.send(serving, action=form)[0], 422)

    def test_two_people_want_the_same(self):
        serving = self.serve()
        self.do(serving, action="claim", page="tasks.html", task="clxyz123", agentId="agent-main")
        status, _, page = self.send(serving, action="claim", page="tasks.html", task="clxyz123", agentId="agent-telegram")
        self.assertEqual((status, said(page)), (409, "Nothing was changed : agent-main has claimed this task already."))
        # Who looks at an old page does not take the task away unseen.
        status, _, page = self.send(
            serving, action="move", page="tasks.html", task="clxyz123", status="blocked", statusWas="queue")
        self.assertEqual((status, said(page)), (409, "Nothing was changed : the task is active by now, no longer queue."))
        status, _, page = self.send(serving, action="complete", page="tasks.html", task="clxyz123", agentId="agent-telegram")
        self.assertEqual(status, 409)
        self.assertIn("another agent, agent-main", said(page))
        # The priority alone may be changed whatever happened meanwhile.
        self.do(serving, action="move", page="tasks.html", task="clxyz123", status="queue", statusWas="queue",
                priority="low", priorityWas="high")
        self.assertEqual(self.row('SELECT status, priority FROM Task WHERE id = "clxyz123"'), ("active", "low"))
        for task in ("clxyz124", "clxyz125"):
            self.do(serving, action="claim", page="tasks.html", agentId="agent-telegram")
        status, _, page = self.send(serving, action="claim", page="tasks.html", agentId="agent-telegram")
        self.assertEqual((status, said(page)), (409, "Nothing was changed : no task is waiting in the queue."))

    def test_hostile_texts_do_no_harm(self):
        serving = self.serve()
        hostile = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
        status, _, page = self.send(
            serving, action="add", page=hostile, title=hostile * 20, ventureId=hostile, description=hostile, tags=hostile)
        self.assertEqual(status, 422)
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("<img", page)
        status, _, page = self.send(serving, action="add", title="x" * 100_000, ventureId="clxyz-ecommerce")
        self.assertEqual(status, 422)
        self.assertIn("Title is longer than 1000", said(page))
        status, _, page = self.send(serving, action="add", title="a\0b", ventureId="clxyz-ecommerce")
        self.assertEqual((status, "Title holds a NUL character" in said(page), "\0" in page), (422, True, False))
        for body in ("action=add&title=%ff%fe", "action=add&title=%zz", "action=add&title=%4", b"action=add&title=\xff",
                     "action=add&action=add", "action", "=x", "&", "a=" + "&a=".join(map(str, range(99)))):
            status, _, page = self.send(serving, body=body)
            self.assertEqual((status, said(page).startswith("Nothing was changed : the form")), (400, True), body)
        for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", ""):
            self.assertEqual(self.send(serving, {"Content-Type": kind}, action="requeue", task="clxyz123")[0], 415)
        page = self.do(serving, action="add", page="https://evil.example/", title=hostile, ventureId="clxyz-ecommerce")
        self.assertNotIn("<img src=x", page)
        for query in ("done=<script>", "done=complete&task=clxyz123", "done=claim&task=nobody", "done=move&task=%3Cb%3E"):
            self.assertIsNone(said(self.get(serving, f"/tasks.html?{query}")), query)
        # A task that really is as an address says is all that an address can make the page say.
        self.assertEqual(self.row("SELECT count(*) FROM Task"), (4,))

    def test_only_pages_of_our_own_may_send_forms(self):
        serving = self.serve()
        fields = {"action": "claim", "page": "tasks.html", "agentId": "agent-main"}
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                        {"Sec-Fetch-Site": "same-site"}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
                        {"Origin": f"http://localhost:{serving.port + 1}"}):
            status, _, body = self.send(serving, headers, **fields)
            self.assertEqual((status, "another site" in body), (403, True), headers)
        self.assertEqual(self.send(serving, {"Host": "evil.example"}, **fields)[0], 421)
        self.assertEqual(self.row("SELECT count(*) FROM Task WHERE status <> 'queue'"), (0,))
        for headers in ({"Origin": serving.url}, {"Sec-Fetch-Site": "same-origin"}, {}):
            self.assertEqual(self.send(serving, headers, **fields)[0], 303, headers)

    def test_the_token_is_typed_into_the_form(self):
        (self.folder / "token").write_text(TOKEN + "\n")
        serving = self.serve("--token-file", self.folder / "token", "--bind", "0.0.0.0")
        page = self.get(serving)
        self.assertIn('type="password"', page)
        self.assertIn('autocomplete="current-password"', page)
        self.assertIn("Other machines can reach this server", page)
        fields = {"action": "claim", "page": "tasks.html", "agentId": "agent-main"}
        for token in ({}, {"token": ""}, {"token": TOKEN[:-1]}, {"token": TOKEN + "x"}):
            status, headers, page = self.send(serving, **fields, **token)
            self.assertEqual((status, headers["WWW-Authenticate"][:6]), (401, "Bearer"))
            self.assertIn("Token of this server is missing or wrong", said(page))
            self.assertIn('value="agent-main"', page)
        self.assertNotIn(TOKEN[:-1], page)
        self.assertEqual(self.send(serving, token=TOKEN, **fields)[0], 303)
        self.assertEqual(self.send(serving, {"Authorization": "Bearer " + TOKEN}, **fields)[0], 303)
        self.assertEqual(serving.request("/api/tasks/claim", "POST", "{}", {"Content-Type": "application/json"})[0], 401)

    def test_pages_and_headers(self):
        serving = self.serve()
        for path in ("/tasks", "/tasks.html", "/tasks/clxyz123", "/tasks/priority/high.html"):
            _, headers, page = serving.request(path)
            self.assertIn("form-action 'self'", headers["Content-Security-Policy"], path)
            self.assertEqual((headers["Referrer-Policy"], headers["Cache-Control"]), ("same-origin", "no-cache"), path)
            self.assertIn(b"<form", page, path)
            self.assertEqual(serving.request(path, headers={"If-None-Match": headers["ETag"]})[0], 304, path)
        for path in ("/", "/ventures.html", "/agents.html", "/tasks/stuck.html", "/tasks/p-001.html", "/api/tasks.json", "/nothing"):
            _, headers, page = serving.request(path)
            self.assertIn("form-action 'none'", headers["Content-Security-Policy"], path)
            self.assertEqual(headers["Referrer-Policy"], "no-referrer", path)
            self.assertNotIn(b"<form", page, path)
        for path in ("/ventures.html", "/api/tasks.json", "/api/ventures.json", "/api/logs/activity", "/search.json"):
            self.assertEqual(serving.request(path)[1]["Cache-Control"], "no-cache", path)
        self.assertNotEqual(serving.request("/api/deals.json")[1]["Cache-Control"], "no-cache")
        # Another source's task says that it is read only.
        page = self.get(serving, "/tasks/p-001.html")
        self.assertIn("This task is read only", page)
        self.assertNotIn("<form", page)
        # What is published has nothing of it.
        run("build", self.folder, "--output", self.folder / "site")
        for file in (self.folder / "site").rglob("*"):
            if file.is_file():
                self.assertNotIn(b"<form", file.read_bytes(), file)
                self.assertNotRegex(file.name, r"^forms\.")

    def test_what_others_write_is_seen_at_the_next_look(self):
        serving = self.serve()
        waits = []
        for number in range(5):
            run("task", "add", f"By hand {number}", "--venture", "clxyz-ecommerce", "--database", self.database)
            begun = time.monotonic()
            self.assertIn(f"By hand {number}", self.get(serving))
            waits.append(time.monotonic() - begun)
            self.assertIn(f"By hand {number}", self.get(serving, "/api/tasks.json"))
        print(f"        seen after {max(waits):.2f} s at most")
        run("task", "claim", "--agent", "agent-cli", "--database", self.database)
        self.assertIn("agent-cli", self.get(serving, "/agents.html"))
        self.assertIn("agent-cli", self.get(serving, "/api/logs/activity"))

    def test_many_who_wait_share_one_reading(self):
        self.database = workspace(self.folder)
        # What cannot be read is told at each reading.
        (self.folder / "bad.db").write_bytes(b"no database")
        with (self.folder / "errors").open("w") as errors:
            serving = Serving(self.folder, "--database", self.database, stderr=errors)
        self.addCleanup(serving.stop)
        readings = lambda: (self.folder / "errors").read_text().count("bad.db: error:")
        self.get(serving)
        self.assertEqual(readings(), 1)
        run("task", "add", "For all", "--venture", "clxyz-ecommerce", "--database", self.database)
        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            pages = list(pool.map(lambda _: self.get(serving), range(50)))
        self.assertTrue(all("For all" in page for page in pages))
        time.sleep(2.5)  # The server's own look, once a second, finds nothing new.
        self.assertEqual(readings(), 2)

    def test_a_database_elsewhere_has_its_board_too(self):
        elsewhere = self.folder / "elsewhere"
        fleet = self.folder / "fleet"
        elsewhere.mkdir()
        fleet.mkdir()
        (fleet / "work.db").write_bytes(b"taken")
        (fleet / "AGENT_TASK_TRACKER.md").write_text(TRACKER)
        database = seeded(elsewhere / "work.db")
        serving = Serving(fleet, "--database", database)
        self.addCleanup(serving.stop)
        page = self.get(serving)
        self.assertIn("task-database.db#Task", page)
        self.assertNotIn(str(self.folder), page)
        page = self.do(serving, action="claim", page="tasks.html", agentId="agent-main")
        self.assertIn("agent-main has “Set up web scraper", page)
        run("task", "add", "By hand", "--venture", "clxyz-ecommerce", "--database", database)
        self.assertIn("By hand", self.get(serving))


@unittest.skipUnless(IS_THERE, WHY_NOT)
class Browser(Board):
    def browse(self, work, **options):
        """Does something in Chromium; nothing may go wrong but what a form is refused for."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
            context = browser.new_context(reduced_motion="reduce", **options)
            if options.get("java_script_enabled", True):
                context.add_init_script(WATCH)
            page = context.new_page()
            trouble = []
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("console", lambda told: trouble.append(told.text) if told.type in ("error", "warning") else None)
            page.set_default_timeout(20_000)
            work(page)
            browser.close()
            refusals = re.compile(r"the server responded with a status of 4(09|22)")
            self.assertEqual([text for text in trouble if not refusals.search(text)], [])

    def through(self, page, serving):
        """Adds a task, claims it, fails, claims again and completes it with a cost."""
        page.goto(serving.url + "/tasks.html")
        page.locator("#work-add > summary").click()
        page.get_by_label("Title").fill("Compare <b>prices</b>")
        page.locator("#add-estimatedCost").fill("6")
        page.locator("#add button").click()
        page.locator("#said").wait_for()
        self.assertEqual(page.locator("#said").inner_text(), "“Compare <b>prices</b>” is in the queue.")
        (task,) = self.row("SELECT id FROM Task WHERE title LIKE 'Compare%'")
        for attempt in (1, 2):
            page.locator(f"#work-{task} > summary").click()
            page.locator(f"#claim-{task}-agentId").fill("agent-main")
            page.locator(f"#claim-{task} button").click()
            page.locator(f"section.active #task-{task}").wait_for()
            self.assertIn("agent-main has", page.locator("#said").inner_text())
            if page.locator(f"#work-{task}[open]").count() == 0:
                page.locator(f"#work-{task} > summary").click()
            if attempt == 1:
                page.locator(f"#fail-{task}-error").fill("blocked")
                page.locator(f"#fail-{task} button").click()
                page.locator(f"section.queue #task-{task}").wait_for()
                self.assertIn("Nothing was charged", page.locator("#said").inner_text())
        page.locator(f"#complete-{task}-actualCost").fill("4.50")
        page.locator(f"#complete-{task} button").click()
        page.locator(f"section.completed #task-{task}").wait_for()
        self.assertIn("$4.50 was added", page.locator("#said").inner_text())
        page.goto(serving.url + "/ventures/clxyz-ecommerce.html")
        self.assertEqual(page.locator('.budget data[value="4.5"]').first.inner_text(), "$4.50")
        return task

    def test_without_script(self):
        serving = self.serve()

        def work(page):
            task = self.through(page, serving)
            page.goto(serving.url + f"/tasks/{task}.html")
            page.locator(f"#move-status, [id^=move][id$=status]").first.select_option("archived")
            page.locator("form.move button").click()
            self.assertIn("is now archived", page.locator("#said").inner_text())
            self.assertIn(f"/tasks/{task}.html", page.url)

        self.browse(work, java_script_enabled=False)

    def test_with_script(self):
        serving = self.serve()

        def work(page):
            task = self.through(page, serving)
            page.goto(serving.url + "/tasks.html")
            page.evaluate("window.stays = true")
            page.locator("#work-add > summary").click()
            page.locator("#add-title").fill("A draft")
            page.locator("#work-clxyz124 > summary").click()
            page.locator("#claim-clxyz124-agentId").fill("agent-main")
            # Somebody else is quicker.
            run("task", "claim", "--agent", "agent-x", "--database", self.database)
            run("task", "claim", "--agent", "agent-y", "--database", self.database)
            page.locator("#claim-clxyz124 button").click()
            page.locator("#said").wait_for()
            self.assertIn("agent-y has claimed this task already", page.locator("#said").inner_text())
            self.assertEqual(page.locator("#add-title").input_value(), "A draft")
            self.assertTrue(page.locator("section.active #task-clxyz124").count())
            # A fault stands beside its field, and the field has the focus.
            page.locator("#add-estimatedCost").fill("about 4")
            page.locator("#add button").click()
            page.locator("#add-estimatedCost-fault").wait_for()
            self.assertEqual(page.evaluate("document.activeElement.id"), "add-estimatedCost")
            page.locator("#add-estimatedCost").fill("4")
            # By keyboard alone.
            page.keyboard.press("Enter")
            page.locator("#said.done").wait_for()
            self.assertEqual(page.evaluate("document.activeElement.id"), "said")
            self.assertEqual(page.evaluate("[window.stays, window.__violations]"), [True, []])

        self.browse(work)

    def test_preview_keeps_what_is_typed(self):
        serving = self.serve("--watch")

        def work(page):
            page.goto(serving.url + "/tasks.html")
            page.locator("#work-add > summary").click()
            page.locator("#add-title").fill("A draft")
            time.sleep(0.5)
            run("task", "add", "By hand", "--venture", "clxyz-ecommerce", "--database", self.database)
            page.get_by_text("By hand").first.wait_for()
            self.assertEqual(page.locator("#add-title").input_value(), "A draft")
            self.assertEqual(page.evaluate("document.activeElement.id"), "add-title")

        self.browse(work)

    def test_for_everybody(self):
        (self.folder / "token").write_text(TOKEN + "\n")
        serving = self.serve("--token-file", self.folder / "token")
        self.send(serving, action="claim", page="tasks.html", task="clxyz123", agentId="agent-main", token=TOKEN)

        def work(page):
            for look in ("light", "dark"):
                page.emulate_media(color_scheme=look)
                for width in (1280, 390):
                    page.set_viewport_size({"width": width, "height": 900})
                    for path in ("tasks.html", "tasks/clxyz123.html", "tasks/stuck.html", "tasks/p-001.html"):
                        page.goto(f"{serving.url}/{path}")
                        page.evaluate("for (const one of document.querySelectorAll('details.work')) one.open = true")
                        if path == "tasks.html":
                            # With a fault that is told.
                            page.locator("#add-title").fill("T")
                            page.locator("#add-estimatedCost").fill("x")
                            page.locator("#add-token").fill(TOKEN)
                            page.locator("#add button").click()
                            page.locator("#add-estimatedCost-fault").wait_for()
                            page.evaluate("for (const one of document.querySelectorAll('details.work')) one.open = true")
                        page.evaluate(CHECKS)
                        page.evaluate(AXE_SOURCE)
                        found = page.evaluate("checks.structure()") + page.evaluate("checks.colours([])")[0]
                        self.assertEqual((found, page.evaluate("checks.wide()")), ([], None), f"{path} {width} {look}")
                        self.assertEqual(page.evaluate("window.__violations"), [])

        self.browse(work)
