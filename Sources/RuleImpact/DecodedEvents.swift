import CaseJournal
import CaseModel

/// The events of a book as one reading decoded them, kept so that they can be folded again under
/// other rules without being read again.
///
/// They stand in slices: between two slices the organisation changed, on which holders and their
/// limits depend. Within a slice they are ordered by case, so that a case's state stays in the
/// processor's cache while it is folded, and need not be held once its last event is.
///
///     slice 0: units, calendars │ A1 A2 A3 B1 B2 │   slice 1: a unit │ A4 C1 C2 │
struct DecodedEvents: Sendable {
  struct Slice: Sendable {
    /// What sets the reference data before the slice's events are folded.
    var reference: [ReferenceChange] = []
    var events: [Event] = []
    /// Where the events of each case begin, once arranged.
    fileprivate(set) var cases: [(subject: Subject, first: Int32)] = []

    /// The sequence from which on the slice's reference data holds.
    var firstSequence: Int { reference.first?.event.sequence ?? 0 }

    func events(ofCase index: Int) -> Range<Int> {
      Int(
        cases[index].first)..<(index + 1 < cases.count ? Int(cases[index + 1].first) : events.count)
    }
  }

  struct ReferenceChange: Sendable {
    let fact: ReferenceFact
    let event: Event
  }

  private(set) var slices = [Slice()]
  /// For each subject the slice of its last event, -1 where none is kept.
  private(set) var lastSlice: [Int32] = []
  /// What the reading itself made of the cases.
  var own = OwnFold()

  /// Keeps an event; events come in the order of the book.
  mutating func keep(_ event: Event) {
    let last = slices.count - 1
    switch event.fact {
    case .noted, .register: break
    case .reference(let fact):
      let change = ReferenceChange(fact: fact, event: event)
      if !slices[last].events.isEmpty && fact.changesOrganisation {
        slices.append(Slice(reference: [change]))
      } else {
        slices[last].reference.append(change)
      }
    default:
      slices[last].events.append(event)
    }
  }

  /// Puts each slice in order, once all events are kept.
  ///
  /// - Complexity: O(n log n) in the events of a slice.
  mutating func arrange(subjects: Int) {
    lastSlice = Array(repeating: -1, count: subjects)
    for index in slices.indices {
      let events = slices[index].events
      let order = events.indices.map { UInt64(events[$0].subject.index) << 32 | UInt64($0) }
      slices[index].events = order.sorted().map { events[Int($0 & 0xFFFF_FFFF)] }
      slices[index].findCases()
      for (subject, _) in slices[index].cases { lastSlice[Int(subject.index)] = Int32(index) }
    }
    own.arrange(subjects: subjects)
  }
}

extension DecodedEvents.Slice {
  fileprivate mutating func findCases() {
    var last: Subject?
    for index in events.indices {
      let subject = events.span[index].subject
      if subject != last { cases.append((subject, Int32(index))) }
      last = subject
    }
  }
}
