import Digest
import Hosting
import Model
import Reports

/// The Atom feed (RFC 4287) of daily summaries: the newest days with spending, from the document `usage`.
struct Feed {
  static let path = "feed.xml"
  /// The most days in the feed.
  static let limit = 30

  let address: SiteAddress
  let title: String
  let zone: ZoneRules

  /// The feed; nil where no time is known, since Atom demands one and the clock is none of the site's.
  func resource(of usage: Document) -> Resource? {
    guard let asOf = usage.asOf else { return nil }
    let days = (usage.value["daily"]?.elements ?? []).suffix(Self.limit).reversed()
    var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
    text += XMLText.line("id", id("feed")) + XMLText.line("title", title)
    text += XMLText.line("subtitle", "What the fleet spent, day by day")
    text += XMLText.line("updated", asOf.description) + "<author><name>\(XMLText.escaped(title))</name></author>\n"
    if let own = address.url(of: Self.path), let page = address.url(of: "costs.html") {
      text += "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(XMLText.escaped(own))\"/>\n"
      text += "<link rel=\"alternate\" type=\"text/html\" href=\"\(XMLText.escaped(page))\"/>\n"
    } else {
      text += "<link rel=\"alternate\" type=\"text/html\" href=\"costs.html\"/>\n"
    }
    for day in days { text += entry(day, asOf: asOf) }
    return Resource(
      path: Self.path, cachePolicy: .feed, bytes: Array((text + "</feed>\n").utf8))
  }

  private func entry(_ value: DocumentValue, asOf: Instant) -> String {
    guard case .day(let day) = value["date"] else { return "" }
    let end = Instant(milliseconds: zone.instant(day: day.adding(1), millisecond: 0).milliseconds - 1)
    let facts = Self.facts(value)
    let href = address.url(of: "costs.html") ?? "costs.html"
    var text = "<entry>\n" + XMLText.line("id", id("day/\(day.description)"))
    text += XMLText.line("title", "\(day.description): \(facts.first ?? "no cost known")")
    // The newest moment that the day's data can speak of; never later than what the document speaks for.
    text += XMLText.line("updated", min(end, asOf).description)
    text += "<link rel=\"alternate\" type=\"text/html\" href=\"\(XMLText.escaped(href))#\(day.description)\"/>\n"
    text += XMLText.line("content", facts.joined(separator: ", "), attributes: " type=\"text\"")
    return text + "</entry>\n"
  }

  /// The figures of a day in words; what is not known is left out.
  private static func facts(_ day: DocumentValue) -> [String] {
    var facts: [String] = []
    var isLeast = false
    if case .integer(let unpriced) = day["unpriced"] { isLeast = unpriced > 0 }
    if case .usd(let cost) = day["cost"]?["total"] {
      facts.append((isLeast ? "at least " : "") + FigureText.dollars(cost))
    } else {
      facts.append(isLeast ? "unpriced" : "no cost known")
    }
    if case .tokens(let tokens) = day["tokens"]?["total"] { facts.append("\(FigureText.integer(tokens)) tokens") }
    if case .integer(let calls) = day["calls"] { facts.append("\(FigureText.integer(calls)) calls") }
    return facts
  }

  /// An identifier that stays the same: a tag URI (RFC 4151) of the base URL's host, else a UUID (RFC 9562, version 8) made of the
  /// site's title.
  private func id(_ name: String) -> String {
    if let host = address.host { return "tag:\(host),2026:fleetledger\(address.path)\(name)" }
    var digits = Array(Digest128(Array("fleetledger\u{0}\(title)\u{0}\(name)".utf8)).description)
    digits[12] = "8"
    digits[16] = "a"
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}
