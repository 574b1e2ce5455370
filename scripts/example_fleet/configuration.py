"""The fleet's own settings, with the comments and trailing commas that JSON5 allows."""

from fleet import ALL, CONFIGURED, MODELS

ALIASES = {"main": ["Helm", "Harbor Helm"], "compass": ["N0rth"], "beacon": ["BEACON"]}


def write(tree):
    lines = [
        "// Settings of the example fleet. Everything here may be left out.", "{", "  title: 'Harbor fleet',",
        "  timezone: 'Europe/Lisbon', // days are counted here", "  /* Names, other spellings and departments. */", "  agents: {"]
    for agent in ALL:
        aliases = "".join(f"'{name}', " for name in ALIASES.get(agent.id, [])).rstrip(" ")
        lines.append(
            f"    '{agent.id}': {{ name: '{agent.name}', department: '{agent.department}'"
            + (f", aliases: [{aliases}]" if aliases else "") + " },")
    lines.append("  },")
    lines.append("  // US dollars per million tokens, for models whose calls carry no cost.")
    lines.append("  prices: {")
    for key, rates in CONFIGURED.items():
        shown = zip(("input", "output", "cacheRead", "cacheWrite"), rates)
        lines.append(f"    '{MODELS[key].name}': {{ " + ", ".join(f"{name}: {rate}" for name, rate in shown) + " },")
    lines += [
        "  },",
        "  budgets: [",
        "    { name: 'Fleet', usd: 12, period: 'month' },",
        "    { name: 'Helm', usd: 0.5, period: 'week', agent: 'main' },",
        "  ],",
        "}",
    ]
    tree.add("fleetledger.json", "\n".join(lines) + "\n")
