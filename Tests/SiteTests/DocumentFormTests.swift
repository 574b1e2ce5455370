import Model
import Reports
import Testing

@testable import Site

/// Documents against the description that schemas and reference are made from.
@Suite struct DocumentFormTests {
  /// What in a value is not as described: paths with reasons.
  private static func faults(_ value: DocumentValue, _ node: SchemaNode, at path: String) -> [String] {
    switch (node, value) {
    case (.nullable, .null): []
    case (.nullable(let inner), _): faults(value, inner, at: path)
    case (.oneOf(let nodes), _):
      nodes.contains { faults(value, $0, at: path).isEmpty } ? [] : ["\(path): none of \(nodes)"]
    case (.array(let element), .list(let values)):
      values.enumerated().flatMap { faults($1, element, at: "\(path)[\($0)]") }
    case (.object(_, _, let fields), .object(let members)):
      (fields.map(\.name) == members.map(\.name) ? [] : ["\(path): members \(members.map(\.name))"])
        + zip(fields, members).flatMap { faults($1.value, $0.node, at: "\(path).\($0.name)") }
    case (.word(let words), .text(let text)): words.contains(text) ? [] : ["\(path): word \(text)"]
    case (.text, .text), (.text, .agent), (.agent, .agent), (.document, .document), (.integer, .integer),
      (.tokens, .tokens), (.usd, .usd),
      (.usd, .price),
      (.share, .share), (.number, .number), (.instant, .instant), (.day, .day), (.flag, .flag):
      []
    default: ["\(path): \(value) is not \(node)"]
    }
  }

  private static func node(of kind: DocumentKind) -> SchemaNode? {
    DocumentSet.schemas.first { $0.kind == kind }?.node
  }

  @Test(arguments: [true, false])
  func areAsDescribed(hasSources: Bool) throws {
    let made = hasSources ? SmallFleet.documents : SmallFleet.documents([])
    let documents = made.documents + made.queryShards
    #expect(
      Set(documents.map(\.kind))
        == Set(DocumentKind.allCases).subtracting(
          hasSources ? [.build] : [.build, .agent, .task, .venture, .document, .model, .user, .usageAgent]))
    for document in documents {
      #expect(Self.faults(document.value, try #require(Self.node(of: document.kind)), at: document.name) == [])
    }
  }

  @Test func buildIsAsDescribed() throws {
    let facts = BuildFacts(
      builtAt: Instant(milliseconds: 0), version: "1", inputDigest: "0", diagnostics: SmallFleet.documents.diagnostics)
    #expect(Self.faults(DocumentSet.build(facts).value, try #require(Self.node(of: .build)), at: "build") == [])
  }

  @Test func describesEveryKindOnce() {
    #expect(DocumentSet.schemas.map(\.kind) == DocumentKind.allCases)
  }

  @Test func findsFaults() {
    let node = SchemaNode.object(name: "x", summary: "", [])
    #expect(Self.faults(.object([DocumentMember("a", .null)]), node, at: "x") == ["x: members [\"a\"]"])
    #expect(Self.faults(.integer(1), .tokens, at: "x").count == 1)
  }

  /// A schema has one definition for a name.
  @Test(arguments: DocumentSet.schemas.map(\.kind))
  func givesANameOneMeaning(kind: DocumentKind) throws {
    var fields: [String: [SchemaField]] = [:]
    func visit(_ node: SchemaNode) {
      switch node {
      case .object(let name, _, let own):
        #expect(fields.updateValue(own, forKey: name) ?? own == own, "\(name)")
        for field in own { visit(field.node) }
      case .array(let inner), .nullable(let inner): visit(inner)
      case .oneOf(let nodes): for node in nodes { visit(node) }
      default: break
      }
    }
    visit(try #require(Self.node(of: kind)))
  }
}
