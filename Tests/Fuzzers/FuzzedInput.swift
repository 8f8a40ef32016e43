import FuzzSupport

/// What libFuzzer calls (llvm.org/docs/LibFuzzer.html); it has the `main` of this program.
enum FuzzedInput {
  /// The target that the environment names.
  static let target: FuzzTarget = {
    let name = FuzzEnvironment.value("WHISTLE_FUZZ_TARGET") ?? ""
    guard let target = FuzzTarget.named(name) else {
      fatalError(
        "WHISTLE_FUZZ_TARGET is '\(name)'; there are "
          + FuzzTarget.all.map(\.name).joined(separator: ", "))
    }
    return target
  }()
}

@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  if FuzzEnvironment.value("WHISTLE_FUZZ_TARGET") == nil { FuzzEnvironment.listTargets() }
  if let directory = FuzzEnvironment.value("WHISTLE_FUZZ_SEEDS") {
    FuzzEnvironment.writeSeeds(of: FuzzedInput.target, to: directory)
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func judge(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  // SAFETY: libFuzzer lends so many bytes for the time of the call; they are copied.
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  if case .fault(let reason) = FuzzedInput.target.judge(input) { fatalError(reason) }
  return 0
}
