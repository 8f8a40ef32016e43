import Basics
import CaseModel
import EventBook

/// The canonical lines of a state in their documented order, each found by its number: so any part of
/// them can be written by itself.
struct StateLines: Sendable {
  /// Lines of one kind.
  private struct Kind: Sendable {
    let count: Int
    let write: @Sendable (inout CanonicalLine, Int) -> Void

    init<Item: Sendable>(
      _ items: [Item], _ write: @escaping @Sendable (inout CanonicalLine, Item) -> Void
    ) {
      count = items.count
      self.write = { write(&$0, items[$1]) }
    }
  }

  private let texts: QuotedTexts
  private let kinds: [Kind]
  var count: Int { kinds.reduce(0) { $0 + $1.count } }

  /// Which of the lines of a state.
  enum Part: Sendable {
    case all
    /// Those of the reference data and of the registers, which stand first.
    case common
    /// Those of the cases, and of the subjects that are none.
    case subjects
  }

  /// - Complexity: O(n log n) in the subjects.
  init(_ state: BookState, _ part: Part = .all) {
    texts = QuotedTexts(state.reference.symbols, state.reference.organisation.holderClasses)
    let common =
      part == .subjects
      ? [] : Self.kinds(of: state.reference) + Self.kinds(of: state.registers)
    kinds = common + (part == .common ? [] : Self.kinds(of: state.table))
  }

  /// The lines of the calendars alone.
  init(calendars reference: ReferenceData) {
    texts = QuotedTexts(reference.symbols, reference.organisation.holderClasses)
    kinds = [Kind(reference.calendars.entries) { $0.line(of: $1) }]
  }

  private static func kinds(of reference: ReferenceData) -> [Kind] {
    func sorted(_ names: [Symbol]) -> [Symbol] {
      names.sorted { reference.symbols.precedes($0, $1) }
    }
    let units = sorted(reference.organisation.registered).compactMap { name in
      reference.organisation[name].map { (name, $0) }
    }
    let actors = sorted(reference.actors.symbols).compactMap { name in
      reference.actors[name].map { (name, $0) }
    }
    return [
      Kind(units) { $0.line(of: $1.0, $1.1) }, Kind(actors) { $0.line(of: $1.0, $1.1) },
      Kind(reference.rulebook.adoptions) { $0.line(of: $1) },
      Kind(reference.calendars.entries) { $0.line(of: $1) },
    ]
  }

  private static func kinds(of registers: Registers) -> [Kind] {
    [
      Kind(registers.tasks.all) { $0.line(of: $1) },
      Kind(registers.points.entries) { $0.line(of: $1) },
      Kind(registers.lists.entries) { $0.line(of: $1) },
      Kind(registers.commitments.all) { $0.line(of: $1) },
      Kind(registers.assessments.publications) { $0.line(of: $1) },
      Kind(registers.assessments.appeals) { $0.line(of: $1) },
    ]
  }

  private static func kinds(of table: CaseTable) -> [Kind] {
    [
      // By views and spans: threads that copied would wait for each other over counts of references.
      Kind(table.sortedCases) { line, subject in
        table.withName(of: subject) {
          line.caseLine($0, table.states.span[Int(subject.index)])
        }
      },
      Kind(table.sortedOthers) { line, subject in
        table.withName(of: subject) { line.subjectLine($0, version: table[version: subject]) }
      },
    ]
  }

  /// Lines that are hashed together.
  private static let batch = 32

  /// The leaf hashes of the lines with these numbers.
  func leaves(in range: Range<Int>) -> LeafHashes {
    var leaves = LeafHashes()
    var line = CanonicalLine(texts)
    var messages = MessageList()
    var first = 0
    for kind in kinds {
      for number in range.clamped(to: first..<first + kind.count) {
        let start = line.begin()
        kind.write(&line, number - first)
        messages.append(start..<line.end())
        if messages.count == Self.batch { line.move(&messages, to: &leaves) }
      }
      first += kind.count
    }
    line.move(&messages, to: &leaves)
    return leaves
  }
}

extension CanonicalLine {
  /// Hashes the lines that are written, and begins anew.
  fileprivate mutating func move(_ messages: inout MessageList, to leaves: inout LeafHashes) {
    take { leaves.append(messages, in: $0) }
    messages.removeAll()
  }
}
