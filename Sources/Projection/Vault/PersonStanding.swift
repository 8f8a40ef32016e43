import Basics

/// What a book says of the content that a vault has of a person.
package enum PersonStanding: String, Sendable {
  /// Every commitment that it has of the person is to this content.
  case matches
  /// One of them is to another content.
  case differs
  /// It names the person and commits to nothing.
  case uncommitted
  /// It does not name the person.
  case absent

  package init(_ file: PersonFile, _ book: PersonsInBook) {
    let registrations = book.registrations[file.reference.description] ?? []
    let commitments = registrations.compactMap(\.commitment)
    let own = file.commitment
    self =
      registrations.isEmpty
      ? .absent
      : commitments.isEmpty
        ? .uncommitted : commitments.allSatisfy { Digest(hex: $0) == own } ? .matches : .differs
  }
}
