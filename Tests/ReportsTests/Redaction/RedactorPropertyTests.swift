import Model
import Reports
import TestSupport
import Testing

@Suite struct RedactorPropertyTests {
  private let redactor = Redactor()

  /// Pieces of which hostile texts are made: beginnings, middles and ends of secrets, labels, and what stands between.
  private static let pieces: [String] =
    FakeSecret.all.map(\.secret) + FakeSecret.all.map(\.before) + SecretKind.allCases.map(\.label) + [
      "@", ":", "=", "-", "--", ".", "://", "/", "\"", "'", "\\", "\\n", "\n", " ", "  ", ",", ";", "&", "[", "]", "(",
      "é", "中", "\u{1F600}", "a", "Z", "7",
      "password", "token", "secret", "api_key", "Authorization", "Bearer", "Basic", "-----BEGIN ", "-----END ",
      "PRIVATE KEY-----", "eyJ", "SG.", "sk-", "user", ".com",
      "git", "$", "{", "}", "<", ">", "*", "**", "|", "：", "\u{0}", "%3D", "\u{1B}[31m", "AA", "00000000",
      "+", "+1", "+852 ", "415", "5550132", "555-0132", "phone: ", "Cookie: ", "a=b", "Pwd=", "-u ", "sig=", "?", "~",
      "oracle:thin:",
    ]

  @Test(arguments: 0..<40) func isTheSameOnTheSecondPass(_ seed: UInt64) {
    var random = Shuffle(state: seed)
    for _ in 0..<250 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
      let once = redactor.redact(text)
      let twice = redactor.redact(once)
      #expect(once == twice, "of \(text.debugDescription)")
      if once != twice { return }
    }
  }

  @Test(arguments: 40..<60) func isTheSameOnTheSecondPassWhateverIsAllowed(_ seed: UInt64) {
    var random = Shuffle(state: seed)
    let allowed = ["@example.com", "+852 5550 1234", "hunter2", "415-555-0132"]
    for redactor in SiteConfiguration.Privacy.allCases.map({ Redactor($0, unredacted: allowed) }) {
      for _ in 0..<100 {
        let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        }.joined()
        let once = redactor.redact(text)
        #expect(once == redactor.redact(once), "of \(text.debugDescription)")
      }
    }
  }

  /// Five seconds of a slow machine for 100 kB is far more than a linear pass takes and far less than a quadratic one.
  @Test(arguments: [
    "://", "@", "a@", "a@a.", "a@a.a", ":", "=", "password=", "password=\"", "password='", "token=token",
    "-----BEGIN PRIVATE KEY-----",
    "-----END PRIVATE KEY-----", "-----BEGIN ", "eyJ", "eyJaaaaaaaaaa", "eyJaaaaaaaaaa.", "eyJaaaaaaaaaa-", "sk-",
    "sk-a-", "sk-ant-", "Bearer ", "Basic ", "a", " ",
    "\\n", "\n", "://a:", "://a:b@", "Authorization: ", "Authorization: a ", "--token ", "12345678:", "M", "[",
    "password=[", "密", "MMMMMMMMMMMMMMMMMMMMMMMM.",
    "+", "+1", "+1 ", "1-", "1.", "~", "Q~", "phone:", "phone:1", "+852 ", "-u a:", "Cookie: ", "Cookie: a=", "a=b; ",
    "Cookie: a=b; ", "thin:a/", "oracle:thin:", "555-0132",
  ]) func takesTimeInProportion(_ piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    let time = ContinuousClock().measure { _ = redactor.redact(text) }
    #expect(time < .seconds(5), "\(time)")
  }

  @Test func keepsTextsWithoutSecretsAsTheyAre() {
    for text in ["", "a", "e\u{301}\r\n\u{0}", "ok", String(repeating: "plain words 12:30, a=b. ", count: 1000)] {
      #expect(Array(redactor.redact(text).utf8) == Array(text.utf8))
    }
  }
}
