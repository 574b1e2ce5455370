import JSON

/// A table of a document: the document itself where it is a list of objects, else a member that is one.
///
/// Which tables a document has follows from its description alone, so that a new document brings its tables with it.
package struct DocumentTable: Sendable, Hashable {
  /// The member that holds the rows; nil where the document itself does.
  package let member: String?
  /// What a row is.
  private let row: SchemaNode
  /// The names of the columns: those of members, with a dot between the names where objects lie in one another.
  package let columns: [String]

  /// The tables of a document, in the order of its members.
  package static func tables(of node: SchemaNode) -> [DocumentTable] {
    switch node {
    case .array: [DocumentTable(member: nil, node)].compactMap { $0 }
    case .object(_, _, let fields): fields.compactMap { DocumentTable(member: $0.name, $0.node) }
    default: []
    }
  }

  /// Nil for a node that is no list of objects.
  private init?(member: String?, _ node: SchemaNode) {
    guard case .array(let row) = node.known, case .object = row.known else { return nil }
    self.member = member
    self.row = row
    var columns: [String] = []
    Self.addColumns(of: row, prefix: "", to: &columns)
    self.columns = columns
  }

  /// Columns are made of scalars, of lists of scalars, and of the members of objects; lists of objects have no place in
  /// a row.
  private static func addColumns(of node: SchemaNode, prefix: String, to columns: inout [String]) {
    switch node.known {
    case .object(_, _, let fields):
      for field in fields {
        addColumns(of: field.node, prefix: prefix.isEmpty ? field.name : "\(prefix).\(field.name)", to: &columns)
      }
    case .array(let element): if element.isScalar { columns.append(prefix) }
    default: columns.append(prefix)
    }
  }

  /// The rows in a document's value.
  package func rows(of document: DocumentValue) -> DocumentList {
    (member.map { document[$0] ?? .null } ?? document).elements ?? []
  }

  /// The path of the table's file below `/api/`, without `.csv`, for a document of this name.
  package func path(ofDocument name: String) -> String { member.map { "\(name)/\($0)" } ?? name }

  /// The table as CSV (RFC 4180) in UTF-8, with a header and with CRLF behind every row.
  package func csv(of document: DocumentValue) -> [UInt8] {
    var writer = CSVWriter()
    for column in columns { writer.add(text: column) }
    writer.endRow()
    for value in rows(of: document) {
      write(value, row, into: &writer)
      writer.endRow()
    }
    return writer.bytes
  }

  /// Adds one field for each column below a node.
  private func write(_ value: DocumentValue?, _ node: SchemaNode, into writer: inout CSVWriter) {
    switch node.known {
    case .object(_, _, let fields):
      guard case .object(let members) = value else {
        for field in fields { write(nil, field.node, into: &writer) }
        return
      }
      for (index, field) in fields.enumerated() {
        // Members stand in the order of their description.
        let member =
          index < members.count && members[index].name == field.name ? members[index].value : value?[field.name]
        write(member, field.node, into: &writer)
      }
    case .array(let element):
      if element.isScalar { writer.add(value) }
    default: writer.add(value)
    }
  }
}

extension SchemaNode {
  /// The kind of the value where it is known.
  fileprivate var known: SchemaNode {
    if case .nullable(let inner) = self { inner.known } else { self }
  }

  fileprivate var isScalar: Bool {
    switch known {
    case .object, .array: false
    default: true
    }
  }
}
