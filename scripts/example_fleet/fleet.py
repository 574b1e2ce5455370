"""The twenty-two agents, the models they use, and what each model costs."""

from collections import namedtuple
from decimal import Decimal

Agent = namedtuple("Agent", "id name department role model daily weekend")
Model = namedtuple("Model", "provider api name rates")

# US dollars per million tokens: input, output, cache read, cache write. None: the transcript states no cost.
MODELS = {
    "sonnet": Model("anthropic", "anthropic-messages", "claude-sonnet-4-5", ("3", "15", "0.3", "3.75")),
    "haiku": Model("anthropic", "anthropic-messages", "claude-haiku-4-5", ("1", "5", "0.1", "1.25")),
    "gpt": Model("openai", "openai-responses", "gpt-5.2", ("1.75", "14", "0.175", "0")),
    "kimi": Model("moonshot", "openai-completions", "kimi-k2.5", ("0.6", "3", "0.1", "0")),
    "coder": Model("ollama", "ollama", "qwen3-coder:30b", None),  # priced by fleetledger.json
    "free": Model("ollama", "ollama", "llama3.3:8b", ("0", "0", "0", "0")),
    "mirror": Model("openclaw", "openai-responses", "delivery-mirror", ("0", "0", "0", "0")),
    "glimmer": Model("preview-lab", "openai-completions", "glimmer-preview", None),  # no price anywhere
}
CONFIGURED = {"coder": ("0.2", "0.8", "0.02", "0"), "free": ("0", "0", "0", "0")}  # $0 is believed when it is configured

# Agents with transcripts: `daily` is the most calls on a day.
RUNNING = [
    Agent("main", "Helm", "Bridge", "Coordinator", "sonnet", 3, True),
    Agent("almanac", "Almanac", "Chart Room", "Calendar and reminders", "haiku", 2, False),
    Agent("anvil", "Anvil", "Engine Room", "Backend", "sonnet", 3, False),
    Agent("barnacle", "Barnacle", "Engine Room", "Dependencies", "kimi", 2, False),
    Agent("beacon", "Beacon", "Bridge", "Alerts", "haiku", 3, True),
    Agent("bosun", "Bosun", "Deck", "Dispatch", "gpt", 2, False),
    Agent("capstan", "Capstan", "Engine Room", "Build and release", "gpt", 2, False),
    Agent("compass", "Compass", "Chart Room", "Research", "sonnet", 3, False),
    Agent("current", "Current", "Chart Room", "News watch", "haiku", 2, True),
    Agent("davit", "Davit", "Deck", "Outreach drafts", "kimi", 2, False),
    Agent("fathom", "Fathom", "Chart Room", "Data analysis", "gpt", 2, False),
    Agent("galley", "Galley", "Engine Room", "Local coding", "coder", 3, False),
    Agent("halyard", "Halyard", "Engine Room", "Frontend", "sonnet", 2, False),
    Agent("jetty", "Jetty", "Deck", "Customer replies", "haiku", 3, False),
    Agent("kelp", "Kelp", "Engine Room", "Local summaries", "free", 2, False),
    Agent("lantern", "Lantern", "Bridge", "Review", "sonnet", 2, False),
]
# Seen in the usage tables only.
SAMPLED = [
    Agent("manifest", "Manifest", "Deck", "Invoices", "haiku", 0, False),
    Agent("plumb-line", "Plumb Line", "Engine Room", "Tests", "gpt", 0, False),
    Agent("tally_2", "Tally_2", "Bridge", "Bookkeeping", "haiku", 0, False),
]
# Seen in the trackers and the database only: nobody knows what they spend.
IDLE = [
    Agent("rudder", "Rudder", "Bridge", "Planning", "sonnet", 0, False),
    Agent("sextant", "Sextant", "Chart Room", "Maps", "gpt", 0, False),
    Agent("windlass", "Windlass", "Engine Room", "Backups", "kimi", 0, False),
]
ALL = sorted(RUNNING + SAMPLED + IDLE)
BY_ID = {agent.id: agent for agent in ALL}
PARTS = ("input", "output", "cacheRead", "cacheWrite")


def costs(rates, tokens):
    """Exact dollars of the four parts."""
    return [Decimal(rate) * count / 1_000_000 for rate, count in zip(rates, tokens)]


# Strings that look like secrets, all invented. None of them may appear in anything that is published.
SECRETS = {
    "anthropic": "sk-ant-api03-" + "Zx9Qw3Er7Ty1Ui5Op2As8Df4Gh6Jk0LzXcVbNm-Ex4mpleOnly7890AbCdEfGhIjKlMnOpQr" + "AA",
    "openai": "sk-proj-" + "N0tAReaLK3yJustAnExampleOfOne1234567890abcdefXY",
    "github": "ghp_" + "ExampleExampleExampleExample12345678",
    "aws": "AKIA" + "EXAMPLEHARBOR7Q2",
    "google": "AIza" + "SyExampleOnlyExampleOnlyExampleOnly012",
    "slack": "xoxb-" + "210987654321-1234567890123-ExAmPlEeXaMpLeExAmPlE12",
    "telegram": "7123456789:" + "AAExampleBotTokenExampleBotTokenExa",
    "bearer": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJlLWV4YW1wbGU",
    "password": "correct-horse-7",
    "email": "mara.quell@example.invalid",
    "lead-email": "buyer@northgate.example.invalid",
    "lead-contact": "Odalys Fennimore",
    "lead-phone": "+1 555 010 0199",
}
