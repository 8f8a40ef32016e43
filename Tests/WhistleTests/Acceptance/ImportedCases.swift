import Testing

/// Cases by the state of their `resolve` timer.
func resolveStates(_ home: Home, now: String) throws -> [String: String] {
  let outcome = try home.run("--now \(now) cases --format jsonl")
  expectStatus(outcome, 0)
  var states: [String: String] = [:]
  for row in try outcome.objects() {
    let name = try #require(row["case"] as? String)
    let timers = try #require(row["timers"] as? [[String: Any]])
    states[name] = timers.first { $0["timer"] as? String == "resolve" }?["state"] as? String
  }
  return states
}

/// Imports a file of real requests and adopts the shipped ruleset of the city.
func importedHome(_ city: String, _ file: String, rows: Int) throws -> Home {
  let home = try Home()
  let outcome = try home.run("import csv --mapping \(city) \(file)")
  expectStatus(outcome, 0)
  #expect(outcome.err.contains("rows \(rows), refused 0;"), "\(outcome.err)")
  let adopted = try home.run(
    "rules adopt \(city) --effective 2000-01-01T00:00:00Z --scope new --by tester --source test")
  expectStatus(adopted, 0)
  return home
}
