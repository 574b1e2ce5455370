import HTML
import Mustache
import Reports

/// An object of a document as templates see it: its members, made when they are asked for, and perhaps some more.
final class DocumentMembers: MustacheSource {
  private let members: [DocumentMember]
  private let more: [(String, MustacheValue)]
  private let context: TemplateContext

  /// Makes the object; of members of one name those in `more` count.
  init(_ members: [DocumentMember], _ context: TemplateContext, adding more: [(String, MustacheValue)] = []) {
    self.members = members
    self.more = more
    self.context = context
  }

  func member(_ name: String) -> MustacheValue? {
    for member in more where member.0 == name { return member.1 }
    for member in members where member.name == name {
      return name == "trend" ? context.trend(member.value) : context.value(of: member.value)
    }
    return nil
  }

  var names: [String] { members.map(\.name) + more.map(\.0) }
  var display: TrustedHTML? { nil }
  var isTrue: Bool { true }
}
