import TestSupport
import Testing

/// How many threads compute is nobody's business but the machine's.
@Suite("--jobs")
struct JobsTests {
  @Test(
    "whatever the number, what is printed is the same",
    arguments: [
      "verify --format json", "verify --to-sequence 12 --format json", "replay --format json",
      "replay --as-of 2026-07-20 --format json", "reproject --rules nyc311 --format jsonl",
    ])
  func same(words: String) throws {
    let home = try Home.fixed()
    let one = try home.run(words + " --jobs 1")
    #expect(!one.out.isEmpty, "\(one.err)")
    for jobs in ["", " --jobs 2", " --jobs 7", " --jobs 256"] {
      let other = try home.run(words + jobs)
      #expect(other.out == one.out)
      #expect(other.err == one.err)
      #expect(other.status == one.status)
    }
  }

  /// Of the demonstration, which is written in more pieces than there are threads.
  @Test(
    "and so is what is written out",
    arguments: [
      "cases --format csv", "cases --format json", "cases --timers --format jsonl", "cases",
      "assess --persons --period 2026-06 --format csv",
      "export xes -", "export ocel -", "export ocel --as sql -", "export sql -",
      "export open311 -", "export open311 --as xml -",
    ].sampled(3))
  func written(words: String) throws {
    let home = try Home()
    let call = "--home \(Package.root) --now 2026-07-24T18:00:00+08:00 " + words
    let one = try home.run(call + " --jobs 1")
    expectStatus(one, 0)
    for jobs in [" --jobs 2", " --jobs 3"] {
      let other = try home.run(call + jobs)
      #expect(other.out == one.out && other.err == one.err, "\(jobs)")
    }
  }

  @Test("a damaged book has the same findings, whatever the number")
  func damaged() throws {
    let home = try Home.fixed()
    var lines = try home.text(of: Home.segment).split(separator: "\n")
    lines[5] = "garbage"
    lines.remove(at: 9)
    try home.write(lines.joined(separator: "\n") + "\n", to: Home.segment)
    let one = try home.run("verify --jobs 1 --format json")
    expectStatus(one, 1)
    #expect(try home.run("verify --jobs 5 --format json").out == one.out)
  }
}
