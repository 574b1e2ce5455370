import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct SQLDumpReaderTests {
  private func read(_ text: String) -> [SourceRecords] {
    let files = MemoryFiles(["db/dump.sql": text], blockSize: 7).files
    return SQLDumpReader().read(
      SourceInput(
        path: "db/dump.sql", absolutePath: "db/dump.sql", size: 0, clocks: ClockRules(site: hongKong), files: files))
  }

  /// What `pg_dump` writes, cut down to what matters.
  private static let copied = #"""
    --
    -- PostgreSQL database dump
    --
    \restrict x'y
    SET statement_timeout = 0;
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $_$
    BEGIN INSERT INTO token_usage VALUES (1); END;
    $_$;
    CREATE TABLE public.agents (
        id text NOT NULL,
        name text NOT NULL
    );
    COPY public.agents (id, name, department_id, role, emoji, status, capabilities, last_active, updated_at) FROM stdin;
    HBx	Harbour	d-1	Director	🧠	active	{a,"b c"}	2026-02-12 14:30:00.12+00	2026-02-12 15:00:00+00
    HBx_SL1	Sales\tdesk	\N	\N	\N	standby	\N	\N	\N
    \.


    COPY public.departments (id, code, name) FROM stdin;
    d-1	PL	Platform
    \.
    COPY public.features (id, title) FROM stdin;
    token_usage	'INSERT INTO Task VALUES (1);
    \.

    COPY public.token_usage (recorded_at, session_key, session_id, agent_id, user_id, model, total_tokens, cost_total, request_count) FROM stdin;
    2026-02-12 14:30:00+00	agent:main\nkey	s-1	hbx	rob	opus	334	0.000725	1
    2026-02-12 14:45:00+00	agent:main\nkey	s-1	hbx	\N	opus	100	0.500000	1
    \.
    ALTER TABLE ONLY public.token_usage ADD CONSTRAINT k PRIMARY KEY (id);
    \unrestrict x'y
    """#

  @Test func readsTheTablesOfACopyDump() throws {
    let results = read(Self.copied)
    try #require(results.map(\.path) == ["agents", "departments", "token_usage"].map { "db/dump.sql#\($0)" })
    #expect(results.allSatisfy { $0.format == "sql-dump" && $0.notRead == nil })
    #expect(results.map { $0.digest != nil } == [true, false, false])
    #expect(results[0].size == Int64(Self.copied.utf8.count))
    let agents = results[0].agents
    #expect(
      agents.map(\.agent) == [AgentName(id: "HBx", name: "Harbour"), AgentName(id: "HBx_SL1", name: "Sales\tdesk")])
    #expect(agents.map(\.department) == ["Platform", nil])
    #expect(agents.map(\.role) == ["Director", nil])
    #expect(agents.map(\.emoji) == ["🧠", nil])
    #expect(agents.map(\.status) == ["active", "standby"])
    #expect(agents[0].lastActive?.description == "2026-02-12T14:30:00.120Z")
    let usage = results[2].usage
    #expect(usage.map { $0.tokens?.total.count } == [334, 100])
    #expect(usage.map { $0.cost?.total.decimalText } == ["0.000725", "0.5"])
    #expect(usage.map(\.user) == ["rob", nil])
    #expect(usage.map(\.line) == [1, 2])
    #expect(results[2].faults == ["postgres.sampled:-"])
  }

  @Test(arguments: [
    // --inserts, --column-inserts, several rows a statement, sqlite3's .dump of a table made in another order.
    "INSERT INTO public.agents VALUES ('HBx', 'O''Brien', NULL, 'Lead', NULL, '🧠', 'active', '1.0', '{a,b}', NULL, NULL, NULL, NULL);",
    "INSERT INTO public.agents (name, id, role, emoji, status) VALUES ('O''Brien', 'HBx', 'Lead', '🧠', 'active');",
    "INSERT INTO agents (id, name, role, emoji, status) VALUES\n\t('HBx', 'O''Brien', 'Lead', '🧠'::text, E'active')\nON CONFLICT (id) DO UPDATE SET name = 'x';",
    "create table if not exists \"agents\" (\"name\" text check (name <> ','), id text, role, emoji, status, primary key (id));\ninsert or ignore into agents values ('O''Brien','HBx','Lead','🧠','active');",
    "insert into agents overriding system value values ('HBx', 'O''Brien', null, 'Lead', default, '🧠', 'active', '', '{}', '', null, null, null);",
  ])
  func readsRowsOfInserts(sql: String) throws {
    let results = read("BEGIN;\n" + sql + "\nCOMMIT;\n")
    #expect(results.map(\.path) == ["db/dump.sql#agents"])
    let facts = try #require(results.first?.agents.first)
    #expect(facts.agent == AgentName(id: "HBx", name: "O'Brien"))
    #expect(facts.role == "Lead")
    #expect(facts.emoji == "🧠")
    #expect(facts.status == "active")
    #expect(results[0].agents.count == 1)
    #expect(results[0].diagnostics.isEmpty)
  }

  @Test func readsTheComputedColumnOfAnInsert() throws {
    let row =
      "('i', '2026-02-12 14:30:00+00', 7.00, 1, 1, 1, 1, 1, 1, 0.85, 1, 1, 4, 12.5, 'ok', 3, 2, 1, 1, 1, DEFAULT, 'harbor', 'vm')"
    let metrics = read("INSERT INTO public.platform_metrics VALUES \(row);")[0].metrics
    #expect(metrics.map(\.host) == ["harbor"])
    #expect(metrics.first?.values.first?.mantissa == 700)
  }

  @Test func readsTheTablesOfATaskTracker() throws {
    let results = read(
      #"""
      PRAGMA foreign_keys=OFF;
      BEGIN TRANSACTION;
      CREATE TABLE IF NOT EXISTS "Task" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "status" TEXT NOT NULL DEFAULT 'queue',
        "actualCost" REAL, "tags" TEXT, "createdAt" DATETIME, "actualTokens" INTEGER, CONSTRAINT "c" FOREIGN KEY ("id") REFERENCES "Venture" ("id"));
      INSERT INTO Task VALUES('t-1',replace(replace('Two\r\nlines','\r',char(13)),'\n',char(10)),'active',5.0,'["a"]',1770702849347,1234);
      INSERT INTO Task VALUES('t-2','Zwei','queue',-1.5,NULL,'2026-02-10 05:54:09',NULL);
      INSERT INTO Task VALUES('t-3',upper('no'),'queue',NULL,NULL,NULL,NULL);
      CREATE TRIGGER t AFTER INSERT ON Task BEGIN INSERT INTO Task VALUES ('t-9', 'in a trigger', 'queue', 1, '', 0, 0); END;
      INSERT INTO "_prisma_migrations" VALUES('x');
      INSERT INTO Activity VALUES('a-1','task_created','Made',NULL,'info','{"cost":0.5}',1770702849378,NULL,'t-1','agent-pi');
      COMMIT;
      """#)
    #expect(results.map(\.path) == ["db/dump.sql#Task", "db/dump.sql#Activity"])
    let tasks = results[0].tasks
    #expect(tasks.map(\.id) == ["t-1", "t-2"])
    #expect(tasks[0].title == "Two\r\nlines")
    #expect(tasks.map { $0.actualCost?.decimalText } == ["5", "-1.5"])
    #expect(tasks[0].tags == ["a"])
    #expect(tasks[0].actualTokens == 1234)
    #expect(tasks.map { $0.createdAt?.description } == ["2026-02-10T05:54:09.347Z", "2026-02-10T05:54:09.000Z"])
    #expect(results[0].faults == ["database.missing-value:3", "sql.unclear-value:7"])
    #expect(results[1].activities.map { $0.cost?.decimalText } == ["0.5"])
    #expect(results[1].activities.first?.agent == AgentName(id: "agent-pi"))
  }

  @Test func readsPrismaTablesOfPostgres() {
    let results = read(
      "COPY public.\"Venture\" (id, name, \"capitalSpent\", \"capitalBudget\", \"createdAt\") FROM stdin;\nv-1\tShop\t0\t80.5\t2026-02-10 05:54:09.347\n\\.\n"
    )
    #expect(results[0].ventures.map(\.name) == ["Shop"])
    #expect(results[0].ventures.first?.capitalBudget?.decimalText == "80.5")
    // Prisma writes UTC into columns without a zone, whatever the site's zone.
    #expect(results[0].ventures.first?.createdAt?.description == "2026-02-10T05:54:09.347Z")
  }

  @Test func reportsADumpThatIsCutOff() {
    let head = "COPY public.agents (id, name) FROM stdin;\na\tA\nb\tB"
    let results = read(head)
    #expect(results[0].agents.map(\.agent.id) == ["a", "b"])
    #expect(results[0].faults == ["sql.cut-off:3"])
    #expect(read("INSERT INTO agents (id, name) VALUES ('a', 'A'), ('b', 'B")[0].faults == ["sql.cut-off:1"])
  }

  @Test func reportsBrokenRowsAndReadsOn() {
    let results = read(
      "COPY agents (id, name) FROM stdin;\na\nb\tB\tC\nc\tC\n\\.\nINSERT INTO agents (id, name) VALUES ('d'), ('e', 'E');\n"
        + "INSERT INTO agents (id, name) SELECT 'f', 'F';\nCOPY agents (id, name) TO stdout;\nCOPY agents FROM stdin WITH (FORMAT csv);\nx,y\n\\.\n"
    )
    #expect(results[0].agents.map(\.agent.id) == ["c", "e"])
    #expect(results[0].faults == ["postgres.bad-row:2", "postgres.bad-row:3", "postgres.bad-row:6"])
  }

  @Test func keepsSchemasApart() {
    let results = read(
      "INSERT INTO staging.agents (id, name) VALUES ('a', 'A');\nINSERT INTO public.agents (id, name) VALUES ('b', 'B');"
    )
    #expect(results.map(\.path) == ["db/dump.sql#staging.agents", "db/dump.sql#agents"])
  }

  @Test(arguments: ["", "CREATE TABLE x (id int); INSERT INTO x VALUES (1);", "PGDMP\u{1}\u{0}COPY"])
  func saysThatThereIsNothingToRead(sql: String) {
    let results = read(sql)
    #expect(results.map(\.notRead) == ["SQL text without a table that is read"])
    #expect(results[0].diagnostics.isEmpty)
  }

  @Test func takesTimeInProportionToManyStatements() {
    let rows = (0..<20_000).map { "INSERT INTO agents (id, name) VALUES ('a\($0)', 'A');\n" }.joined()
    let clock = ContinuousClock()
    let files = MemoryFiles(["a.sql": rows]).files
    let taken = clock.measure {
      let results = SQLDumpReader().read(
        SourceInput(path: "a.sql", absolutePath: "a.sql", size: 0, clocks: ClockRules(site: .utc), files: files))
      #expect(results[0].agents.count == 20_000)
    }
    #expect(taken < .seconds(60))
  }

  @Test(arguments: [
    ("backup/dump.sql", SourceFormat.sqlDump), ("prisma/migrations/20260210_init/migration.sql", nil),
    ("exports/token_usage.json", .postgresJSON), ("exports/token_usage_rows.csv", .postgresCSV),
    ("exports/token_usage_weekly.csv", .postgresCSV), ("exports/agents_rows.csv", .postgresCSV),
    ("exports/metrics_recent.json", .postgresJSON), ("exports/token_usage_daily.tsv", .copyText),
    ("dev.db.Task.csv", .prismaCSV), ("Activity.csv", .prismaCSV), ("tasks.csv", nil), ("token_usages.csv", nil),
    ("agents.json", .agentRoster),
  ])
  func knowsExportsByName(path: String, format: SourceFormat?) {
    let finding = WellKnownPlaces.finding(for: path)
    if let format {
      #expect(finding == .source(format))
    } else if case .source = finding {
      Issue.record("\(path) is \(finding)")
    }
  }
}
