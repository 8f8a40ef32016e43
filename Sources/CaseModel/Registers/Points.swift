public import Basics

/// `points.awarded` and `points.reversed`.
public struct PointsFact: Sendable {
  public let ledger: Symbol
  public let holder: Symbol
  public let indicator: Symbol
  /// What the points are for; `.none` where the event does not say.
  public let ref: Symbol
  /// Above zero; nil where the event named no such amount.
  public let amount: Hundredths?
  public let isReversal: Bool

  public init(
    ledger: Symbol, holder: Symbol, indicator: Symbol, ref: Symbol, amount: Hundredths?,
    isReversal: Bool
  ) {
    self.ledger = ledger
    self.holder = holder
    self.indicator = indicator
    self.ref = ref
    self.amount = amount
    self.isReversal = isReversal
  }
}

/// A line of a ledger of points.
public struct PointsEntry: Sendable {
  public let ledger: Symbol
  public let holder: Symbol
  public let indicator: Symbol
  public let ref: Symbol
  /// Below zero for a reversal.
  public let amount: Hundredths
  public let time: Timestamp
}

/// The ledgers of points (积分): exact, and never below what was awarded.
public struct Points: Sendable {
  /// The most that one event may award, 1,000,000: sums of any number of events stay exact.
  public static let maximumAmount = Hundredths(raw: 100_000_000)

  /// In the order of the book.
  public private(set) var entries: [PointsEntry] = []
  /// What stands of each holder's points, in all and for each `ref`.
  private var balances: [Account: Hundredths] = [:]

  private struct Account: Hashable {
    let ledger: Symbol
    let holder: Symbol
    var ref = Symbol.none
  }

  /// What stands of a holder's points in a ledger.
  public func balance(of holder: Symbol, in ledger: Symbol) -> Hundredths {
    balances[Account(ledger: ledger, holder: holder)] ?? .zero
  }

  /// What could be taken back.
  private func remaining(_ fact: PointsFact) -> Hundredths {
    let all = balance(of: fact.holder, in: fact.ledger)
    guard !fact.ref.isNone else { return all }
    let account = Account(ledger: fact.ledger, holder: fact.holder, ref: fact.ref)
    return min(all, balances[account] ?? .zero)
  }

  func violation(of fact: PointsFact) -> RegisterViolation? {
    guard fact.isReversal, let amount = fact.amount else { return nil }
    let remaining = remaining(fact)
    return amount <= remaining
      ? nil : .pointsBelow(holder: fact.holder, remaining: remaining)
  }

  /// A reversal takes back what is there, and no more.
  mutating func evolve(_ fact: PointsFact, time: Timestamp) {
    guard var amount = fact.amount else { return }
    if fact.isReversal {
      amount = .zero - min(amount, remaining(fact))
      if amount == .zero { return }
    }
    var account = Account(ledger: fact.ledger, holder: fact.holder)
    balances[account, default: .zero] += amount
    if !fact.ref.isNone {
      account.ref = fact.ref
      balances[account, default: .zero] += amount
    }
    entries.append(
      PointsEntry(
        ledger: fact.ledger, holder: fact.holder, indicator: fact.indicator, ref: fact.ref,
        amount: amount, time: time))
  }
}
