import Basics
import CaseModel

/// Those of a case.
extension Invariant<FoldedCase> {
  package static let ofCase =
    counts + numbering + running + legs + suspensions + stages + history

  private static let counts: [Self] = [
    Invariant("The version is the number of the subject's events (§2).") {
      $0.state.version == $0.events
    },
    Invariant("Of a case that nobody registered nothing is known but its version (§4).") {
      $0.state.isRegistered
        || $0.state.runs.isEmpty && $0.state.status == .registered && !$0.state.isAccepted
          && !$0.state.hasLeg && $0.state.supervisions.isEmpty && $0.state.holder.isNone
          && $0.state.matter.isNone
    },
    Invariant("The round is one more than the reopenings (§4).") { folded in
      Int(folded.state.round) == 1 + folded.state.completions.count { $0.resolved != nil }
    },
    Invariant("The returns are as many as the legs that a return ended (§4).") {
      Int($0.state.returns) == $0.state.handbacks.count
    },
    Invariant("The extensions are at least as many as the grants with an amount (§4).") {
      Int($0.state.extensions) >= $0.state.grants.count
    },
    Invariant("Notices and cards count every supervision of their level (§4).") { folded in
      let supervisions = folded.state.supervisions
      return Int(folded.state.notices) == supervisions.count { $0.level == .notice }
        && Int(folded.state.yellows) == supervisions.count { $0.level == .yellow }
        && Int(folded.state.reds) == supervisions.count { $0.level == .red }
    },
    Invariant("Only a pending request for more time has an amount (§4).") {
      $0.state.isExtensionPending || $0.state.pendingAmount == nil
    },
    Invariant("Every name is one of the symbol table's.") { folded in
      folded.names.allSatisfy { $0 == .none || (0..<folded.symbols).contains($0.index) }
    },
    Invariant("Every class of a holder is one of the organisation's.") { folded in
      folded.state.runs.allSatisfy { Int($0.holderClass) < folded.holderClasses }
    },
  ]

  /// Runs are numbered in book order (§6, Timers).
  private static let numbering: [Self] = [
    Invariant("A registered case has one run of accept, a registered one no second (§6).") {
      $0.numbers(of: .accept) == ($0.state.isRegistered ? [1] : [])
    },
    Invariant("A case has one run of contact once it is accepted, and none before (§6).") {
      $0.numbers(of: .contact) == ($0.state.isAccepted ? [1] : [])
    },
    Invariant("The runs of handle bear the numbers of the legs, one each (§6).") {
      $0.numbers(of: .handle).elementsEqual(1..<max(0, $0.state.legs) + 1)
    },
    Invariant("The runs of sign bear the numbers of the dispatches, one each (§6).") {
      $0.numbers(of: .sign).elementsEqual(1..<Int32($0.runs(of: .sign).count) + 1)
    },
    Invariant("The runs of answer bear the numbers of the calls, one each (§6).") {
      $0.numbers(of: .answer).elementsEqual(1..<Int32($0.state.calls.count) + 1)
        && $0.runs(of: .answer).map(\.unit) == $0.state.calls.map(\.unit)
    },
    Invariant("The runs of reply bear the numbers of the supervisions, one each (§6).") {
      $0.numbers(of: .reply).elementsEqual(1..<Int32($0.state.supervisions.count) + 1)
        && $0.runs(of: .reply).map(\.unit) == $0.state.supervisions.map(\.unit)
    },
    Invariant("Each round has one run of resolve, the first where it was accepted in it (§6).") {
      let numbers = $0.numbers(of: .resolve)
      let first: Int32 = numbers.first == 1 ? 1 : 2
      return numbers.elementsEqual(first..<max(first, $0.state.round + 1))
        && (first == 2 || $0.state.isAccepted)
    },
    Invariant("A round has at most one run of follow (§6).") { folded in
      let numbers = folded.numbers(of: .follow)
      return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        && numbers.allSatisfy { (1...folded.state.round).contains($0) }
    },
  ]

  /// What runs, by status (§4, §6).
  private static let running: [Self] = [
    Invariant("Of a timer at most one run is running, save answers and replies (§6).") { folded in
      Timer.allCases.allSatisfy {
        $0 == .answer || $0 == .reply || folded.running($0).count <= 1
      }
    },
    Invariant("Of a closed case only follow and reply run (§6).") {
      $0.state.status != .closed || $0.runningTimers.isSubset(of: [.follow, .reply])
    },
    Invariant("Of a case at its end only the replies to later cards run (§6).") {
      !$0.state.status.isEnd || $0.runningTimers.isSubset(of: [.reply])
    },
    Invariant("Of a resolved case neither a leg nor resolve runs (§6).") {
      $0.state.status != .resolved
        || $0.runningTimers.isDisjoint(with: [.sign, .handle, .resolve])
    },
    Invariant("follow runs only for the resolution that stands (§6).") { folded in
      folded.running(.follow).allSatisfy { $0.number == folded.state.round }
        && (folded.running(.follow).isEmpty || [.resolved, .closed].contains(folded.state.status))
    },
    Invariant("accept runs only before acceptance, and until then on what is registered (§6).") {
      let runs = !$0.running(.accept).isEmpty
      return !(runs && $0.state.isAccepted)
        && (runs || !$0.state.isRegistered || $0.state.underlyingStatus != .registered)
    },
    Invariant("contact runs only while nobody has contacted the resident (§6).") {
      $0.running(.contact).isEmpty || $0.state.contacted == nil
    },
    Invariant("resolve runs in the current round of an unresolved case, once accepted (§6).") {
      let isDue = $0.isUnresolved && !$0.runs(of: .resolve).isEmpty
      return $0.running(.resolve).map(\.number) == (isDue ? [$0.state.round] : [])
    },
    Invariant("sign runs exactly while the case is dispatched and not signed for (§6).") {
      $0.state.isRegistered
        && $0.running(.sign).isEmpty != ($0.state.underlyingStatus == .dispatched)
        || !$0.state.isRegistered
    },
    Invariant("Who has answered or is excused is no longer waited for (§6).") { folded in
      folded.running(.answer).allSatisfy {
        let index = Int($0.number) - 1
        guard folded.state.calls.indices.contains(index) else { return false }
        return !folded.state.calls[index].isAnswered && !folded.state.calls[index].isExcused
      }
    },
    Invariant("What is answered or lifted asks for no reply (§6).") { folded in
      folded.running(.reply).allSatisfy {
        let index = Int($0.number) - 1
        guard folded.state.supervisions.indices.contains(index) else { return false }
        let supervision = folded.state.supervisions[index]
        return !supervision.isAnswered && !supervision.isLifted
      }
    },
    Invariant("A run stops before its start only where lines stand late, save contact (§6).") {
      !$0.isInOrder
        || $0.state.runs.allSatisfy { run in
          run.timer == .contact || run.stop.map { $0 >= run.start } ?? true
        }
    },
    Invariant("What is cut off has stopped, and a leg or a round only by an end (§6).") { folded in
      folded.state.runs.allSatisfy { run in
        !run.isCut
          || !run.isRunning
            && (folded.state.status.isEnd
              || [.accept, .sign, .contact, .answer, .follow].contains(run.timer))
      }
    },
    Invariant("A second notice that it was escalated follows a first (§7).") { folded in
      folded.state.runs.allSatisfy {
        !$0.notices.contains(.escalatedTwice) || $0.notices.contains(.escalated)
      }
    },
  ]

  private static let legs: [Self] = [
    Invariant("A leg is there exactly while its run runs, the last one, of the holder (§4).") {
      let running = $0.running(.handle)
      return $0.state.hasLeg
        ? running.count == 1 && running[0].number == $0.state.legs
          && running[0].unit == $0.state.holder
        : running.isEmpty
    },
    Invariant("A case that is dispatched has a leg and who dispatched it (§4).") {
      !$0.state.isRegistered || $0.state.underlyingStatus != .dispatched
        || $0.state.hasLeg && $0.state.hasDispatcher
    },
    Invariant("Without a dispatch to go back to there is no dispatcher (§4).") {
      $0.state.hasDispatcher || $0.state.dispatcher.isNone
    },
    Invariant("A return ended one of the legs, each at most one (§4).") { folded in
      let legs = folded.state.handbacks.map(\.leg)
      return zip(legs, legs.dropFirst()).allSatisfy { $0 < $1 }
        && legs.allSatisfy { (1...max(1, folded.state.legs)).contains($0) }
        && folded.runs(of: .handle).allSatisfy { !legs.contains($0.number) || !$0.isRunning }
    },
    Invariant("Where nobody accepted or dispatched it nobody has a leg (§4).") {
      $0.state.underlyingStatus != .registered || $0.state.legs == 0
    },
  ]

  private static let suspensions: [Self] = [
    Invariant("The last pause has no end exactly while the case is suspended (§4).") {
      ($0.state.pauses.last.map { $0.end == nil } ?? false) == ($0.state.status == .suspended)
    },
    Invariant("Every earlier pause has an end (§4).") {
      $0.state.pauses.dropLast().allSatisfy { $0.end != nil }
    },
    Invariant("Pauses follow one another and end after they begin, save late lines (§6).") {
      let pauses = $0.state.pauses
      return !$0.isInOrder
        || pauses.allSatisfy { pause in pause.end.map { $0 >= pause.start } ?? true }
          && zip(pauses, pauses.dropFirst()).allSatisfy { $0.end ?? .latest <= $1.start }
    },
    Invariant("A case resumes to what can be suspended (§4).") {
      $0.state.status != .suspended
        || [.registered, .accepted, .dispatched, .handling].contains($0.state.resumesTo)
    },
  ]

  private static let stages: [Self] = [
    Invariant("It has an instant of rejection exactly where it was rejected (§4).") {
      ($0.state.rejected != nil) == ($0.state.status == .rejected)
    },
    Invariant("It has a case that it was merged into only where it was merged (§4).") {
      $0.state.mergedInto.isNone || $0.state.status == .merged
    },
    Invariant("Each call is of one of the whistles, in the order of the calls (§3).") { folded in
      let whistles = folded.state.calls.map(\.whistle)
      return whistles.allSatisfy { folded.state.whistles.indices.contains(Int($0)) }
        && zip(whistles, whistles.dropFirst()).allSatisfy { $0 <= $1 }
    },
    Invariant("A rating lies between 0 and 100 (§3).") { folded in
      folded.state.calls.allSatisfy {
        (0...10_000).contains($0.rating ?? 0) && (0...10_000).contains($0.ownRating ?? 0)
      }
    },
    Invariant("The step of deliberation is one of the six (§3).") {
      (0...6).contains($0.state.deliberation.step)
    },
    Invariant("A grant goes to a leg and a round that there were (§6).") { folded in
      folded.state.grants.allSatisfy {
        (0...folded.state.legs).contains($0.leg) && (0...folded.state.round).contains($0.round)
      }
    },
  ]

  private static let history: [Self] = [
    Invariant("What was over at a reclassification is over, then and at every later one (§4).") {
      let formers = $0.state.formerClasses
      let runs = $0.state.runs
      return formers.allSatisfy { former in
        former.ended.allSatisfy { runs.indices.contains(Int($0)) && !runs[Int($0)].isRunning }
      }
        && zip(formers, formers.dropFirst()).allSatisfy { Set($0.ended).isSubset(of: $1.ended) }
    },
    Invariant("A resolution that was reopened belongs to an earlier round, in order (§4).") {
      let rounds = $0.state.completions.map(\.round)
      return zip(rounds, rounds.dropFirst()).allSatisfy { $0 <= $1 }
        && rounds.allSatisfy { [round = $0.state.round] in (1...round).contains($0) }
    },
    Invariant("No status, holder or leg changed after the last change (§4).") {
      $0.state.lastMove >= Timestamp(microseconds: 0)
        && (!$0.isInOrder || !$0.state.isRegistered || $0.state.legs == 0
          || $0.state.runs.allSatisfy { [last = $0.state.lastMove] in
            $0.timer != .handle || $0.start <= last
          })
    },
  ]
}
