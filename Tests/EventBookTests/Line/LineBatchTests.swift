import Basics
import EventBook
import Testing
import TestSupport

@Suite("Lines one behind the other")
struct LineBatchTests {
  @Test("each stands where it was put, whether it was handed over or written in place")
  func places() {
    var batch = LineBatch()
    #expect(batch.isEmpty)
    batch.append(Array("ab".utf8))
    batch.bytes += "cde".utf8
    #expect(batch.endLine() == 3)
    batch.append([])
    batch.append(Array("退单".utf8))
    #expect(batch.count == 4)
    #expect(String(decoding: batch.bytes, as: UTF8.self) == "ab\ncde\n\n退单\n")
    let lines = (0..<4).map { String(decoding: batch.bytes[batch[$0]], as: UTF8.self) }
    #expect(lines == ["ab", "cde", "", "退单"])
  }

  @Test("what was taken away leaves the lines before it")
  func removal() {
    var batch = LineBatch([Array("ab".utf8), Array("c".utf8)])
    batch.removeLast()
    #expect(batch.count == 1 && batch.bytes == Array("ab\n".utf8))
    batch.append(Array("de".utf8))
    #expect(batch.bytes == Array("ab\nde\n".utf8))
    batch.removeAll()
    #expect(batch.isEmpty && batch.bytes.isEmpty)
    #expect(batch.endLine() == 0)
  }

  @Test(
    "an object that was written here is read as it was written",
    arguments: 1...40 as ClosedRange<UInt64>)
  func members(seed: UInt64) {
    var chance = Seeded(seed)
    var scanner = LineScanner()
    var fields: [DataField] = []
    for _ in 0..<50 {
      let object = chance.object()
      // Something stands before and behind it.
      let bytes = Array("x\(JSONValue.object(object).text)y".utf8)
      bytes.withByteView { view in
        scanner.read(view, 1..<view.count - 1, into: &fields)
        #expect(fields.map { EventLine.decode(view[$0.key.range]) } == object.keys)
        for (field, member) in zip(fields, object.members) {
          let raw = view[field.value.range].text
          if let text = member.value.string {
            #expect(field.kind == .string && EventLine.decode(view[field.value.range]) == text)
          } else {
            #expect(raw == member.value.text)
          }
        }
      }
    }
  }
}
