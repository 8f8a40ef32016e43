import Basics

/// The timers of SPEC §6, in the table's order.
enum Timer: Int, CaseIterable, Sendable {
  case accept, sign, contact, answer, handle, resolve, follow, reply

  var name: String { Timer.names[rawValue] }

  private static let names = [
    "accept", "sign", "contact", "answer", "handle", "resolve", "follow", "reply",
  ]
}

/// A length of time as rulesets write it: `5wd`.
struct Duration: Sendable {
  enum Unit: String, Sendable {
    case minutes = "m"
    case hours = "h"
    case days = "d"
    case workingHours = "wh"
    case workingDays = "wd"
    case meetings = "mtg"
  }

  let amount: Int
  let unit: Unit

  init(_ amount: Int, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  init?(_ text: String) {
    let digits = text.prefix { $0.isNumber }
    guard let amount = Int(digits), let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.init(amount, unit)
  }

  var text: String { "\(amount)\(unit.rawValue)" }
}

struct Limits: Sendable {
  let remind: Duration?
  let limit: Duration
  let red: Duration?

  init(limit: Duration) {
    self.limit = limit
    remind = nil
    red = nil
  }

  init?(_ document: JSONValue?) {
    func duration(_ key: String) -> Duration? {
      document?.object?[key]?.string.flatMap { Duration($0) }
    }
    guard let limit = duration("limit") else { return nil }
    self.limit = limit
    remind = duration("remind")
    red = duration("red")
  }
}
