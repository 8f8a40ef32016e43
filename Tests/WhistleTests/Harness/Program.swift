import Foundation
import Glibc
import Testing

/// What a finished run of the program left behind.
struct Outcome {
  let status: Int32
  /// Whether a signal ended it; `status` is then the signal.
  let wasKilled: Bool
  let outBytes: [UInt8]
  let errBytes: [UInt8]

  var out: String { String(decoding: outBytes, as: UTF8.self) }
  var err: String { String(decoding: errBytes, as: UTF8.self) }
  /// Standard error without the note that the tests' present lies before the clock.
  var said: String {
    err.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("[append.now-before-clock]") }.joined(separator: "\n")
  }
  /// The lines of standard output, without their ends.
  var lines: [String] { out.split(separator: "\n").map(String.init) }

  /// Standard output as JSON.
  func json() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(outBytes), options: [.fragmentsAllowed])
  }

  /// Each line of standard output as a JSON object.
  func objects() throws -> [[String: Any]] { try lines.map(object) }
}

/// A text as a JSON object.
func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

/// The built program, as a user runs it.
enum Program {
  static let path = Bundle.main.bundleURL.appendingPathComponent("whistle").path

  /// The environment of every run: nothing of the tester's own settings.
  static func environment(_ more: [String: String]) -> [String: String] {
    let kept = ["PATH", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE", "TMPDIR"]
    var result = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    result["LANG"] = "C.UTF-8"
    result["TZ"] = "UTC"
    result["WHISTLE"] = path
    return result.merging(more) { $1 }
  }

  /// Starts a program; its output goes to files, so that nobody waits for a full pipe.
  static func start(
    _ executable: String, _ arguments: [String], in directory: String, input: [UInt8] = [],
    environment more: [String: String] = [:]
  ) throws -> Running {
    let scratch = try Scratch()
    for (name, bytes) in [("in", input), ("out", []), ("err", [])] {
      try scratch.write(bytes, to: name)
    }
    let spawn = Spawn(
      words: [executable] + arguments, directory: directory,
      settings: environment(more).map { "\($0.key)=\($0.value)" },
      files: ["in", "out", "err"].map { scratch.path + "/" + $0 })
    return Running(process: try #require(spawn.run(), "\(executable)"), scratch: scratch)
  }
}

/// A program that runs.
struct Running {
  fileprivate let process: pid_t
  fileprivate let scratch: Scratch

  /// Ends it the hard way.
  func kill() { Glibc.kill(process, SIGKILL) }

  /// Asks it to end.
  func terminate() { Glibc.kill(process, SIGTERM) }

  /// Waits for its end.
  func finish() throws -> Outcome {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 { try #require(errno == EINTR) }
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : signal, wasKilled: signal != 0,
      outBytes: try scratch.bytes(of: "out"), errBytes: try scratch.bytes(of: "err"))
  }
}
