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
    .object(
      JSONObject(stage: [
        .name: .string(name), .rows: .integer(rows), .bytes: .integer(bytes),
        .sha256: .string(digest.hex),
      ]))
  }
}

extension StageFile {
  init(_ document: StageDocument) throws(Diagnostic) {
    name = try document.text(StageKey.name)
    rows = try document.number(StageKey.rows)
    bytes = try document.number(StageKey.bytes)
    digest = try document.digest(StageKey.sha256)
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

  /// Some text.
  ///
  /// - Parameter rows: lines that end in it; they are counted where it is not given.
  package func append(lines: [UInt8], rows count: Int? = nil) throws(Diagnostic) {
    rows += count ?? lines.count { $0 == 0x0A }
    // What is large is not copied.
    if buffer.isEmpty, lines.count >= Self.bufferSize { return try write(lines) }
    buffer += lines
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Diagnostic) {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(_ text: [UInt8]) throws(Diagnostic) {
    hash.update(text)
    try file.write(text)
    bytes += text.count
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

/// Some rows of a file, as they are written.
package struct StageRows: Sendable {
  let lines: [UInt8]
  let count: Int

  /// - Parameters:
  ///   - lines: JSON lines.
  ///   - count: how many.
  package init(_ lines: [UInt8], count: Int) { (self.lines, self.count) = (lines, count) }
}

extension StageWriter {
  /// Writes files of rows that several threads make, part by part; the bytes are the same for any number of
  /// them.
  ///
  /// - Parameters:
  ///   - count: number of parts.
  ///   - jobs: number of threads, from 1.
  ///   - rows: those of a part, of each file some; called from any of the threads.
  /// - Throws: `file.*`.
  package static func write(
    _ names: [String], in directory: String, parts count: Int, jobs: Int,
    _ rows: @escaping @Sendable (Int) -> [StageRows]
  ) throws(Diagnostic) -> [StageFile] {
    var writers: [StageWriter] = []
    for name in names { writers.append(try StageWriter(name, in: directory)) }
    let parts = OrderedParts(count, jobs: jobs) { rows }
    while let part = parts.next() {
      for (writer, rows) in zip(writers, part) {
        try writer.append(lines: rows.lines, rows: rows.count)
      }
    }
    return try writers.map { writer throws(Diagnostic) in try writer.finish() }
  }
}
