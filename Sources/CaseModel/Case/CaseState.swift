public import Basics

/// All that the events of one case have made of it: facts only. What is due when is computed from
/// these under the rules (`DeadlineCalculator`), so that a change of rules never touches a case.
public struct CaseState: Sendable {
  /// Number of the subject's events read, whether they had an effect or not.
  public var version: Int32 = 0
  public var status = Status.registered
  /// What a suspended case resumes to.
  public var resumesTo = Status.registered
  /// False until `case.registered`: events about a case that is not there only count.
  public var isRegistered = false
  public var isAccepted = false
  public var isExcluded = false
  /// Whether the current leg is there, goes back to a dispatch, and to whom it would be returned.
  public var hasLeg = false
  public var hasDispatcher = false
  public var isReturnPending = false
  public var isExtensionPending = false
  /// Whether verification and follow-up stand in the current round.
  public var isVerified = false
  public var isFollowed = false
  public var lastFollowUp: FollowUp?
  public var deliberation = Deliberation()
  /// `resolverInvolvement`, in the byte that is left here: a state is not to grow.
  private var involvedType = UInt8.max

  public var tier = Symbol.none
  public var holder = Symbol.none
  public var dispatcher = Symbol.none
  public var matter = Symbol.none
  public var urgency = Symbol.none
  public var place = Symbol.none
  public var channel = Symbol.none
  /// Who resolved it last, and the person who said so, where it was one.
  public var resolver = Symbol.none
  public var resolvingPerson = Symbol.none

  /// 1 from registration, one more with each reopening.
  public var round: Int32 = 1
  /// Legs so far; the current one bears this number while `hasLeg`.
  public var legs: Int32 = 0
  /// Approved returns and granted extensions over the whole case.
  public var returns: Int32 = 0
  public var extensions: Int32 = 0

  public var registered = Timestamp(microseconds: 0)
  /// The latest `time` of a line that changed status, holder or leg.
  public var lastMove = Timestamp(microseconds: 0)
  /// The last resolution; closings likewise.
  public var resolved = Timestamp(microseconds: 0)
  public var closed = Timestamp(microseconds: 0)
  private var contactedMicroseconds = Int64.max
  /// The id of the event that accepted it, by its hash: a later acceptance may correct that one.
  public var acceptance: UInt64 = 0

  /// One element where the case has any of them: an array, for its copying on write.
  var cold: [ColdState] = []
  public internal(set) var runs = RunList()

  /// The first `case.contacted`, which also serves where it came before acceptance.
  public var contacted: Timestamp? {
    get { contactedMicroseconds == .max ? nil : Timestamp(microseconds: contactedMicroseconds) }
    set { contactedMicroseconds = newValue?.microseconds ?? .max }
  }

  public init() {}

  /// The number of the type by which `resolvingPerson` is the first who is involved in the round; nil where
  /// somebody else is. Of most cases that is all, and none of it needs the cold state.
  var resolverInvolvement: UInt8? {
    get { involvedType == .max ? nil : involvedType }
    set { involvedType = newValue ?? .max }
  }

  /// See `CaseTable.prefetch`.
  var touched: Int64 { Int64(version) &+ registered.microseconds &+ runs.touched }

  /// What stands underneath a suspension.
  public var underlyingStatus: Status { status == .suspended ? resumesTo : status }

  /// The whistle that is still being answered, if any: the last one, while a called unit is neither
  /// in nor excused, or its lead has not finished.
  public var openWhistle: Int? {
    guard !cold.isEmpty else { return nil }
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
