/// Cities whose own due times, imported as `case.accepted.due`, are the only limits to `resolve`; each
/// goes with the mapping of its name.
///
/// `accept` has a limit in elapsed days: the cities accept at once, and no calendar that nobody
/// adopted makes it provisional (decision 43). The ladder is the one that holds without rules (SPEC §5).
extension ShippedRuleset {
  package static let boston311 = city("boston311", zone: "America/New_York")
  package static let la311 = city("la311", zone: "America/Los_Angeles")
  package static let nyc311 = city("nyc311", zone: "America/New_York")

  private static func city(_ name: String, zone: String) -> ShippedRuleset {
    ShippedRuleset(
      name: name,
      text: #"""
        {"name":"\#(name)","ladder":["building","grid","community","street"],"zone":"\#(zone)",
         "calendar":{"name":"us","week":["mon","tue","wed","thu","fri"],"hours":["09:00-17:00"]},
         "matters":[],"classes":{"normal":{"timers":{"accept":{"limit":"5d"}}}}}
        """#)
  }
}
