import Testing

@testable import CommandLine

struct FlagTableTests {
  private func parse(_ words: String...) throws(UsageError) -> (options: BuildOptions, operands: [String]) {
    var options = BuildOptions()
    let operands = try BuildOptions.build.parse(words, into: &options)
    return (options, operands)
  }

  private func failure(_ words: String...) -> UsageError? {
    var options = BuildOptions()
    do throws(UsageError) {
      _ = try BuildOptions.build.parse(words, into: &options)
      return nil
    } catch {
      return error
    }
  }

  @Test func takesValuesBehindABlankAndBehindASign() throws {
    let (options, operands) = try parse("--timezone", "UTC", "fleet", "--config=a=b.json", "-o", "site")
    #expect(options.reading.timezone == "UTC")
    #expect(options.reading.configuration == "a=b.json")
    #expect(options.output == "site")
    #expect(operands == ["fleet"])
  }

  @Test func takesWhatFollowsTwoDashesAsOperands() throws {
    #expect(try parse("--", "--strict").operands == ["--strict"])
  }

  @Test func namesTheNearestFlag() {
    #expect(failure("--timezon", "UTC")?.hint == "did you mean --timezone?")
    #expect(failure("--xyzzy")?.hint == nil)
  }

  @Test func refusesAFlagTwiceWithoutValueOrWithOneTooMany() {
    #expect(failure("--strict", "--strict")?.message == "--strict is given twice")
    #expect(failure("--config")?.message == "--config needs a value")
    #expect(failure("--strict=yes")?.message == "--strict takes no value")
    #expect(failure("--format", "xml")?.message == "--format takes text or json, not \"xml\"")
    #expect(failure("a", "b")?.message == "unexpected operand \"b\"")
  }

  @Test(arguments: BuildCommand.Kind.allCases)
  func keepsHelpWithin80Columns(_ kind: BuildCommand.Kind) {
    let long = kind.help.split(separator: "\n").filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long)")
  }
}
