import Model
import Synchronization
import Testing

@testable import Server

struct EventsTests {
  private func text(_ stream: EventStream) -> String? {
    guard case .bytes(let bytes) = stream.next(1 << 20, rest: {}, resume: {}) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func wakesWhoRestsAndEndsBehindWhatWaits() throws {
    let hub = EventHub()
    let stream = try #require(hub.listen(first: []))
    let rests = Mutex(0)
    let wakes = Mutex(0)
    guard case .rest = stream.next(10, rest: { rests.withLock { $0 += 1 } }, resume: { wakes.withLock { $0 += 1 } })
    else { return #expect(Bool(false), "there is nothing to send") }
    hub.send("change", data: "x")
    hub.send("change", data: "y")
    #expect(rests.withLock { $0 } == 1)
    #expect(wakes.withLock { $0 } == 1)
    hub.close()
    #expect(text(stream) == "event: change\ndata: x\n\nevent: change\ndata: y\n\n")
    guard case .end = stream.next(10, rest: {}, resume: {}) else { return #expect(Bool(false), "it goes on") }
    #expect(hub.listen() == nil)
  }

  @Test func keepsABoundedNumberOfBytesAndListeners() throws {
    let hub = EventHub()
    let stream = try #require(hub.listen(first: []))
    let line = String(repeating: "x", count: 1000)
    for _ in 0..<3000 { hub.send("change", data: line) }
    var count = 0
    while let piece = text(stream) { count += piece.utf8.count }
    #expect(count <= EventStream.limit && count > EventStream.limit / 2)
    let others = (0..<EventHub.limit * 2).compactMap { _ in hub.listen() }
    #expect(others.count == EventHub.limit - 1)
    others[0].end()
    #expect(hub.listen() != nil)
  }

  @Test func writesLinesThatCannotBeBroken() {
    let line = AccessLog.line(
      client: "10.0.0.7", at: Instant(milliseconds: 1_771_301_149_000), method: "GET",
      target: "/a\"b\nc%20?token=secret", status: 404, bytes: 303)
    #expect(line == "10.0.0.7 - - [17/Feb/2026:04:05:49 +0000] \"GET /a?b?c%20 HTTP/1.1\" 404 303\n")
    let stream = AccessLog.line(
      client: "", at: Instant(milliseconds: 0), method: "GET", target: "/e", status: 200, bytes: nil)
    #expect(stream == "- - - [01/Jan/1970:00:00:00 +0000] \"GET /e HTTP/1.1\" 200 -\n")
  }

  @Test func anAnswerThatComesLaterCountsOnce() {
    let later = LaterResponse()
    let wakes = Mutex(0)
    #expect(later.responseOrRest({}, resume: { wakes.withLock { $0 += 1 } }) == nil)
    later.finish(Response(200))
    later.finish(Response(500))
    #expect(wakes.withLock { $0 } == 1)
    #expect(later.responseOrRest({}, resume: {})?.status == 200)
  }
}
