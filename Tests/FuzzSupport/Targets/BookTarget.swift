import Basics
import CaseTestSupport

extension FuzzTarget {
  /// Events behind a book that has units, rules and calendars: whatever they say, the guards and the
  /// reducers come to an end, judge the same when asked and when folding, and all can be asked of the
  /// state that they lead to, at any instant. The input is an array of events.
  static let book = FuzzTarget(
    name: "book",
    seeds: { events.seeds },
    words: events.words,
    judge: { input in
      guard let items = Fixtures.parsed(events.text(input))?.array else { return .refused }
      var fold = Fold(CaseBook.standard().state)
      for item in items.prefix(12) {
        if let fault = fold.take(item) { return .fault(fault) }
      }
      fold.ask()
      return fold.taken > 0 ? .taken : .refused
    })

  /// The life of a case, and each type of event behind its registration.
  private static let events: DocumentInput = {
    let all = ((try? Fixtures.everyType()) ?? []).compactMap(Fixtures.parsed)
    let registered = all.filter { $0.object?["type"]?.string == "case.registered" }.prefix(1)
    let subject = registered.first?.object?["subject"]
    let life = all.filter { $0.object?["subject"] == subject }.prefix(12)
    var seen: Set<String> = []
    let others = all.filter { seen.insert($0.object?["type"]?.string ?? "").inserted }
    return DocumentInput(
      [.array(Array(life))] + others.prefix(120).map { .array(Array(registered) + [$0]) })
  }()
}
