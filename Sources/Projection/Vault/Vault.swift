package import Basics
import FileStore

/// A vault (SPEC §9): a directory beside the book, with permissions of its own, that holds what stands behind
/// the book's references to people. One file a person, so that one can be erased and no other is touched.
///
///     DIR/            0700
///       vault         0600   "whistle-vault 1⏎"
///       r0123….json   0600   PersonFile
package struct Vault: Sendable {
  package let directory: String

  private static let marker = "vault"
  private static let markerText = "whistle-vault 1\n"
  private static let suffix = ".json"

  /// Opens a vault and holds it against what a vault must be.
  ///
  /// - Parameters:
  ///   - home: the home directory of the book, which must lie apart.
  ///   - isMade: whether a new one is made in a directory that is empty or not there yet.
  /// - Throws: `vault.missing`, `vault.foreign`, `vault.version`, `vault.inside`, `vault.link`, `vault.open`,
  ///   `file.*`.
  package init(
    _ directory: String, apartFrom home: String, isMade: Bool = false
  ) throws(Diagnostic) {
    let directory = Self.withoutSlashes(directory)
    self.directory = directory
    do throws(Diagnostic) { try Self.checkApart(directory, home) } catch {
      // The name that the caller knows, not the one above it.
      var failure = error
      failure.place = .init(file: directory)
      throw failure
    }
    guard let status = try FileStatus.of(directory, followingLinks: false) else {
      guard isMade else {
        throw Diagnostic(
          VaultCode.missing, "there is no vault", "没有个人信息库", at: .init(file: directory))
      }
      try Directory.make(directory, isPrivate: true)
      try mark()
      return
    }
    try Self.checkPrivate(status, directory, isDirectory: true)
    try checkMarker(isMade: isMade)
  }

  private static func withoutSlashes(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The book may be copied, published and read by many; the vault may not.
  private static func checkApart(_ directory: String, _ home: String) throws(Diagnostic) {
    var place = directory
    while try FileStatus.of(place) == nil, place != Directory.parent(of: place) {
      place = Directory.parent(of: place)
    }
    let isThere = place == directory
    for part in [home, home + "/events", home + "/snapshots"] {
      let isInside = try Directory.lies(place, within: part)
      let isAround = isThere ? try Directory.lies(part, within: directory) : false
      guard isInside || isAround else { continue }
      throw Diagnostic(
        VaultCode.inside,
        "the vault and the home directory of the book (\(home)) lie within each other",
        "个人信息库与台账所在目录（\(home)）互相包含", at: .init(file: directory))
    }
  }

  /// - Throws: `vault.link`, `vault.foreign`, `vault.open`.
  private static func checkPrivate(
    _ status: FileStatus, _ path: String, isDirectory: Bool
  ) throws(Diagnostic) {
    if status.kind == .link {
      throw Diagnostic(
        VaultCode.link, "is a symbolic link", "是符号链接", at: .init(file: path))
    }
    guard status.isDirectory == isDirectory, status.isDirectory || status.isRegular else {
      throw Diagnostic(
        VaultCode.foreign, isDirectory ? "is not a directory" : "is not a regular file",
        isDirectory ? "不是目录" : "不是普通文件", at: .init(file: path))
    }
    guard !status.isPrivate else { return }
    let mode = String(status.permissions, radix: 8)
    let right = isDirectory ? "700" : "600"
    throw Diagnostic(
      VaultCode.open, "others may get at it (permissions \(mode))", "他人可以访问（权限为 \(mode)）",
      at: .init(file: path), hint: "chmod \(right) \(path)", "chmod \(right) \(path)")
  }

  private func checkMarker(isMade: Bool) throws(Diagnostic) {
    guard let bytes = try privateBytes(Self.marker) else {
      guard isMade, try names().isEmpty else {
        throw Diagnostic(
          VaultCode.foreign, "is not a vault: the file '\(Self.marker)' is missing",
          "不是个人信息库：缺少文件“\(Self.marker)”", at: .init(file: directory))
      }
      return try mark()
    }
    guard bytes == Array(Self.markerText.utf8) else {
      throw Diagnostic(
        VaultCode.version, "the vault is of another version, or this is no vault",
        "个人信息库为其他版本，或不是个人信息库", at: .init(file: path(Self.marker)))
    }
  }

  private func mark() throws(Diagnostic) {
    try AtomicFile.replace(path(Self.marker), with: Array(Self.markerText.utf8), isPrivate: true)
  }

  // MARK: Files

  private func path(_ name: String) -> String { directory + "/" + name }

  package func path(of reference: PersonReference) -> String {
    path(reference.description + Self.suffix)
  }

  /// Without what is unfinished.
  private func names() throws(Diagnostic) -> [String] {
    try Directory.names(in: directory).filter { !UnfinishedFile.isName($0) }
  }

  /// - Returns: nil where there is no such file.
  private func privateBytes(_ name: String) throws(Diagnostic) -> [UInt8]? {
    guard let status = try FileStatus.of(path(name), followingLinks: false) else { return nil }
    try Self.checkPrivate(status, path(name), isDirectory: false)
    return try FileBytes(copying: path(name)).array
  }

  /// Of whom there is a file, in the order of the references.
  ///
  /// - Throws: `vault.foreign` for a file that has no business here, `file.*`.
  package func references() throws(Diagnostic) -> [PersonReference] {
    var references: [PersonReference] = []
    for name in try names() where name != Self.marker {
      guard name.hasSuffix(Self.suffix),
        let reference = PersonReference(String(name.dropLast(Self.suffix.count)))
      else {
        throw Diagnostic(
          VaultCode.foreign, "this file is none of a vault", "该文件不属于个人信息库",
          at: .init(file: path(name)), hint: "move it away", "请将其移走")
      }
      references.append(reference)
    }
    return references
  }

  /// What an `add` left that did not live to acknowledge it.
  package func unfinished() throws(Diagnostic) -> [String] {
    try Directory.names(in: directory).filter(UnfinishedFile.isName).map(path)
  }

  /// - Returns: nil where there is no file of this person.
  /// - Throws: `vault.form`, `vault.version`, `vault.emptied`, `vault.open`, `vault.link`, `file.*`.
  package func person(_ reference: PersonReference) throws(Diagnostic) -> PersonFile? {
    guard let bytes = try privateBytes(reference.description + Self.suffix) else { return nil }
    do throws(Diagnostic) { return try PersonFile(bytes, of: reference) } catch {
      throw error.at(.init(file: path(of: reference)))
    }
  }

  /// Keeps a person, durably.
  package func add(_ person: PersonFile) throws(Diagnostic) {
    try removeUnfinished()
    try AtomicFile.replace(path(of: person.reference), with: person.bytes, isPrivate: true)
  }

  /// Overwrites a person's file and takes it away, durably; once begun it may be begun again.
  ///
  /// - Returns: whether there was one.
  /// - Throws: `vault.open`, `vault.link`, `file.*`.
  package func destroy(_ reference: PersonReference) throws(Diagnostic) -> Bool {
    let status = try FileStatus.of(path(of: reference), followingLinks: false)
    if let status { try Self.checkPrivate(status, path(of: reference), isDirectory: false) }
    try removeUnfinished()
    try ErasedFile.erase(path(of: reference))
    return status != nil
  }

  /// A file that is still being written is locked by its owner, and left to it.
  private func removeUnfinished() throws(Diagnostic) {
    try UnfinishedFile.removeAbandoned(in: directory, by: ErasedFile.erase)
  }
}
