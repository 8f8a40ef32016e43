import Foundation
import Testing

/// The targets of the package and what they import, read from three places that must agree: the
/// package's description, the sources, and the table of the architecture document.
@Suite("The targets")
struct TargetsTests {
  @Test("import what the architecture document says, each other in one direction only")
  func asDrawn() throws {
    let described = try House.describedTargets()
    let drawn = try House.table("Targets").mapValues { Set($0.filter(described.keys.contains)) }
    #expect(Set(described.keys) == Set(drawn.keys))
    for (target, imports) in described {
      #expect(drawn[target] == imports, "\(target), Expected: the document, Actual: Package.swift")
    }
    #expect(House.cycle(described) == nil)
  }

  @Test("declare what their sources import, and nothing else")
  func asImported() throws {
    let drawn = try House.table("Targets")
    for (target, allowed) in drawn {
      let found = Set(
        try House.sources(in: "Sources/\(target)").flatMap { source in
          source.text.matches(of: /(?m)^(?:public |package |internal )?import (\w+)$/).map {
            String($0.output.1)
          }
        })
      #expect(found == Set(allowed), "\(target), Expected: the document, Actual: its sources")
    }
  }
}
