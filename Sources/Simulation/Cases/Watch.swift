import Basics

/// A timer that runs: what the sweep looks at.
struct Watch: Sendable {
  let timer: Timer
  let run: Int
  /// nil where the row's unit is the holder.
  let unit: Int?
  let limits: Limits
  var remind: Timestamp?
  var limit: Timestamp
  var red: Timestamp?
  var isUrged = false
  var isYellow = false
  var isRed = false
  var isEscalated = false

  /// `handle` and `resolve` stand while the case is suspended (SPEC §6).
  var isPausable: Bool { timer == .handle || timer == .resolve }

  /// The earliest instant after which the sweep has something to say: it reminds at `remind`, and
  /// cards once `limit` and `red` are past (SPEC §7).
  var nextInstant: Timestamp? {
    if !isUrged, let remind { return remind.advanced(byMicroseconds: -1) }
    // A reply is urged, never carded (SPEC §7).
    if timer == .reply { return nil }
    if !isYellow { return limit }
    if !isRed, let red { return red }
    return nil
  }

  /// Moves the instants that lie after `time`.
  mutating func move(after time: Timestamp, _ shift: (Timestamp) -> Timestamp) {
    if let remind, remind > time { self.remind = shift(remind) }
    if limit > time { limit = shift(limit) }
    if let red, red > time { self.red = shift(red) }
  }
}

/// A card or notice that stands against a unit.
struct Card: Sendable {
  enum Level: Int, Sendable {
    case notice = 1
    case yellow, red

    var name: String { ["", "notice", "yellow", "red"][rawValue] }
  }

  let unit: Int
  let level: Level
}

/// What a unit does beside the main thread of a case, when its time comes.
struct Errand: Sendable {
  enum Deed: Sendable {
    case contact(isLate: Bool)
    case answer(Int)
    case excuse(Int)
    case finish(Int)
    case replyToCard(Int)
    case liftCard(Int)
    case order(Card.Level)
    case slip(String)
    case meet(step: Int)
  }

  let time: Timestamp
  let deed: Deed
}

/// A unit that a whistle called.
struct Call: Sendable {
  let unit: Int
  let isLead: Bool
  var isAnswered = false
  var isExcused = false
  var isFinished = false

  var isSettled: Bool { isExcused || (isAnswered && (!isLead || isFinished)) }
}
