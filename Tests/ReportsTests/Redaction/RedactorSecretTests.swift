import Model
import Reports
import Testing

@Suite struct RedactorSecretTests {
  private let redactor = Redactor()

  @Test(arguments: FakeSecret.all) func takesOutSecretsAndKeepsWordsAround(_ fake: FakeSecret) {
    #expect(redactor.redact(fake.text) == fake.redacted)
  }

  @Test(arguments: FakeSecret.all) func changesNothingTheSecondTime(_ fake: FakeSecret) {
    #expect(redactor.redact(fake.redacted) == fake.redacted)
  }

  @Test(arguments: FakeSecret.prefixed + FakeSecret.morePrefixed) func findsSecretsWhereverTheyStand(_ fake: FakeSecret)
  {
    let (secret, label) = (fake.secret, fake.kind.label)
    for (before, after) in [
      ("", ""), ("(", ")"), ("\"", "\""), ("`", "`"), ("| ", " |"), ("KEY=", ""), ("key: ", ","), ("\\n", "\\n"),
      ("中", "文"),
      ("\u{1B}[31m", "\u{1B}[0m"), ("<code>", "</code>"), ("a%3D", "&b"), ("line\r\n", "\r\nline"), ("export X='", "'"),
    ] {
      #expect(redactor.redact(before + secret + after) == before + label + after)
    }
  }

  @Test func knowsManyKinds() {
    #expect(Set(FakeSecret.all.map(\.kind)).count >= 35)
    #expect(Set(FakeSecret.all.map(\.text)).count >= 200)
    // Every kind has an example.
    #expect(Set(SecretKind.allCases).subtracting(FakeSecret.all.map(\.kind)) == [])
  }

  @Test func takesOutAllSecretsOfALongText() {
    // A key that was cut off would join with the end of the next.
    let all = FakeSecret.all.filter { $0.before != "cut " }
    let text = all.map(\.text).joined(separator: "\n\n")
    #expect(redactor.redact(text) == all.map(\.redacted).joined(separator: "\n\n"))
    #expect(redactor.findings(in: text).map(\.kind) == all.map(\.kind))
  }

  @Test func tellsWhereSecretsAre() {
    let text = ["a", "@", "example.com, ", "b", "@", "example.com, password=", "hunt", "er2"].joined()
    #expect(
      redactor.findings(in: text) == [
        SecretFinding(range: 0..<13, kind: .emailAddress), SecretFinding(range: 15..<28, kind: .emailAddress),
        SecretFinding(range: 39..<46, kind: .password),
      ])
    #expect(redactor.findings(in: "nothing to see") == [])
    #expect(redactor.findings(in: "") == [])
  }

  @Test func redactsEveryTextOfADiagnostic() {
    let address = ["nexus", "@", "example.com"].joined()
    let diagnostic = Diagnostic(
      "log.bad-line", .warning, at: SourceLocation(path: "memory/\(address)/a.log", line: 3),
      "the line of \"\(address)\" is left out",
      hint: "ask \(address)")
    let redacted = redactor.redact(diagnostic)
    #expect(
      redacted.description
        == "memory/[e-mail]/a.log:3: warning: the line of \"[e-mail]\" is left out [log.bad-line]\n  hint: ask [e-mail]"
    )
  }

  @Test func namesAValueByItsOwnFormRatherThanByItsName() {
    let key = ["sk-", "ant-", "api03-", FakeSecret.chance(60)].joined()
    #expect(redactor.redact("ANTHROPIC_API_KEY=\(key) run") == "ANTHROPIC_API_KEY=[anthropic-key] run")
    #expect(redactor.redact("Authorization: Bearer \(key)") == "Authorization: Bearer [anthropic-key]")
    #expect(redactor.redact("{\"token\":\"\(key)\"}") == "{\"token\":\"[anthropic-key]\"}")
  }
}
