package import Basics
import Glibc

/// Another program that reads a file as its standard input, and whose output comes piece by piece.
package final class PipedProgram {
  private let process: pid_t
  private let output, errors: FileDescriptor
  private var isFinished = false

  private static let messageLimit = 4096

  /// How a program ended.
  package struct End: Sendable {
    /// nil where a signal ended it.
    package let status: Int32?
    /// The beginning of what it said on standard error, without blanks around it.
    package let message: String
  }

  /// Starts a program, which is looked for in `PATH`.
  ///
  /// - Parameters:
  ///   - words: its name, then its arguments.
  ///   - path: the file that it reads.
  ///   - isSilent: whether nobody will read what it writes.
  /// - Throws: `program.missing` where it cannot be started.
  package init(
    _ words: [String], reading path: String, isSilent: Bool = false
  ) throws(Diagnostic) {
    let (output, outputEnd) = try Self.pipe(words[0])
    let (errors, errorsEnd) = try Self.pipe(words[0])
    // SAFETY: the actions live until the program was started and are destroyed once; the system copies
    // the paths in them.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
    if isSilent {
      unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    } else {
      unsafe posix_spawn_file_actions_adddup2(&actions, outputEnd.raw, 1)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, errorsEnd.raw, 2)
    // Its messages are read, so they come in one language.
    let (process, code) = unsafe Self.spawn(words[0], words, ["LC_ALL": "C"], &actions)
    guard code == 0 else {
      let reason = unsafe String(cString: strerror(code))
      throw Diagnostic(
        FileCode.noProgram, "cannot start '\(words[0])': \(reason)",
        "无法启动“\(words[0])”：\(reason)", at: .init(file: path))
    }
    self.process = process
    self.output = output
    self.errors = errors
  }

  deinit {
    if !isFinished {
      kill(process, SIGKILL)
      _ = waitpid(process, nil, 0)
    }
  }

  /// - Parameters:
  ///   - words: its own name first.
  ///   - settings: variables that stand for those of this process.
  /// - Returns: an error number where it cannot be started, else 0.
  static func spawn(
    _ program: String, _ words: [String], _ settings: [String: String],
    _ actions: inout posix_spawn_file_actions_t
  ) -> (process: pid_t, code: Int32) {
    var process: pid_t = 0
    let all = Process.environment.merging(settings) { $1 }
    // SAFETY: both arrays end with nil and hold copies that are freed once the call is over.
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    let environment = unsafe all.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
    let code = unsafe posix_spawnp(&process, program, &actions, nil, arguments, environment)
    return (process, code)
  }

  static func pipe(
    _ name: String
  ) throws(Diagnostic) -> (read: FileDescriptor, write: FileDescriptor) {
    var ends: [Int32] = [0, 0]
    // SAFETY: the call writes two numbers, and there is room for two.
    guard unsafe Glibc.pipe(&ends) == 0 else {
      throw SystemCall.failure(Phrase("make a pipe", "建立管道"), name)
    }
    // Else the program would hold the ends that this process reads.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (FileDescriptor(adopting: ends[0], name), FileDescriptor(adopting: ends[1], name))
  }

  /// The next bytes of its output; none once it has closed that.
  package func next() throws(Diagnostic) -> [UInt8] {
    try output.readNext(limit: FilePieces.pieceSize)
  }

  /// All of its output, as far as that is no longer than the limit.
  package func all(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    while case let piece = try next(), !piece.isEmpty {
      bytes += piece.prefix(limit - bytes.count)
    }
    return bytes
  }

  /// Waits for its end. What it may still write is not read.
  package func finish() throws(Diagnostic) -> End {
    var said: [UInt8] = []
    while case let piece = try errors.readNext(limit: Self.messageLimit), !piece.isEmpty {
      said += piece.prefix(Self.messageLimit - said.count)
    }
    var raw: Int32 = 0
    // SAFETY: the call writes one number, which lives through it.
    _ = SystemCall.retrying { Int(unsafe waitpid(process, &raw, 0)) }
    isFinished = true
    let message = String(decoding: said, as: UTF8.self).split(separator: "\n").first ?? ""
    return End(status: raw & 0x7F == 0 ? (raw >> 8) & 0xFF : nil, message: String(message))
  }
}
