"""Costs by price lists, against the truth that the generator of a corpus writes beside it."""

import json
import subprocess
import sys
from decimal import Decimal

from support import SHARED, Scenario, agents, diagnostics, load, total

# US dollars for a million tokens: input, output, cache read, cache write of five minutes and of an hour.
PRICES = {
    "claude-opus-4-6": ("5", "25", "0.5", "6.25", "10"),
    "claude-sonnet-4-6": ("3", "15", "0.3", "3.75", "6"),
    "claude-haiku-4-5": ("1", "5", "0.1", "1.25", "2"),
    "gpt-5.4": ("2.5", "15", "0.25", "0", "0"),
    "gemini-3-pro": ("2", "12", "0.2", "0", "0"),
}
KINDS = ("input", "output", "cacheRead", "cacheWrite", "cacheWrite1h")
NEAR = Decimal("0.000001")


class Prices(Scenario):
    def corpus(self, form, megabytes):
        generator = SHARED / "tools/gen_sessions.py"
        if not generator.is_file():
            self.skipTest(f"{generator} is not there")
        folder = self.folder / form
        subprocess.run(
            [sys.executable, generator, "--format", form, "--mb", str(megabytes), "--seed", "1", "--out", folder],
            check=True, stdout=subprocess.DEVNULL)
        truth = json.loads((folder / "TRUTH.json").read_text(), parse_float=Decimal)
        (folder / "TRUTH.json").unlink()
        return folder, truth

    def configure(self, folder, **more):
        prices = ", ".join(
            f'"{model}": {{ {", ".join(f"{kind}: {rate}" for kind, rate in zip(KINDS, rates))} }}'
            for model, rates in PRICES.items())
        rest = "".join(f', {key}: "{value}"' for key, value in more.items())
        (folder / "fleetledger.json").write_text(f"{{ prices: {{ {prices} }}{rest} }}\n")

    def near(self, found, wanted, what):
        self.assertAlmostEqual(total(found) or Decimal(0), Decimal(wanted), delta=NEAR, msg=what)

    def test_prices_each_call_as_the_generator_does(self):
        folder, truth = self.corpus("claude", 25)
        truth = truth["policies"]["dedup_max"]
        column = 7  # calculatedUSD
        self.configure(folder)
        site = self.build(folder)
        summary = load(site, "tokens")["summary"]
        self.assertEqual((summary["calls"], summary["unpriced"]), (truth["total"][5], 0))
        self.near(summary["cost"], truth["total"][column], "total")
        models = {model["model"]: model for model in load(site, "prices")["models"]}
        self.assertEqual(set(models), set(truth["by_model"]))
        for name, row in truth["by_model"].items():
            self.near(models[name]["cost"], row[column], name)
            self.assertEqual([(m["table"], m["rule"], m["key"]) for m in models[name]["matches"]],
                             [("configuration", "exact", name)])
        days = {day["date"]: day for day in load(site, "usage")["daily"]}
        self.assertEqual(set(days), set(truth["by_day"]))
        for day, row in truth["by_day"].items():
            self.near(days[day]["cost"], row[column], day)
        found = agents(site)
        for name, row in truth["by_agent"].items():
            # The folder of a session is the working folder with dashes for slashes.
            agent = found.get(name) or next(found[key] for key in found if key.endswith("-" + name))
            self.near(agent["cost"], row[column], name)

    def test_a_price_file_gives_the_same(self):
        folder, truth = self.corpus("claude", 3)
        fields = (
            "input_cost_per_token", "output_cost_per_token", "cache_read_input_token_cost",
            "cache_creation_input_token_cost", "cache_creation_input_token_cost_above_1hr")
        entries = {
            f"anthropic/{model}": {field: float(Decimal(rate) / 10**6) for field, rate in zip(fields, rates)}
            for model, rates in PRICES.items()}
        (folder / "prices.json").write_text(json.dumps({"sample_spec": {"mode": "x"}, **entries}))
        (folder / "fleetledger.json").write_text('{ priceFile: "prices.json" }')
        site = self.build(folder)
        self.near(load(site, "tokens")["summary"]["cost"], truth["policies"]["dedup_max"]["total"][7], "total")
        document = load(site, "prices")
        self.assertEqual([table["origin"] for table in document["tables"]], ["configuration", "file", "built-in"])
        self.assertRegex(document["tables"][1]["version"], "^[0-9a-f]{32}$")
        self.assertEqual({m["table"] for model in document["models"] for m in model["matches"]}, {"file"})
        self.assertNotIn("prices.json", [source["path"] for source in load(site, "sources")["files"]])

    def test_a_model_without_a_price_is_unpriced_and_never_free(self):
        folder, truth = self.corpus("openclaw", 5)
        self.configure(folder)
        site = self.build(folder)
        truth = truth["policies"]["dedup"]
        local = truth["by_model"]["local-qwen3-72b"]
        summary = load(site, "tokens")["summary"]
        self.assertEqual(summary["unpriced"], local[5])
        self.near(summary["cost"], truth["total"][6], "recorded")
        model = next(one for one in load(site, "prices")["models"] if one["model"] == "local-qwen3-72b")
        self.assertEqual((model["calls"], model["unpriced"], model["cost"], model["matches"]), (local[5], local[5], None, []))
        self.assertTrue(model["configure"].startswith('"local-qwen3-72b": { input: null, output: null'))
        self.assertEqual(len(diagnostics(site, "price.unknown")), 1)
        self.assertIn("at least", (site / "index.html").read_text())
        # The line, filled in, is what the configuration takes.
        line = model["configure"].replace("null", "0")
        (folder / "fleetledger.json").write_text(f"{{ prices: {{ {line} }} }}")
        self.assertEqual(load(self.build(folder), "tokens")["summary"]["unpriced"], 0)
