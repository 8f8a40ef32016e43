import Basics
import CaseModel

/// A ruleset as it is adopted in a simulated book.
struct RulesDocument: Sendable {
  let value: JSONValue

  /// - Parameters:
  ///   - text: a document of `RulesText`, a JSON object.
  ///   - amendments: pieces of the text and what takes their places.
  init(_ text: String, amendments: [(before: String, after: String)] = [], matters: [Matter]) {
    var amended = text
    for (before, after) in amendments { amended = amended.replacing(before, with: after) }
    guard var object = (try? JSONParser.parse(amended))?.object else {
      preconditionFailure("the text of a shipped ruleset is a JSON object")
    }
    object["matters"] = .array(matters.map { .object($0.document) })
    value = .object(object)
  }

  /// The value under keys, from the outermost inward.
  subscript(path: String...) -> JSONValue? {
    path.reduce(Optional(value)) { $0?.object?[$1] }
  }
}

extension Matter {
  /// The matter as `matters` of a ruleset lists it (SPEC §6).
  var document: JSONObject {
    [
      "code": .string(code), "name": .string(name), "nameEn": .string(nameEn),
      "kind": .string(kind.rawValue), "department": .string(departments[0]),
      "tier": .string(tier), "class": .string(serviceClass),
      "admit": .array(Matter.admitted.map { .string($0) }),
      "evidence": .bool(needsEvidence), "verify": .bool(needsVerification),
      "follow": .bool(needsFollowUp),
    ]
  }
}
