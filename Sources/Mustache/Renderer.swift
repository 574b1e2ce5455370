import HTML

/// One rendering of a template.
struct Renderer {
  /// How deep partials and parents may be nested: enough for trees, and soon reached by a cycle.
  static let maximumPartialDepth = 100
  /// How deep sections, partials and blocks may be nested together.
  static let maximumDepth = 500

  let templates: TemplateSet
  private(set) var output: [UInt8] = []
  /// The contexts, the innermost last.
  var contexts: [MustacheValue]
  private var arguments: [String: Argument] = [:]
  private var margin = Margin()
  private var isFirstLineStarted = false
  private var partialDepth = 0
  private var depth = 0

  /// What is put before each line of the template, and what is taken off of it first.
  struct Margin {
    var added: [UInt8] = []
    var dropped: [UInt8] = []

    /// A line's own white space as far as it is not dropped.
    func rest(of space: [UInt8]) -> ArraySlice<UInt8> {
      space.dropFirst(zip(space, dropped).prefix { $0 == $1 }.count)
    }
  }

  init(templates: TemplateSet, context: MustacheValue) {
    self.templates = templates
    contexts = [context]
  }

  mutating func render(_ nodes: [Node]) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .lineStart(let space): startLine(space)
      case .text(let text): output += text
      case .value(let name, let isRaw): try show(name, isRaw: isRaw)
      case .section(let name, let isInverted, let content):
        try renderSection(name, isInverted: isInverted, content)
      case .partial(let name, let indent, let place):
        try renderTemplate(name, indent: indent, arguments: [:], at: place)
      case .parent(let name, let indent, let arguments, let place):
        try renderTemplate(name, indent: indent, arguments: arguments, at: place)
      case .block(let name, let site, let place): try renderBlock(name, site, at: place)
      }
    }
  }

  private mutating func startLine(_ space: [UInt8]) {
    if !isFirstLineStarted { output += margin.added }
    isFirstLineStarted = false
    output += margin.rest(of: space)
  }

  private mutating func show(_ name: Name, isRaw: Bool) throws(TemplateError) {
    let value = try lookUp(name)
    switch value {
    case .text(let text) where !isRaw: HTML.escape(text, into: &output)
    case .html(let html): output += html.bytes
    case .absent: break
    case .object(let object):
      guard let display = object.display else { throw cannotShow(value, name) }
      output += display.bytes
    case .text:
      throw TemplateError(
        "\"\(name.text)\" is a text and cannot be shown without being escaped", at: name.place,
        hint: "write {{\(name.text)}}")
    case .flag, .list: throw cannotShow(value, name)
    }
  }

  private func cannotShow(_ value: MustacheValue, _ name: Name) -> TemplateError {
    TemplateError("\"\(name.text)\" is \(value.kindName) and cannot be shown", at: name.place)
  }

  private mutating func renderSection(_ name: Name, isInverted: Bool, _ content: [Node]) throws(TemplateError) {
    let value = try lookUp(name)
    if value.isTrue == isInverted { return }
    try descend(at: name.place)
    defer { depth -= 1 }
    switch value {
    case .list(let elements) where !isInverted:
      for element in elements { try render(content, in: element) }
    case .text, .html, .object: try isInverted ? render(content) : render(content, in: value)
    case .flag, .list, .absent: try render(content)
    }
  }

  private mutating func render(_ content: [Node], in context: MustacheValue) throws(TemplateError) {
    contexts.append(context)
    defer { contexts.removeLast() }
    try render(content)
  }

  /// Renders a partial or a parent. Arguments that are given from further out go before those given here.
  private mutating func renderTemplate(
    _ name: String, indent: [UInt8]?, arguments given: [String: Argument], at place: Place
  ) throws(TemplateError) {
    partialDepth += 1
    defer { partialDepth -= 1 }
    if partialDepth > Self.maximumPartialDepth {
      throw TemplateError("partials are nested deeper than \(Self.maximumPartialDepth)", at: place)
    }
    try descend(at: place)
    defer { depth -= 1 }
    let outer = (margin, arguments)
    defer { (margin, arguments) = outer }
    margin = Margin(added: indent.map { margin.added + margin.rest(of: $0) } ?? [])
    arguments.merge(given) { outer, _ in outer }
    try render(templates.nodes(of: name))
  }

  private mutating func renderBlock(_ name: String, _ site: BlockSite, at place: Place) throws(TemplateError) {
    try descend(at: place)
    defer { depth -= 1 }
    guard let argument = arguments[name] else { return try render(site.content) }
    let outer = margin
    defer {
      margin = outer
      isFirstLineStarted = false
    }
    margin = Margin(added: margin.added + margin.rest(of: site.indent), dropped: argument.margin)
    if site.isStandalone, !argument.startsLine { output += margin.added }
    isFirstLineStarted = !site.isStandalone && argument.startsLine
    try render(argument.nodes)
  }

  private mutating func descend(at place: Place) throws(TemplateError) {
    depth += 1
    if depth > Self.maximumDepth {
      throw TemplateError("sections and partials are nested deeper than \(Self.maximumDepth)", at: place)
    }
  }
}
