import Basics
import CommandLineKit
import FileStore

/// Where an export goes: a file that appears whole or not at all, or standard output.
struct ExportFile {
  static let argument = ArgumentSpec(
    "FILE", kind: .file, "Where to; - for standard output.", "导出到此文件；- 为标准输出。")

  private let file: AtomicFile?
  private let language: Language

  /// - Throws: `file.not-regular` where something else than a file stands there, which would be replaced;
  ///   `usage.out`, `file.*`.
  init(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? "-"
    language = context.language
    guard path != "-" else {
      file = nil
      return
    }
    try FileStatus.of(path)?.checkRegular(path)
    try context.refuseBook(file: path)
    file = try AtomicFile(path)
  }

  func write(_ bytes: [UInt8]) throws(Diagnostic) {
    if let file { try file.write(bytes) } else { Output.write(bytes, in: language) }
  }

  /// Makes it durable, and puts it in place of what the path held.
  func commit() throws(Diagnostic) { try file?.commit() }
}
