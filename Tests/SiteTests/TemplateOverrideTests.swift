import Model
import Mustache
import Testing

@testable import Site

@Suite struct TemplateOverrideTests {
  @Test func replacesAFileAndLeavesTheOthers() throws {
    let site = try BuiltSite(
      SmallFleet.documents,
      overrides: [
        ("deals.mustache", "{{#doc.deals}}{{id}};{{> partials/mine}}{{/doc.deals}}"), ("partials/mine.mustache", "!"),
      ])
    #expect(try site.text("deals.html") == "D-1;!D-2;!")
    #expect(try site.text("tasks.html") == BuiltSite.full.get().text("tasks.html"))
  }

  @Test func replacesTheStyleSheet() throws {
    let site = try BuiltSite(SmallFleet.documents, overrides: [("assets/base.css", "p { color: red }")])
    let path = try #require(site.resources.keys.first { $0.hasSuffix(".css") })
    #expect(try site.text(path).hasPrefix("p { color: red }"))
    #expect(try site.text("index.html").contains(path))
  }

  @Test func showsTextsOfAListAsThemselves() throws {
    let site = try BuiltSite(
      SmallFleet.documents, overrides: [("tasks.mustache", "{{#doc}}{{#tags}}<{{.}}>{{/tags}}{{/doc}}")])
    #expect(try site.text("tasks.html") == "<x>")
  }

  @Test func tellsWhereAMisspeltNameStands() {
    let error = #expect(throws: SiteError.self) {
      try BuiltSite(
        SmallFleet.documents, overrides: [("deals.mustache", "{{#doc.deals}}\n  {{compani}}{{/doc.deals}}")])
    }
    #expect(
      error?.description
        == "deals.mustache:2:3: error: there is no \"compani\" here [template.error]\n  hint: did you mean \"company\"?"
    )
  }

  @Test func namesTheFileThatWasProbablyMeant() {
    #expect(throws: SiteError.unknownTemplate("deal.mustache", nearest: "deals.mustache")) {
      try BuiltSite(SmallFleet.documents, overrides: [("deal.mustache", "x")])
    }
  }
}
