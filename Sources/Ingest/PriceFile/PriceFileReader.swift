import Digest
import JSON
package import Model

/// Reads a price file in the form of the Python package `litellm` (`model_prices_and_context_window.json`): an object
/// with an entry for each model, prices in US dollars for one token.
///
/// A price of 0 in it is no price: it stands there for models whose price nobody entered. Rates of other ways to call
/// (batches, priority and so on) are not read.
package struct PriceFileReader {
  /// The prices.
  package private(set) var table: PriceTable
  /// What is wrong with the file; an error means that there are no prices.
  package private(set) var diagnostics: [Diagnostic] = []

  private static let listed = 20
  private let path: String
  private var lines: LineIndex?
  private var faults = 0
  /// Models whose prices are all 0, in the order of the file.
  private var free: [(model: String, location: SourceLocation)] = []

  /// Reads the bytes of a file; `path` is what messages show.
  package init(_ bytes: [UInt8], path: String) {
    self.path = path
    table = PriceTable(origin: .file, path: path, version: Digest128(bytes).description, rows: [])
    do throws(JSONParseError) {
      let document = try JSONDocumentParser.parse(bytes, dialect: .json, limitBytes: 64 << 20)
      lines = document.lines
      guard let entries = document.root.members else {
        diagnostics.append(
          Diagnostic(
            "price.invalid", .error, at: location(document.root.offset),
            "the price file is \(document.root.kindName), not an object with an entry for each model"))
        return
      }
      // Of two entries for one model the last counts, as for every reader of the file.
      var places: [String: Int] = [:]
      for (place, entry) in entries.enumerated() { places[entry.key] = place }
      for (place, entry) in entries.enumerated() where entry.key != "sample_spec" && places[entry.key] == place {
        read(entry)
      }
      tellFree()
      if faults > Self.listed {
        diagnostics.append(
          Diagnostic(
            "price.bad-entry", .warning, at: SourceLocation(path: path),
            "\(faults - Self.listed) more prices of the file are none"))
      }
    } catch {
      diagnostics.append(
        Diagnostic(
          "price.invalid", .error, at: SourceLocation(path: path, line: error.line, column: error.column),
          "the price file is no JSON document: \(error.message)"))
    }
  }

  private mutating func read(_ entry: JSONNode.Member) {
    guard let members = entry.value.members else {
      fail(entry.value, "the entry of \"\(entry.key)\" is \(entry.value.kindName), not an object; it is left out")
      return
    }
    var rates = PriceFileRates()
    var isFree = false
    for member in members {
      if member.key == "tiered_pricing" {
        readTiers(member.value, model: entry.key, into: &rates)
      } else if let key = PriceFileRates.Key(member.key) {
        guard !member.value.isNull, let rate = rate(member, model: entry.key) else { continue }
        if rate == 0 { isFree = true } else { rates.set(rate, for: key) }
      }
    }
    if let row = rates.row(model: entry.key, line: location(entry.keyOffset).line) {
      table.rows.append(row)
    } else if isFree {
      free.append((entry.key, location(entry.keyOffset)))
    }
  }

  /// Prices by length of prompt: a list of objects with `range`, the first of which begins at 0. Lists of other prices,
  /// such as by number of results, have the same name.
  private mutating func readTiers(_ node: JSONNode, model: String, into rates: inout PriceFileRates) {
    for tier in node.array ?? [] where tier.members?.contains(where: { PriceFileRates.Key($0.key) != nil }) ?? true {
      guard let low = tier["range"]?.array?.first?.int64, low >= 0 else {
        fail(tier, "a price of \"\(model)\" has no range of tokens; it is left out")
        continue
      }
      for member in tier.members ?? [] {
        guard let key = PriceFileRates.Key(member.key), key.above == nil, let rate = rate(member, model: model),
          rate > 0
        else { continue }
        rates.set(rate, for: .init(kind: key.kind, above: low == 0 ? nil : low))
      }
    }
  }

  /// Picodollars for one token, rounded to the nearest: the file has numbers that were computed in binary fractions.
  private mutating func rate(_ member: JSONNode.Member, model: String) -> Int64? {
    if let number = member.value.decimal, number.mantissa >= 0,
      let dollars = USDTotal(mantissa: number.mantissa, scale: number.scale),
      let rate = Int64(exactly: dollars.picodollars)
    {
      return rate
    }
    let value = member.value.number.map { "\($0.text.prefix(40))" } ?? member.value.kindName
    fail(member.value, "\(member.key) of \"\(model)\" is \(value), which is no price; it is left out")
    return nil
  }

  private mutating func tellFree() {
    guard let first = free.first else { return }
    let names = free.prefix(3).map { "\"\($0.model)\"" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        "price.zero", .note, at: first.location,
        "\(free.count) model\(free.count == 1 ? " has" : "s have") a price of $0 in the price file"
          + " (\(names)\(free.count > 3 ? ", …" : "")); that is taken as no price",
        hint: "give a model that costs nothing the price 0 under \"prices\" in the configuration"))
  }

  private mutating func fail(_ node: JSONNode, _ message: String) {
    faults += 1
    if faults <= Self.listed {
      diagnostics.append(Diagnostic("price.bad-entry", .warning, at: location(node.offset), message))
    }
  }

  private func location(_ offset: Int) -> SourceLocation {
    let position = lines?.position(of: offset)
    return SourceLocation(path: path, line: position?.line, column: position?.column)
  }
}
