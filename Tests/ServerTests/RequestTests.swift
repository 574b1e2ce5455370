import ContentCoding
import Hosting
import Testing

@testable import Server

struct RequestTests {
  @Test(arguments: [
    ("/", "/"), ("/api/agents?x=1", "/api/agents"), ("/a%20b", "/a b"), ("/%61pi", "/api"), ("/a%2Fb", "/a%2Fb"),
    ("/a%2fb/..%2f", "/a%2fb/..%2f"), ("/caf%C3%A9", "/café"), ("http://h:1/x?y", "/x"), ("http://h", "/"),
  ])
  func decodesPathsOnce(raw: String, path: String) {
    #expect(RequestTarget(raw)?.path == path)
  }

  @Test(arguments: ["", "*", "api", "/%", "/%2", "/%zz", "/%00", "/a%0Ab", "/%FF", "/%C3", "/a\u{1}"])
  func refusesWhatIsNoPath(raw: String) {
    #expect(RequestTarget(raw) == nil)
  }

  @Test func readsTheQuery() {
    let target = RequestTarget("/x?agent=Nexus+1&limit=10&agent=b&empty=&bare&bad=%zz&%26=%3D")
    #expect(target?.value("agent") == "Nexus 1")
    #expect(target?.query.map(\.name) == ["agent", "limit", "agent", "empty", "bare", "bad", "&"])
    #expect(target?.query.map(\.value) == ["Nexus 1", "10", "b", "", "", "%zz", "="])
    #expect(RequestTarget("http://evil.example/x")?.authority == "evil.example")
  }

  @Test func findsHeadersWhateverTheirCase() throws {
    let target = try #require(RequestTarget("/"))
    let request = Request("GET", target, headers: [Header("IF-none-Match", "\"a\""), Header("If-None-Match", "\"b\"")])
    #expect(request.header("if-none-match") == "\"a\", \"b\"")
    #expect(request.header("if-match") == nil)
  }

  @Test(arguments: [
    ("\"a\"", true), ("W/\"a\"", true), ("*", true), (" \"b\" , \"a\"", true), ("\"b\",W/\"a\"", true),
    ("\"x,\"a\"", false),
    ("\"b\"", false), ("a", false), ("", false), ("\"a", false), ("bad, \"a\"", true), ("\"a,b\"", false),
  ])
  func comparesTagsWeakly(list: String, matches: Bool) {
    #expect(EntityTag.list(list, matchesWeakly: "\"a\"") == matches)
  }

  @Test func comparesTagsStronglyWhereBytesMustAgree() {
    #expect(!EntityTag.list("W/\"a\"", matchesStrongly: "\"a\""))
    #expect(EntityTag.list("\"b\", \"a\"", matchesStrongly: "\"a\""))
    #expect(!EntityTag.ifRange("W/\"a\"", matches: "\"a\""))
    #expect(!EntityTag.ifRange("Sat, 21 Nov 2026 00:00:00 GMT", matches: "\"a\""))
    #expect(EntityTag.ifRange(" \"a\"", matches: "\"a\""))
  }

  @Test(arguments: [
    ("bytes=0-0", ByteRange.part(0...0)), ("bytes=2-", .part(2...9)), ("bytes=-3", .part(7...9)),
    ("BYTES=0-99999999999999999999999", .part(0...9)), ("bytes=-100", .part(0...9)), ("bytes=10-", .unsatisfiable),
    ("bytes=-0", .unsatisfiable), ("bytes=5-4", .whole), ("bytes=0-1,3-4", .whole), ("items=0-1", .whole),
    ("bytes=a-b", .whole), ("bytes=-", .whole), ("", .whole), ("bytes", .whole), ("bytes=+1-2", .whole),
  ])
  func readsRanges(header: String, range: ByteRange) {
    #expect(ByteRange(header, count: 10) == range)
  }

  @Test func everyRangeOfNothingIsUnsatisfiable() {
    #expect(ByteRange("bytes=0-", count: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", count: 0) == .unsatisfiable)
    #expect(ByteRange(nil, count: 0) == .whole)
  }

  @Test(arguments: [
    ("gzip, deflate, br", "br"), ("gzip", "gz"), ("x-gzip", "gz"), ("br;q=0.5, gzip;q=0.8", "gz"), ("*", "br"),
    ("*;q=0, gzip;q=0.001", "gz"), ("br;q=0, *", "gz"), ("identity, br;q=0.5", "-"), ("identity;q=0", "-"), ("", "-"),
    ("deflate", "-"), ("GZIP;Q=1.0", "gz"), ("br;q=2", "-"), ("gzip;q=1.0005", "-"), ("gzip;q=0.5;x=1, br;q=0.4", "gz"),
    ("*;q=0", "-"),
  ])
  func choosesTheCodingThatIsWantedMost(header: String, coding: String) {
    #expect((AcceptedCoding.choose(header).first?.map(\.fileExtension) ?? "-") == coding)
  }
}
