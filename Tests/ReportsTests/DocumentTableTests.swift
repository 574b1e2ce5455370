import Model
import Testing

@testable import Reports

/// Which tables a document has, and how they are written.
struct DocumentTableTests {
  private struct Row { var name: String?; var cost: Int64?; var tags: [String] = []; var days: [Int64] = [] }
  private struct Holder { var rows: [Row] }

  private static let cost = Shape<Int64>(
    "cost", "",
    [
      Field("total", .usd, "") { .usd(USDTotal(picodollars: Int128($0))) },
      Field("input", .nullable(.usd), "") { _ in .null },
    ])
  private static let day = Shape<Int64>("day", "", [Field("n", .integer, "") { .integer($0) }])
  private static let row = Shape<Row>(
    "row", "",
    [
      Field("name", .nullable(.text), "") { $0.name.map(DocumentValue.text) ?? .null },
      .object("cost", cost, "") { $0.cost },
      Field("tags", .array(.text), "") { .array($0.tags.map(DocumentValue.text)) },
      .array("days", day, "") { $0.days },
    ])
  private static let holder = Shape<Holder>(
    "holder", "", [Field("schema", .text, "") { _ in .text("x") }, .array("rows", row, "") { $0.rows }])

  private static func csv(_ rows: [Row]) throws -> String {
    let table = try #require(DocumentTable.tables(of: .array(row.node)).first)
    return String(decoding: table.csv(of: row.values(of: rows)), as: UTF8.self)
  }

  @Test func areThoseOfTheDescription() {
    let own = DocumentTable.tables(of: .array(Self.row.node))
    #expect(own.map(\.member) == [nil])
    #expect(own.map { $0.path(ofDocument: "agents") } == ["agents"])
    let held = DocumentTable.tables(of: Self.holder.node)
    #expect(held.map(\.member) == ["rows"])
    #expect(held.map { $0.path(ofDocument: "agents/a") } == ["agents/a/rows"])
    #expect(held.first?.columns == ["name", "cost.total", "cost.input", "tags"])
    #expect(DocumentTable.tables(of: .array(.text)).isEmpty)
  }

  @Test func writesExactValuesAndNothingForWhatIsNotKnown() throws {
    #expect(
      try Self.csv([Row(name: "a", cost: 230_600_000_001, tags: ["x", "y"], days: [1]), Row(name: nil, cost: nil)])
        == "name,cost.total,cost.input,tags\r\na,0.230600000001,,x; y\r\n,,,\r\n")
    #expect(try Self.csv([]) == "name,cost.total,cost.input,tags\r\n")
  }

  @Test(arguments: [
    ("", "\"\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\r=1", "\"'\r=1\""),
    ("=\"a\",1", "\"'=\"\"a\"\",1\""), ("a=1", "a=1"), ("'x", "'x"), ("ä€😀", "ä€😀"), (" =1", " =1"),
  ])
  func quotesAndGuardsTexts(text: String, field: String) throws {
    #expect(try Self.csv([Row(name: text)]) == "name,cost.total,cost.input,tags\r\n\(field),,,\r\n")
  }

  @Test func leavesNumbersBelowNothingAsTheyAre() throws {
    #expect(try Self.csv([Row(name: "a", cost: -1_000_000_000_000)]).hasSuffix("a,-1,,\r\n"))
  }
}
