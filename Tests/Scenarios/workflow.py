"""Runs the jobs of a workflow file of GitHub Actions here, step by step: `run` steps in bash as a runner would, steps that use
an action by a stand-in for each action. An action or an expression that is not known is an error."""

import re
import subprocess
from pathlib import Path

import yaml

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<op>==|!=|&&|\|\||!|\(|\))|(?P<word>[A-Za-z_][\w.-]*)|(?P<number>\d+))")


class Expression:
    """The part of GitHub's expressions that our files use: contexts, strings, ==, !=, !, &&, ||, success(), always()."""

    def __init__(self, text, contexts):
        self.contexts, self.tokens = contexts, []
        at, text = 0, text.strip()
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"cannot read the expression {text!r} at {text[at:]!r}")
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.value = self.either()
        if self.tokens:
            raise ValueError(f"cannot read the end of {text!r}")

    def take(self, *operators):
        if self.tokens and self.tokens[0][0] == "op" and self.tokens[0][1] in operators:
            return self.tokens.pop(0)[1]
        return None

    def either(self):
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = value and other
        return value

    def equal(self):
        value = self.single()
        while operator := self.take("==", "!="):
            same = str_of(value).lower() == str_of(self.single()).lower()
            value = same == (operator == "==")
        return value

    def single(self):
        if self.take("!"):
            return not self.single()
        if self.take("("):
            value = self.either()
            assert self.take(")"), "a parenthesis is not closed"
            return value
        kind, text = self.tokens.pop(0)
        if kind == "text":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return int(text)
        if self.take("("):
            assert self.take(")"), f"{text}() takes nothing here"
            return self.contexts["functions"][text]
        if text in ("true", "false"):
            return text == "true"
        value = self.contexts
        for number, name in enumerate(text.split(".")):
            if number == 0 and name not in self.contexts:
                raise ValueError(f"unknown context in {text}")
            value = value.get(name) if isinstance(value, dict) else None
        return value


def str_of(value):
    return {None: "", True: "true", False: "false"}.get(value, value) if not isinstance(value, (int, str)) or isinstance(
        value, bool) else str(value)


def filled(text, contexts):
    """A text with its ${{ }} filled in; what is no text stays."""
    if not isinstance(text, str):
        return str_of(text)
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str_of(Expression(found[1], contexts).value), text)


class Failed(Exception):
    """A step that failed; what it printed."""


class Runner:
    """A fresh machine for one run of a workflow.

    checkout: the repository that is cloned. actions: stand-ins, by the action's name: called with the runner and the inputs,
    may give outputs. caches: the folder that outlives the machine. remote: where actions of the form OWNER/NAME/path lie.
    """

    def __init__(self, folder, *, checkout, caches, remote, path, secrets=(), variables=(), inputs=(), number=1, server=""):
        self.folder, self.repository, self.remote = Path(folder), checkout, remote
        self.work, self.temp, self.caches = self.folder / "work", self.folder / "temp", Path(caches)
        for one in (self.temp, self.caches, self.folder / "home"):
            one.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "PATH": path, "HOME": str(self.folder / "home"), "CI": "true", "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.work), "RUNNER_TEMP": str(self.temp), "GITHUB_SERVER_URL": server,
            "GITHUB_RUN_ID": str(1000 + number)}
        self.contexts = {
            "secrets": dict(secrets), "vars": dict(variables), "inputs": dict(inputs), "env": {}, "steps": {},
            "github": {"run_id": str(1000 + number), "run_attempt": "1", "ref_name": "main"},
            "runner": {"os": "Linux", "arch": "X64", "temp": str(self.temp)}}
        self.said, self.afterwards, self.seen = "", [], {}

    # Actions that every file uses.

    def checkout(self, given):
        shallow = [] if given.get("fetch-depth") == "0" else ["--depth", "1"]
        subprocess.run(
            ["git", "clone", "--quiet", *shallow, f"file://{self.repository}", str(self.work)], check=True, capture_output=True)

    def restore(self, given):
        found = []
        for prefix in [given["key"], *given.get("restore-keys", "").split()]:
            found = found or sorted(
                (one for one in self.caches.iterdir() if one.name.startswith(prefix)), key=lambda one: one.stat().st_mtime_ns)
        target = self.work / given["path"]
        if found:
            target.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", str(found[-1] / "kept"), str(target)], check=True)
        return {"cache-hit": str_of(bool(found) and found[-1].name == given["key"])}

    def save(self, given):
        place = self.caches / given["key"]
        if not place.exists():
            place.mkdir()
            subprocess.run(["cp", "-a", str(self.work / given["path"]), str(place / "kept")], check=True)

    def cache(self, given):
        hit = self.restore(given)
        if hit["cache-hit"] != "true":
            self.afterwards.append(lambda: self.save(given))
        return hit

    ACTIONS = {
        "actions/checkout": checkout, "actions/cache/restore": restore, "actions/cache/save": save, "actions/cache": cache,
        "actions/setup-node": lambda self, given: None}

    def run(self, workflow, actions=()):
        """Runs the file's jobs; throws `Failed` with the first step that fails."""
        document = yaml.safe_load(Path(workflow).read_text())
        self.actions = {**self.ACTIONS, **dict(actions)}
        self.contexts["steps"] = {}
        (job,) = document["jobs"].values()
        assert document["defaults"]["run"]["shell"] == "bash", "a container's own shell is sh"
        self.contexts["env"] = {name: filled(text, self.contexts) for name, text in job.get("env", {}).items()}
        self.steps(job["steps"], self.contexts, {})
        for action in self.afterwards:
            action()
        return self

    def steps(self, steps, contexts, more):
        for step in steps:
            name = step.get("name") or step.get("uses") or step["run"]
            result = {"outcome": "success", "outputs": {}}
            contexts["functions"] = {"success": True, "always": True}
            if step.get("id"):
                contexts["steps"][step["id"]] = result
            if "if" in step and not Expression(str_of(step["if"]), contexts).value:
                result["outcome"] = "skipped"
                self.seen[name] = "skipped"
                continue
            self.seen[name] = "run"
            environment = {key: filled(text, contexts) for key, text in step.get("env", {}).items()}
            if "run" in step:
                result["outputs"] = self.shell(name, step["run"], contexts, {**contexts["env"], **more, **environment})
            else:
                given = {key: filled(text, contexts) for key, text in step.get("with", {}).items()}
                result["outputs"] = self.use(step["uses"], given) or {}

    def shell(self, name, text, contexts, environment):
        assert "${{" not in text, f"{name}: what comes from outside goes through env, never into the script"
        output = self.temp / f"output-{len(self.seen)}"
        output.touch()
        script = self.folder / "script.sh"
        script.write_text(text)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.work, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**self.environment, **environment, "GITHUB_OUTPUT": str(output)})
        self.said += done.stdout
        if done.returncode:
            raise Failed(f"{name}: exit {done.returncode}\n{done.stdout}")
        return dict(line.split("=", 1) for line in output.read_text().splitlines())

    def use(self, reference, given):
        name, _, version = reference.partition("@")
        if name.startswith("./"):
            return self.composite(self.work / name, given, "")
        if name.startswith("OWNER/fleetledger/"):
            assert version.startswith("v"), reference
            return self.composite(self.remote / name.removeprefix("OWNER/fleetledger/"), given, "OWNER/fleetledger")
        assert re.fullmatch("[0-9a-f]{40}", version), f"{reference} is not pinned"
        return self.actions[name](self, given)

    def composite(self, folder, given, repository):
        document = yaml.safe_load((folder / "action.yml").read_text())
        assert not given.keys() - document["inputs"].keys(), "an input that the action does not have"
        inputs = {name: given.get(name, one.get("default", "")) for name, one in document["inputs"].items()}
        contexts = {**self.contexts, "inputs": inputs, "steps": {}, "github": {
            **self.contexts["github"], "action_repository": repository}, "secrets": {}}
        assert all(step.get("shell") == "bash" for step in document["runs"]["steps"] if "run" in step)
        self.steps(document["runs"]["steps"], contexts, {"GITHUB_ACTION_PATH": str(folder)})
        return {name: filled(one["value"], contexts) for name, one in document["outputs"].items()}
