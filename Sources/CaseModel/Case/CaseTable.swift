public import Basics

/// All subjects that a reading of the book met, the cases among them (SPEC §2, `subject`).
public struct CaseTable: Sendable {
  /// One state for each subject, in the order of their first events; those that are no cases only
  /// count their events.
  public internal(set) var states: [CaseState] = []
  private var names = SubjectTable()
  /// Where the state of a subject comes from that is met for the first time; a snapshot, or nothing.
  private let earlier: Earlier?
  /// Whether a state of the earlier reading was asked for and could not be read: what was made of it since
  /// does not hold.
  public private(set) var isEarlierUnreadable = false
  /// The registered cases of the earlier reading that are not among the states.
  private var unread = CaseCounts()

  /// The state that a subject had before this reading began; nil where it had none.
  public typealias Earlier = @Sendable (ByteView) throws(Unreadable) -> CaseState?

  /// The earlier reading has something of that name, and it is damaged.
  public struct Unreadable: Error { public init() {} }

  public init(earlier: Earlier? = nil) { self.earlier = earlier }

  /// Counts a case of the earlier reading that stays there until an event is about it.
  public mutating func leave(_ summary: CaseSummary) { unread.add(summary) }

  /// What an overview counts of all cases, read or left.
  ///
  /// - Complexity: O(subjects).
  public var counts: CaseCounts {
    var counts = unread
    let states = states.span
    for index in states.indices where states[index].isRegistered {
      counts.add(CaseSummary(states[index]))
    }
    return counts
  }

  /// Makes room for the subjects of so many bytes of events, where there is none yet: growing would
  /// copy all states again and again. Room that is never used is never touched.
  public mutating func reserve(bytes: Int) {
    guard states.isEmpty else { return }
    states.reserveCapacity(min(bytes >> 10, 1 << 21))
  }

  /// The same for so many subjects.
  public mutating func reserve(subjects count: Int) { states.reserveCapacity(count) }

  /// Number of registered cases.
  ///
  /// - Complexity: O(subjects).
  public var caseCount: Int { unread.cases + states.count { $0.isRegistered } }

  public subscript(subject: Subject) -> CaseState { states[Int(subject.index)] }

  /// How many events of the subject were read.
  public subscript(version subject: Subject) -> Int {
    @inline(__always) get { Int(states[Int(subject.index)].version) }
  }

  /// Counts an event that concerns no case.
  public mutating func countEvent(of subject: Subject) { states[Int(subject.index)].version += 1 }

  public func name(of subject: Subject) -> String {
    String(decoding: nameBytes(of: subject), as: UTF8.self)
  }

  public func nameBytes(of subject: Subject) -> ArraySlice<UInt8> { names.name(subject.index) }

  /// Hands the name's bytes to a call.
  public func withName(of subject: Subject, _ body: (ByteView) -> Void) {
    names.withName(subject.index, body)
  }

  /// The subject of that name; where it is not met yet, the earlier reading is asked.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func admit(_ name: ByteView) -> Subject {
    let (subject, isNew) = names.admit(name)
    if isNew { states.append(takeEarlier(name) ?? CaseState()) }
    return Subject(index: subject)
  }

  private mutating func takeEarlier(_ name: ByteView) -> CaseState? {
    do throws(Unreadable) {
      guard let state = try earlier?(name) else { return nil }
      if state.isRegistered, unread.cases > 0 { unread.remove(CaseSummary(state)) }
      return state
    } catch {
      isEarlierUnreadable = true
      return nil
    }
  }

  public mutating func admit(_ name: String) -> Subject { name.withByteView { admit($0) } }

  /// The same, and how many events of the subject were read.
  public mutating func admitCounted(_ name: String) -> (subject: Subject, version: Int) {
    let subject = admit(name)
    return (subject, self[version: subject])
  }

  /// Puts states in place, each of the name at its place, for those that come from a snapshot.
  ///
  /// - Returns: false where there is one of such a name already.
  @discardableResult
  public mutating func restore(_ names: [ByteView], _ states: [CaseState]) -> Bool {
    for name in names { guard self.names.admit(name).isNew else { return false } }
    self.states += states
    return true
  }

  /// The state of a case by its number; nil where no event spoke of it.
  public func find(_ name: String) -> CaseState? {
    name.withByteView { view in
      names.find(view).map { states[Int($0)] } ?? (try? earlier?(view))
    }
  }

  /// The subject of that name, if it was met.
  public func subject(named name: String) -> Subject? {
    name.withByteView { subject(named: $0) }
  }

  public func subject(named name: ByteView) -> Subject? {
    names.find(name).map { Subject(index: $0) }
  }

  /// The registered cases in the byte order of their numbers.
  ///
  /// - Complexity: O(n log n).
  public var sortedCases: [Subject] { sorted { $0.isRegistered } }

  /// The subjects that are no case, in the byte order of their names.
  public var sortedOthers: [Subject] { sorted { !$0.isRegistered && $0.version > 0 } }

  private func sorted(where isIncluded: (CaseState) -> Bool) -> [Subject] {
    names.sorted(states.indices.filter { isIncluded(states.span[$0]) }.map { Int32($0) })
      .map { Subject(index: $0) }
  }
}
