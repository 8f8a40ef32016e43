extension Ruleset {
  /// The limits for a run of a case.
  func limits(of run: TimerRun, in state: CaseState) -> Limits? {
    if run.timer == .answer, let answer = whistleAnswer[state.whistle(of: run)] {
      return Limits(limit: answer)
    }
    if run.timer == .follow, matter(state.matter)?.needsFollowUp == false { return nil }
    guard let index = serviceClass(matter: state.matter, urgency: state.urgency) else {
      return nil
    }
    return limits(ofClass: index, run.timer, number: run.number)
  }
}
