/// The ways in which a digest is computed; both come to the same.
public enum SHA256Path: Sendable, CaseIterable {
  /// Plain Swift.
  case portable
  /// The processor's own instructions, two messages at a time.
  case instructions

  /// The only place that decides which one is taken, once in a run.
  public static let best: SHA256Path = SHA256Instructions.areAvailable ? .instructions : .portable

  /// Those that this processor can take.
  public static var available: [SHA256Path] {
    allCases.filter { $0 == .portable || SHA256Instructions.areAvailable }
  }
}
