public import Basics

extension Envelope {
  private static let setByBookAlone = ["sequence", "caseseq"]

  /// Reads the attributes of an event that is to be recorded.
  ///
  /// - Parameter isHistory: a fact taken over, which may say in whose name it was recorded.
  /// - Throws: the first attribute that is missing, not of its form, or the book's to set.
  public init(proposed value: JSONValue, isHistory: Bool = false) throws(Fault) {
    try self.init(value, isStored: false)
    let refused = Self.setByBookAlone + (isHistory ? [] : [Self.behalf])
    guard let key = refused.first(where: { value.object?[$0] != nil }) else { return }
    throw Fault(
      attribute: key,
      reason: Phrase("'\(key)' is set by the book: leave it out", "“\(key)”由台账填写，请删去"))
  }
}
