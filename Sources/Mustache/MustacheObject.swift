package import HTML

/// A value with named members, and perhaps a form in which it is itself shown.
package struct MustacheObject: Sendable {
  private let source: any MustacheSource

  /// Makes an object of what gives its members when they are asked for.
  package init(_ source: any MustacheSource) { self.source = source }

  /// Makes an object of members that are there. Where a name stands twice the later value counts.
  package init(_ members: [(String, MustacheValue)], display: TrustedHTML? = nil, isTrue: Bool = true) {
    source = FixedMembers(Dictionary(members) { _, later in later }, display: display, isTrue: isTrue)
  }

  /// How the object is shown where a template names it (`{{cost.total}}`); nil if it cannot be.
  package var display: TrustedHTML? { source.display }

  /// Whether a section for the object is rendered: false for a count of none.
  package var isTrue: Bool { source.isTrue }

  /// The member of a name; nil if the name is not known.
  package subscript(name: String) -> MustacheValue? { source.member(name) }

  /// The known names, sorted.
  package var names: [String] { source.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

extension MustacheObject: ExpressibleByDictionaryLiteral {
  /// Makes an object without a form of its own.
  package init(dictionaryLiteral elements: (String, MustacheValue)...) { self.init(elements) }
}

/// What an object's members come from. Most of what a page could show is never asked for, so that values are made when a
/// template names them, each time anew.
package protocol MustacheSource: AnyObject, Sendable {
  /// The member of a name; nil if the name is not known.
  func member(_ name: String) -> MustacheValue?
  /// The known names, in any order.
  var names: [String] { get }
  /// How the object itself is shown; nil if it cannot be.
  var display: TrustedHTML? { get }
  /// Whether a section for the object is rendered.
  var isTrue: Bool { get }
}

/// Members that are there from the beginning.
private final class FixedMembers: MustacheSource {
  private let members: [String: MustacheValue]
  let display: TrustedHTML?
  let isTrue: Bool

  init(_ members: [String: MustacheValue], display: TrustedHTML?, isTrue: Bool) {
    self.members = members
    self.display = display
    self.isTrue = isTrue
  }

  var names: [String] { Array(members.keys) }

  func member(_ name: String) -> MustacheValue? { members[name] }
}
