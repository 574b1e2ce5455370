/// A piece of a parsed template.
indirect enum Node: Sendable {
  /// A line begins here, with this white space. Kept apart from the text so that indentation can be put before it (for
  /// partials and blocks) or taken off.
  case lineStart([UInt8])
  /// Text as it stands, without the white space that begins a line.
  case text([UInt8])
  /// `{{name}}`, or `{{{name}}}` and `{{&name}}`.
  case value(Name, isRaw: Bool)
  /// `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
  case section(Name, isInverted: Bool, [Node])
  /// `{{>name}}`; with an indentation if it stands alone on its line.
  case partial(String, indent: [UInt8]?, Place)
  /// `{{<name}}…{{/name}}` with the blocks inside of it; with an indentation if nothing else is on its lines.
  case parent(String, indent: [UInt8]?, [String: Argument], Place)
  /// `{{$name}}…{{/name}}` outside of a parent tag: what an argument of that name replaces.
  case block(String, BlockSite, Place)
}

/// The name in a tag: its parts between the dots; none for `{{.}}`.
final class Name: Sendable {
  let parts: [String]
  let place: Place

  init(parts: [String], place: Place) {
    self.parts = parts
    self.place = place
  }

  var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// A block inside of a parent tag: what replaces the block of that name in the parent.
struct Argument: Sendable {
  var nodes: [Node]
  /// Whether the content begins on a line of its own.
  var startsLine: Bool
  /// The white space of the first such line, which is taken off of every line.
  var margin: [UInt8]
}

/// A block that an argument may replace.
struct BlockSite: Sendable {
  /// Shown where there is no argument.
  var content: [Node]
  /// Whether the opening tag stands alone on its line.
  var isStandalone: Bool
  /// The white space put before each line of an argument.
  var indent: [UInt8]
}

/// A parsed template.
struct Template: Sendable {
  var nodes: [Node]
  /// The partials and parents it names, in the order of the text.
  var references: [(name: String, place: Place)]
  /// The blocks inside of its parent tags.
  var arguments: [(name: String, place: Place)]
  /// The blocks that arguments may replace.
  var blocks: [String]
}
