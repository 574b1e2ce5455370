/// Templates that know each other by name, parsed and ready to be rendered.
///
/// The language is Mustache with inheritance and without lambdas, and stricter: a name that is not known is an error,
/// and a template cannot keep text from being escaped.
package struct TemplateSet: Sendable {
  private let templates: [String: Template]

  /// Parses the templates. Where a name stands twice the later text counts.
  ///
  /// - Throws: the first fault in the order of `sources`: in the syntax of one; else a partial or parent that is not
  ///   among them, or a block that would replace nothing in any of them.
  package init(sources: [(name: String, text: String)]) throws(TemplateError) {
    var templates: [String: Template] = [:]
    for source in sources {
      templates[source.name] = try TemplateParser.parse(name: source.name, text: source.text)
    }
    self.templates = templates
    let blocks = Set(templates.values.flatMap(\.blocks))
    for source in sources {
      for argument in templates[source.name]?.arguments ?? [] where !blocks.contains(argument.name) {
        throw TemplateError(
          "no template has a block named \"\(argument.name)\" to be replaced", at: argument.place,
          hint: nearestNameHint(argument.name, among: blocks.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }))
      }
      for reference in templates[source.name]?.references ?? [] where templates[reference.name] == nil {
        throw TemplateError(
          "there is no template named \"\(reference.name)\"", at: reference.place,
          hint: nearestNameHint(reference.name, among: names))
      }
    }
  }

  /// The names of the templates, sorted.
  package var names: [String] { templates.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Renders a template with a context, most often an object.
  ///
  /// - Returns: UTF-8.
  /// - Throws: where a name is not known or its value does not fit the tag, or partials are nested too deeply.
  package func render(template: String, context: MustacheValue) throws(TemplateError) -> [UInt8] {
    guard let nodes = templates[template]?.nodes else {
      throw TemplateError(
        "there is no template named \"\(template)\"", at: Place(template: template, line: 1, column: 1),
        hint: nearestNameHint(template, among: names))
    }
    var renderer = Renderer(templates: self, context: context)
    try renderer.render(nodes)
    return renderer.output
  }

  /// The nodes of a template that is referred to; it was checked to exist.
  func nodes(of template: String) -> [Node] { templates[template]?.nodes ?? [] }
}
