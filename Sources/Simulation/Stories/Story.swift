import Basics
import CaseModel

/// How one case goes: the decisions, while `CaseFile` keeps to the table.
struct Story: Sendable {
  var file: CaseFile
  let channel: Channel
  let plot: Matter.Plot
  /// What the last follow-up found.
  var unsolved = false
  var hasFailedVerification = false
  /// The matter that it is taken for at first; nil where it is known at once.
  let mistakenMatter: String?
  /// Whether its first dispatch is by word of mouth and enters the book late.
  let isDispatchToldLate: Bool

  var flaw: Flaw? { file.flaw }
  var world: World { file.world }

  /// How a stretch of the story ends.
  enum Outcome {
    case resolved
    /// It is in other hands, and they begin anew.
    case passedOn
    /// Nothing more happens: withdrawn, or left lying to the end of the period.
    case over
  }

  init(world: World, number: String, occasion: Occasion, chance: Chance) {
    var chance = chance
    let flaw = chance.happens(Probabilities.flawed) ? chance.pick(Flaw.drawn) : nil
    channel = Channel(of: world.matters[occasion.matterIndex].rule.kind, chance: &chance)
    plot = chance.pick(occasion.matter.plots)
    var aside = chance.aside()
    mistakenMatter =
      flaw == nil && aside.happens(Probabilities.misfiled)
      ? world.mistakenMatter(for: occasion.matterIndex) : nil
    isDispatchToldLate = flaw == nil && aside.happens(Probabilities.dispatchToldLate)
    file = CaseFile(world: world, number: number, occasion: occasion, flaw: flaw, chance: chance)
  }

  /// Tells the case from its registration.
  ///
  /// - Parameter target: the open case that it repeats, into which it is merged.
  mutating func tell(merging target: String? = nil) {
    register()
    if let target { return merge(into: target) }
    guard acceptOrEnd() else { return }
    planContact()
    work()
    let rest = world.clock.later(workingDays: 15, than: file.now)
    _ = file.pass(until: rest)
  }

  /// Rounds of work, each checked, until it holds.
  private mutating func work() {
    guard reachResolution() else { return }
    while !file.isOver {
      guard check() else {
        guard reachResolution() else { return }
        continue
      }
      close()
      guard comesBack() else { break }
      guard reachResolution() else { return }
    }
    review()
  }

  /// Works at it, whoever holds it, until it is resolved.
  ///
  /// - Returns: false where it never is.
  private mutating func reachResolution() -> Bool {
    while !file.isOver {
      switch handle() {
      case .resolved: return true
      case .passedOn: continue
      case .over: return false
      }
    }
    return false
  }

  // MARK: Time

  /// - Returns: false where the case has meanwhile come into other hands.
  mutating func wait(minutes: ClosedRange<Int>) -> Bool {
    file.pass(until: file.instant(minutes: file.chance.within(minutes), after: file.now))
  }

  /// Waits for a share of what a running timer leaves, or some hours where none runs.
  mutating func wait(_ tempo: Probabilities.Tempo, of timer: Timer) -> Bool {
    guard let limit = file.limit(of: timer) else { return wait(minutes: 20...400) }
    return file.pass(
      until: file.instant(permille: file.chance.permille(tempo), from: file.now, to: limit))
  }

  mutating func happens(_ permille: Int) -> Bool { file.chance.happens(permille) }
}
