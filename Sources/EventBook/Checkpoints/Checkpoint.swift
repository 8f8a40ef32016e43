package import Basics

/// Size and root of a book under the name of who signs for it (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
  /// Whose book it is: a name without scheme, such as `example.org/book`.
  package let origin: String
  /// Number of lines.
  package let size: Int
  package let root: Digest

  package init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// What a note says.
  ///
  /// - Throws: what is wrong with it, and in which line.
  package init(_ note: SignedNote) throws(NoteFault) {
    let lines = String(decoding: note.text.dropLast(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let empty = lines.firstIndex(of: "") {
      throw NoteFault(empty + 1, "a blank line stands within the text", "正文中有空行")
    }
    guard lines.count >= 3 else {
      throw NoteFault(
        lines.count + 1, "origin, size and root must stand here", "应有名称、行数和根哈希三行")
    }
    guard let size = Int(lines[1]), size >= 0, String(size).hasBytes(of: lines[1]) else {
      throw NoteFault(
        2, "this is no size: a whole number without zeros in front", "不是行数：应为不带前导零的整数")
    }
    guard let root = Digest(base64: lines[2]) else {
      throw NoteFault(3, "this is no root: 44 characters of base64", "不是根哈希：应为 44 个 base64 字符")
    }
    self.init(origin: lines[0], size: size, root: root)
  }

  /// The text to be signed.
  package var text: [UInt8] { Array("\(origin)\n\(size)\n\(root.base64)\n".utf8) }
}

/// A checkpoint with the note that says it.
package struct SignedCheckpoint: Hashable, Sendable {
  package var note: SignedNote
  package let checkpoint: Checkpoint

  /// - Throws: what is wrong with it, and in which line.
  package init(_ bytes: [UInt8]) throws(NoteFault) {
    note = try SignedNote(bytes)
    checkpoint = try Checkpoint(note)
  }

  package init(_ checkpoint: Checkpoint, _ signatures: [NoteSignature]) {
    note = SignedNote(text: checkpoint.text, signatures: signatures)
    self.checkpoint = checkpoint
  }

  /// The whole note.
  package var text: String { String(decoding: note.bytes, as: UTF8.self) }
}
