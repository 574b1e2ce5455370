import Model

/// How an object is published: its members, each with its kind, its meaning and where its value comes from.
///
/// Values, JSON Schema and documentation are all made from this one table, so that none can drift from the others.
package struct Shape<Source>: Sendable {
  /// The name of the object's kind, as in the schema's `$defs`.
  let name: String
  /// What the object is.
  let summary: String
  let fields: [Field<Source>]

  init(_ name: String, _ summary: String, _ groups: [Field<Source>]...) {
    self.name = name
    self.summary = summary
    fields = groups.flatMap { $0 }
  }

  /// The published value of a source value.
  func value(of source: Source) -> DocumentValue {
    .object(fields.map { DocumentMember($0.name, $0.value(source)) })
  }

  /// The published values of several.
  func values(of sources: [Source]) -> DocumentValue where Source: Sendable {
    .list(DocumentList(count: sources.count) { value(of: sources[$0]) })
  }

  /// The description of the object.
  var node: SchemaNode {
    .object(name: name, summary: summary, fields.map { SchemaField(name: $0.name, summary: $0.summary, node: $0.node) })
  }
}

/// One member of a published object.
struct Field<Source>: Sendable {
  let name: String
  let summary: String
  let node: SchemaNode
  let value: @Sendable (Source) -> DocumentValue

  init(_ name: String, _ node: SchemaNode, _ summary: String, _ value: @escaping @Sendable (Source) -> DocumentValue) {
    self.name = name
    self.node = node
    self.summary = summary
    self.value = value
  }

  /// The same member of something that holds the source.
  func of<Outer>(_ inner: @escaping @Sendable (Outer) -> Source) -> Field<Outer> {
    Field<Outer>(name, node, summary) { value(inner($0)) }
  }

  /// A member that is itself an object, or null.
  static func object<Inner>(
    _ name: String, _ shape: Shape<Inner>, _ summary: String, _ inner: @escaping @Sendable (Source) -> Inner?
  ) -> Field {
    Field(name, .nullable(shape.node), summary) { source in inner(source).map(shape.value(of:)) ?? .null }
  }

  /// A member that is an array of objects.
  static func array<Inner: Sendable>(
    _ name: String, _ shape: Shape<Inner>, _ summary: String, _ inner: @escaping @Sendable (Source) -> [Inner]
  ) -> Field {
    Field(name, .array(shape.node), summary) { source in shape.values(of: inner(source)) }
  }
}

/// The kind of a published value.
package indirect enum SchemaNode: Sendable, Hashable {
  case object(name: String, summary: String, [SchemaField])
  case array(SchemaNode)
  case nullable(SchemaNode)
  /// A value of one of these kinds.
  case oneOf([SchemaNode])
  case text
  /// The id of an agent of this site.
  case agent
  /// The name of a document of this site.
  case document
  /// One of these words.
  case word([String])
  case integer
  case tokens
  case usd
  case share
  case number
  case instant
  case day
  case flag
}

/// A member of a described object.
package struct SchemaField: Sendable, Hashable {
  /// The member's name.
  package var name: String
  /// What it means, with its unit.
  package var summary: String
  /// Its kind.
  package var node: SchemaNode
}
