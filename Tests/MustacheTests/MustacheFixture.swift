import HTML
import Mustache

/// Renders `main` with further templates.
func rendered(
  _ main: String, _ context: MustacheValue = .absent, partials: [(name: String, text: String)] = []
) throws -> String {
  let templates = try TemplateSet(sources: [(name: "main", text: main)] + partials)
  return String(decoding: try templates.render(template: "main", context: context), as: UTF8.self)
}

/// An object whose members are all texts.
func texts(_ members: [(String, String)]) -> MustacheValue { .object(MustacheObject(members.map { ($0, .text($1)) })) }
