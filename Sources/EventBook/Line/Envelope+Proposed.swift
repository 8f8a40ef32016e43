public import Basics

extension Envelope {
  private static let setByBookAlone = ["sequence", "caseseq"]

  /// Reads the attributes of an event that is to be recorded.
  ///
  /// - Parameter isHistory: a fact taken over, which may say in whose name it was recorded.
  /// - Throws: the first attribute that is missing, not of its form, or the book's to set.
  public init(proposed value: JSONValue, isHistory: Bool = false) throws(Fault) {
    try self.init(value, isStored: false)
    guard let object = value.object,
      let key = Self.setByBookAlone.first(where: object.has)
        ?? (!isHistory && object.has(Self.behalf) ? Self.behalf : nil)
    else { return }
    throw Fault(
      attribute: key,
      reason: Phrase("'\(key)' is set by the book: leave it out", "“\(key)”由台账填写，请删去"))
  }
}
