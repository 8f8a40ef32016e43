package import Basics
import FileStore

/// The verifier keys of those who signed checkpoints of a book, one a line: `events/verifier-keys`.
///
/// They lie beside what they are to prove (decision 58): by them an edited checkpoint is noticed, but not one whose
/// editor signed it anew and put a key of their own here. Against that only a key helps that is kept
/// elsewhere.
package struct KeyFile: Sendable {
  package let path: String

  package init(_ book: Book) { path = book.directory + "/verifier-keys" }

  /// - Throws: `trust.keys`, `file.*`.
  package func keys() throws(Diagnostic) -> [VerifierKey] {
    guard try FileStatus.of(path, followingLinks: false) != nil else { return [] }
    let bytes = try FileBytes(copying: path, limit: SignedNote.maximumLength).array
    var keys: [VerifierKey] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.dropLast().enumerated() {
      guard let key = VerifierKey(String(decoding: line, as: UTF8.self)) else {
        throw fault(line: index + 1)
      }
      keys.append(key)
    }
    guard lines.last == [], !keys.isEmpty else { throw fault(line: lines.count) }
    return keys
  }

  private func fault(line: Int) -> Diagnostic {
    Diagnostic(
      TrustCode.keys, "this line is no verifier key", "该行不是验证公钥", at: .init(file: path, line: line))
  }

  /// Puts keys behind those that stand there, durably.
  package func add(_ others: [VerifierKey]) throws(Diagnostic) {
    var keys = try self.keys()
    let known = keys.count
    for other in others where !keys.contains(other) { keys.append(other) }
    guard keys.count > known else { return }
    try AtomicFile.replace(path, with: keys.flatMap { Array("\($0)\n".utf8) })
  }
}
