import Basics
import CaseTestSupport
import Projection
import Testing

@Suite("The commitment to a person's content")
struct ContentCommitmentTests {
  /// Computed by Python's `hashlib`, the second by `sha256sum`, too, over
  /// `whistle/person/v1`, the salt, `struct.pack(">Q", length)` and the content.
  @Test(
    "is SHA-256 over domain, salt, length and content",
    arguments: [
      (
        Array(0..<32), ["name": "王小明"],
        "fab6d20b70ddc7b62d16bb66e066259b734ddf53be971912ba950c6671914062"
      ),
      (
        Array(repeating: 0, count: 32), ["name": "b", "address": "a"],
        "d749f6265422490ab662ac02f073797e5b7b72e7153e5277fc5e3ba0248666f7"
      ),
      (
        Array(repeating: 0xFF, count: 32), ["note": "他说\"好\"\n"],
        "5578de4bf23b5ed374cee7b98351aa26dee1b25e2c847abcde8cc48b11005b9a"
      ),
    ] as [([UInt8], JSONObject, String)])
  func vectors(_ salt: [UInt8], _ content: JSONObject, _ expected: String) {
    #expect(ContentCommitment.digest(salt: salt, content: content).hex == expected)
  }

  @Test("is another for every salt, and salts and references do not repeat")
  func fresh() throws {
    let content = try PersonContent(["name": "王小明"])
    let persons = (0..<100).map { _ in PersonFile(content) }
    #expect(Set(persons.map(\.commitment)).count == 100)
    #expect(Set(persons.map(\.reference)).count == 100)
    #expect(persons.allSatisfy { $0.salt.count == 32 })
  }
}
