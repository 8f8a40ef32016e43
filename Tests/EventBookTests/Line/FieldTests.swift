import Basics
import EventBook
import Testing

@Suite("The members of a payload")
struct FieldTests {
  private func found(_ name: String, in members: [String]) throws -> Int? {
    var event = event(1)
    event.data = JSONObject(members.enumerated().map { ($1, .integer($0)) })
    var scanner = LineScanner()
    return try event.line.withByteView { view in
      let line = try scanner.scan(view, 0..<view.count)
      let field = scanner.fields.first(FieldKey(name), in: line.bytes)
      return field.flatMap { Int(line.bytes[$0.value.range].text) }
    }
  }

  @Test("A member is found by its whole name, of one to sixteen bytes", arguments: 1...16)
  func lengths(length: Int) throws {
    let name = String("abcdefghijklmnop".prefix(length))
    let longer = name + "x"
    let shorter = String(name.dropLast())
    let other = shorter + "X"
    #expect(try found(name, in: [longer, other, shorter, name]) == 3)
    #expect(try found(name, in: [name]) == 0)
    #expect(try found(name, in: [longer, shorter, other]) == nil)
    #expect(try found(name, in: []) == nil)
    #expect(FieldKey(name).name == name)
  }

  @Test("A name is not found in one that goes on with NUL")
  func padding() throws {
    #expect(try found("to", in: ["to\u{0}", "to\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"]) == nil)
  }

  @Test("A name in another script is found")
  func scripts() throws {
    #expect(try found("单位", in: ["单", "单位"]) == 1)
    #expect(try found("退单申请", in: ["退单", "退单申请"]) == 1)
  }

  @Test("Escapes of a text are undone", arguments: ["", "plain", "a\"b", "\\", "\n\u{0}", "中\t文"])
  func decoding(text: String) {
    let quoted = Array(JSONText.quoted(text).utf8.dropFirst().dropLast())
    #expect(quoted.withByteView { EventLine.decode($0) } == text)
  }
}
