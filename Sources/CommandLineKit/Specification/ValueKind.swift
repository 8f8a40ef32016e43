/// What a value may be: the parser refuses what is not among the choices, the shells complete the
/// rest.
public enum ValueKind: Hashable, Sendable {
  case text
  case file
  case directory
  case choice([String])

  /// The values to choose from; empty where anything will do.
  var choices: [String] {
    if case .choice(let choices) = self { choices } else { [] }
  }
}
