package import Basics
import FileStore

/// A file that a stage has written, as its manifest says it: without that it is no result, and whoever
/// reads it holds it against this.
package struct StageFile: Equatable, Sendable {
  package let name: String
  /// Lines.
  package let rows: Int
  package let bytes: Int
  package let digest: Digest

  var json: JSONValue {
    .object([
      "name": .string(name), "rows": .integer(rows), "bytes": .integer(bytes),
      "sha256": .string(digest.hex),
    ])
  }
}

extension StageFile {
  init(_ document: StageDocument) throws(Diagnostic) {
    name = try document.text("name")
    rows = try document.number("rows")
    bytes = try document.number("bytes")
    digest = try document.digest("sha256")
  }

  /// - Throws: `shard.incomplete` where there is no such file, `shard.damaged` where it is another.
  /// - Complexity: O(bytes).
  package func check(in directory: String) throws(Diagnostic) {
    let path = directory + "/" + name
    guard try FileStatus.of(path) != nil else {
      throw Diagnostic(
        ShardCode.incomplete, "the manifest names this file, and it is not there",
        "清单列有此文件，但文件不存在", at: .init(file: path))
    }
    let content = try FileBytes(mapping: path, isReadWhole: true)
    guard content.count == bytes, content.withView({ SHA256.hash($0) }) == digest else {
      throw Diagnostic(
        ShardCode.damaged, "has \(content.count) bytes and is not the file that the manifest names",
        "有 \(content.count) 字节，与清单所列不符", at: .init(file: path))
    }
  }
}

/// Writes such a file; nothing is seen under its name before it is whole.
package final class StageWriter {
  private let file: AtomicFile
  private let name: String
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private var bytes = 0
  private var rows = 0

  private static let bufferSize = 1 << 16

  /// - Throws: `file.*`.
  package init(_ name: String, in directory: String) throws(Diagnostic) {
    self.name = name
    file = try AtomicFile(directory + "/" + name)
  }

  /// A line with its LF.
  package func append(line: ByteView) throws(Diagnostic) {
    buffer.append(line)
    buffer.append(UInt8(ascii: "\n"))
    rows += 1
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Whole lines.
  package func append(lines: [UInt8]) throws(Diagnostic) {
    buffer += lines
    rows += lines.count { $0 == 0x0A }
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Diagnostic) {
    hash.update(buffer)
    try file.write(buffer)
    bytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the file in place. It is not waited for until it is durable: it can be made again, and a digest
  /// tells what a loss of power has left of it.
  package func finish() throws(Diagnostic) -> StageFile {
    try flush()
    try file.commit(isDurable: false)
    let hash = hash
    return StageFile(name: name, rows: rows, bytes: bytes, digest: hash.finalize())
  }
}

/// A directory with the result of one task. Its manifest is written last and goes first: a task that died
/// leaves nothing that could be taken for a result.
package enum StageDirectory {
  static let manifest = "manifest.json"

  /// Makes the directory, and takes away the manifest of a result that stood there.
  package static func begin(_ directory: String) throws(Diagnostic) {
    try Directory.make(directory)
    try Directory.remove(file: directory + "/" + manifest)
    try UnfinishedFile.removeAbandoned(in: directory)
  }

  package static func finish(_ directory: String, _ manifest: JSONObject) throws(Diagnostic) {
    let text = JSONValue.object(manifest).indented
    try AtomicFile.replace(
      directory + "/" + Self.manifest, with: Array(text.utf8), isDurable: false)
  }

  /// The directories of results in a directory, by name.
  ///
  /// - Throws: `shard.incomplete` for one without a manifest, or where there are none.
  static func results(in directory: String) throws(Diagnostic) -> [String] {
    var results: [String] = []
    for name in try Directory.names(in: directory) {
      let path = directory + "/" + name
      guard try FileStatus.of(path)?.isDirectory == true else { continue }
      guard try FileStatus.of(path + "/" + manifest) != nil else {
        throw Diagnostic(
          ShardCode.incomplete,
          "there is no manifest, so the task that was to write here did not end",
          "没有清单：写入此处的任务未完成", at: .init(file: path))
      }
      results.append(path)
    }
    if results.isEmpty {
      throw Diagnostic(
        ShardCode.incomplete, "there is no result of a task here", "这里没有任务结果",
        at: .init(file: directory))
    }
    return results
  }
}
