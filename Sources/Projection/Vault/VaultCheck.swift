package import Basics
import FileStore

/// A vault held against its book, and the files of the home directory against the vault: whether what was to
/// be erased is, and whether content stands where it must not.
package struct VaultCheck: Sendable {
  package struct Finding: Equatable, Sendable {
    /// A code of `VaultCode` behind the dot.
    package let kind: String
    /// Whom it is about, where that is known.
    package let requester: String?
    package let place: Diagnostic.Place
    package let reason: Phrase

    init(
      _ code: VaultCode, _ requester: PersonReference?, _ place: Diagnostic.Place, _ reason: Phrase
    ) {
      (kind, self.place, self.reason) = (code.kind, place, reason)
      self.requester = requester?.description
    }

    init(_ fault: Diagnostic, _ requester: PersonReference) {
      kind = fault.kind
      self.requester = requester.description
      place = fault.place ?? .init(file: "")
      reason = fault.message
    }

    package init(_ trace: ContentTrace) {
      let times =
        trace.count == 1 ? Phrase("", "") : Phrase(", \(trace.count) times", "，共 \(trace.count) 处")
      self.init(
        .trace, trace.reference, trace.place,
        Phrase(
          "holds the person's '\(trace.key)'\(times.english)", "含有此人的“\(trace.key)”\(times.chinese)"
        ))
    }
  }

  package private(set) var findings: [Finding] = []
  /// Whose content was read, and how many of its values are too short to be looked for.
  package private(set) var persons = 0
  package private(set) var skipped = 0
  /// Files in whose bytes content cannot be seen.
  package private(set) var packed: [String] = []

  /// - Parameters:
  ///   - paths: files and directories that are searched for content, the home directory among them.
  ///   - others: content besides that of the vault that is looked for.
  /// - Throws: `vault.open`, `vault.link`, `vault.foreign`, `book.*`, `file.*`.
  /// - Complexity: O(bytes of the book and of the files).
  package init(
    _ vault: Vault, _ home: Home, in paths: [String], others: [PersonContent] = []
  ) throws(Diagnostic) {
    let book = try home.personsInBook()
    var known: [(PersonReference?, PersonContent)] = others.map { (nil, $0) }
    for reference in try vault.references() {
      let place = Diagnostic.Place(file: vault.path(of: reference))
      if let erasure = book.erasures[reference.description] {
        findings.append(
          Finding(
            .erased, reference, place,
            Phrase(
              "recorded as erased (sequence \(erasure.sequence)), and still here",
              "台账已记为删除（第 \(erasure.sequence) 号），文件仍在")))
      }
      do throws(Diagnostic) {
        guard let file = try vault.person(reference) else { continue }
        known.append((reference, file.content))
        if PersonStanding(file, book) == .differs {
          findings.append(
            Finding(
              .mismatch, reference, place, Phrase("is not what the book commits to", "与台账中的存证码不符")))
        }
      } catch {
        guard error.code.hasPrefix("vault."), !error.is(VaultCode.open), !error.is(VaultCode.link)
        else { throw error }
        findings.append(Finding(error, reference))
      }
    }
    for path in try vault.unfinished() {
      findings.append(
        Finding(.unfinished, nil, .init(file: path), Phrase("was never finished", "未写完")))
    }
    let search = ContentSearch(known)
    (persons, skipped) = (known.count, search.skipped)
    let result = try search.search(paths, besides: vault.directory)
    findings += result.traces.map { Finding($0) }
    packed = result.packed
  }
}
