/// What a value may be: the parser refuses what is not among the choices, the shells complete the
/// rest.
package enum ValueKind: Hashable, Sendable {
  case text
  case file
  case directory
  case choice([String])

  /// The values of an enum, in order.
  package static func choice<Values: CaseIterable & RawRepresentable<String>>(
    of values: Values.Type
  ) -> ValueKind {
    .choice(Values.allCases.map(\.rawValue))
  }

  /// The values to choose from; empty where anything will do.
  var choices: [String] {
    if case .choice(let choices) = self { choices } else { [] }
  }
}
