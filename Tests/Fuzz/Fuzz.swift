// What libFuzzer calls. One program holds every target; FLEETLEDGER_FUZZ_TARGET names the one that runs.

import Glibc

/// Runs the chosen target on the bytes; called by libFuzzer for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
