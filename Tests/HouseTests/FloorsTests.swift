import Foundation
import Testing

/// The folders of the case model are floors: none uses what stands on one above it.
@Suite("The floors of the case model")
struct FloorsTests {
  private static let root = "Sources/CaseModel"

  @Test("are those of the architecture document, and each uses only floors below it")
  func asDrawn() throws {
    let sources = try House.sources(in: Self.root)
    let floors = try House.orderedTable("Floors of the case model")
    #expect(Set(floors.map(\.name)) == Set(sources.map(\.folder)))
    let height = Dictionary(
      floors.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
    let uses = FolderUses(sources)
    for (folder, used) in uses.all {
      for (other, names) in used where height[other, default: 0] > height[folder, default: 0] {
        Issue.record("\(folder) uses \(other) above it: \(names.sorted().joined(separator: ", "))")
      }
    }
  }

  @Test("what an extension adds on another floor counts as standing there")
  func members() {
    let uses = FolderUses([
      .init(folder: "Low", text: "struct Thing {\n  var size = 0\n}\n"),
      .init(folder: "High", text: "extension Thing {\n  func weigh() -> Int { size }\n}\n"),
      .init(folder: "Middle", text: "func f(_ x: Thing) { _ = x.weigh() }\n"),
    ])
    #expect(uses.all["Middle"]?["High"] == ["weigh"])
    #expect(uses.all["Middle"]?["Low"] == ["Thing"])
    #expect(uses.all["High"]?["Low"] == ["Thing"])
    #expect(uses.all["Low"] == nil)
  }

  @Test("a ring of folders is found")
  func ring() {
    #expect(House.cycle(["A": ["B"], "B": ["C"], "C": []]) == nil)
    #expect(House.cycle(["A": ["B"], "B": ["C"], "C": ["A"], "D": ["A"]]) != nil)
  }
}

/// Which folder uses which other, by the names of types, and by the names of members that an extension
/// adds on another floor than its type's. A type that two folders declare, and a member whose name has
/// another meaning somewhere, are left out: the text alone cannot tell them apart.
struct FolderUses {
  private(set) var all: [String: [String: Set<String>]] = [:]

  init(_ sources: [House.Source]) {
    let texts = sources.map { ($0.folder, Self.code($0.text)) }
    var types: [String: Set<String>] = [:]
    var members: [String: Set<String>] = [:]
    var meanings: [String: Int] = [:]
    for (folder, text) in texts {
      for match in text.matches(
        of: /(?m)^(?:\w+ | )*?(?:struct|enum|class|protocol|typealias) (\w+)/)
      {
        types[String(match.output.1), default: []].insert(folder)
      }
      for match in text.matches(of: /(?:func|var|let|case|for|,) `?(\w+)/) {
        meanings[String(match.output.1), default: 0] += 1
      }
    }
    for (folder, text) in texts {
      for block in text.matches(of: /(?m)^(?:\w+ )*?extension ([\w.]+)[^{]*\{\n((?:(?!\}).*\n)*)\}/)
      {
        let type = block.output.1.split(separator: ".").first.map(String.init) ?? ""
        guard let home = types[type], !home.contains(folder) else { continue }
        for member in block.output.2.matches(
          of: /(?m)^  (?!private|fileprivate)(?:\w+ )*?(?:func|var|let) `?(\w+)/)
        where meanings[String(member.output.1)] == 1 {
          members[String(member.output.1), default: []].insert(folder)
        }
      }
    }
    for (folder, text) in texts {
      for match in text.matches(of: /\b([A-Z]\w+)/.wordBoundaryKind(.simple)) {
        note(String(match.output.1), from: folder, to: types)
      }
      for match in text.matches(of: /\b([a-z]\w+)/.wordBoundaryKind(.simple)) {
        note(String(match.output.1), from: folder, to: members)
      }
    }
  }

  private mutating func note(_ name: String, from folder: String, to homes: [String: Set<String>]) {
    guard let home = homes[name], home.count == 1, let other = home.first, other != folder
    else { return }
    all[folder, default: [:]][other, default: []].insert(name)
  }

  /// Without comments and texts.
  private static func code(_ text: String) -> String {
    text.replacing(/\/\/.*/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "\"\"")
  }
}
