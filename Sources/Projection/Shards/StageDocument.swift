package import Basics
import FileStore

/// A document that a stage has written, key by key: each must be there and of its kind.
package struct StageDocument {
  package let object: JSONObject
  package let place: Diagnostic.Place

  package init(_ object: JSONObject, at place: Diagnostic.Place) {
    self.object = object
    self.place = place
  }

  /// - Throws: `shard.document` for a text that is no JSON object.
  init(_ bytes: ByteView, at place: Diagnostic.Place) throws(Diagnostic) {
    guard let object = (try? JSONParser.parse(bytes))?.object else {
      throw Diagnostic(
        ShardCode.document, "is no document of a sharded fold", "不是分片计算的文件", at: place)
    }
    self.init(object, at: place)
  }

  /// - Throws: `file.*`, `shard.document`.
  package init(file path: String) throws(Diagnostic) {
    let bytes = try FileBytes(copying: path)
    defer { withExtendedLifetime(bytes) {} }
    try self.init(bytes.view, at: .init(file: path))
  }

  package func text(_ key: some RawRepresentable<String>) throws(Diagnostic) -> String {
    guard let text = object[key]?.string else { throw fault(key) }
    return text
  }

  package func number(_ key: some RawRepresentable<String>) throws(Diagnostic) -> Int {
    guard let number = object[key]?.number?.int else { throw fault(key) }
    return number
  }

  package func digest(_ key: some RawRepresentable<String>) throws(Diagnostic) -> Digest {
    guard let digest = Digest(hex: try text(key)) else { throw fault(key) }
    return digest
  }

  package func instant(_ key: some RawRepresentable<String>) throws(Diagnostic) -> Timestamp {
    guard let instant = Timestamp(rfc3339: try text(key)) else { throw fault(key) }
    return instant
  }

  /// nil where the value is null.
  package func optional<Key: RawRepresentable<String>, Value>(
    _ key: Key, _ value: (Key) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    guard let found = object[key] else { throw fault(key) }
    if case .null = found { return nil }
    return try value(key)
  }

  package func inner(_ key: some RawRepresentable<String>) throws(Diagnostic) -> StageDocument {
    guard let inner = object[key]?.object else { throw fault(key) }
    return StageDocument(inner, at: place)
  }

  package func array<Value>(
    _ key: some RawRepresentable<String>, _ value: (JSONValue) throws(Diagnostic) -> Value?
  ) throws(Diagnostic) -> [Value] {
    guard let items = object[key]?.array else { throw fault(key) }
    var values: [Value] = []
    for item in items {
      guard let value = try value(item) else { throw fault(key) }
      values.append(value)
    }
    return values
  }

  package func fault(_ key: some RawRepresentable<String>) -> Diagnostic {
    Self.fault(key, at: place)
  }

  static func fault(
    _ key: some RawRepresentable<String>, at place: Diagnostic.Place
  ) -> Diagnostic {
    Diagnostic(
      ShardCode.document, "'\(key.rawValue)' is missing or is not what it must be",
      "“\(key.rawValue)”缺失或不符合要求", at: place)
  }
}
