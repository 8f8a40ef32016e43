import Basics
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

@Suite("A vault held against its book")
struct VaultCheckTests {
  private func registration(_ id: String, _ person: PersonFile, _ commitment: String?) -> Envelope {
    var data: JSONObject = [
      "matter": "heating", "place": "s", "channel": "grid", "urgency": "normal",
      "title": "暖气", "requester": .string(person.reference.description),
    ]
    if let commitment { data["commitment"] = .string(commitment) }
    return Envelope(
      id: id, source: "/s", type: "case.registered", subject: "C-\(id)",
      time: "2026-03-02T09:00:00Z", data: data)
  }

  @Test("A person's content matches what the book commits to, or does not, or nothing is said")
  func standings() throws {
    let home = TemporaryHome()
    let persons = try (0..<5).map { PersonFile(try PersonContent(["name": .string("王\($0)明")])) }
    let other = persons[0].commitment.hex
    try home.append([
      registration("1", persons[0], persons[0].commitment.hex),
      registration("2", persons[0], persons[0].commitment.hex.uppercased()),
      registration("3", persons[1], other), registration("4", persons[2], nil),
      registration("5", persons[3], persons[3].commitment.hex),
      registration("6", persons[3], "none"),
    ])
    let book = try home.home.personsInBook()
    #expect(
      persons.map { PersonStanding($0, book) }
        == [.matches, .differs, .uncommitted, .differs, .absent])
    #expect(
      book.registrations[persons[0].reference.description]?.map(\.subject) == ["C-1", "C-2"])

    let vault = try Vault(home.path + "vault", apartFrom: home.path, isMade: true)
    defer { try? Directory.removeTree(home.path + "vault") }
    for person in persons { try vault.add(person) }
    let check = try VaultCheck(
      vault, home.home, in: [home.path], others: [PersonContent(["x-line-1": "暖气"])])
    #expect(check.persons == 6 && check.skipped == 0)
    #expect(check.findings.map(\.kind) == ["mismatch", "mismatch", "trace"])
    #expect(
      Set(check.findings.map(\.requester))
        == [persons[1].reference.description, persons[3].reference.description, nil])
  }
}
