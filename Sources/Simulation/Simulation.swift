/// Books of events that never happened but could have: for the demonstration, for trying out, and
/// for measuring.
///
///     var simulator = Simulator(preset: preset, cases: 1000, seed: 1, zone: zone)
///     while let event = simulator.next() { … }
///
/// Left out: `assessment.published` and `subject.erased`, which attest that a table was computed and
/// a vault was emptied: no simulation did either.
package enum Simulation {
  package static var presets: [Preset] { [.linshu, .standard] }

  package static func preset(named name: String) -> Preset? { presets.first { $0.name == name } }
}
