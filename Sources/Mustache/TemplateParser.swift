/// Makes a tree of a template's text.
///
/// A tag that is alone on its line, other than one that shows a value, takes that line's white space and ending with
/// it.
struct TemplateParser {
  /// The deepest nesting of sections and blocks in one template.
  static let maximumDepth = 100

  let bytes: [UInt8]
  var scanner: TagScanner
  var frames: [Frame]
  /// Where the text that is not yet in the tree begins.
  var textStart = 0
  private var references: [(name: String, place: Place)] = []
  private var arguments: [(name: String, place: Place)] = []
  private var blocks: [String] = []

  /// An element whose closing tag is still to come.
  struct Frame {
    enum Kind {
      case root
      case section(Name, isInverted: Bool)
      /// With the white space before the tag, if nothing else is.
      case parent(indent: [UInt8]?)
      case argument(startsLine: Bool)
      case block(isStandalone: Bool, indent: [UInt8])
    }

    var kind: Kind
    var tag: Tag?
    var nodes: [Node] = []
    var arguments: [String: Argument] = [:]
    var contentStart = 0
  }

  /// Parses the template `name` with this text.
  static func parse(name: String, text: String) throws(TemplateError) -> Template {
    let bytes = Array(text.utf8)
    var parser = TemplateParser(
      bytes: bytes, scanner: TagScanner(name: name, bytes: bytes), frames: [Frame(kind: .root)])
    while let tag = try parser.scanner.next() { try parser.take(tag) }
    if let tag = parser.frames.last?.tag { throw TemplateError("\(tag.text) is not closed", at: tag.place) }
    parser.addText(upTo: bytes.count, tagFollows: false)
    return Template(
      nodes: parser.frames[0].nodes, references: parser.references, arguments: parser.arguments, blocks: parser.blocks)
  }

  private mutating func take(_ tag: Tag) throws(TemplateError) {
    switch tag.kind {
    case .comment, .delimiters: addAside(tag)
    case .close:
      try checkName(tag)
      try close(tag)
    case .value, .section, .partial, .parent, .block:
      try checkName(tag)
      try checkNesting(tag)
      try open(tag)
    }
  }

  private func checkName(_ tag: Tag) throws(TemplateError) {
    if tag.name.isEmpty || tag.name.utf8.contains(where: isMustacheSpace) {
      throw TemplateError("a tag needs one name without white space", at: tag.place)
    }
  }

  private func checkNesting(_ tag: Tag) throws(TemplateError) {
    if case .parent = frames[frames.count - 1].kind {
      guard case .block = tag.kind else {
        throw TemplateError("only blocks may stand inside of a parent tag, not \(tag.text)", at: tag.place)
      }
    }
    if frames.count > Self.maximumDepth {
      throw TemplateError("the nesting is deeper than \(Self.maximumDepth)", at: tag.place)
    }
  }

  private mutating func open(_ tag: Tag) throws(TemplateError) {
    switch tag.kind {
    case .value(let isRaw):
      addText(upTo: tag.range.lowerBound, tagFollows: true)
      textStart = tag.range.upperBound
      append(.value(try dottedName(tag), isRaw: isRaw))
    case .section(let isInverted):
      let name = try dottedName(tag)
      addAside(tag)
      frames.append(Frame(kind: .section(name, isInverted: isInverted), tag: tag))
    case .partial:
      references.append((tag.name, tag.place))
      let indent = lineStart(before: tag).map { Array(bytes[$0..<tag.range.lowerBound]) }
      let isStandalone = addAside(tag)
      append(.partial(tag.name, indent: isStandalone ? indent : nil, tag.place))
    case .parent: openParent(tag)
    case .block: openBlock(tag)
    case .close, .comment, .delimiters: break
    }
  }

  private mutating func openParent(_ tag: Tag) {
    references.append((tag.name, tag.place))
    let start = lineStart(before: tag)
    addText(upTo: start ?? tag.range.lowerBound, tagFollows: start == nil)
    textStart = tag.range.upperBound
    let indent = start.map { Array(bytes[$0..<tag.range.lowerBound]) }
    frames.append(Frame(kind: .parent(indent: indent), tag: tag))
  }

  private mutating func openBlock(_ tag: Tag) {
    let kind: Frame.Kind
    if case .parent = frames[frames.count - 1].kind {
      let nextLine = nextLine(after: tag)
      textStart = nextLine ?? tag.range.upperBound
      kind = .argument(startsLine: nextLine != nil)
      arguments.append((tag.name, tag.place))
    } else {
      let indent = lineStart(before: tag).map { Array(bytes[$0..<tag.range.lowerBound]) }
      kind = .block(isStandalone: addAside(tag), indent: indent ?? [])
      blocks.append(tag.name)
    }
    frames.append(Frame(kind: kind, tag: tag, contentStart: textStart))
  }

  private func dottedName(_ tag: Tag) throws(TemplateError) -> Name {
    if tag.name == "." { return Name(parts: [], place: tag.place) }
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.contains("") { throw TemplateError("\"\(tag.name)\" has an empty part", at: tag.place) }
    return Name(parts: parts, place: tag.place)
  }

  // MARK: Closing

  private mutating func close(_ tag: Tag) throws(TemplateError) {
    guard let opened = frames.last?.tag else { throw TemplateError("\(tag.text) closes nothing", at: tag.place) }
    if opened.name != tag.name {
      throw TemplateError(
        "\(tag.text) stands where \(opened.text) of line \(opened.place.line) must be closed first", at: tag.place)
    }
    switch frames[frames.count - 1].kind {
    case .root: break
    case .section(let name, let isInverted):
      addAside(tag)
      append(.section(name, isInverted: isInverted, frames.removeLast().nodes))
    case .parent(let indent):
      let nextLine = nextLine(after: tag)
      let arguments = frames.removeLast().arguments
      if let indent, nextLine == nil { append(.lineStart(indent)) }
      append(.parent(tag.name, indent: nextLine == nil ? nil : indent, arguments, opened.place))
      textStart = indent == nil ? tag.range.upperBound : nextLine ?? tag.range.upperBound
    case .argument(let startsLine):
      let start = lineStart(before: tag)
      addText(upTo: start ?? tag.range.lowerBound, tagFollows: start == nil)
      let frame = frames.removeLast()
      let margin = startsLine ? space(at: frame.contentStart, before: tag.range.lowerBound) : []
      frames[frames.count - 1].arguments[tag.name] = Argument(
        nodes: frame.nodes, startsLine: startsLine, margin: margin)
      textStart = tag.range.upperBound
    case .block(let isStandalone, let indent):
      let contentEnd = lineStart(before: tag) ?? tag.range.lowerBound
      addAside(tag)
      let frame = frames.removeLast()
      let hasContent = isStandalone && frame.contentStart < contentEnd
      let site = BlockSite(
        content: frame.nodes, isStandalone: isStandalone,
        indent: hasContent ? space(at: frame.contentStart, before: contentEnd) : indent)
      append(.block(tag.name, site, opened.place))
    }
  }
}

extension Tag {
  /// The tag as it is written with the usual delimiters.
  var text: String {
    switch kind {
    case .value(let isRaw): isRaw ? "{{{\(name)}}}" : "{{\(name)}}"
    case .section(let isInverted): isInverted ? "{{^\(name)}}" : "{{#\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!\(name)}}"
    case .delimiters: "{{=\(name)=}}"
    }
  }
}
