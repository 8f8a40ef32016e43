import Basics

/// All that the events of one case have made of it: facts only. What is due when is computed from
/// these under the rules (`DeadlineCalculator`), so that a change of rules never touches a case.
///
/// A replay reads and writes one for every event, from all over memory, and waits for that longer than for
/// anything else: so a state is three cache lines and no more. What most cases have lies within it, in no
/// more bits than it needs; what does not fit there, and what most cases never have, lies in `ColdState`.
/// The order is that of use: all but the first sixteen bytes is read or written with most events.
public struct CaseState: Sendable {
  /// The id of the event that accepted it, by its hash: a later acceptance may correct that one.
  public var acceptance: UInt64 = 0
  /// The person who said that it is resolved, where it was one.
  public var resolvingPerson = Symbol.none
  var urgencyCode = NarrowSymbol.none
  var channelCode = NarrowSymbol.none

  public internal(set) var runs = RunList()

  var matterCode = NarrowSymbol.none
  /// Number of the subject's events read, whether they had an effect or not.
  public var version: Int32 = 0
  private var holderSymbol = Symbol.none
  public var dispatcher = Symbol.none
  public var place = Symbol.none
  var offsets = InstantOffsets()
  var tierCode = NarrowSymbol.none
  var flags = CaseFlags()
  var standing = CaseStanding()

  public init() {}

  public var holder: Symbol {
    @inline(__always) get { holderSymbol }
    set {
      let isKept = isResolverHolder || !runs.cold.isEmpty
      let resolver = isKept ? resolver : .none
      holderSymbol = newValue
      if isKept { self.resolver = resolver }
    }
  }

  /// See `CaseTable.prefetch`.
  var touched: Int64 { Int64(version) &+ registered.microseconds &+ runs.touched }

  /// What stands underneath a suspension.
  public var underlyingStatus: Status {
    @inline(__always) get { status == .suspended ? resumesTo : status }
  }

  /// The whistle that is still being answered, if any: the last one, while a called unit is neither
  /// in nor excused, or its lead has not finished.
  public var openWhistle: Int? {
    guard !runs.cold.isEmpty else { return nil }
    let (whistles, calls) = (whistles, calls)
    return whistles.indices.last { index in
      let lead = whistles[index].lead
      var isLed = lead.isNone
      for call in calls where call.whistle == index {
        if !call.isAnswered && !call.isExcused { return true }
        // An excused lead has nobody to wait for.
        if call.unit == lead && (call.isFinished || call.isExcused) { isLed = true }
      }
      return !isLed
    }
  }
}
