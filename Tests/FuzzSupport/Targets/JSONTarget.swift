import Basics
import Rulesets

extension FuzzTarget {
  /// A JSON text: what is read is written in three ways, and each of these reads as the same value.
  static let json = FuzzTarget(
    name: "json",
    seeds: {
      [
        #"{"":[-0.0,1e-7,1E+21,123456789012345678901234567890,5e-324,1.7976931348623157e308]}"#,
        #"["\u0000\u001f\"\\\/\b\f\n\r\t\ud83d\ude00中é",true,false,null,{"a":{},"b":[[]]}]"#,
        ShippedRuleset.standard.text,
      ].map { Array($0.utf8) } + (try Fixtures.demonstration().prefix(3))
    },
    words: [
      "\\ud800", "\\udfff", "\\u", "1e400", "-0", "0.", "e+", "null", "true", "false", "\u{FEFF}",
    ],
    judge: { text in
      guard let value = Fixtures.parsed(text) else { return .refused }
      return fault(of: value) ?? places(of: value, in: text) ?? .taken
    })

  private static func fault(of value: JSONValue) -> Verdict? {
    let plain = Array(value.text.utf8)
    guard let again = Fixtures.parsed(plain), again == value, Array(again.text.utf8) == plain else {
      return .fault("'text' reads otherwise: \(value.text)")
    }
    guard Fixtures.parsed(Array(value.indented.utf8)) == value else {
      return .fault("'indented' reads otherwise: \(value.indented)")
    }
    let canonical = value.canonical
    guard let rounded = Fixtures.parsed(canonical), rounded.canonical == canonical else {
      return .fault("'canonical' is not: \(String(decoding: canonical, as: UTF8.self))")
    }
    return nil
  }

  /// Whether the way to a value leads to a byte with which such a value begins.
  private static func places(of value: JSONValue, in text: [UInt8]) -> Verdict? {
    var ways: [(JSONPointer, JSONValue)] = [(JSONPointer(), value)]
    var next = 0
    while next < ways.count, next < 16 {
      let (path, value) = ways[next]
      next += 1
      for (index, item) in (value.array ?? []).enumerated() {
        ways.append((path.appending(index), item))
      }
      for member in value.object?.members ?? [] {
        ways.append((path.appending(member.key), member.value))
      }
      let place = text.withByteView { JSONPlace(of: path, in: $0)?.value }
      guard let place, text.indices.contains(place), begins(value, with: text[place]) else {
        return .fault("\(path) stands elsewhere than at \(place ?? -1)")
      }
    }
    return nil
  }

  private static func begins(_ value: JSONValue, with byte: UInt8) -> Bool {
    switch value {
    case .null: byte == UInt8(ascii: "n")
    case .bool(let flag): byte == UInt8(ascii: flag ? "t" : "f")
    case .number: byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
    case .string: byte == UInt8(ascii: "\"")
    case .array: byte == UInt8(ascii: "[")
    case .object: byte == UInt8(ascii: "{")
    }
  }
}
