import Foundation
import Testing

/// A home directory of its own, in which the program runs, so that every place it names is relative:
/// `events/0000000000000001.jsonl:5:1`.
struct Home {
  static let segment = "events/0000000000000001.jsonl"
  /// The present of most tests, an hour after the last recording of the fixed book.
  static let now = "2026-07-20T18:00:00+08:00"

  private let scratch: Scratch
  var path: String { scratch.path }

  /// An empty directory, without a book.
  init() throws { scratch = try Scratch() }

  /// A home whose book has one segment of these bytes.
  init(segment bytes: [UInt8]) throws {
    try self.init()
    try write(bytes, to: Home.segment)
  }

  /// A home with the fixed book.
  static func fixed() throws -> Home { try Home(segment: FixedBook.segment()) }

  // MARK: Running

  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(arguments, input: input, environment: environment).finish()
  }

  /// The words of a command line, split at blanks, at the present of the tests.
  func run(
    _ words: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let arguments = words.split(separator: " ").map(String.init)
    let present = arguments.contains("--now") ? [] : ["--now", Home.now]
    return try run(present + arguments, input: input, environment: environment)
  }

  func start(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Running {
    try Program.start(
      Program.path, arguments, in: path, input: Array(input.utf8), environment: environment)
  }

  /// A script of the shell; `$WHISTLE` is the program.
  func shell(_ script: String) throws -> Outcome { try startShell(script).finish() }

  func startShell(_ script: String) throws -> Running {
    try Program.start("/bin/sh", ["-c", script], in: path)
  }

  // MARK: Files

  func write(_ bytes: [UInt8], to name: String) throws { try scratch.write(bytes, to: name) }
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }
  func bytes(of name: String) throws -> [UInt8] { try scratch.bytes(of: name) }
  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + directory).sorted()
  }

  /// Every file of the book with its bytes; nothing where there is no book.
  func book() throws -> [String: [UInt8]] {
    guard exists("events") else { return [:] }
    var files: [String: [UInt8]] = [:]
    // The mark of what is durable and the journal of refusals are no part of the book.
    for name in try names(in: "events") where name != "durable" && name != "journal" {
      files[name] = try bytes(of: "events/" + name)
    }
    return files
  }

  /// The lines of all segments, in order.
  func bookLines() throws -> [String] {
    let segments = try names(in: "events").filter { $0.hasSuffix(".jsonl") }
    return try segments.flatMap { name in
      try text(of: "events/" + name).split(separator: "\n").map(String.init)
    }
  }
}
