import Effects
import Glibc
import TestSupport
import Testing

@Suite struct TerminalTests {
  @Test func tellsThatTheReaderIsGoneAndLivesOn() {
    // Switches the signal off as a side effect; the file below stands for the stream.
    _ = Terminal.live(Environment())
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let (reading, writing) = (ends[0], ends[1])
    defer { close(writing) }
    _ = reading
    var byte: UInt8 = 1
    #expect(Glibc.write(writing, &byte, 1) == -1)
    #expect(errno == EPIPE)
  }

  @Test func usesNoColorWhenNobodyWatches() {
    let terminal = Terminal(output: .init { _ in true }, error: .init { _ in false })
    #expect(!terminal.output.allowsColor)
    #expect(terminal.output.write("x"))
    #expect(!terminal.error.write("x"))
  }

  @Test func keepsTheTwoStreamsApart() {
    let recording = RecordingTerminal()
    recording.terminal().output.write("a")
    recording.terminal().error.write("b")
    #expect(recording.output == "a")
    #expect(recording.error == "b")
  }
}
