import Foundation
import Testing

/// What is public is what a fold is to have inlined; all else is the package's own.
@Suite("Access")
struct AccessTests {
  @Test("is public in the folders that the architecture document names, and nowhere else")
  func asDrawn() throws {
    let folders = try House.table("What is public")
    for target in try House.describedTargets().keys {
      let sources = try House.sources(in: "Sources/\(target)")
      let found = Set(sources.filter { Self.isPublic($0.text) }.map(\.folder))
      let allowed = folders[target].map { Set($0).union([""]) } ?? []
      let others = found.subtracting(allowed).sorted()
      #expect(others.isEmpty, "\(target): public where package does: \(others)")
      let idle = allowed.subtracting(found).subtracting([""]).sorted()
      #expect(idle.isEmpty, "\(target): the document says public of \(idle)")
    }
  }

  @Test(
    "is read from declarations, behind attributes too, and not from comments",
    arguments: [
      ("public struct Thing {}", true), ("  @inline(__always) public func weigh() {}", true),
      ("public import Basics", true), ("  package private(set) var size = 0", false),
      ("  /// public where it must be", false), ("let text = \"public\"", false),
    ])
  func recognised(text: String, isPublic: Bool) {
    #expect(Self.isPublic("import Basics\n" + text + "\n") == isPublic)
  }

  private static func isPublic(_ text: String) -> Bool {
    text.contains(/(?m)^ *(?:@\w+(?:\(\w+\))? +)*public\b/)
  }
}
