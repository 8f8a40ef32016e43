import Basics
import CaseTestSupport
import Projection
import Testing

@Suite("A file of the vault")
struct PersonFileTests {
  private static let name = "r" + String(repeating: "0123456789abcdef", count: 2)
  private static let salt = String(repeating: "0a", count: 32)
  private static let text =
    #"{"vault":1,"requester":"\#(name)","salt":"\#(salt)","content":{"name":"王小明","note":"他说\"好\""}}"#
    + "\n"

  private func reference(_ text: String = name) throws -> PersonReference {
    try #require(PersonReference(text))
  }

  @Test("comes back as it was written, byte for byte")
  func read() throws {
    let file = try PersonFile(Array(Self.text.utf8), of: reference())
    #expect(file.content.fields["name"]?.string == "王小明")
    #expect(file.content.fields["note"]?.string == "他说\"好\"")
    #expect(file.salt == [UInt8](repeating: 0x0A, count: 32))
    #expect(String(decoding: file.bytes, as: UTF8.self) == Self.text)
    let person = PersonFile(try PersonContent(["name": "李", "x-room": "3-201"]))
    #expect(try PersonFile(person.bytes, of: person.reference) == person)
  }

  @Test(
    "that is half erased, of another version or another person, or none, is told apart",
    arguments: [
      ("", "vault.emptied"), ("\0\0\0\0", "vault.emptied"), ("{", "vault.form"),
      ("[]", "vault.form"),
      (text.replacing(#""vault":1"#, with: #""vault":2"#), "vault.version"),
      (text.replacing(#""vault":1,"#, with: ""), "vault.form"),
      (text.replacing(salt, with: "0a"), "vault.form"),
      (text.replacing(#""name":"王小明""#, with: #""name":7"#), "vault.form"),
      (text.replacing(#""name":"王小明""#, with: #""age":"7""#), "vault.form"),
      (text.replacing("r0", with: "r1"), "vault.form"),
      ("\0\0\0\0" + text.dropFirst(4), "vault.form"), (String(text.prefix(90)), "vault.form"),
    ])
  func faults(_ text: String, _ code: String) throws {
    do throws(Diagnostic) {
      _ = try PersonFile(Array(text.utf8), of: PersonReference(Self.name) ?? .fresh())
      Issue.record("\(text.debugDescription) was taken")
    } catch {
      #expect(error.code == code)
      #expect(!error.rendered().contains("王小明"))
    }
  }

  @Test(
    "has a name that is a reference and nothing else",
    arguments: [
      "", "r", "r0123", String(name.dropLast()), name + "0", name.uppercased(),
      "../" + name.dropFirst(3), "x" + name.dropFirst(), name.replacing("0", with: "/"),
    ])
  func names(_ text: String) { #expect(PersonReference(text) == nil) }

  @Test(
    "holds texts under keys that are known, or one's own",
    arguments: [
      ([:], false), (["name": "a"], true), (["name": ""], false), (["name": 7], false),
      (["nmae": "a"], false), (["x-room": "3-201"], true), (["name": "a", "note": .null], false),
      (["note": .string(String(repeating: "长", count: 21_000))], true),
      (["note": .string(String(repeating: "长", count: 22_000))], false),
    ] as [(JSONObject, Bool)])
  func content(_ fields: JSONObject, _ isTaken: Bool) {
    do throws(Diagnostic) {
      _ = try PersonContent(fields)
      #expect(isTaken)
    } catch { #expect(!isTaken && error.code == "vault.content") }
  }
}
