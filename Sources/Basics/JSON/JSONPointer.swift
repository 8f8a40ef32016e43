/// A JSON Pointer (RFC 6901): the path to one place in a document.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  public var tokens: [String]

  public init(_ tokens: [String]) { self.tokens = tokens }
  public init(_ tokens: String...) { self.tokens = tokens }

  /// Reads a pointer as RFC 6901 §3 writes it; nil for a text that neither is empty nor begins with a
  /// slash, or in which a tilde stands before something else than 0 or 1.
  public init?(parsing text: some StringProtocol) {
    // By bytes: a slash that carries a mark is no Character of its own.
    let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts[0].isEmpty else { return nil }
    var tokens: [String] = []
    for part in parts.dropFirst() {
      let pieces = part.split(separator: 0x7E, omittingEmptySubsequences: false)
      var bytes = Array(pieces[0])
      for piece in pieces.dropFirst() {
        guard let escape = piece.first, escape == 0x30 || escape == 0x31 else { return nil }
        bytes.append(escape == 0x30 ? 0x7E : 0x2F)
        bytes += piece.dropFirst()
      }
      tokens.append(String(decoding: bytes, as: UTF8.self))
    }
    self.init(tokens)
  }

  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
  public func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [String(index)]) }

  /// `/matters/3/class`; the empty text for the whole document.
  public var description: String {
    tokens.reduce(into: "") { text, token in
      text += "/"
      text += token.utf8.contains { $0 == 0x7E || $0 == 0x2F } ? Self.escaped(token) : token
    }
  }

  private static func escaped(_ token: String) -> String {
    let escaped = token.utf8.flatMap { byte in
      byte == 0x7E ? Array("~0".utf8) : byte == 0x2F ? Array("~1".utf8) : [byte]
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}

extension JSONValue {
  /// The document with another value where a pointer leads; nil where it leads nowhere.
  ///
  /// - Complexity: O(members on the way).
  public func replacing(_ pointer: JSONPointer, with value: JSONValue) -> JSONValue? {
    guard let token = pointer.tokens.first else { return value }
    let rest = JSONPointer(Array(pointer.tokens.dropFirst()))
    switch self {
    case .object(var object):
      guard let member = object[token], let changed = member.replacing(rest, with: value) else {
        return nil
      }
      object[token] = changed
      return .object(object)
    case .array(var items):
      guard let index = Int(token), String(index) == token, items.indices.contains(index),
        let changed = items[index].replacing(rest, with: value)
      else { return nil }
      items[index] = changed
      return .array(items)
    default: return nil
    }
  }
}
