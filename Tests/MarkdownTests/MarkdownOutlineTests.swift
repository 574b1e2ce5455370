import HTML
import Markdown
import Testing

@Suite struct MarkdownOutlineTests {
  private func parse(_ text: String) -> MarkdownDocument { MarkdownParser.parse(Array(text.utf8), path: "a.md") }

  private func lines(_ text: String) -> [String] {
    MarkdownOutline(parse(text), prefix: "s-").headings.map {
      "\($0.line) \($0.level) \($0.anchor) \($0.boxes.done)/\($0.boxes.total)"
    }
  }

  @Test func countsTheBoxesOfAHeadingAndOfThoseBelowIt() {
    let text = """
      - [x] before
      # Plan
      - [ ] one
        - [X] inner
      ## First
      1. [x] two
      - no box
      > ### Quoted
      ### Third
      - [ ] three
      ## Second
      # Other
      - [x] four
      """
    #expect(
      lines(text) == [
        "2 1 s-plan 2/4", "5 2 s-first 1/2", "8 3 s-quoted 0/0", "9 3 s-third 0/1", "11 2 s-second 0/0",
        "12 1 s-other 1/1",
      ])
    let all = MarkdownOutline(parse(text)).boxes
    #expect((all.done, all.total) == (4, 6))
  }

  /// The anchors are those of the rendered text, whatever the headings are.
  @Test func namesHeadingsAsTheRenderedTextDoes() {
    let text = "# A\n\n# A\n\n> # a\n\n- ## A 2\n\n# ?\n\n#\n\n# Ärger & Co\n"
    let document = parse(text)
    var options = MarkdownHTML.Options()
    options.identifierPrefix = "s-"
    for leavesOut in [false, true] {
      options.leavesOutTitle = leavesOut
      let html = MarkdownHTML.render(document, options).string
      let ids = html.split(separator: "id=\"").dropFirst().compactMap {
        $0.split(separator: "\"").first.map(String.init)
      }
      let anchors = MarkdownOutline(document, prefix: "s-").headings.map(\.anchor)
      #expect(ids == Array(anchors.dropFirst(leavesOut ? 1 : 0)))
      #expect(Set(anchors).count == anchors.count)
    }
  }

  @Test func isLinearInTheNumberOfHeadings() {
    let text = String(repeating: "# same\n\n- [x] a\n\n", count: 10_000)
    let outline = MarkdownOutline(parse(text))
    #expect(outline.headings.count == 10_000)
    #expect(outline.headings.last?.anchor == "same-10000")
    #expect(outline.boxes.total == 10_000)
  }

  @Test func makesHeadingsSmallerAndLinksLeadWhereTheyAreTold() {
    var options = MarkdownHTML.Options()
    options.headingShift = 1
    options.resolve = { $0 == "a.md" ? "a.html" : nil }
    let html = MarkdownHTML.render(parse("# x\n\n###### y\n\n[a](a.md) [b](b.md)"), options).string
    #expect(
      html
        == "<h2 id=\"x\">x</h2>\n<h6 id=\"y\">y</h6>\n<p><a href=\"a.html\" rel=\"nofollow noopener\">a</a> b</p>\n")
  }

  @Test func replacesTextsInEveryPlace() {
    let text =
      "# sec\n\n> sec `sec` *sec* [sec](https://sec \"sec\")\n\n|sec|\n|-|\n|sec|\n\n- ![sec](sec)\n\n```sec\nsec\n```\n"
    let mapped = parse(text).mapTexts {
      $0.split(separator: "sec", omittingEmptySubsequences: false).joined(separator: "#")
    }
    #expect(!"\(mapped.blocks)".contains("sec"))
  }

  /// What markup breaks up is found in the whole.
  @Test func replacesWhatMarkupBreaksUp() {
    let mapped = parse("a se**cr**et b").mapTexts {
      $0.split(separator: "secret", omittingEmptySubsequences: false).joined(separator: "#")
    }
    #expect(MarkdownHTML.render(mapped).string == "<p>a # b</p>\n")
  }
}
