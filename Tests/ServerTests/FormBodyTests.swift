import Testing

@testable import Server

struct FormBodyTests {
  private static func values(_ body: String) throws -> [String: String] { try FormBody(Array(body.utf8)).values }

  @Test func readsWhatBrowsersSend() throws {
    #expect(try Self.values("") == [:])
    #expect(try Self.values("a=1&b=&c=x+y%2Bz%26%3D") == ["a": "1", "b": "", "c": "x y+z&="])
    #expect(try Self.values("%C3%BC=%F0%9F%9B%8D") == ["ü": "🛍"])
    #expect(try Self.values("a=b=c") == ["a": "b=c"])
    #expect(try Self.values("t=1%0D%0A2%0D3%0A4%0D%0D%0A5") == ["t": "1\n2\n3\n4\n\n5"])
    #expect(try Self.values("a=%00") == ["a": "\0"])
  }

  @Test(arguments: ["a", "=x", "&", "a=1&", "a=%", "a=%4", "a=%zz", "a=%FF", "a=%C3", "%ff=1", "a=%ED%A0%80"])
  func refusesWhatIsNone(body: String) {
    #expect(throws: FormBody.Fault.notEncoded) { try Self.values(body) }
  }

  @Test func refusesWhatIsTooMuchOrTwice() throws {
    #expect(throws: FormBody.Fault.repeated("a")) { try Self.values("a=1&b=2&%61=3") }
    let many = (0..<FormBody.fieldLimit).map { "f\($0)=" }.joined(separator: "&")
    #expect(try Self.values(many).count == FormBody.fieldLimit)
    #expect(throws: FormBody.Fault.tooMany) { try Self.values(many + "&g=") }
    #expect(throws: FormBody.Fault.notEncoded) { try Self.values(String(repeating: "n", count: 101) + "=1") }
    #expect(throws: FormBody.Fault.notEncoded) { try FormBody([0x61, 0x3D, 0xFF]) }
  }
}
