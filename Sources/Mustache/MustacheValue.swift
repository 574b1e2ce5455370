package import HTML

/// A value that templates can show or look into.
package enum MustacheValue: Sendable {
  /// Text: escaped wherever it is shown; false when empty. Numbers come as text that is ready to be shown.
  case text(String)
  /// Markup that is known to be safe: the only value that is shown without being escaped; false when empty.
  case html(TrustedHTML)
  /// True or false, for sections; it cannot be shown.
  case flag(Bool)
  /// Several values: a section is repeated for each; false when empty.
  case list([MustacheValue])
  /// A value with named members; true unless it says otherwise.
  case object(MustacheObject)
  /// The value of a name that is known but has none here: shows nothing, is false, and so is each of its members.
  case absent

  /// Text, or `absent` where there is none.
  package init(_ text: String?) { self = text.map(MustacheValue.text) ?? .absent }

  /// Whether a section for the value is rendered.
  package var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .html(let html): !html.isEmpty
    case .flag(let flag): flag
    case .list(let elements): !elements.isEmpty
    case .object(let object): object.isTrue
    case .absent: false
    }
  }

  /// The kind in words, for messages.
  var kindName: String {
    switch self {
    case .text: "a text"
    case .html: "markup"
    case .flag: "a flag"
    case .list: "a list"
    case .object: "an object"
    case .absent: "absent"
    }
  }
}
