public import CaseModel

/// An event type as it stands on the wire, in one of its shapes (SPEC §2, `type`): the first bears the
/// plain name, a later one that readers of the first could not understand ends in `.v2`, `.v3` …
///
/// Every shape stays readable, and appendable, for ever.
public struct WireType: Hashable, Sendable {
  public let type: EventType
  /// From 1.
  public let version: Int

  /// The number of the present shape, of types that have more than one.
  private static let versions: [EventType: Int] = [.whistleRated: 2]

  /// Every shape of every type, of a type the oldest first.
  public static let all: [WireType] = EventType.allCases.flatMap { type in
    (1...(versions[type] ?? 1)).map { WireType(type: type, version: $0) }
  }

  private init(type: EventType, version: Int) {
    self.type = type
    self.version = version
  }

  /// - Returns: nil for a name that no shape of an event has.
  public init?(_ name: String) {
    guard let found = WireType.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  public var name: String { version == 1 ? type.rawValue : type.rawValue + ".v\(version)" }

  /// Whether a later shape has taken its place.
  public var isOld: Bool { version < WireType.versions[type] ?? 1 }
}
