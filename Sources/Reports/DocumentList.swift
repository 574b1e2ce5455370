/// The elements of a published list. Those that come from a table of fields are made when they are asked for, each time
/// anew: a fleet has a row for each day of each agent, in several documents, and most of them are needed only while they
/// are written.
package struct DocumentList: Sendable {
  private enum Elements {
    case made([DocumentValue])
    case deferred(count: Int, @Sendable (Int) -> DocumentValue)
  }

  private let content: Elements

  /// A list of elements that are there.
  package init(_ elements: [DocumentValue]) { content = .made(elements) }

  /// A list of as many elements as `make` makes, by their places; the same place always gives the same element.
  init(count: Int, _ make: @escaping @Sendable (Int) -> DocumentValue) {
    content = count == 0 ? .made([]) : .deferred(count: count, make)
  }

  /// The list with every text in it replaced, in deferred elements when they are made.
  func mapTexts(_ transform: @escaping @Sendable (String) -> String) -> DocumentList {
    switch content {
    case .made(let elements): DocumentList(elements.map { $0.mapTexts(transform) })
    case .deferred(let count, let make): DocumentList(count: count) { make($0).mapTexts(transform) }
    }
  }

  /// The list with all that is deferred made, to be read more than once.
  package var whole: DocumentList { DocumentList(map(\.whole)) }
}

extension DocumentList: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch content {
    case .made(let elements): elements.count
    case .deferred(let count, _): count
    }
  }

  package subscript(place: Int) -> DocumentValue {
    switch content {
    case .made(let elements): elements[place]
    case .deferred(_, let make): make(place)
    }
  }
}

extension DocumentList: Hashable {
  /// True for lists of equal elements, however they are kept.
  package static func == (a: DocumentList, b: DocumentList) -> Bool { a.count == b.count && a.elementsEqual(b) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension DocumentList: ExpressibleByArrayLiteral {
  /// A list of elements that are there.
  package init(arrayLiteral elements: DocumentValue...) { self.init(elements) }
}
