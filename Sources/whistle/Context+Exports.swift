import Basics
import CaseModel
import EventBook
import Interchange
import Projection

extension Context {
  /// A state, and the lines that led to it, case by case.
  func caseLines() throws(Diagnostic) -> (view: CaseView, lines: CaseLines) {
    var places = LinePlaces()
    var observer = Replay.Observer()
    observer.folded = { subject, _, position in places.note(subject, position) }
    let loaded = try replayed(from: observer)
    return (try view(loaded.state), try CaseLines(places, in: loaded.segments))
  }
}
