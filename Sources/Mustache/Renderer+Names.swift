// Finding the value of a name.

extension Renderer {
  /// The value of a name: its first part is looked for from the innermost context outwards, the others in what was
  /// found.
  func lookUp(_ name: Name) throws(TemplateError) -> MustacheValue {
    guard let first = name.parts.first else { return contexts.last ?? .absent }
    guard var value = findMember(first) else {
      throw TemplateError(
        "there is no \"\(first)\" here", at: name.place, hint: nearestNameHint(first, among: knownNames))
    }
    for index in name.parts.indices.dropFirst() {
      let part = name.parts[index]
      var before: String { name.parts[..<index].joined(separator: ".") }
      switch value {
      case .absent: return .absent
      case .object(let object):
        guard let member = object[part] else {
          throw TemplateError(
            "there is no \"\(part)\" in \"\(before)\"", at: name.place, hint: nearestNameHint(part, among: object.names)
          )
        }
        value = member
      case .text, .html, .flag, .list:
        throw TemplateError("\"\(before)\" is \(value.kindName) and has no \"\(part)\"", at: name.place)
      }
    }
    return value
  }

  private func findMember(_ name: String) -> MustacheValue? {
    for case .object(let object) in contexts.reversed() {
      if let value = object[name] { return value }
    }
    return nil
  }

  private var knownNames: [String] {
    var names: [String] = []
    for case .object(let object) in contexts.reversed() { names += object.names }
    return names
  }
}
