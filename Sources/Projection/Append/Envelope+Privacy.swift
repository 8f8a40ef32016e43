import Basics
import CaseModel
import EventBook

extension Envelope {
  /// Where `data` holds a number of a person, and what it is: the first; nil for none (SPEC §9).
  ///
  /// - Complexity: O(length).
  var personalData: (key: JSONPointer, kind: PersonalData)? {
    for (key, value) in data.members where Self.mayHoldNumber(value) {
      if DataKey(rawValue: key)?.isReference != true,
        let found = Self.personalData(value, at: JSONPointer("data", key))
      {
        return found
      }
    }
    return nil
  }

  /// Whether it is worth looking: few texts are.
  private static func mayHoldNumber(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): PersonalData.mayHoldNumber(text)
    case .array, .object, .number: true
    case .bool, .null: false
    }
  }

  private static func personalData(
    _ value: JSONValue, at pointer: JSONPointer
  ) -> (key: JSONPointer, kind: PersonalData)? {
    switch value {
    case .string(let text): return PersonalData.find(in: text).map { (pointer, $0) }
    case .array(let items):
      for (index, item) in items.enumerated() {
        if let found = personalData(item, at: pointer.appending("\(index)")) { return found }
      }
    case .object(let object):
      for (key, item) in object.members {
        if let found = personalData(item, at: pointer.appending(key)) { return found }
      }
    // A key of one's own (`x-…`) reads a number as such.
    case .number: return PersonalData.find(in: value.text).map { (pointer, $0) }
    case .bool, .null: break
    }
    return nil
  }
}

extension PersonalData {
  /// Why an event that holds it is not recorded; the number itself is never repeated.
  func diagnostic(at key: JSONPointer) -> Diagnostic {
    let (name, path) = (name, key.tokens.joined(separator: "."))
    var result = Diagnostic(
      AppendCode.privacy, "\(path) holds what looks like \(name.english)",
      "\(path) 含有疑似\(name.chinese)")
    result.pointer = key
    return result
  }

  private var name: Phrase {
    switch self {
    case .mobile: Phrase("a mobile number", "手机号码")
    case .landline: Phrase("a telephone number", "固定电话号码")
    case .identityCard: Phrase("the number of an identity card", "身份证号码")
    case .bankCard: Phrase("the number of a bank card", "银行卡号")
    }
  }
}
