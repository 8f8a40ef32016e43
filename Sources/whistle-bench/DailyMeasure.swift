import Basics
import CaseModel
import EventBook
import FileStore
import Projection
import Queries

/// What is asked all day, from a snapshot, beside reading the bytes of the book once.
enum DailyMeasure {
  private struct Question {
    let name: String
    let selection: CaseSelection
    let answer: (CaseView) -> Int
  }

  /// - Precondition: the home has a snapshot of all of its book.
  static func run(_ home: Home) throws(Diagnostic) {
    let segments = try home.book.segments()
    let reading = try best { () throws(Diagnostic) in
      for segment in segments { _ = try FileBytes(copying: segment.path) }
    }
    let now = try home.load(extent: .onDemand).state.lastTime
    for question in questions(now) {
      var rows = 0
      let asking = try best { () throws(Diagnostic) in
        let loaded = try home.load(extent: .cases(question.selection))
        rows = question.answer(CaseView(loaded.state, now: now))
      }
      guard rows > 0 else {
        throw Diagnostic(
          BenchCode.rows, Phrase("the book has nothing to answer '\(question.name)' with"))
      }
      reportCost("\(question.name), to reading the book", asking / reading)
    }
  }

  private static func questions(_ now: Timestamp) -> [Question] {
    var questions = [
      Question(name: "board", selection: .timers(now: now)) { Board($0).cases },
      Question(name: "overdue", selection: .timers(now: now)) { $0.overdue().count },
      Question(name: "cards", selection: .cards) { $0.cards().count },
      Question(name: "whistles", selection: .calls) { $0.calls().count },
    ]
    let month = TimeZone.utc.local(now).date.text.prefix(7)
    if let period = Period(String(month)) {
      questions.append(
        Question(name: "assess of a month", selection: CaseSelection(period, now: now)) {
          $0.scoreboard($0.assessment(period)).rows.count
        })
    }
    return questions
  }
}
