import Glibc

/// This process: its environment, its end, the signals that must not kill it.
public enum Process {
  /// The environment's variables.
  public static var environment: [String: String] {
    var result: [String: String] = [:]
    var entry = unsafe environ
    // SAFETY: `environ` is a NULL-terminated array of NUL-terminated strings; nobody changes it here.
    while let text = unsafe entry.pointee {
      let pair = unsafe String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        result[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return result
  }

  /// A write beyond a limit or to a closed pipe then fails with an error that can be said and undone.
  public static func ignoreWriteSignals() {
    _ = signal(SIGXFSZ, SIG_IGN)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The most memory that the process has held at once, in bytes.
  public static var peakMemory: Int {
    var usage = rusage()
    _ = unsafe getrusage(Int32(bitPattern: UInt32(RUSAGE_SELF.rawValue)), &usage)
    return Int(usage.ru_maxrss) * 1024
  }

  public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
