import Reports
import Testing

@Suite struct RedactorLookAlikeTests {
  static let lookAlikes: [String] = [
    // Hashes, ids, keys of sessions.
    "8d3c2f1a9b7e4d6c5f0a1b2c3d4e5f6a7b8c9d0e", "commit 1a2b3c4", "d41d8cd98f00b204e9800998ecf8427e",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "550e8400-e29b-41d4-a716-446655440000", "session 550e8400-e29b-41d4-a716-446655440000.jsonl",
    "sess-550e8400-e29b-41d4-a716-446655440000",
    "sess-20260217-nexus-a1b2c3", "agent:main:telegram:direct:123456789",
    "agent:nexus:subagent:550e8400-e29b-41d4-a716-446655440000",
    "agent:cron:cron:550e8400-e29b-41d4-a716-446655440000", "session_key=agent:main:main",
    "sessionKey: agent:main:openai:a1b2c3d4",
    "idempotencyKey: 550e8400-e29b-41d4-a716-446655440000", "cacheKey=d41d8cd98f00b204e9800998ecf8427e",
    "toolu_01A09q90qw90lq917835lq9",
    "msg_01XFDUDYJgAACzvnptvVoYEL", "chatcmpl-9aBcDeFgHiJkLmNoPqRsTuVwXyZ12", "req_011CSHoEeqs5C35K2UUqR7Fy",
    "TASK-037", "P-001", "HBx_SL1",
    "hbx_sl1", "ws-mdm-a-b", "probe-anthropic-550e8400-e29b-41d4-a716-446655440000",
    // Models, schema ids, packages, versions.
    "us.anthropic.claude-opus-4-6-v1", "anthropic/claude-sonnet-4.5", "gpt-4o-mini-2024-07-18",
    "claude-3-5-sonnet-20241022",
    "moonshotai/kimi-k2-instruct-0905", "xai-grok-4-fast-reasoning-latest", "fleetledger/tokens/1",
    "fleetledger/logs-activity/1",
    "@scope/pkg", "npm i @anthropic-ai/sdk@0.27.3", "@types/node@20.1.0", "react@18.2.0-beta.rc", "actions/checkout@v4",
    "actions/checkout@v4.next", "pkg@latest", "node_modules/@scope/pkg/index.js", "hf_hub_download",
    "npm_config_registry", "npm_package_version",
    "pypi-server", "sk-learn", "sk-learn-pipeline-with-a-very-long-name", "task-sk-planning-for-the-next-quarter",
    "risk-assessment-of-the-whole-fleet",
    "disk-cleanup-20260218.log", "desk-proj-2026", "pa-some-department-with-a-long-long-name-of-words", "xoxo-gossip",
    "gho", "ghp_", "secret_santa",
    "secret_manager_configuration_for_all", "AKIA", "ASIA PACIFIC", "SKU12345", "SG.sg", "eyJ", "eyJust.kidding.here",
    "vcp_", "r8_short", "sk_live_",
    // Addresses that are none.
    "user@host", "root@localhost:22", "git@github.com:org/repo", "git@github.com:org/repo.git",
    "git@gitlab.example.com", "ssh://git@github.com/org/repo",
    "ssh://deploy@example.com:22/srv", "rsync deploy@example.com:/srv/app", "me@host.net:group/project.git",
    "icon@2x.png", "logo@3x.jpg", "icon@1.5x.png",
    "dark@night.css", "getty@tty1.service", "user@1000.service", "main@{1}", "HEAD@{0}", "@app.route",
    "@nexus please look", "a @ b.com", "50 @ 2.00",
    "nexus@", "x@y", "x@y.1", "Foo@1b2c3d",
    // URLs without passwords.
    "https://example.com:8443/path@here", "https://example.com/a:b@c", "https://user@example.com/",
    "http://localhost:3000/@vite/client",
    "https://medium.com/@user/post", "file:///srv/a:b@c", "http://[::1]:8080/@scope/pkg",
    "see https://example.com: it has user@host",
    "postgres://nexus@db:5432/fleet", "https://user:$PASSWORD@example.com/", "https://user:${TOKEN}@example.com/",
    "https://user:***@example.com/",
    // Words about secrets.
    "tokens=123", "token usage: 75K", "tokens used: 24,750,000", "- Token usage: 75K (healthy)",
    "total tokens: 247,500", "Token: 75K", "token: 172k/262k (66%)",
    "max_tokens: 4096", "max_token=4096", "tokens: 9.2M", "cost per token: $0.000002", "~$0.000002 per token",
    "Token count = 1234567", "token=12345678",
    "token: unknown", "token: expired", "Token: 2026-02-17T10:00:00Z", "token: gpt-4o-mini", "token_type=bearer",
    "nextPageToken: CAUQAA1234567890",
    "password reset sent", "Password: required", "password: must be 8 characters", "password: None", "password=null",
    "password=$DB_PASSWORD",
    "password=${DB_PASSWORD}", "password: {{ password }}", "password: <your password>", "password=********",
    "password == other", "password != other1",
    "password=os.environ[\"DB_PASSWORD\"]", "password = getpass()", "password: self.password1",
    "token = config.token1234", "token: process.env.TOKEN_1234",
    "password: string;", "password: Optional[str] = None", "Passwd=credentials[0], x=1",
    "token: https://example.com/abc123def456", "Authorization: https://example.com/rfc6749", "secret: none",
    "Secret: the agent knows", "secret santa: tomorrow", "api_key: required",
    "api key: missing", "API key: see the vault",
    "api_key=process.env.OPENAI_API_KEY", "primary_key: id", "PRIMARY KEY: id", "keyboard: qwerty123", "key: value1234",
    "public_key: abcdef1234567890",
    "PWD=/home/node/.openclaw", "OLDPWD=/srv/a1", "password_file=/run/secrets/db1", "token: /run/secrets/token1",
    "Bearer token authentication",
    "Bearer authentication required", "the bearer of bad news", "Basic authentication", "Basic information about it",
    "Authorization: required",
    "Authorization: Bearer <token>", "Authorization: Bearer $TOKEN", "Authorization: Bearer token",
    "Authorization: Bearer ...", "pass: 12, fail: 3",
    "bypass=1", "tests_pass: 120000", "compass: north1", "--token-limit 4096", "use --password to set one",
    "--password -p", "-----BEGIN PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----", "-----", "| --- | --- |", "the `-----BEGIN` line", "---password---",
    // Times, money, paths, log lines, our own words.
    "2026-02-17T09:54:00.000Z", "10:30:15 system started", "[2026-02-17 12:05:49,123] INFO: ok",
    "1771300000:1771300060",
    "1771300000:agent-name-of-thirty-five-characters", "ratio 12345678:0000000000000000000000000000000000a", "$0.52",
    "247,500 / $0.52", "C:\\Users\\x", "/work/a/b.c",
    "logs/api_server.log", "prisma/dev.db#Task",
    "agents/main/sessions/550e8400-e29b-41d4-a716-446655440000.jsonl.reset.2026-04-10T09-46-05.063Z",
    "recorded", "priced", "sampled", "reported", "estimated", "openclaw-transcript", "token-report", "task-tracker",
    "activity-log", "report.total-differs",
    "the total row states 247,500 tokens, its rows add up to 367,800",
    "line 12: the cost \"$0.5x\" is no number; the row counts without it",
    "if they are spending of other agents, add the path to \"disjointSources\" in the configuration", "Asia/Hong_Kong",
    "+08:00", "monday",
    // Numbers that are no phones.
    "+08:00", "+24750000 tokens", "+24 750 000 tokens", "+24.750.000", "+1,234,567", "+1771300000000", "+12345", "+1.5",
    "+100%", "1771300000000", "1771300000", "9319485744", "9,319,485,744", "978-0-306-40615-7", "ISBN 0-306-40615-2",
    "10.0.0.7", "192.168.100.200", "2026-02-17 10:30:15", "+2026-02-17", "20260217-103015", "4111 1111 1111",
    "TASK-415-555", "order 112-5550132-1234567", "#415-555-0132", "v415.555.0132", "build-415-555-0132",
    "logs/415-555-0132.log", "123-456-7890", "415-155-0132", "+1 415", "+7 2026-02-17 10:30", "phone: unknown",
    "Phone: 12 calls", "phone: 2026-02-17", "mobile: 75%", "tel: 12", "iphone: 14155550132", "number: 14155550132",
    "\"telegram\":\"123456789\"", "agent:main:telegram:group:-1001234567890", "hotel: 55501234", "x+85255501234",
    "1+14155550132", "rate +0.25 -0.50", "diff +1234567890 -987654321", "id 8525550123", "0x14155550132",
    // Words about cookies, folders, users of containers.
    "Cookie: a small cake", "cookie: required", "Set-Cookie: none", "cookies=3", "Cookie: [cookie]",
    "cookie policy: a=b",
    "docker run -u 1000:1000 x", "docker run -u node:staff x", "sort -u a:b", "--user root:root",
    "-u https://x.example",
    "api_key=/Users/Bob/Projects/FleetLedger2026/Release", "token: /srv/app/550e8400e29b41d4a716446655440000",
    "PWD=/srv/app", "pwd=~/x", "Pwd=C:\\x", "pwd: deploy", "sig=abcdef0123456789abcdef", "?sig=short",
    "jdbc:postgresql://db/fleet", "jdbc:oracle:thin:@//db:1521/orcl", "hooks.slack.com", "discord.com/api",
    "wa.me/help",
    "Q~", "8Q~short", "key-d41d8cd98f00b204e9800998ecf8427e", "re_evaluate_all_models_2026", "nvapi-docs", "dp.pt.1",
    "a=b; c=d", "x := y", "std::string", "if a == b && c != d", "λ=3.14", "密码", "密码是保密的",
  ]

  @Test(arguments: lookAlikes) func leavesLookAlikesAlone(_ text: String) {
    let redactor = Redactor()
    #expect(redactor.redact(text) == text)
    for (before, after) in [("see ", " for more"), ("(", ")"), ("`", "`"), ("中", " 文"), ("| ", " |")] {
      // A word that stands alone behind a colon is judged with what follows it.
      #expect(redactor.redact(before + text + after) == before + text + after)
    }
  }

  @Test func knowsManyLookAlikes() { #expect(Set(Self.lookAlikes).count >= 290) }
}
