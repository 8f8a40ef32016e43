import Foundation
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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment(more)
    let scratch = try Scratch()
    try scratch.write(input, to: "in")
    try scratch.write([], to: "out")
    try scratch.write([], to: "err")
    process.standardInput = FileHandle(forReadingAtPath: scratch.path + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: scratch.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch.path + "/err")
    // Not `waitUntilExit`, which looks only twenty times a second.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    return Running(process: process, scratch: scratch, ended: ended)
  }
}

/// A program that runs.
struct Running {
  let process: Process
  fileprivate let scratch: Scratch
  fileprivate let ended: DispatchSemaphore

  /// Ends it the hard way.
  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  /// Waits for its end.
  func finish() throws -> Outcome {
    ended.wait()
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      outBytes: try scratch.bytes(of: "out"), errBytes: try scratch.bytes(of: "err"))
  }
}
