/// The keys of `data` that name units by their paths (SPEC §3).
enum UnitKeys {
  static let all: Set<String> = [
    "assist", "call", "lead", "parent", "place", "successor", "to", "unit",
  ]

  /// Those without which an event says nothing: who does it, or to whom it goes. A place may be
  /// unknown.
  static let essential: Set<String> = ["to", "unit"]
}
