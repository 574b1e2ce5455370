"""Rows of a real Postgres, exported in each form, read back to the same ledger."""

import shutil
from decimal import Decimal

from postgres import BIN, Postgres
from support import Scenario, diagnostics, load

SCHEMA = r"""
CREATE TABLE departments (
  id uuid PRIMARY KEY, code text NOT NULL, name text NOT NULL, description text, color text, created_at timestamptz,
  updated_at timestamptz);
CREATE TABLE agents (
  id text PRIMARY KEY, name text NOT NULL, department_id uuid REFERENCES departments, role text, description text,
  emoji text, status text, soul_version text, capabilities text[], config_path text, last_active timestamptz,
  created_at timestamptz, updated_at timestamptz);
CREATE TABLE token_usage (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), recorded_at timestamptz NOT NULL, session_key text NOT NULL,
  session_id uuid, agent_id text, user_id text, model text, provider text, input_tokens bigint, output_tokens bigint,
  cache_read_tokens bigint, cache_write_tokens bigint, total_tokens bigint, context_used bigint, context_limit bigint,
  context_percent numeric(5,2), cost_input numeric(12,6), cost_output numeric(12,6), cost_cache_read numeric(12,6),
  cost_cache_write numeric(12,6), cost_total numeric(12,6), delta_input_tokens bigint, delta_output_tokens bigint,
  delta_total_tokens bigint, delta_cost numeric(12,6), request_count integer, hostname text,
  UNIQUE (session_key, recorded_at));
CREATE TABLE token_usage_daily (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), date date NOT NULL, agent_id text, user_id text, model text,
  total_input_tokens bigint, total_output_tokens bigint, total_cache_read_tokens bigint,
  total_cache_write_tokens bigint, total_tokens bigint, total_cost_input numeric(14,6), total_cost_output numeric(14,6),
  total_cost_cache_read numeric(14,6), total_cost_cache_write numeric(14,6), total_cost numeric(14,6),
  request_count integer, session_count integer, active_minutes integer, avg_tokens_per_request numeric(10,2),
  avg_cost_per_request numeric(10,6), peak_context_percent numeric(5,2), created_at timestamptz,
  updated_at timestamptz, UNIQUE (date, agent_id, user_id, model));
CREATE TABLE token_usage_weekly (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), week_start date NOT NULL, agent_id text, user_id text,
  total_tokens bigint, total_cost numeric(14,6), request_count integer, session_count integer, prev_week_tokens bigint,
  prev_week_cost numeric(14,6), tokens_change_percent numeric(8,2), cost_change_percent numeric(8,2),
  created_at timestamptz);
CREATE TABLE platform_metrics (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), recorded_at timestamptz, cpu_percent numeric(5,2),
  mem_total_bytes bigint, mem_used_bytes bigint, mem_percent numeric(5,2), disk_total_bytes bigint,
  disk_used_bytes bigint, disk_percent numeric(5,2), load_1m numeric(6,2), load_5m numeric(6,2), load_15m numeric(6,2),
  cpu_count integer, uptime_seconds numeric(12,2), gateway_status text, gateway_latency_ms integer,
  session_count integer, process_cpu_percent numeric(5,2), process_mem_percent numeric(5,2), node_rss_bytes bigint,
  load_percent numeric(5,2) GENERATED ALWAYS AS (CASE WHEN cpu_count > 0 THEN load_1m / cpu_count * 100 END) STORED,
  hostname text, instance_type text);
CREATE TABLE notes (id integer, body text);
CREATE FUNCTION aggregate() RETURNS void LANGUAGE plpgsql AS $body$
BEGIN INSERT INTO token_usage_daily (date, total_tokens) VALUES ('2020-01-01', 1); END $body$;
CREATE VIEW token_usage_7d_by_agent AS
  SELECT agent_id, sum(total_tokens) AS total_tokens, sum(total_cost) AS total_cost, sum(request_count) AS requests,
    sum(session_count) AS sessions FROM token_usage_daily GROUP BY agent_id ORDER BY agent_id;
"""
ROWS = r"""
INSERT INTO departments VALUES
  ('00000000-0000-0000-0000-000000000001', 'PL', 'Platform, core'), ('00000000-0000-0000-0000-000000000002', 'SL', 'Sales');
INSERT INTO agents VALUES
  ('HBx', 'Harbour "main"', '00000000-0000-0000-0000-000000000001', 'Director', E'two\nlines\tand \\ more', '⚓', 'active',
    '1.0', ARRAY['a', 'b c', 'd,"e"', NULL], NULL, '2026-02-12 14:30:00.123456+00', now(), '2026-02-12 15:00:00+00'),
  ('HBx_SL1', 'O''Brien', '00000000-0000-0000-0000-000000000002', E'C:\\sales', NULL, NULL, 'standby', '', '{}', '',
    NULL, now(), '2026-02-12 15:00:00+00');
INSERT INTO token_usage (recorded_at, session_key, session_id, agent_id, user_id, model, provider, input_tokens,
    output_tokens, cache_read_tokens, cache_write_tokens, total_tokens, cost_input, cost_output, cost_cache_read,
    cost_cache_write, cost_total, delta_total_tokens, delta_cost, request_count, hostname)
  SELECT '2026-02-10 00:00:00+00'::timestamptz + make_interval(mins => n * 37, secs => n % 3 * 0.125),
    CASE n % 4 WHEN 0 THEN E'agent:main:main\nagent:main:cron:x' WHEN 1 THEN E'back\\slash\t"quoted"' ELSE 'key-' || n END,
    md5(n::text)::uuid, CASE n % 3 WHEN 0 THEN 'hbx' WHEN 1 THEN 'hbx_sl1' END, CASE n % 5 WHEN 0 THEN '' WHEN 1 THEN 'rob' END,
    CASE n % 2 WHEN 0 THEN 'opus' ELSE E'odd \\N "mödel", $1' END, 'anthropic', n, n * 2, n * 300, n * 4, n * 307, n * 0.000005,
    n * 0.00005, n * 0.00015, n * 0.000025, n * 0.00023, n * 307, n * 0.00023, 1, CASE n % 2 WHEN 0 THEN E'host\\a b' END
  FROM generate_series(1, 200) AS n;
INSERT INTO token_usage_daily (date, agent_id, user_id, model, total_input_tokens, total_output_tokens,
    total_cache_read_tokens, total_cache_write_tokens, total_tokens, total_cost, request_count, session_count, updated_at)
  SELECT '2026-01-01'::date + n / 3, 'hbx', NULL, 'opus', 0, 0, n * 100, n, n * 1000, n * 0.25, n, 1,
    '2026-01-01 10:00:00+00'::timestamptz + make_interval(hours => n) FROM generate_series(1, 30) AS n;
INSERT INTO token_usage_weekly (week_start, agent_id, total_tokens, total_cost, request_count, session_count, created_at)
  VALUES ('2026-02-09', 'hbx', 12345, 1.5, 3, 1, '2026-02-16 00:00:00+00');
INSERT INTO platform_metrics (recorded_at, cpu_percent, mem_total_bytes, load_1m, cpu_count, uptime_seconds, gateway_status, hostname)
  VALUES ('2026-02-10 10:00:00.5+00', 7.00, 9223372036854775807, 0.85, 4, 12.5, 'ok', 'harbor'),
         ('2026-02-10 11:00:00+00', NULL, 0, NULL, 0, NULL, NULL, NULL);
INSERT INTO notes VALUES (1, E'INSERT INTO token_usage VALUES (1);\n\\.\n$$; /* ''');
"""
TABLES = ["departments", "agents", "token_usage", "token_usage_daily", "token_usage_weekly", "platform_metrics"]


def plain(value):
    """A document without what tells of the files it came from, and without the computed column, which COPY leaves out."""
    if isinstance(value, dict):
        left_out = {"asOf", "sources", "path", "paths", "line", "source", "diagnostics", "documents", "location", "differences"}
        return {key: plain(part) for key, part in value.items() if key not in left_out}
    if isinstance(value, list):
        return [
            plain(part) for part in value if not (isinstance(part, dict) and part.get("name") == "load_percent")]
    return value


class PostgresExports(Scenario):
    @classmethod
    def setUpClass(cls):
        cls.server = None
        if (BIN / "postgres").exists() and shutil.which("setpriv"):
            cls.server = Postgres()
            cls.server.sql(SCHEMA)
            cls.server.sql(ROWS)

    @classmethod
    def tearDownClass(cls):
        if cls.server:
            cls.server.close()

    def setUp(self):
        super().setUp()
        if not self.server:
            self.skipTest("postgresql-15 is not installed (scripts/setup --tests)")

    def ledger(self, name, files):
        """The documents of a workspace that holds these files."""
        workspace = self.folder / name
        workspace.mkdir()
        for path, content in files.items():
            (workspace / path).write_bytes(content)
        site = self.build(workspace, name=f"{name}-site")
        self.assertEqual([found for found in diagnostics(site) if found["severity"] == "error"], [])
        for wrong in ["postgres.bad", "sql.", "time."]:
            self.assertEqual(diagnostics(site, wrong), [], name)
        return {document: plain(load(site, document)) for document in ["tokens", "usage", "agents", "metrics", "stats"]}

    def copied(self, options, ending, zone="UTC"):
        return {
            f"{table}.{ending}": self.server.sql(f"COPY {table} TO STDOUT {options}", zone) for table in TABLES}

    def test_every_form_gives_the_same_ledger(self):
        expected = self.ledger("csv", self.copied("WITH (FORMAT csv, HEADER)", "csv"))
        # What must come out at all, worked out by the server.
        tokens, cost = self.server.sql("SELECT sum(delta_total_tokens), sum(delta_cost) FROM token_usage").decode().split("|")
        days, more = self.server.sql(
            "SELECT sum(total_tokens), sum(total_cost) FROM (SELECT DISTINCT ON (date) * FROM token_usage_daily"
            " ORDER BY date, updated_at DESC) AS newest").decode().split("|")
        total = expected["usage"]["total"]
        self.assertEqual(total["tokens"]["total"], int(tokens) + int(days))
        self.assertEqual(total["cost"]["total"], Decimal(cost) + Decimal(more))
        self.assertEqual(
            {agent["name"]: agent["department"] for agent in expected["agents"]},
            {'Harbour "main"': "Platform, core", "O'Brien": "Sales"})
        self.assertEqual(len(expected["metrics"]["samples"]), 2)

        aggregate = "SELECT json_agg(t) FROM {} AS t"
        forms = {
            "csv-elsewhere": self.copied("WITH (FORMAT csv, HEADER)", "csv", zone="Asia/Kolkata"),
            "csv-quoted": self.copied("WITH (FORMAT csv, HEADER, FORCE_QUOTE *)", "csv"),
            "text": self.copied("", "tsv"),
            "text-header": self.copied("WITH (HEADER)", "tsv", zone="America/St_Johns"),
            "json": {f"{table}_rows.json": self.server.sql(aggregate.format(table)) for table in TABLES},
            "json-copied": {
                f"{table}_rows.json": self.server.sql(f"COPY ({aggregate.format(table)}) TO STDOUT") for table in TABLES},
            "json-lines": {
                f"{table}_rows.jsonl": self.server.sql(f"SELECT row_to_json(t) FROM {table} AS t", "Asia/Kathmandu")
                for table in TABLES},
            "dump": {"dump.sql": self.server.dump()},
            "dump-data": {"dump.sql": self.server.dump("--data-only")},
            "dump-inserts": {"dump.sql": self.server.dump("--inserts")},
            "dump-inserts-data": {"dump.sql": self.server.dump("--inserts", "--data-only")},
            "dump-columns": {"dump.sql": self.server.dump("--column-inserts", "--rows-per-insert=7", "--quote-all-identifiers")},
        }
        for name, files in forms.items():
            with self.subTest(name):
                found = self.ledger(name, files)
                for document in expected:
                    self.assertEqual(found[document], expected[document], document)

    def test_a_view_is_shown_and_never_counted(self):
        files = {"token_usage_7d_by_agent.csv": self.server.sql(
            "COPY (SELECT * FROM token_usage_7d_by_agent) TO STDOUT WITH (FORMAT csv, HEADER)")}
        workspace = self.folder / "view"
        workspace.mkdir()
        for path, content in files.items():
            (workspace / path).write_bytes(content)
        site = self.build(workspace)
        self.assertEqual(len(diagnostics(site, "postgres.restated")), 1)
        self.assertEqual([row["label"] for row in load(site, "tokens")["stated"]], ["7 days before the export, hbx"])
        self.assertEqual(load(site, "tokens")["agents"], [])

    def test_a_cut_dump_says_so(self):
        dump = self.server.dump()
        cut = dump[: dump.index(b"COPY public.token_usage ") + 2000]
        workspace = self.folder / "cut"
        workspace.mkdir()
        (workspace / "dump.sql").write_bytes(cut)
        site = self.build(workspace)
        self.assertEqual(len(diagnostics(site, "sql.cut-off")), 1)
        self.assertNotEqual(load(site, "tokens")["agents"], [])
