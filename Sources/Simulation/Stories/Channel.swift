import CaseModel

/// How a matter comes in.
enum Channel: String, Sendable {
  case grid, hotline, app, wechat, window, proactive

  init(of kind: Ruleset.Matter.Kind?, chance: inout Chance) {
    if kind == .inspection {
      self = chance.happens(600) ? .proactive : .grid
      return
    }
    let channels: [(Int, Channel)] = [
      (28, .grid), (38, .hotline), (14, .wechat), (9, .app), (8, .window), (3, .proactive),
    ]
    self = channels[chance.weighted(channels.map(\.0))].1
  }

  /// Whether somebody asked, to whom one can come back.
  var hasRequester: Bool { self != .proactive }
}
