public import CaseModel

/// An event type as it stands on the wire, in one of its shapes (SPEC §2, `type`): the first bears the
/// plain name, a later one that readers of the first could not understand ends in `.v2`, `.v3` …
///
/// Every shape stays readable, and appendable, for ever.
public struct WireType: Hashable, Sendable {
  public let type: EventType
  /// From 1.
  public let version: Int

  /// Every shape of every type, of a type the oldest first.
  public static let all: [WireType] = EventType.allCases.flatMap { type in
    type.row.shapes.indices.map { WireType(type: type, version: $0 + 1) }
  }

  private init(type: EventType, version: Int) {
    self.type = type
    self.version = version
  }

  /// - Returns: nil for a name that no shape of an event has.
  public init?(_ name: String) {
    guard let found = WireType.byName[name] else { return nil }
    self = found
  }

  /// Names are asked for with every event that is given.
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  public var name: String { version == 1 ? type.name : type.name + ".v\(version)" }

  /// Whether a later shape has taken its place.
  public var isOld: Bool { version < type.row.shapes.count }

  /// The keys of `data` that the shape has.
  public var keys: [EventKey] { type.row.shapes[version - 1] }

  /// What a key holds; a text where nothing else is known of it, and nil for a key of somebody's own
  /// (`x-…`).
  public func kind(of key: String) -> EventKey.Kind? {
    if key.utf8.starts(with: "x-".utf8) { return nil }
    return keys.first { $0.name == key }?.form.kind ?? .text
  }
}
