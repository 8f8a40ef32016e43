public import Basics

/// One document of rules (SPEC §6), read and checked, named by the digest of its canonical form.
///
/// A class because it is large, never changes, and is handed about for every event.
public final class Ruleset: Sendable {
  public let name: String
  public let digest: Digest
  public let document: JSONValue
  /// Tiers, lowest first.
  public let ladder: [Symbol]
  public let zone: TimeZone
  public let calendar: CalendarRule
  public let matters: [Matter]
  public let classes: [ServiceClass]
  public let meetings: SymbolMap<Meeting>
  /// The whole limit of `answer` by kind of whistle.
  public let whistleAnswer: SymbolMap<Span>
  /// Reasons to suspend; nil where the document does not speak of them.
  public let suspend: [Symbol]?
  public let returns: Returns
  public let extensions: Extensions
  public let reopenWindow: Span?
  public let escalations: [EscalationRule]
  public let skips: [Skip]
  public let points: PointsRule
  public let assessment: AssessmentRule
  /// What a basic grid is meant to be.
  public let grids: GridRule
  /// Who may record what; nil where everybody may.
  public let authority: Authority?
  let ledgers: [String: LedgerRule]

  let matterIndex: SymbolMap<Int>
  /// The place of a matter's class in `classes`, -1 where the document has no such class.
  private let classOfMatter: SymbolMap<Int>
  let classIndex: SymbolMap<Int>
  /// The slots of all classes behind each other: they are asked for by every row of every case.
  let limits: [Limits?]
  /// Limits by holder (`by`), by the place in `limits`; nearly always empty.
  let limitsByHolder: [Int: SymbolMap<Limits>]
  /// The kinds of unit as names in `by`, in the order of `Unit.Kind`.
  let kindNames: [Symbol]
  let normalClass: Int?

  /// Where named time zones come from; nil for a name that is none.
  public typealias ZoneSource = (String) -> TimeZone?

  /// A document whose canonical form is longer could not stand in one line of the book.
  public static let maximumDocumentLength = 64_000

  /// Reads and checks a document.
  ///
  /// - Parameter types: every type of event, by its number.
  /// - Throws: every unknown key, wrong kind and contradiction, each with its path.
  init(
    _ document: JSONValue, symbols: inout SymbolTable, zones: ZoneSource, types: [RecordableType]
  ) throws(RulesetFaults) {
    var reader = RulesetReader(symbols: symbols)
    let root = RulesetReader.Node(value: document, path: JSONPointer())
    let members = reader.members(
      root,
      required: ["name", "ladder", "zone", "calendar", "classes", "matters"],
      optional: [
        "tiers", "whistles", "suspend", "returns", "extensions", "reopen", "escalate", "skips",
        "points", "assess", "ledgers", "grids", "authority",
      ])
    name = members["name"].flatMap { reader.text($0) } ?? ""
    let ladder = members["ladder"].map { reader.ladder($0) } ?? []
    self.ladder = ladder
    zone = members["zone"].flatMap { reader.zone($0, zones) } ?? .utc
    calendar =
      members["calendar"].flatMap { reader.calendar($0) }
      ?? CalendarRule(name: .none, week: [], hours: [])
    let classes = members["classes"].map { reader.classes($0, ladder) } ?? []
    self.classes = classes
    matters = members["matters"].map { reader.matters($0, ladder, classes) } ?? []
    meetings = members["tiers"].map { reader.tiers($0, ladder) } ?? SymbolMap()
    whistleAnswer = members["whistles"].map { reader.whistles($0) } ?? SymbolMap()
    suspend = members["suspend"].map { reader.texts($0).map { reader.symbols.intern($0) } }
    returns = members["returns"].map { reader.returns($0) } ?? Returns()
    extensions = members["extensions"].map { reader.extensions($0) } ?? Extensions()
    reopenWindow = members["reopen"].flatMap { reader.window($0) }
    escalations = members["escalate"].map { reader.escalations($0) } ?? []
    skips = members["skips"].map { reader.skips($0, ladder) } ?? []
    points = members["points"].map { reader.points($0) } ?? PointsRule()
    assessment = members["assess"].map { reader.assessment($0, ladder) } ?? AssessmentRule()
    ledgers = members["ledgers"].map { reader.ledgers($0) } ?? [:]
    grids = members["grids"].map { reader.grids($0) } ?? .usual
    authority = members["authority"].map { reader.authority($0, ladder, types) }
    let canonical = document.canonical
    if canonical.count > Self.maximumDocumentLength {
      reader.fault(
        root,
        Phrase(
          "the document has \(canonical.count) bytes; a line of the book has room for "
            + "\(Self.maximumDocumentLength)",
          "文件有 \(canonical.count) 字节，台账一行只容 \(Self.maximumDocumentLength) 字节"))
    }
    reader.requireMeetings(classes, whistleAnswer, ladder, meetings)
    reader.requireReach(calendar, meetings)
    digest = SHA256.hash(canonical)
    self.document = document
    var matterIndex = SymbolMap<Int>()
    for (index, matter) in matters.enumerated() { matterIndex[matter.code] = index }
    var classIndex = SymbolMap<Int>()
    for (index, entry) in classes.enumerated() {
      classIndex[reader.symbols.intern(entry.name)] = index
    }
    self.matterIndex = matterIndex
    var classOfMatter = SymbolMap<Int>()
    for matter in matters { classOfMatter[matter.code] = classIndex[matter.serviceClass] ?? -1 }
    self.classOfMatter = classOfMatter
    limits = classes.flatMap(\.slots)
    limitsByHolder = Dictionary(
      uniqueKeysWithValues: classes.enumerated().flatMap { index, entry in
        entry.byHolder.map { (index * (ServiceClass.reworkSlot + 1) + $0.key, $0.value) }
      })
    kindNames = Unit.Kind.allCases.map { reader.symbols.intern($0.rawValue) }
    self.classIndex = classIndex
    normalClass = classes.firstIndex { $0.name == "normal" }
    symbols = reader.symbols
    if !reader.faults.isEmpty { throw RulesetFaults(faults: reader.faults) }
  }

  public struct CalendarRule: Hashable, Sendable {
    public var name: Symbol
    public var week: Set<Weekday>
    /// Working hours of a day, ascending, apart, in microseconds since local midnight.
    public var hours: [Range<Int64>]
    /// From when a run that starts outside working hours is computed on working days.
    public var start = Start.instant

    /// From the instant itself, or from the next opening (decision 2).
    public enum Start: String, CaseIterable, Sendable { case instant, opening }
  }

  /// A class for the same reason as the ruleset: it is looked up for every event of its cases.
  public final class Matter: Sendable {
    /// What sort of thing it is; `order` (点菜) is what residents choose from a menu, in addition to
    /// the sorts of SPEC §6.
    public enum Kind: String, CaseIterable, Sendable {
      case request, dispute, wish, task, inspection, order
    }

    public let code: Symbol
    public let name: String?
    public let nameEn: String?
    public let kind: Kind?
    public let department: Symbol
    public let tier: Symbol
    public let serviceClass: Symbol
    /// Kinds of unit that it may be dispatched to; nil for every kind.
    public let admit: [Unit.Kind]?
    /// Always so for a wish (微心愿): it is fulfilled only with evidence (decision 50).
    public let needsEvidence: Bool
    public let needsVerification: Bool
    public let needsFollowUp: Bool

    init(
      code: Symbol, name: String?, nameEn: String?, kind: Kind?, department: Symbol,
      tier: Symbol, serviceClass: Symbol, admit: [Unit.Kind]?, needsEvidence: Bool,
      needsVerification: Bool, needsFollowUp: Bool
    ) {
      self.code = code
      self.name = name
      self.nameEn = nameEn
      self.kind = kind
      self.department = department
      self.tier = tier
      self.serviceClass = serviceClass
      self.admit = admit
      self.needsEvidence = needsEvidence
      self.needsVerification = needsVerification
      self.needsFollowUp = needsFollowUp
    }
  }

  /// What the limits of a class of cases are, by timer; `rework` stands for `resolve` from the
  /// second round.
  public struct ServiceClass: Sendable {
    public var name: String
    /// By the timer's place in the table; `rework` stands behind the last.
    var slots: [Limits?] = Array(repeating: nil, count: Timer.allCases.count + 1)

    /// Limits by holder: by the same places, then by the name of a tier or a kind of unit.
    var byHolder: [Int: SymbolMap<Limits>] = [:]

    static let reworkSlot = Timer.allCases.count

    public subscript(timer: Timer) -> Limits? { slots[timer.order] }
    public var rework: Limits? { slots[Self.reworkSlot] }

    func clause(_ slot: Int) -> JSONPointer {
      let name = slot == Self.reworkSlot ? "rework" : Timer.allCases[slot].rawValue
      return JSONPointer("classes", self.name, "timers", name)
    }
  }

  public struct Limits: Hashable, Sendable {
    public var remind: Span?
    public var limit: Span
    public var red: Span?

    /// Whether any of them counts sessions of a meeting.
    var usesMeetings: Bool {
      limit.unit == .meetings || remind?.unit == .meetings || red?.unit == .meetings
    }
  }

  public struct Returns: Hashable, Sendable {
    public var window: Span?
    public var limit: Int?
  }

  public struct Extensions: Hashable, Sendable {
    public var count: Int?
    public var cap: Span?
  }

  public struct EscalationRule: Hashable, Sendable {
    public enum Trigger: Hashable, Sendable {
      case limit(Timer)
      case red(Timer)
      case returns(Int)
      case rework(Int)
    }
    public var trigger: Trigger
  }

  public struct Skip: Hashable, Sendable {
    public var matter: Symbol
    public var urgency: Symbol
    public var to: Symbol
  }

  public struct PointsRule: Hashable, Sendable {
    public var normal = 0
    public var notice = 0
    public var yellow = 0
    public var red = 0
  }

  public struct AssessmentRule: Sendable {
    public enum Ranking: String, Sendable { case dense, competition }
    /// In millionths.
    public var weights: [Rate: Int] = [:]
    public var ranking = Ranking.dense
    /// Each is ranked by itself (分类考核); tried in order.
    public var groups: [Group] = []

    public init() {}

    /// The weights by which a group's units are scored, and the clause that has them.
    public func weights(of group: Group?) -> (weights: [Rate: Int], clause: JSONPointer) {
      if let group, let weights = group.weights {
        return (weights, JSONPointer("assess", "groups", String(group.order), "weights"))
      }
      return (weights, JSONPointer("assess", "weights"))
    }
  }

  /// Units that are ranked among themselves.
  public struct Group: Sendable {
    /// Its place among the groups, from 0.
    public var order: Int
    public var name: String
    public var nameEn: String?
    public var tiers: Set<Symbol> = []
    public var kinds: Set<Unit.Kind> = []
    /// Instead of the ruleset's, whole.
    public var weights: [Rate: Int]?
  }

  public func matter(_ code: Symbol) -> Matter? { matterIndex[code].map { matters[$0] } }

  /// The class of a case: its matter's; where the ruleset lacks the matter, the one named like the
  /// urgency, else `normal`, else none.
  public func serviceClass(matter: Symbol, urgency: Symbol) -> Int? {
    if let known = classOfMatter[matter] { return known < 0 ? nil : known }
    return classIndex[urgency] ?? normalClass
  }

  public func rung(of tier: Symbol) -> Int? { ladder.firstIndex(of: tier) }
}
