package import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore

/// Where the references of persons stand in a book.
package struct PersonsInBook: Sendable {
  /// A case that was registered for somebody.
  package struct Registration: Equatable, Sendable {
    package let sequence: Int
    package let subject: String
    /// As it stands there, in whatever form.
    package let commitment: String?
  }

  /// That somebody's content was erased.
  package struct Erasure: Equatable, Sendable {
    package let sequence: Int
    package let basis: String
  }

  /// By reference, in the order of the book.
  package private(set) var registrations: [String: [Registration]] = [:]
  /// The first of each.
  package private(set) var erasures: [String: Erasure] = [:]

  private static let keys = (
    requester: FieldKey(.requester), commitment: FieldKey(.commitment), basis: FieldKey(.basis)
  )

  fileprivate mutating func take(_ line: EventLine, _ fields: [DataField]) {
    func text(_ key: FieldKey) -> String? {
      line.text(of: fields.first(key, in: line.bytes))
    }
    guard let requester = text(Self.keys.requester) else { return }
    let type = line.text(line.type)
    if type == EventType.caseRegistered.name {
      registrations[requester, default: []].append(
        Registration(
          sequence: line.sequence, subject: line.text(line.subject),
          commitment: text(Self.keys.commitment)))
    } else if type == EventType.subjectErased.name, erasures[requester] == nil {
      erasures[requester] = Erasure(sequence: line.sequence, basis: text(Self.keys.basis) ?? "")
    }
  }

  fileprivate init() {}
}

extension Home {
  /// All of them, of every line from the first.
  ///
  /// - Complexity: O(bytes).
  package func personsInBook() throws(Diagnostic) -> PersonsInBook {
    var persons = PersonsInBook()
    try forEachLine(.all, in: book.segments()) { line, fields, _ in persons.take(line, fields) }
    return persons
  }
}
