import Basics
import CaseTestSupport
import Projection

extension FuzzTarget {
  private static let reference = "r" + String(repeating: "0123456789abcdef", count: 2)
  /// What no refusal may say.
  private static let secret = "王小明住3号楼"

  private static let persons = DocumentInput([
    [
      "vault": 1, "requester": .string(reference),
      "salt": .string(String(repeating: "0a", count: 32)),
      "content": ["name": .string(secret), "telephone": "—", "x-room": "3-201"],
    ]
  ])

  /// A file of the vault: what is taken is written as it was read, with the same commitment, and what is
  /// refused is not repeated.
  static let person = FuzzTarget(
    name: "person",
    seeds: { persons.seeds + [persons.text([0x80]) + [0x0A], [0, 0, 0, 0]] },
    words: persons.words + [secret],
    judge: { input in
      guard let reference = PersonReference(reference) else { return .fault("no reference") }
      let file: PersonFile
      do throws(Diagnostic) {
        file = try PersonFile(persons.text(input), of: reference)
      } catch {
        let said = Language.allCases.map { error.rendered(in: $0) }.joined()
        return said.contains(secret) ? .fault("a refusal says: \(said)") : .refused
      }
      guard let again = try? PersonFile(file.bytes, of: reference), again == file,
        again.bytes == file.bytes
      else { return .fault("it is not read as it was written") }
      return again.commitment == file.commitment ? .taken : .fault("another commitment")
    })
}
