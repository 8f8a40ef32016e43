package import Basics

/// JSON in the tests is written as Swift literals.
extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { (key: $0.0, value: $0.1) }))
  }
}

extension JSONValue {
  /// The value of a text that the test wrote and that is therefore JSON.
  package static func parsed(_ text: String) -> JSONValue {
    do throws(JSONError) { return try JSONParser.parse(text) } catch {
      preconditionFailure("the fixture is not JSON at byte \(error.offset): \(error.reason)")
    }
  }

  /// The value at a path of keys and indexes.
  package func at(_ path: String...) -> JSONValue? {
    var value: JSONValue? = self
    for step in path { value = value?.object?[step] ?? Int(step).flatMap { value?.array?[$0] } }
    return value
  }

  /// The document with another value at a path; nil takes the key away.
  package func setting(_ path: [String], _ value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? .null }
    let rest = Array(path.dropFirst())
    if var items = array, let index = Int(step) {
      let changed = (index < items.count ? items[index] : .null).setting(rest, value)
      if index < items.count { items[index] = changed } else { items.append(changed) }
      return .array(items)
    }
    var object = self.object ?? JSONObject()
    object[step] = rest.isEmpty ? value : (object[step] ?? [:]).setting(rest, value)
    return .object(object)
  }
}
