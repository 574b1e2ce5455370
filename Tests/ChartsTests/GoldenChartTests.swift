import Charts
import Effects
import HTML
import TestSupport
import Testing

struct GoldenChartTests {
  @Test func chartsKeepTheirMarkup() throws {
    let folder = try TemporaryFolder()
    for sample in Samples.all {
      try FileSystem.live.createFile(folder.path + "/" + sample.name, sample.html.bytes)
    }
    try GoldenTree.expect(folder.path, matches: "charts")
  }
}
