package import Basics
import FileStore

/// The checkpoints that were signed of a book, each in a file named by its size:
/// `events/checkpoints/1234`. Nothing is ever taken out of it.
package struct CheckpointStore: Sendable {
  package let directory: String

  package init(_ book: Book) { directory = book.directory + "/checkpoints" }

  /// A file of it.
  package struct Entry: Sendable {
    package let name: String
    /// Or why it is none.
    package let content: Result<SignedCheckpoint, Diagnostic>
  }

  /// All files, by size; those that are no checkpoints stand first.
  ///
  /// - Throws: `file.*`.
  package func entries() throws(Diagnostic) -> [Entry] {
    var entries: [(size: Int, entry: Entry)] = []
    for name in try names() {
      let size = Self.size(name)
      entries.append((size ?? -1, Entry(name: name, content: read(name, size))))
    }
    return entries.sorted { ($0.size, $0.entry.name) < ($1.size, $1.entry.name) }.map(\.entry)
  }

  /// The largest size that was signed, by the names alone; nil where none was.
  ///
  /// - Complexity: O(checkpoints).
  package func signedSize() throws(Diagnostic) -> Int? { try names().compactMap(Self.size).max() }

  /// The checkpoint of the largest size; nil where there is none.
  ///
  /// - Throws: `trust.form`, `trust.name`, `file.*`.
  package func last() throws(Diagnostic) -> SignedCheckpoint? {
    guard let size = try signedSize() else { return nil }
    return try read(String(size), size).get()
  }

  /// The checkpoint of the largest size below one; nil where there is none.
  private func before(_ size: Int) throws(Diagnostic) -> SignedCheckpoint? {
    guard let size = try names().compactMap(Self.size).filter({ $0 < size }).max() else {
      return nil
    }
    return try read(String(size), size).get()
  }

  private func names() throws(Diagnostic) -> [String] {
    guard try FileStatus.of(directory) != nil else { return [] }
    return try Directory.names(in: directory).filter { !UnfinishedFile.isName($0) }
  }

  private static func size(_ name: String) -> Int? {
    guard let size = Int(name), size >= 0, String(size) == name else { return nil }
    return size
  }

  private func path(_ name: String) -> String { directory + "/" + name }

  private func read(_ name: String, _ size: Int?) -> Result<SignedCheckpoint, Diagnostic> {
    guard let size else {
      return .failure(
        Diagnostic(
          TrustCode.name, "the name is no size of a checkpoint", "文件名不是检查点的行数",
          at: .init(file: path(name))))
    }
    do throws(Diagnostic) {
      let signed = try SignedCheckpoint(file: path(name))
      guard signed.checkpoint.size == size else {
        throw Diagnostic(
          TrustCode.name, "the checkpoint is of \(signed.checkpoint.size) lines, not \(size)",
          "该检查点属于 \(signed.checkpoint.size) 行，而不是 \(size) 行",
          at: .init(file: path(name), line: 2))
      }
      try signed.checkSigner(at: path(name))
      return .success(signed)
    } catch { return .failure(error) }
  }

  /// Keeps a checkpoint, durably; signatures under a text that is kept already are put to those that
  /// it has.
  ///
  /// - Returns: as it stands there now.
  /// - Throws: `trust.contradiction` where another text of this size is kept, `trust.unsigned` where only
  ///   others than the book itself have signed it, `trust.succession` where no key of the checkpoint before
  ///   has, `file.*`.
  package func keep(_ signed: SignedCheckpoint) throws(Diagnostic) -> SignedCheckpoint {
    var whole = signed
    let name = String(signed.checkpoint.size)
    if try FileStatus.of(path(name), followingLinks: false) != nil {
      let kept = try read(name, signed.checkpoint.size).get()
      guard kept.note.text == signed.note.text else {
        throw kept.contradiction(with: signed, at: path(name))
      }
      whole = kept
      whole.note.add(signed.note.signatures)
      if whole == kept { return kept }
    }
    try whole.checkSigner(at: path(name))
    if let previous = try before(whole.checkpoint.size), !whole.isSigned(byAKeyOf: previous) {
      throw whole.unsucceeded(previous)
    }
    try Directory.make(directory)
    try UnfinishedFile.removeAbandoned(in: directory)
    try AtomicFile.replace(path(name), with: whole.note.bytes)
    return whole
  }
}

extension SignedCheckpoint {
  /// - Throws: `trust.form`, `file.*`.
  package init(file path: String) throws(Diagnostic) {
    let bytes = try FileBytes(copying: path, limit: SignedNote.maximumLength + 1).array
    try self.init(bytes, from: path)
  }

  /// - Parameter path: where the bytes come from.
  /// - Throws: `trust.form`.
  package init(_ bytes: [UInt8], from path: String) throws(Diagnostic) {
    do throws(NoteFault) { try self.init(bytes) } catch { throw error.diagnostic(in: path) }
  }

  /// - Throws: `trust.unsigned` where no signature bears the name of the book.
  func checkSigner(at path: String) throws(Diagnostic) {
    let origin = checkpoint.origin
    guard !note.signatures.contains(where: { $0.name.hasBytes(of: origin) }) else {
      return
    }
    throw Diagnostic(
      TrustCode.unsigned, "no signature of '\(origin)' stands under it", "其下没有“\(origin)”的签名",
      at: .init(file: path))
  }

  /// That two checkpoints cannot be of one book.
  func contradiction(with other: SignedCheckpoint, at path: String) -> Diagnostic {
    Diagnostic(
      TrustCode.contradiction,
      "of \(checkpoint.size) lines '\(checkpoint.origin)' has signed \(checkpoint.root.base64), "
        + "and '\(other.checkpoint.origin)' would sign \(other.checkpoint.root.base64)",
      "“\(checkpoint.origin)”对前 \(checkpoint.size) 行已签署 \(checkpoint.root.base64)，"
        + "而“\(other.checkpoint.origin)”将签署 \(other.checkpoint.root.base64)",
      at: .init(file: path))
  }
}
