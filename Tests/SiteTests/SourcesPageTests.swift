import Testing

@testable import Site

@Suite struct SourcesPageTests {
  @Test func showsWhatAuditsFoundUnderAHeadingOfItsOwn() throws {
    let page = try BuiltSite.full.get().text("sources.html")
    let section = try #require(page.split(separator: "<h2 id=\"audits\">").last?.split(separator: "</section>").first)
    let rows = section.split(separator: "<tr>").dropFirst(2)
    let first = try #require(rows.first)
    #expect(first.hasPrefix("<td>critical</td>"))
    #expect(first.contains("<code>gateway.bind_no_auth</code>") && first.contains("bind to loopback"))
    #expect(first.contains("bound to all") && !first.contains("hunter2"))
    #expect(first.contains("security-audit.json:3"))
    #expect(rows.count == 2 && rows.last?.contains("not known") == true)
    #expect(page.contains("<span>audit findings <data value=\"2\">2</data></span>"))
    #expect(try !BuiltSite.empty.get().text("sources.html").contains("audits"))
  }
}
