/// The actors by the system's user that they are or have been: it is asked for with every line of an
/// exchange.
struct Logins: Sendable {
  private var bearers: [String: [Symbol]] = [:]

  /// Notes who is registered with a login; nothing where there is none.
  mutating func note(_ login: String?, of actor: Symbol) {
    guard let login, !bearers[login, default: []].contains(actor) else { return }
    bearers[login, default: []].append(actor)
  }

  /// Whoever was registered with it, in the order of the book.
  subscript(login: String) -> [Symbol] { bearers[login, default: []] }
}
