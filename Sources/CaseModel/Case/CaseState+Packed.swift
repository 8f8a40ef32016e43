public import Basics

/// What a state has in fewer bits than its type.
extension CaseState {
  // MARK: So or not so

  /// False until `case.registered`: events about a case that is not there only count.
  public var isRegistered: Bool {
    @inline(__always) get { flags[.registered] }
    @inline(__always) set { flags[.registered] = newValue }
  }

  public var isAccepted: Bool {
    @inline(__always) get { flags[.accepted] }
    @inline(__always) set { flags[.accepted] = newValue }
  }

  public var isExcluded: Bool {
    @inline(__always) get { flags[.excluded] }
    @inline(__always) set { flags[.excluded] = newValue }
  }

  /// Whether the current leg is there, goes back to a dispatch, and to whom it would be returned.
  public var hasLeg: Bool {
    @inline(__always) get { flags[.leg] }
    @inline(__always) set { flags[.leg] = newValue }
  }

  public var hasDispatcher: Bool {
    @inline(__always) get { flags[.dispatcher] }
    @inline(__always) set { flags[.dispatcher] = newValue }
  }

  public var isReturnPending: Bool {
    @inline(__always) get { flags[.returnPending] }
    @inline(__always) set { flags[.returnPending] = newValue }
  }

  public var isExtensionPending: Bool {
    @inline(__always) get { flags[.extensionPending] }
    @inline(__always) set { flags[.extensionPending] = newValue }
  }

  /// Whether verification and follow-up stand in the current round.
  public var isVerified: Bool {
    @inline(__always) get { flags[.verified] }
    @inline(__always) set { flags[.verified] = newValue }
  }

  public var isFollowed: Bool {
    @inline(__always) get { flags[.followed] }
    @inline(__always) set { flags[.followed] = newValue }
  }

  var isResolverHolder: Bool {
    @inline(__always) get { flags[.resolvedByHolder] }
    set { flags[.resolvedByHolder] = newValue }
  }

  /// The number of the type by which `resolvingPerson` is the first who is involved in the round; nil where
  /// somebody else is. Of most cases that is all, and none of it needs the cold state.
  var resolverInvolvement: UInt8? {
    @inline(__always) get { flags.involvedType }
    set { flags.involvedType = newValue }
  }

  // MARK: Where it stands

  public var status: Status {
    @inline(__always) get { standing.status }
    set { standing.status = newValue }
  }

  /// What a suspended case resumes to.
  public var resumesTo: Status {
    @inline(__always) get { standing.resumesTo }
    set { standing.resumesTo = newValue }
  }

  public var lastFollowUp: FollowUp? {
    @inline(__always) get { standing.followUp }
    set { standing.followUp = newValue }
  }

  public var deliberation: Deliberation {
    @inline(__always) get { standing.deliberation }
    set { standing.deliberation = newValue }
  }

  /// 1 from registration, one more with each reopening.
  public var round: Int32 {
    @inline(__always) get {
      standing.round == CaseStanding.elsewhere ? runs.cold.misfits.round : Int32(standing.round)
    }
    set {
      standing.round = Self.code(newValue)
      if standing.round == CaseStanding.elsewhere { misfits.round = newValue }
    }
  }

  /// Legs so far; the current one bears this number while `hasLeg`.
  public var legs: Int32 {
    @inline(__always) get {
      standing.legs == CaseStanding.elsewhere ? runs.cold.misfits.legs : Int32(standing.legs)
    }
    set {
      standing.legs = Self.code(newValue)
      if standing.legs == CaseStanding.elsewhere { misfits.legs = newValue }
    }
  }

  private static func code(_ number: Int32) -> UInt32 {
    (0..<Int32(CaseStanding.elsewhere)).contains(number) ? UInt32(number) : CaseStanding.elsewhere
  }

  // MARK: Words of the rules

  public var tier: Symbol {
    @inline(__always) get { tierCode.symbol ?? runs.cold.misfits.tier }
    set {
      tierCode = NarrowSymbol(newValue)
      if tierCode == .elsewhere { misfits.tier = newValue }
    }
  }

  public var matter: Symbol {
    @inline(__always) get { matterCode.symbol ?? runs.cold.misfits.matter }
    set {
      matterCode = NarrowSymbol(newValue)
      if matterCode == .elsewhere { misfits.matter = newValue }
    }
  }

  public var urgency: Symbol {
    @inline(__always) get { urgencyCode.symbol ?? runs.cold.misfits.urgency }
    set {
      urgencyCode = NarrowSymbol(newValue)
      if urgencyCode == .elsewhere { misfits.urgency = newValue }
    }
  }

  public var channel: Symbol {
    @inline(__always) get { channelCode.symbol ?? runs.cold.misfits.channel }
    set {
      channelCode = NarrowSymbol(newValue)
      if channelCode == .elsewhere { misfits.channel = newValue }
    }
  }

  // MARK: Instants

  public var registered: Timestamp {
    @inline(__always) get { runs.registered }
    set {
      if newValue == runs.registered { return }
      let (moved, resolved, closed, contacted) = (lastMove, resolved, closed, contacted)
      runs.count(from: newValue)
      (lastMove, self.resolved, self.closed, self.contacted) = (moved, resolved, closed, contacted)
    }
  }

  /// The latest `time` of a line that changed status, holder or leg.
  public var lastMove: Timestamp {
    @inline(__always) get { instant(.lastMove) ?? Self.never }
    set { set(.lastMove, newValue == Self.never ? nil : newValue) }
  }

  /// The last resolution; closings likewise.
  public var resolved: Timestamp {
    @inline(__always) get { instant(.resolved) ?? Self.never }
    set { set(.resolved, newValue == Self.never ? nil : newValue) }
  }

  public var closed: Timestamp {
    @inline(__always) get { instant(.closed) ?? Self.never }
    set { set(.closed, newValue == Self.never ? nil : newValue) }
  }

  /// The first `case.contacted`, which also serves where it came before acceptance.
  public var contacted: Timestamp? {
    @inline(__always) get { instant(.contacted) }
    set { set(.contacted, newValue) }
  }

  private static let never = Timestamp(microseconds: 0)

  @inline(__always)
  private func instant(_ place: InstantOffsets.Place) -> Timestamp? {
    let offset = offsets[place]
    if offset < InstantOffsets.limit { return InstantOffset.instant(offset, from: registered) }
    return offset == InstantOffsets.unset ? nil : runs.cold.misfits.instants[place.rawValue]
  }

  @inline(__always)
  private mutating func set(_ place: InstantOffsets.Place, _ instant: Timestamp?) {
    guard let instant else {
      offsets[place] = InstantOffsets.unset
      return
    }
    let offset = InstantOffset.of(instant, from: registered, below: InstantOffsets.limit)
    offsets[place] = offset ?? InstantOffsets.elsewhere
    if offset == nil { misfits.instants[place.rawValue] = instant }
  }
}
