/// Where a value of a document stands in its text, in bytes from the start.
public struct JSONPlace: Hashable, Sendable {
  /// The key, with its quotes, where the value is a member of an object.
  public let key: Int?
  public let value: Int

  /// The place of the value that a path leads to; of the last one on the way that is there, where the
  /// path leads on.
  ///
  /// - Returns: nil for a text that is no JSON up to there.
  /// - Complexity: O(n): the text is read once more.
  public init?(of path: JSONPointer, in view: ByteView) {
    var parser = JSONParser(view)
    parser.skipSpace()
    var place = (key: Int?.none, value: parser.cursor)
    do throws(JSONError) {
      for token in path.tokens {
        guard let inner = try parser.enter(token) else { break }
        place = inner
      }
    } catch { return nil }
    (key, value) = place
  }
}

extension JSONParser {
  /// Goes on to a member or an element of the value that begins here, over those before it.
  ///
  /// - Returns: where it stands; nil where there is none.
  fileprivate mutating func enter(
    _ token: String
  ) throws(JSONError) -> (key: Int?, value: Int)? {
    switch peek {
    case UInt8(ascii: "{"):
      return try enterMember(token)
    case UInt8(ascii: "["):
      return try Int(token).flatMap { index throws(JSONError) in try enterElement(index) }
    default:
      return nil
    }
  }

  private mutating func enterMember(
    _ token: String
  ) throws(JSONError) -> (key: Int?, value: Int)? {
    guard begin(closing: UInt8(ascii: "}")) else { return nil }
    repeat {
      let start = cursor
      let key = try string()
      skipSpace()
      cursor += 1
      skipSpace()
      if key.hasBytes(of: token) { return (start, cursor) }
      _ = try value(depth: 0)
    } while try another(closing: UInt8(ascii: "}"))
    return nil
  }

  private mutating func enterElement(
    _ index: Int
  ) throws(JSONError) -> (key: Int?, value: Int)? {
    guard begin(closing: UInt8(ascii: "]")) else { return nil }
    var passed = 0
    repeat {
      if passed == index { return (nil, cursor) }
      _ = try value(depth: 0)
      passed += 1
    } while try another(closing: UInt8(ascii: "]"))
    return nil
  }

  /// Past the opening bracket; false where the closing one follows.
  private mutating func begin(closing: UInt8) -> Bool {
    cursor += 1
    skipSpace()
    return peek != closing
  }
}
