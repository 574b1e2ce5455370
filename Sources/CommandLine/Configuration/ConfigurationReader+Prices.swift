import JSON
import Model

extension ConfigurationReader {
  /// The prices: for each model a row, or a list of rows for different times.
  mutating func readPrices(_ node: JSONNode) -> [PriceRow] {
    guard let entries = entries(node, "prices") else { return [] }
    var prices: [PriceRow] = []
    for entry in entries {
      var rows: [PriceRow] = []
      for element in entry.value.array ?? [entry.value] {
        guard let row = readPrice(element, model: entry.key) else { continue }
        if rows.contains(where: { Self.overlap($0, row) }) {
          fail(
            element, "two prices of \"\(entry.key)\" hold for the same day",
            hint: "give each a \"validFrom\" or \"validTo\" (both days belong to the price)")
        }
        rows.append(row)
      }
      prices += rows
    }
    return prices.sorted { $0.model.utf8.lexicographicallyPrecedes($1.model.utf8) }
  }

  private static func overlap(_ a: PriceRow, _ b: PriceRow) -> Bool {
    func begins(_ a: PriceRow, byEndOf b: PriceRow) -> Bool {
      guard let start = a.validFrom, let end = b.validTo else { return true }
      return start <= end
    }
    return begins(a, byEndOf: b) && begins(b, byEndOf: a)
  }

  private mutating func readPrice(_ node: JSONNode, model: String) -> PriceRow? {
    guard let members = members(of: node, "the price of \"\(model)\"", known: ConfigurationKeys.price) else {
      return nil
    }
    var row = PriceRow(model: model, rates: PriceRates(), line: location(node.offset).line)
    for member in members {
      switch member.key {
      case "validFrom": row.validFrom = day(member)
      case "validTo": row.validTo = day(member)
      case "above": row.bands = readBands(member.value, model: model)
      default: readRate(member, into: &row.rates)
      }
    }
    if let from = row.validFrom, let to = row.validTo, to < from {
      fail(node, "validTo \(to.description) is before validFrom \(from.description)")
    }
    return row
  }

  private mutating func day(_ member: JSONNode.Member) -> Day? {
    if let day = member.value.string.flatMap({ Day($0) }) { return day }
    fail(member.value, "\(member.key) is no day", hint: "write \"2026-02-17\"")
    return nil
  }

  private mutating func readBands(_ node: JSONNode, model: String) -> [PriceBand] {
    guard let elements = node.array else {
      fail(node, "above is \(node.kindName), not a list")
      return []
    }
    var bands: [PriceBand] = []
    for element in elements {
      let what = "the price of long prompts of \"\(model)\""
      guard let members = members(of: element, what, known: ConfigurationKeys.band) else { continue }
      var rates = PriceRates()
      for member in members where member.key != "promptTokens" { readRate(member, into: &rates) }
      guard let threshold = element["promptTokens"]?.int64, threshold > 0 else {
        fail(element["promptTokens"] ?? element, "\(what) has no \"promptTokens\" above 0")
        continue
      }
      if let last = bands.last, threshold <= last.above {
        fail(element, "promptTokens \(threshold) comes after \(last.above)", hint: "order them from the smallest")
        continue
      }
      bands.append(PriceBand(above: threshold, rates: rates))
    }
    return bands
  }

  private mutating func readRate(_ member: JSONNode.Member, into rates: inout PriceRates) {
    // A price per million tokens, to the millionth of a dollar, is a whole number of picodollars for one token.
    guard let number = member.value.decimal, number.mantissa >= 0,
      let perMillion = USDTotal(mantissa: number.mantissa, scale: number.scale),
      perMillion.picodollars % 1_000_000 == 0, let rate = Int64(exactly: perMillion.picodollars / 1_000_000)
    else {
      fail(
        member.value, "\(member.key) is no price",
        hint: "write US dollars for a million tokens, with at most six decimals")
      return
    }
    switch member.key {
    case "input": rates.input = rate
    case "output": rates.output = rate
    case "cacheRead": rates.cacheRead = rate
    case "cacheWrite": rates.cacheWrite = rate
    case "cacheWrite1h": rates.cacheWrite1h = rate
    default: break
    }
  }
}
