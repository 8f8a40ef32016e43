extension Ruleset {
  /// The limits for a run of a case.
  ///
  /// - Parameter holder: what its leg's holder was when the leg began.
  func limits(of run: TimerRun, in state: CaseState, _ holder: HolderClass) -> Limits? {
    if run.timer == .answer, let answer = whistleAnswer[state.whistle(of: run)] {
      return Limits(limit: answer)
    }
    let (matter, urgency) = state.classification(of: run)
    if run.timer == .follow, self.matter(matter)?.needsFollowUp == false { return nil }
    guard let index = serviceClass(matter: matter, urgency: urgency) else { return nil }
    return limits(ofClass: index, run.timer, number: run.number, holder)
  }

  /// The limits of a class for a timer; for `resolve` from the second round on those of `rework`,
  /// where there are any.
  func limits(
    ofClass index: Int, _ timer: Timer, number: Int32, _ holder: HolderClass
  ) -> Limits? {
    let first = index * (ServiceClass.reworkSlot + 1)
    if timer == .resolve, number > 1, let rework = limits[first + ServiceClass.reworkSlot] {
      return rework
    }
    if !limitsByHolder.isEmpty, let name = self.holder(of: index, timer, holder) {
      return limitsByHolder[first + timer.order]?[name]
    }
    return limits[first + timer.order]
  }

  /// Under which name `by` has limits for a holder: its tier, else its kind (SPEC §6).
  func holder(of index: Int, _ timer: Timer, _ holder: HolderClass) -> Symbol? {
    guard let by = limitsByHolder[index * (ServiceClass.reworkSlot + 1) + timer.order] else {
      return nil
    }
    if !holder.tier.isNone, by[holder.tier] != nil { return holder.tier }
    let kind = holder.kind.flatMap { Unit.Kind.allCases.firstIndex(of: $0) }
    return kind.map { kindNames[$0] }.flatMap { by[$0] == nil ? nil : $0 }
  }
}
