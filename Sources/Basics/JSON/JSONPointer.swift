/// A JSON Pointer (RFC 6901): the path to one place in a document.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  public var tokens: [String]

  public init(_ tokens: [String]) { self.tokens = tokens }
  public init(_ tokens: String...) { self.tokens = tokens }

  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
  public func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [String(index)]) }

  /// `/matters/3/class`; the empty text for the whole document.
  public var description: String {
    tokens.map { token in
      let escaped = token.utf8.flatMap { byte in
        byte == 0x7E ? Array("~0".utf8) : byte == 0x2F ? Array("~1".utf8) : [byte]
      }
      return "/" + String(decoding: escaped, as: UTF8.self)
    }.joined()
  }
}
