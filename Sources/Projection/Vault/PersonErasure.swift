package import Basics
import EventBook
import FileStore

/// The erasure of a person, as a sequence that may be interrupted anywhere and begun again (decision 76):
///
///     1  look for the content where it must not be     nothing is changed
///     2  record `subject.erased` in the book           through the guards, once
///     3  zeros over the file of the vault              durable before 4
///     4  take its name away                            durable before anybody is told
///
/// Whatever the guards refuse destroys nothing, and nothing is destroyed of which the book does not say so.
package struct PersonErasure: Sendable {
  private let reference: PersonReference
  private let vault: Vault
  private let home: Home
  /// Where else the content stands: nobody can look for it once it is erased.
  package let traces: [VaultCheck.Finding]
  /// Files in whose bytes content cannot be seen.
  package let packed: [String]
  /// Why the file could not be read; it is erased all the same.
  package let unread: Diagnostic?

  /// What it came to.
  package struct Outcome: Sendable {
    /// Where it is recorded.
    package let sequence: Int
    /// Whether there was a file to be destroyed.
    package let hadFile: Bool
  }

  /// Looks for the content.
  ///
  /// - Parameter paths: files and directories that are searched, the home directory among them.
  /// - Throws: `vault.open`, `vault.link`, `vault.version`, `book.*`, `file.*`.
  package init(
    of reference: PersonReference, in vault: Vault, _ home: Home, searching paths: [String]
  ) throws(Diagnostic) {
    (self.reference, self.vault, self.home) = (reference, vault, home)
    // Without a book nothing could be recorded.
    _ = try home.book.segments()
    var (file, unread) = (PersonFile?.none, Diagnostic?.none)
    do throws(Diagnostic) { file = try vault.person(reference) } catch {
      guard error.is(VaultCode.emptied) || error.is(VaultCode.form) else { throw error }
      unread = error
    }
    self.unread = unread
    let search = ContentSearch([file].compactMap(\.self).map { ($0.reference, $0.content) })
    let result = try search.search(paths, besides: vault.directory)
    (traces, packed) = (result.traces.map { VaultCheck.Finding($0) }, result.packed)
  }

  /// Whether the book says already that this person was erased.
  package func isRecorded() throws(Diagnostic) -> Bool { try recorded() != nil }

  private func recorded() throws(Diagnostic) -> Int? {
    try home.personsInBook().erasures[reference.description]?.sequence
  }

  /// Records the erasure, unless it stands already, and destroys the file.
  ///
  /// - Parameter record: records it; it is to ask `isRecorded` once more under the lock of the book.
  /// - Throws: `vault.unknown` where neither file nor record is there, what `record` throws, `vault.open`,
  ///   `file.*`.
  package func finish(
    _ record: (PersonReference) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Outcome {
    var sequence = try recorded()
    if sequence == nil {
      guard try FileStatus.of(vault.path(of: reference), followingLinks: false) != nil else {
        throw Diagnostic(
          VaultCode.unknown, "the vault has no person '\(reference)', and no erasure is recorded",
          "个人信息库中没有“\(reference)”，台账也没有其删除记录", at: .init(file: vault.directory))
      }
      try record(reference)
      sequence = try recorded()
    }
    guard let sequence else { preconditionFailure("what was recorded stands in the book") }
    return Outcome(sequence: sequence, hadFile: try vault.destroy(reference))
  }
}
