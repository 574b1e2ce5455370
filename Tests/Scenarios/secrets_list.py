"""Made-up secrets and texts that only look like ones. No secret stands here as a whole: each is put together of a prefix and
of what a seeded generator gives, so that no search for secrets finds one in this repository."""

import random
import string

from hostile_fleet import Planter

WORD = string.ascii_letters + string.digits
URL = WORD + "-_"
BASE = WORD + "+/"
HEX = "0123456789abcdef"
CAPITALS = string.ascii_uppercase + "234567"
DIGITS = string.digits


class Secret:
    """A secret in its words. `core` is the part that must appear nowhere."""

    def __init__(self, kind, before, secret, behind, core):
        self.kind, self.before, self.secret, self.behind, self.core = kind, before, secret, behind, core

    def __repr__(self):
        return f"{self.kind}: {self.before}…{self.behind}"

    @property
    def text(self):
        return self.before + self.secret + self.behind

    @property
    def masked(self):
        return f"{self.before}[{self.kind}]{self.behind}"


# Kind, words before, parts of the secret (a text, or alphabet and length), words behind. The longest random part is the core.
FORMS = (
    ("anthropic-key", "key ", ("sk-", "ant-", "api03-", (WORD, 60), "-AA"), ""),
    ("anthropic-key", "", ("sk-", "ant-", "oat01-", (WORD, 50)), ""),
    ("openai-key", "OPENAI=", ("sk-", "proj-", (WORD, 50)), ""),
    ("openai-key", "", ("sk-", (WORD, 48)), ""),
    ("openrouter-key", "", ("sk-", "or-", "v1-", (HEX, 64)), ""),
    ("google-key", "", ("AI", "za", "Sy", (WORD, 33)), ""),
    ("xai-key", "", ("xa", "i-", (WORD, 60)), ""),
    ("groq-key", "", ("gs", "k_", (WORD, 52)), ""),
    ("perplexity-key", "", ("pp", "lx-", (WORD, 48)), ""),
    ("huggingface-token", "", ("h", "f_", (WORD, 34)), ""),
    ("replicate-token", "", ("r", "8_", (WORD, 37)), ""),
    ("aws-access-key", "", ("AK", "IA", (CAPITALS, 16)), ""),
    ("aws-secret", "aws_secret_access_key=", ((BASE, 40),), ""),
    ("azure-key", "AccountKey=", ((BASE, 86), "=="), ";x=y"),
    ("github-token", "", ("gh", "p_", (WORD, 36)), ""),
    ("github-token", "", ("gh", "o_", (WORD, 36)), ""),
    ("github-token", "", ("github", "_pat_", (WORD, 22), "_", (WORD, 59)), ""),
    ("gitlab-token", "", ("gl", "pat-", (WORD, 20)), ""),
    ("slack-token", "", ("xo", "xb-", (DIGITS, 12), "-", (WORD, 24)), ""),
    ("webhook", "https://", ("hooks.slack", ".com/services/", "T0A/B0B/", (WORD, 24)), ""),
    ("discord-token", "", ("M", (WORD, 23), ".", "GaBc1d", ".", (WORD, 38)), ""),
    ("telegram-token", "bot ", (("123456789", 10), ":", "AAb", (WORD, 32)), ""),
    ("stripe-key", "", ("sk_", "live_", (WORD, 24)), ""),
    ("twilio-key", "", ("S", "K", (HEX, 32)), ""),
    ("sendgrid-key", "", ("SG", ".", (WORD, 22), ".", (WORD, 43)), ""),
    ("npm-token", "", ("np", "m_", (WORD, 36)), ""),
    ("pypi-token", "", ("py", "pi-", (WORD, 90)), ""),
    ("vercel-token", "", ("vc", "p_", (WORD, 56)), ""),
    ("supabase-token", "", ("sb", "p_", (HEX, 40)), ""),
    ("notion-token", "", ("nt", "n_", (WORD, 46)), ""),
    ("linear-key", "", ("lin_", "api_", (WORD, 40)), ""),
    ("shopify-token", "", ("shp", "at_", (HEX, 32)), ""),
    ("netlify-token", "", ("nf", "p_", (WORD, 36)), ""),
    ("digitalocean-token", "", ("dop", "_v1_", (HEX, 64)), ""),
    ("docker-token", "", ("dckr", "_pat_", (WORD, 27)), ""),
    ("databricks-token", "", ("da", "pi", (HEX, 32)), ""),
    ("vault-token", "", ("hv", "s.", (WORD, 24)), ""),
    ("api-key", "MISTRAL_API_KEY=", ((WORD, 32),), ""),
    ("api-key", "x-api-key: ", ((HEX, 40),), ""),
    ("api-key", "", ("nv", "api-", (WORD, 60)), ""),
    ("bearer-token", "Authorization: Bearer ", ((WORD, 40),), ""),
    ("credentials", "Authorization: Basic ", ((WORD, 24), "=="), ""),
    ("jwt", "", ("ey", "JhbGciOiJIUzI1NiJ9", ".", "ey", "JzdWIiOiIxIn0", ".", (WORD, 43)), ""),
    ("private-key", "", ("-----BEGIN ", "PRIVATE", " KEY-----\\n", (WORD, 64), "\\n-----END ", "PRIVATE", " KEY-----"), ""),
    ("password", "password=", ((WORD, 14),), ""),
    ("password", "postgres://nexus:", ((WORD, 16),), "@db:5432/fleet"),
    ("password", "mongodb+srv://nexus:", ((WORD, 16),), "@cluster0.example.net/x"),
    ("password", "redis://:", ((WORD, 16),), "@cache:6379/0"),
    ("password", "Server=db;User Id=sa;Pwd=", ((WORD, 14),), ";x=1"),
    ("password", "jdbc:mysql://db/fleet?user=a&password=", ((WORD, 14),), "&x=1"),
    ("password", '{"password": "', ((WORD, 14),), '"}'),
    ("password", "curl -u nexus:", ((WORD, 10), "7!", (WORD, 6)), " https://x.example"),
    ("secret", "client_secret=", ((WORD, 20),), ""),
    ("token", "access_token=", ((WORD, 20),), ""),
    ("cookie", "Cookie: ", ("sid=", (WORD, 24)), ""),
    ("e-mail", "", ((string.ascii_lowercase, 12), "@", "example.com"), ""),
    ("e-mail", "mailto:", ((string.ascii_lowercase, 14), "@", "sub.example.org"), ""),
    ("phone", "call ", ("+852", "5", (DIGITS, 7)), ""),
    ("phone", "call ", ("+1 (415)", " 555", "-01", ("23456789", 2)), ""),
    ("phone", "phone: ", ("8", ("123456789", 8)), ""),
)


def secrets(count=240, seed=11):
    """That many secrets, of all forms in turn, no two alike."""
    source = random.Random(seed)
    made = []
    while len(made) < count:
        kind, before, parts, behind = FORMS[len(made) % len(FORMS)]
        pieces = [part if isinstance(part, str) else "".join(source.choices(part[0], k=part[1])) for part in parts]
        longest = max((p for p, part in zip(pieces, parts) if not isinstance(part, str)), key=len)
        secret = "".join(pieces)
        # What a reader that cuts texts at signs would leave of it.
        longest = max(longest.replace("+", "/").split("/"), key=len)
        core = longest if len(longest) >= 7 else "".join(c for c in secret if c.isdigit())
        if core not in {other.core for other in made}:
            made.append(Secret(kind, before, secret, behind, core))
    return made


def look_alikes(count=200, seed=12):
    """Texts of which nothing is to be masked: ids, digests, figures, versions, paths, dates."""
    source = random.Random(seed)

    def some(alphabet, length):
        return "".join(source.choices(alphabet, k=length))

    def uuid():
        return f"{some(HEX, 8)}-{some(HEX, 4)}-4{some(HEX, 3)}-a{some(HEX, 3)}-{some(HEX, 12)}"

    forms = (
        lambda: some(HEX, 40), lambda: some(HEX, 7), lambda: "sha256:" + some(HEX, 64), lambda: some(HEX, 32), uuid,
        lambda: f"agents/main/sessions/{uuid()}.jsonl", lambda: f"agent:main:subagent:{uuid()}", lambda: "toolu_01" + some(WORD, 22),
        lambda: "msg_01" + some(WORD, 22), lambda: "req_011" + some(WORD, 21), lambda: "chatcmpl-" + some(WORD, 29),
        lambda: f"claude-opus-4-{some(DIGITS, 1)}-2026{some('01', 2)}15", lambda: f"gpt-5.{some(DIGITS, 1)}-mini",
        lambda: f"TASK-{some(DIGITS, 3)}", lambda: f"order {some(DIGITS, 10)}", lambda: f"17{some(DIGITS, 11)}",
        lambda: f"{some('123456789', 2)},{some(DIGITS, 3)},{some(DIGITS, 3)} tokens", lambda: f"+{some('123456789', 8)} tokens",
        lambda: f"10.{some('123', 1)}.{some('123', 2)}.7:8443", lambda: f"2026-02-1{some(DIGITS, 1)}T09:54:00.{some(DIGITS, 3)}Z",
        lambda: f"978-0-306-{some(DIGITS, 5)}-7", lambda: f"v{some(DIGITS, 1)}.{some(DIGITS, 2)}.{some(DIGITS, 3)}",
        lambda: f"/srv/app/{some(HEX, 16)}/main.swift", lambda: f"img_{some(WORD, 24)}.png", lambda: f"@scope/pkg@1.{some(DIGITS, 2)}.0",
        lambda: f"https://example.com:8443/{some(HEX, 12)}", lambda: f"${some('123456789', 2)}.{some(DIGITS, 2)}",
        lambda: f"tokens={some('123456789', 7)}", lambda: "git@github.com:org/repo.git", lambda: f"step {some('123456789', 2)} of 99",
    )
    return [forms[number % len(forms)]() for number in range(count)]


class SecretPlanter(Planter):
    """Gives each place the next secret, between two words: `zq17q key [kind] qz17q`."""

    row_count = 12

    def __init__(self, folder, secrets):
        super().__init__(folder)
        self.secrets = secrets
        self.in_names = [one for one in secrets if not set(one.text) & set("/\\\"'") and len(one.text.encode()) < 100]

    def put_between(self, where, one):
        self.count += 1
        self.planted[f"zq{self.count}q"] = (where, one)
        return f"zq{self.count}q {one.text} qz{self.count}q"

    def text(self, where):
        return self.put_between(where, self.secrets[self.count % len(self.secrets)])

    def name(self, where):
        return self.put_between(where, self.in_names[self.count % len(self.in_names)])


class Plain:
    """A text of which nothing is masked."""

    def __init__(self, text):
        self.text = self.masked = text
