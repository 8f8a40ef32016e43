import Basics
import CaseJournal
import EventBook
import FileStore

/// `events/journal/refused.jsonl`: who tried to write what, and was refused (SPEC §13). No event of the
/// book, and nothing that somebody wrote freely: a name that is not of the form of an identifier is left out.
///
/// Written under the lock of the book; a line is not synced, for nothing rests on it.
struct RefusalJournal {
  private let directory: String
  private var file: AppendFile?

  init(of book: Book) { directory = book.directory + "/journal" }

  /// - Parameter login: the system's user who was refused.
  /// - Throws: `file.*`.
  mutating func note(
    _ refusal: Diagnostic, of envelope: Envelope, by login: String, at now: Timestamp
  ) throws(Diagnostic) {
    let line: JSONObject = [
      "time": .string(now.rfc3339()), "login": .string(login),
      "actor": Self.identifier(envelope.actor),
      "type": WireType(envelope.type) == nil ? .null : .string(envelope.type),
      "subject": Self.identifier(envelope.subject), "code": .string(refusal.code),
    ]
    let journal = if let file { file } else { try opened() }
    file = journal
    try journal.append(Array((JSONValue.object(line).text + "\n").utf8))
  }

  private func opened() throws(Diagnostic) -> AppendFile {
    let path = directory + "/refused.jsonl"
    try Directory.make(directory)
    if try FileStatus.of(path, followingLinks: false) == nil {
      return try AppendFile(creating: path)
    }
    return try AppendFile(path)
  }

  /// Letters, digits and the marks of paths and numbers, and no run of digits as long as a telephone number
  /// or an identity card's; null for anything else.
  private static func identifier(_ text: String?) -> JSONValue {
    guard let text, text.utf8.count <= 200 else { return .null }
    var digits = 0
    for byte in text.utf8 {
      let isDigit = (0x30...0x39).contains(byte)
      digits = isDigit ? digits + 1 : 0
      let isPlain =
        isDigit || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./:@".utf8.contains(byte)
      guard isPlain, digits < 11 else { return .null }
    }
    return .string(text)
  }
}
