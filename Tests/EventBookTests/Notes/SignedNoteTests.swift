import Basics
import EventBook
import Testing

@Suite("Signed notes")
struct SignedNoteTests {
  /// The example of C2SP signed-note.
  static let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  static let example = """
    This is an example message.

    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

    """

  @Test("A note is read and written the same")
  func roundTrip() throws {
    let note = try SignedNote(Array(Self.example.utf8))
    #expect(note.text == Array("This is an example message.\n".utf8))
    #expect(note.signatures.map(\.name) == ["example.com/foo"])
    #expect(note.signatures.first?.keyID == 0x530d_903a)
    #expect(note.bytes == Array(Self.example.utf8))
    let empty = try SignedNote(Array("a\n\nb\n\n— x AAAAAAA=\n".utf8))
    #expect(empty.text == Array("a\n\nb\n".utf8))
  }

  @Test(
    "What is no signed note is refused with its line",
    arguments: [
      ("", 1), ("text\n", 2), ("text\n\n", 2), ("\n— x AAAAAAA=\n", 1),
      ("text\n— x AAAAAAA=\n", 3), ("text\n\n— x AAAAAAA=", 3), ("text\n\n— x AAAAAAA=\n\n", 4),
      ("text\n\n\n— x AAAA====\n", 4), ("text\n\n- x AAAAAAA=\n", 3),
      ("text\n\n—  AAAAAAA=\n", 3), ("text\n\n— x+y AAAAAAA=\n", 3), ("text\n\n— x AAAA\n", 3),
      ("text\n\n— x AAAAAAB=\n", 3), ("text\n\n— x y AAAAAAA=\n", 3),
      ("text\n\n—\u{A0}x AAAAAAA=\n", 3), ("text\n\n— x AAAAAAA= \n", 3),
      ("text\n\n— x AAAAAAA=\r\n", 3), ("te\txt\n\n— x AAAAAAA=\n", 1),
      ("text\n\n— x AAAAAAA=\nmore\n", 4),
    ])
  func refused(text: String, line: Int) {
    do throws(NoteFault) {
      _ = try SignedNote(Array(text.utf8))
      Issue.record("\(text.debugDescription) was taken for a note")
    } catch { #expect(error.line == line, "\(text.debugDescription): \(error.reason.english)") }
  }

  @Test("Bytes that are not UTF-8, and more than anybody signs, are refused")
  func refusedBytes() {
    let note = Array(Self.example.utf8)
    #expect(throws: NoteFault.self) { try SignedNote([0xFF] + note) }
    #expect(throws: NoteFault.self) {
      try SignedNote([UInt8](repeating: 0x61, count: 1_000_000) + note)
    }
    let lines = String(repeating: "— x AAAAAAA=\n", count: 101)
    #expect(throws: NoteFault.self) { try SignedNote(Array("text\n\n\(lines)".utf8)) }
  }

  @Test("A verifier key is read and written the same")
  func key() throws {
    let key = try #require(VerifierKey(Self.key))
    #expect(key.description == Self.key)
    #expect(key.name == "example.com/foo")
    #expect(key.kind == .note)
    let note = try SignedNote(Array(Self.example.utf8))
    #expect(note.signatures.first?.isBy(key) == true)
  }

  @Test(
    "What is no verifier key of Ed25519 is refused",
    arguments: [
      "", "example.com/foo", "example.com/foo+530d903a", "example.com/foo+530d903a+",
      // Another name, another ID, capitals, a key of another kind, a key that is too short.
      "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv",
      "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
    ])
  func badKey(text: String) { #expect(VerifierKey(text) == nil) }
}
