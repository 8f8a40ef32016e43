import Glibc

/// This process: its environment, its end, the signals that must not kill it.
package enum Process {
  /// The environment's variables.
  package static var environment: [String: String] {
    var result: [String: String] = [:]
    // SAFETY: `environ` is a NULL-terminated array of NUL-terminated strings; nobody changes it here.
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let pair = unsafe String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        result[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return result
  }

  /// The words of the command line as the system gave them, without the program's own name: Swift
  /// would put other characters in place of bytes that are not UTF-8.
  package static var arguments: [[UInt8]] {
    var words: [[UInt8]] = []
    // SAFETY: `argv` is a NULL-terminated array of NUL-terminated strings; nobody changes it here.
    var entry = unsafe CommandLine.unsafeArgv
    while let text = unsafe entry.pointee {
      unsafe words.append(Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
      unsafe entry += 1
    }
    return Array(words.dropFirst())
  }

  /// The bytes of a variable of the environment; nil where it is not set.
  package static func variable(_ name: String) -> [UInt8]? {
    // SAFETY: `getenv` gives a NUL-terminated string; nobody changes the environment here.
    guard let text = unsafe getenv(name) else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// The name of the user that runs this process.
  package static var login: String { login(of: getuid()) }

  /// The name of a user by the system's register and not by what any environment says; its number where
  /// the register has no name for it.
  ///
  /// Not by `getpwuid`: in a program that is linked statically it loads what the machine has of the C library,
  /// which may be of another version.
  package static func login(of user: UInt32) -> String {
    if let file = try? FileBytes.input("/etc/passwd"), let name = name(of: user, among: file) {
      return name
    }
    // Users may stand elsewhere: in a directory of the network.
    let words = ["/usr/bin/getent", "passwd", String(user)]
    let answer = try? PipedProgram(words, reading: "/dev/null").all(limit: 1 << 16)
    return answer.flatMap { name(of: user, among: $0) } ?? String(user)
  }

  /// The name of a user among lines such as `name:x:1000:…`.
  package static func name(of user: UInt32, among lines: [UInt8]) -> String? {
    let number = Array(String(user).utf8)
    for line in lines.split(separator: 0x0A) {
      let fields = line.split(
        separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count > 2, fields[2].elementsEqual(number), !fields[0].isEmpty else { continue }
      return String(decoding: fields[0], as: UTF8.self)
    }
    return nil
  }

  /// Puts `/dev/null` in place of each standard stream that the process was started without: else the
  /// next file that is opened would be taken for it, and what is printed would be written there.
  package static func occupyStandardStreams() {
    // SAFETY: the path is a literal.
    while case let opened = unsafe open("/dev/null", O_RDWR), opened >= 0 {
      if opened > 2 {
        close(opened)
        return
      }
    }
  }

  /// A write beyond a limit or to a closed pipe then fails with an error that can be said and undone.
  package static func ignoreWriteSignals() {
    _ = signal(SIGXFSZ, SIG_IGN)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The most memory that the process has held at once, in bytes.
  package static var peakMemory: Int {
    var usage = rusage()
    // SAFETY: the call fills one `rusage`, which lives through it.
    _ = unsafe getrusage(Int32(bitPattern: UInt32(RUSAGE_SELF.rawValue)), &usage)
    return Int(usage.ru_maxrss) * 1024
  }

  package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
