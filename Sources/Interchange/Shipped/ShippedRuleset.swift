extension ShippedMapping {
  /// The ruleset of a city whose own due times are the only limits to `resolve`.
  ///
  /// `accept` has a limit in elapsed days: the cities accept at once, and no calendar that nobody
  /// adopted makes it provisional. The ladder is the one that holds without rules (SPEC §5).
  static func ruleset(name: String, zone: String) -> String {
    #"""
    {"name":"\#(name)","ladder":["building","grid","community","street"],"zone":"\#(zone)",
     "calendar":{"name":"us","week":["mon","tue","wed","thu","fri"],"hours":["09:00-17:00"]},
     "matters":[],"classes":{"normal":{"timers":{"accept":{"limit":"5d"}}}}}

    """#
  }
}
