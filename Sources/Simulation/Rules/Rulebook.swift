import Basics

/// What the stories ask of the rules: limits by class and timer, read from the adopted documents, so
/// that a simulated book keeps the rules that stand in it.
struct Rulebook: Sendable {
  /// One adoption of a ruleset.
  struct Edition: Sendable {
    let effective: Timestamp
    /// By class, then by timer; `rework` stands behind the last timer.
    fileprivate let limits: [[Limits?]]
    fileprivate let answers: [String: Limits]
  }

  let calendar: WorkCalendar
  let ladder: [String]
  let classes: [String]
  private let editions: [Edition]
  private let meetings: [Meeting?]

  static let reworkSlot = Timer.allCases.count

  /// - Parameter adoptions: documents and when they come into force, ascending; the ladder, the
  ///   meetings and the names of the classes are those of the first.
  init(_ adoptions: [(document: RulesDocument, effective: Timestamp)], calendar: WorkCalendar) {
    let first = adoptions[0].document
    let ladder = first["ladder"]?.array?.compactMap(\.string) ?? []
    let classes = first["classes"]?.object?.keys ?? []
    self.calendar = calendar
    self.ladder = ladder
    self.classes = classes
    meetings = ladder.map { Meeting(first["tiers", $0, "meeting"]) }
    editions = adoptions.map { document, effective in
      Edition(
        effective: effective,
        limits: classes.map { Rulebook.limits(document, of: $0) },
        answers: Rulebook.answers(document))
    }
  }

  private static func limits(_ document: RulesDocument, of name: String) -> [Limits?] {
    (Timer.allCases.map(\.name) + ["rework"]).map {
      Limits(document["classes", name, "timers", $0])
    }
  }

  private static func answers(_ document: RulesDocument) -> [String: Limits] {
    let kinds = document["whistles"]?.object?.members ?? []
    return Dictionary(
      uniqueKeysWithValues: kinds.compactMap { kind, rule in
        rule.object?["answer"]?.string.flatMap { Duration($0) }.map { (kind, Limits(limit: $0)) }
      })
  }

  private func edition(at instant: Timestamp) -> Edition {
    editions.last { $0.effective <= instant } ?? editions[0]
  }

  /// The limits of a timer that starts at an instant; from the second round `rework` stands for
  /// `resolve` where the class has it.
  func limits(
    of timer: Timer, inClass index: Int, round: Int, from start: Timestamp
  ) -> Limits? {
    let limits = edition(at: start).limits[index]
    if timer == .resolve, round > 1, let rework = limits[Rulebook.reworkSlot] { return rework }
    return limits[timer.rawValue]
  }

  func answer(to kind: String, from start: Timestamp) -> Limits? {
    edition(at: start).answers[kind]
  }

  /// When a duration ends that runs from an instant.
  func end(of duration: Duration, from start: Timestamp, tier: Int) -> Timestamp {
    switch duration.unit {
    case .minutes: start.later(minutes: duration.amount)
    case .hours: start.later(minutes: duration.amount * 60)
    case .days: start.later(days: duration.amount)
    case .workingHours: calendar.advanced(start, workingSeconds: duration.amount * 3600)
    case .workingDays: calendar.adding(workdays: duration.amount, to: start)
    case .meetings:
      (0..<duration.amount).reduce(start) { instant, _ in session(after: instant, tier: tier) }
    }
  }

  /// The first session of a tier's meeting strictly after an instant.
  func session(after instant: Timestamp, tier: Int) -> Timestamp {
    guard let meeting = meetings[tier] else { return .latest }
    var date = calendar.zone.local(instant).date
    while true {
      let session = calendar.instant(date, second: meeting.time.secondsOfDay)
      if session > instant, meeting.sits(on: date) { return session }
      date = date + 1
    }
  }
}

/// When the meeting of a tier sits (SPEC §6). Monthly and rarer ones sit on the last day of their
/// period here.
struct Meeting: Sendable {
  let time: ClockTime
  private let weekday: String?
  /// Months of the period; nil for daily and weekly meetings.
  private let months: Int?

  init?(_ document: JSONValue?) {
    guard let object = document?.object, let at = object["at"]?.string else { return nil }
    time = ClockTime(at)
    let every = object["every"]?.string ?? ""
    months = ["month": 1, "quarter": 3, "half-year": 6, "year": 12][every]
    weekday = every == "week" ? object["on"]?.string : nil
  }

  func sits(on date: CivilDate) -> Bool {
    if let weekday { return date.weekday.rawValue == weekday }
    guard let months else { return true }
    let (_, month, _) = date.components
    return month % months == 0 && (date + 1).components.day == 1
  }
}
