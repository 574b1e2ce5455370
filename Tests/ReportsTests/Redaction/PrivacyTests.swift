import Model
import Reports
import Testing

@Suite struct PrivacyTests {
  private static func text(_ pieces: String...) -> String { pieces.joined() }

  private static let address = text("nexus", "@", "example.com")
  private static let phone = text("+852", " 5550", " 1234")
  private static let key = text("gh", "p_", FakeSecret.chance(36))
  private static let whole = "\(address), \(phone), \(key)"

  @Test func masksByMode() {
    #expect(Redactor(.public).redact(Self.whole) == "[e-mail], [phone], [github-token]")
    #expect(Redactor(.internal).redact(Self.whole) == "\(Self.address), \(Self.phone), [github-token]")
    #expect(Redactor(.off).redact(Self.whole) == Self.whole)
    #expect(Redactor(.off).findings(in: Self.whole).isEmpty)
    #expect(Redactor(.internal).findings(in: Self.whole).map(\.kind) == [.gitHubToken])
  }

  @Test func masksPersonalDataBesideSecretsByDefault() {
    #expect(Redactor().redact(Self.whole) == Redactor(.public).redact(Self.whole))
    #expect(Redactor(SiteConfiguration()).redact(Self.whole) == Redactor(.public).redact(Self.whole))
  }

  @Test(arguments: [
    ("@example.com", true), ("@EXAMPLE.com", true), ("nexus@example.com", true), ("Nexus@Example.com", true),
    ("example.com", false), ("@com", false), ("@ample.com", false), ("forge@example.com", false),
    ("@sub.example.com", false),
  ]) func allowsAddresses(_ entry: String, _ isAllowed: Bool) {
    let redactor = Redactor(.public, unredacted: [entry])
    #expect(redactor.redact("mail \(Self.address) now") == "mail \(isAllowed ? Self.address : "[e-mail]") now")
    #expect(redactor.findings(in: Self.address).isEmpty == isAllowed)
  }

  @Test func allowsNoDomainBelow() {
    let redactor = Redactor(.public, unredacted: ["@example.com"])
    #expect(redactor.redact(Self.text("a", "@", "b.example.com")) == "[e-mail]")
  }

  @Test(arguments: [("+852 5550 1234", true), ("+85255501234", true), ("852-5550-1234", true), ("55501234", false)])
  func allowsPhonesWhateverStandsBetweenTheirDigits(_ entry: String, _ isAllowed: Bool) {
    let redactor = Redactor(.public, unredacted: [entry])
    #expect(redactor.redact("call \(Self.phone)") == "call \(isAllowed ? Self.phone : "[phone]")")
  }

  @Test func allowsSecretsByTheirWholeTextAlone() {
    #expect(Redactor(.public, unredacted: [Self.key]).redact("key \(Self.key)") == "key \(Self.key)")
    #expect(
      Redactor(.public, unredacted: [String(Self.key.dropLast())]).redact("key \(Self.key)") == "key [github-token]")
    #expect(Redactor(.internal, unredacted: ["hunter2"]).redact("password=hunter2 x") == "password=hunter2 x")
  }

  @Test func keepsPrivateKeysOnlyWhenNothingIsMasked() {
    let key = Self.text(
      "-----BEGIN ", "PRIVATE", " KEY-----\n", FakeSecret.chance(64), "\n-----END ", "PRIVATE", " KEY-----")
    #expect(Redactor(.internal).redact("a \(key) b") == "a [private-key] b")
    #expect(Redactor(.off).redact("a \(key) b") == "a \(key) b")
    #expect(
      Redactor().findings(in: "mail \(Self.address) \(key) \(Self.phone)").map(\.kind) == [
        .emailAddress, .privateKey, .phoneNumber,
      ])
  }
}
