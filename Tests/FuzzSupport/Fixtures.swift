import Basics
import FileStore

/// What seeds are made from: files of the repository.
enum Fixtures {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  static func lines(_ path: String) throws -> [[UInt8]] {
    try FileBytes(copying: root + "/" + path).array.split(separator: 0x0A).map(Array.init)
  }

  /// A book in which every type of event stands.
  static func everyType() throws -> [[UInt8]] {
    try lines("Tests/ProjectionTests/Digest/Reducers/every-type.jsonl")
  }

  /// Some lines of the demonstration book, from its beginning to its end.
  static func demonstration() throws -> [[UInt8]] {
    let lines = try lines("events/0000000000000001.jsonl")
    return stride(from: 3, to: lines.count, by: lines.count / 12).map { lines[$0] }
  }

  /// The first line of each type.
  static func firstOfEachType(_ lines: [[UInt8]]) -> [[UInt8]] {
    var seen: Set<String> = []
    return lines.filter { line in
      let type = parsed(line)?.object?["type"]?.string
      return type.map { seen.insert($0).inserted } ?? false
    }
  }

  static func parsed(_ bytes: [UInt8]) -> JSONValue? {
    try? bytes.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
  }
}

/// A source of zones that reads each file once: judging an input must not wait for a disk.
enum Zones {
  private static let known: [String: TimeZone] = Dictionary(
    uniqueKeysWithValues: ["Asia/Shanghai", "America/New_York", "America/Los_Angeles", "UTC"]
      .compactMap { name in (try? ZoneDatabase().zone(named: name)).map { (name, $0) } })

  static func zone(_ name: String) -> TimeZone? { known[name] }
}
