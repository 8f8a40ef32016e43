import CaseJournal
import CaseModel

/// The events of a book as one reading decoded them, kept so that they can be folded again under
/// other rules without being read again.
///
/// They stand in slices, in the order of the book: between two slices the organisation changed, on which
/// holders and their limits depend. Within a slice cases are folded one after the other, so that a case's
/// state stays in the processor's cache while it is folded, and need not be held once its last event is.
///
///     slice 0: units, calendars │ A1 B1 A2 B2 A3 │   slice 1: a unit │ C1 A4 C2 │
struct DecodedEvents: Sendable {
  struct Slice: Sendable {
    /// What sets the reference data before the slice's events are folded.
    var reference: [ReferenceChange] = []
    var events: [Event] = []

    /// The sequence from which on the slice's reference data holds.
    var firstSequence: Int { reference.first?.event.sequence ?? 0 }

    /// The places of the events of some cases, case by case, each case's in the order of the book.
    ///
    /// - Parameter subjects: among which the cases are.
    /// - Complexity: O(events + subjects).
    func places(in subjects: Range<Int>, where isWanted: (Int) -> Bool) -> [Int32] {
      // A counting sort, which keeps the order within a case.
      let events = events.span
      var next = Array(repeating: Int32(0), count: subjects.count + 1)
      for place in events.indices {
        let subject = Int(events[place].subject.index)
        if subjects.contains(subject), isWanted(subject) {
          next[subject - subjects.lowerBound + 1] += 1
        }
      }
      for index in subjects.indices {
        next[index - subjects.lowerBound + 1] += next[index - subjects.lowerBound]
      }
      var places = Array(repeating: Int32(0), count: Int(next[subjects.count]))
      for place in events.indices {
        let subject = Int(events[place].subject.index)
        guard subjects.contains(subject), isWanted(subject) else { continue }
        places[Int(next[subject - subjects.lowerBound])] = Int32(place)
        next[subject - subjects.lowerBound] += 1
      }
      return places
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
      let subject = Int(event.subject.index)
      while lastSlice.count <= subject { lastSlice.append(-1) }
      lastSlice[subject] = Int32(last)
    }
  }
}
