/// How often things happen, in permille, and how long they take: the temper of a county as data.
enum Probabilities {
  // Before the work begins.
  static let rejected = 22
  static let withdrawn = 18
  static let misfiled = 30
  static let dispatchToldLate = 6
  static let duplicate = 30
  static let dueByHand = 20
  /// Contact where no rule asks for it.
  static let contactUnasked = 110
  static let contactRecordedLate = 60

  // While it is done.
  static let wrongDepartment = 100
  static let returnByWrong = 650
  static let returnByRight = 25
  /// By the second department, of what the first gave back.
  static let returnAgain = 420
  /// Against the ruling that the dispatch is final.
  static let returnAgainstRuling = 300
  static let returnApproved = 720
  static let assisted = 80
  static let extended = 100
  static let extendedAgain = 250
  /// Of the requests, those that nobody decides until the red card voids them.
  static let extensionForgotten = 70
  static let extensionGranted = 760
  static let suspended = 45
  static let suspendedForHolidays = 350
  static let neverResumed = 90
  static let raised = 50
  /// Of those that go up, the ones that somebody above sends for.
  static let raisedByOrder = 120
  static let ordered = 25
  /// At either end of the ladder, of the turns in which the case comes before the meeting.
  static let deliberated = 300
  static let evidenceUnasked = 120
  static let stuck = 8

  // After it.
  static let verifiedUnasked = 40
  static let verificationFails = 70
  /// Where it has failed before.
  static let verificationFailsAgain = 480
  static let reached = 930
  static let solved = 890
  static let satisfied = 930
  static let satisfiedUnsolved = 120
  static let reopenedUnsolved = 400
  static let reopenedLater = 28
  static let excluded = 26
  static let appealed = 25
  static let exclusionRevoked = 220
  /// Of the whistles with a lead that are no emergency, those whose case is handed to the lead.
  static let leadTakesOver = 250
  /// By the called unit, of the whistle.
  static let ratesTheWhistle = 200
  static let repliesToCard = 780
  static let cardIsLifted = 520

  /// Breaks of the table, as books of fact have them; not every story comes to the point where its
  /// flaw would show.
  static let flawed = 26

  /// How much of its limit a stretch of work takes: weight, permille.
  typealias Tempo = [(weight: Int, permille: ClosedRange<Int>)]

  static let handling: Tempo = [
    (640, 60...550), (295, 550...950), (42, 1020...1700), (15, 1700...2600), (8, 2600...4500),
  ]
  static let signing: Tempo = [(955, 40...800), (45, 1100...3000)]
  static let accepting: Tempo = [(980, 15...500), (20, 1050...1900)]
  static let contacting: Tempo = [(955, 60...800), (45, 1100...3000)]
  static let following: Tempo = [(975, 100...850), (25, 1100...2500)]

  /// What becomes of a called unit: in time, late, excused, absent.
  static let calls = [840, 70, 40, 50]
}

extension Chance {
  mutating func permille(_ tempo: Probabilities.Tempo) -> Int {
    within(tempo[weighted(tempo.map(\.weight))].permille)
  }
}
