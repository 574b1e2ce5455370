package import Hosting

/// What of a site is made of the task database that the server works with.
package struct LivePages: Sendable {
  /// The paths of these resources.
  package let paths: Set<String>
  /// Those that are pages with forms.
  package let withForms: Set<String>
  /// Makes a page with forms again, with what a request said; nil for a path that is none.
  package let page: @Sendable (_ path: String, _ state: FormState) -> Resource?

  /// Makes one of its parts.
  package init(
    paths: Set<String>, withForms: Set<String>,
    page: @escaping @Sendable (_ path: String, _ state: FormState) -> Resource?
  ) {
    self.paths = paths
    self.withForms = withForms
    self.page = page
  }
}
