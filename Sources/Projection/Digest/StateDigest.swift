public import Basics
public import CaseModel

/// The digest of a state: SHA-256 over its canonical form, which `snapshots/FORMAT.md` documents.
///
/// One JSON line (RFC 8785) for each unit, actor, adoption and calendar, for each entry of the
/// registers, then for each case, every kind sorted by its name or place in the book, and last the
/// subjects that are no case. Symbols'
/// numbers, positions and *now* have no part in it.
public enum StateDigest {
  /// - Complexity: O(n log n) in the subjects.
  public static func digest(_ state: BookState) -> Digest {
    var hasher = SHA256()
    var line = CanonicalLine(symbols: state.scene.symbols)
    line.scene(state.scene) { hasher.update($0) }
    line.registers(state.registers) { hasher.update($0) }
    for subject in state.table.sortedCases {
      line.caseLine(state.table.name(of: subject), state.table[subject])
      hasher.update(line.bytes)
    }
    for subject in state.table.sortedOthers {
      line.begin()
      line.member("subject") { $0.text(state.table.name(of: subject)) }
      line.member("version") { $0.number(state.table[version: subject]) }
      line.end()
      hasher.update(line.bytes)
    }
    return hasher.finalize()
  }

  /// The digest of the calendars alone, over the same lines.
  public static func calendars(_ scene: Scene) -> Digest {
    var hasher = SHA256()
    var line = CanonicalLine(symbols: scene.symbols)
    line.calendars(scene) { hasher.update($0) }
    return hasher.finalize()
  }
}

extension CanonicalLine {
  /// The lines of the scene, each handed on as it is finished.
  mutating func scene(_ scene: Scene, _ emit: ([UInt8]) -> Void) {
    func sorted(_ symbols: [Symbol]) -> [Symbol] {
      symbols.sorted { scene.symbols.precedes($0, $1) }
    }
    for name in sorted(scene.organisation.registered) {
      guard let unit = scene.organisation[name] else { continue }
      begin()
      member("gridKind") { $0.text(unit.gridKind?.rawValue) }
      member("households") { $0.number(unit.households) }
      member("kind") { $0.text(unit.kind?.rawValue) }
      member("name") { $0.text(unit.name) }
      member("nameEn") { $0.text(unit.nameEn) }
      member("parent") { $0.symbol(unit.parent) }
      member("posts") { line in
        let posts = unit.posts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        line.array(posts) { line, post in
          line.row { line in
            line.text(post.key)
            line.number(post.value)
          }
        }
      }
      member("retired") { $0.flag(unit.isRetired) }
      member("successor") { $0.symbol(unit.successor) }
      member("tier") { $0.symbol(unit.tier) }
      member("unit") { $0.symbol(name) }
      end()
      emit(bytes)
    }
    for name in sorted(scene.actors.symbols) {
      guard let actor = scene.actors[name] else { continue }
      begin()
      member("actor") { $0.symbol(name) }
      member("registered") { $0.instant(actor.registered) }
      member("retired") { $0.instant(actor.retired) }
      member("roles") { $0.array(actor.roles) { $0.text($1) } }
      member("unit") { $0.symbol(actor.unit) }
      end()
      emit(bytes)
    }
    for adoption in scene.rulebook.adoptions {
      begin()
      member("effective") { $0.instant(adoption.effective) }
      member("ruleset") { $0.text(adoption.ruleset.digest.hex) }
      member("scope") { $0.text(adoption.scope.rawValue) }
      member("sequence") { $0.number(adoption.sequence) }
      end()
      emit(bytes)
    }
    calendars(scene, emit)
  }

  mutating func calendars(_ scene: Scene, _ emit: ([UInt8]) -> Void) {
    for entry in scene.calendars.entries {
      begin()
      member("calendar") { $0.symbol(entry.name) }
      member("holidays") { $0.array(entry.year.holidays.sorted()) { $0.text($1.text) } }
      member("sequence") { $0.number(entry.sequence) }
      member("time") { $0.instant(entry.time) }
      member("workdays") { $0.array(entry.year.workdays.sorted()) { $0.text($1.text) } }
      member("year") { $0.number(entry.year.year) }
      end()
      emit(bytes)
    }
  }

  /// All facts of one case.
  mutating func caseLine(_ name: String, _ state: CaseState) {
    begin()
    member("accepted") { $0.flag(state.isAccepted) }
    member("calls") { line in
      line.array(state.calls) { line, call in
        line.row { line in
          line.number(call.whistle)
          line.symbol(call.unit)
          line.flag(call.isAnswered)
          line.flag(call.isExcused)
          line.flag(call.isFinished)
          line.rating(call.rating)
          line.rating(call.ownRating)
        }
      }
    }
    member("cards") { line in
      line.array([state.notices, state.yellows, state.reds]) { $0.number($1) }
    }
    member("case") { $0.text(name) }
    member("channel") { $0.symbol(state.channel) }
    member("closed") { $0.instant(state.closed) }
    member("contacted") { $0.instant(state.contacted) }
    member("deliberation") { line in
      let deliberation = state.deliberation
      line.row { line in
        line.number(deliberation.step)
        line.number(deliberation.slip?.rawValue ?? 0)
        line.flag(deliberation.isRaised)
      }
    }
    member("dispatched") { $0.instant(state.dispatched) }
    member("dispatcher") { line in
      line.row { line in
        line.flag(state.hasDispatcher)
        line.symbol(state.dispatcher)
      }
    }
    member("dispatches") { $0.number(state.dispatches) }
    member("excluded") { $0.flag(state.isExcluded) }
    member("extensions") { $0.number(state.extensions) }
    member("followUp") { line in
      guard let follow = state.lastFollowUp else { return line.null() }
      line.array([follow.reached, follow.solved, follow.satisfied]) { $0.flag($1) }
    }
    member("followed") { $0.flag(state.isFollowed) }
    member("grants") { line in
      line.array(state.grants) { line, grant in
        line.row { line in
          line.text(grant.amount.text)
          line.number(grant.leg)
          line.number(grant.round)
        }
      }
    }
    member("holder") { $0.symbol(state.holder) }
    member("legs") { line in
      line.row { line in
        line.number(state.legs)
        line.flag(state.hasLeg)
      }
    }
    caseLineTail(state)
    end()
  }

  private mutating func caseLineTail(_ state: CaseState) {
    member("matter") { $0.symbol(state.matter) }
    member("mergedInto") { $0.symbol(state.mergedInto) }
    member("pauses") { line in
      line.array(state.pauses) { line, pause in
        line.array([pause.start, pause.end]) { $0.instant($1) }
      }
    }
    member("pending") { line in
      line.row { line in
        line.flag(state.isReturnPending)
        line.flag(state.isExtensionPending)
        line.text(state.pendingAmount?.text)
      }
    }
    member("place") { $0.symbol(state.place) }
    member("registered") { $0.instant(state.registered) }
    member("resolved") { $0.instant(state.resolved) }
    member("resolver") { $0.symbol(state.resolver) }
    member("resumesTo") { $0.text(state.resumesTo.name) }
    member("returned") { $0.array(state.returnedDispatches) { $0.number($1) } }
    member("returns") { $0.number(state.returns) }
    member("round") { $0.number(state.round) }
    member("runs") { line in line.array(state.runs) { $0.run($1, of: state) } }
    member("status") { $0.text(state.status.name) }
    member("supervisions") { line in
      line.array(state.supervisions) { line, supervision in
        line.row { line in
          line.symbol(supervision.unit)
          line.number(supervision.level?.rawValue ?? 0)
          line.instant(supervision.time)
          line.text(supervision.timer?.rawValue)
          line.number(supervision.run)
          line.flag(supervision.isAnswered)
          line.flag(supervision.isLifted)
        }
      }
    }
    member("tier") { $0.symbol(state.tier) }
    member("urgency") { $0.symbol(state.urgency) }
    member("verified") { $0.flag(state.isVerified) }
    member("version") { $0.number(state.version) }
    member("whistles") { line in
      line.array(state.whistles) { line, whistle in
        line.array([whistle.kind, whistle.lead]) { $0.symbol($1) }
      }
    }
  }

  private mutating func rating(_ hundredths: Int32?) {
    if let hundredths { number(hundredths) } else { null() }
  }

  private mutating func run(_ run: TimerRun, of state: CaseState) {
    row { line in
      line.text(run.timer.rawValue)
      line.number(run.number)
      line.symbol(run.unit)
      line.instant(run.start)
      line.instant(run.stop)
      line.flag(run.isCut)
      line.instant(state.due(of: run))
      line.symbol(run.tier)
      line.symbol(state.whistle(of: run))
      line.number(run.notices.rawValue)
    }
  }
}
