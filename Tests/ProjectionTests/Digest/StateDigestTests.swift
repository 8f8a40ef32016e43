import Basics
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import Projection
import Testing

@Suite("The digest of a state")
struct StateDigestTests {
  @Test("does not depend on segments", arguments: [1, 700, 5000])
  func segments(limit: Int) throws {
    let envelopes = RandomBook.envelopes(seed: 41, steps: 40)
    let one = TemporaryHome()
    try one.append(envelopes)
    let many = TemporaryHome()
    try many.append(envelopes, segmentLimit: limit)
    #expect(try many.names("events").count > 2)
    let expected = try one.home.load().state.digest
    #expect(try many.home.load().state.digest == expected)
    #expect(try many.home.book.verify().root == one.home.book.verify().root)
  }

  @Test("does not depend on the order in which names are met")
  func symbols() {
    func book(_ units: [String]) -> CaseBook {
      var book = CaseBook()
      for unit in units { book.registerUnit(unit, kind: "department") }
      return book
    }
    #expect(book(["a", "b"]).state.digest == book(["b", "a"]).state.digest)
  }

  @Test("differs with every fact that a unit has")
  func units() {
    let base: JSONObject = [
      "unit": "u", "name": "n", "kind": "tier", "tier": "grid", "parent": "p", "nameEn": "e",
      "gridKind": "rural", "households": 300, "posts": ["leader": 1],
    ]
    func digest(_ data: JSONObject) -> String {
      var book = CaseBook()
      book.record("unit.registered", "unit/u", at: "2026-01-01 00:00", data)
      return book.state.digest
    }
    for key in base.keys {
      var other = base
      let others: JSONObject = [
        "kind": "company", "gridKind": "community", "households": 301, "posts": ["leader": 2],
      ]
      other[key] = others[key] ?? "other"
      #expect(digest(other) != digest(base), "\(key)")
    }
  }

  @Test("differs wherever an event has an effect, and only its count where it has none")
  func events() {
    var book = CaseBook.standard()
    var digests = [book.state.digest]
    book.handleCase()
    digests.append(book.state.digest)
    for (type, data) in [
      ("case.contacted", [:] as JSONObject),
      ("extension.requested", ["unit": "dept/housing", "amount": "1wd"]),
      ("extension.granted", ["unit": "s"]), ("case.suspended", ["reason": "works"]),
      ("case.resumed", ["reason": "works"]),
      ("whistle.blown", ["kind": "routine", "call": ["dept/water"]]),
      ("whistle.answered", ["unit": "dept/water"]), ("case.excluded", ["ground": "g"]),
      ("supervision.issued", ["level": "red", "unit": "s", "cause": "order"]),
      ("supervision.lifted", ["unit": "s", "reason": "r"]), ("task.posted", ["actor": "a"]),
    ] {
      book.record(type, "C-1", at: "2026-03-02 10:00", data)
      digests.append(book.state.digest)
    }
    #expect(Set(digests).count == digests.count)
  }

  @Test("has nothing of now, threads or positions: twice the same book, twice the same digest")
  func again() {
    let envelopes = RandomBook.envelopes(seed: 42, steps: 30)
    var first = CaseBook()
    var second = CaseBook()
    for envelope in envelopes { first.record(envelope) }
    for envelope in envelopes { second.record(envelope) }
    #expect(first.state.digest == second.state.digest)
  }

  @Test("is the same however many threads compute it", arguments: [51, 52] as [UInt64])
  func threads(seed: UInt64) {
    var book = CaseBook()
    for envelope in RandomBook.envelopes(seed: seed, steps: 60) { book.record(envelope) }
    // More lines than one thread takes in one go.
    for number in 0..<600 { book.registerUnit("u/\(number)", kind: "department") }
    let digest = StateDigest.digest(book.state, jobs: 1)
    for threads in [2, 3, 7] {
      #expect(StateDigest.digest(book.state, jobs: threads) == digest)
    }
  }

  /// What stands indented behind a paragraph, without the indentation.
  private func block(_ text: Substring, after words: String) -> [String] {
    guard let start = text.range(of: words)?.upperBound else { return [] }
    return text[start...].split(separator: "\n").drop { !$0.hasPrefix("    ") }
      .prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }

  @Test("is the RFC 6962 root over the lines of the worked example, as the format documents it")
  func worked() throws {
    let path = #filePath.components(separatedBy: "/Tests/")[0] + "/snapshots/FORMAT.md"
    let document = String(decoding: try FileBytes(copying: path).array, as: UTF8.self)
    let text = document[try #require(document.range(of: "**Worked.**")).lowerBound...]
    var book = CaseBook()
    for line in block(text, after: "**Worked.**") {
      book.record(try Envelope(JSONValue.parsed(line), isStored: false))
    }
    var tree = MerkleTree()
    for line in block(text, after: "lead to this text") {
      tree.append(Array(line.utf8).withByteView { MerkleTree.leaf($0) })
    }
    #expect(tree.size == 7)
    #expect(book.state.digest == tree.root.hex)
    #expect(text.contains("`\(tree.root.hex)`"))
    #expect(CaseBook().state.digest == MerkleTree().root.hex)
  }
}
