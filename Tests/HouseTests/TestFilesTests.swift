import Foundation
import Testing

/// Tests are found by the name of their source: in a file `NameTests.swift`, or in a folder `Name` where
/// they are several.
@Suite("The tests of a source")
struct TestFilesTests {
  /// So many places at which a source takes one way or another, and it decides something.
  private static let decisions = 12

  private static let targets = [
    "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection", "Queries",
    "RuleImpact", "Reports", "Interchange", "CommandLineKit",
  ]

  /// What is tested under another name, and where.
  private static let elsewhere = [
    // What a crash leaves at the end of a book is made and read by whole books.
    "BookEnd": "BookRecoveryTests", "SegmentEnd": "BookRecoveryTests", "BookStamp": "UnusableTests",
    // What they decide shows in what the writer above them takes, refuses or writes.
    "FactTaker": "ImportTests", "StoredIdentities": "IdentityTests",
    "NoticeWriter": "SweepRandomTests", "CaseSequences": "DamagedBooksTests",
    "AuthorityBearers": "AuthorityTests",
    // A figure is worked by hand from a book, a difference from two rulesets.
    "Assessment": "ScoreboardTests", "Comparison": "ImpactClassTests",
    "Projector": "ImpactRandomTests",
    // Rows and pieces are made, spoiled and put together by whole books.
    "BookPieces": "ShardResultTests",
    // Texts are held word for word.
    "ExplanationReport": "ReportGoldenTests", "ImpactReport": "ReportGoldenTests",
    "BriefSection": "ReportPageTests",
    // What an export says is asked of the built program.
    "XESExport": "ExportXESTests", "OCELObjects": "ExportOCELTests", "OCELSQL": "ExportOCELTests",
    "SQLForm": "ExportTablesTests",
    // Whose hands a leg was in is worked by hand in the scoreboard of persons.
    "Signatures": "PersonScoreboardTests",
    // An index is kept and removed where it is read.
    "IndexStore": "SegmentIndexTests",
    "XMLMarkup": "XMLReaderTests",
    "XMLCharacters": "XMLReaderTests",
    // What a mapping says is what its rows become.
    "PayloadTemplate": "MappingKeysTests",
    // Worked by hand from a log, by the built program.
    "FlowBuilder": "ReportFlowTests",
    "Roff": "ManualPageTests", "ContentLine": "ICalendarTests",
  ]

  @Test("stand in a file or a folder of its name, where it decides something")
  func named() throws {
    let tests = try House.names(in: "Tests")
    for target in Self.targets {
      for (name, text) in try House.named(in: "Sources/\(target)")
      where Self.decisions(in: text) >= Self.decisions {
        let own = name.split(separator: "+")[0]
        let isFound =
          tests.contains("\(name.replacing("+", with: ""))Tests.swift")
          || tests.contains("\(own)Tests.swift") || tests.contains(String(own))
        guard !isFound else { continue }
        let other = try #require(Self.elsewhere[name], "\(target)/\(name) has no tests of its name")
        #expect(tests.contains(other + ".swift"), "\(name): no \(other)")
      }
    }
  }

  @Test("no exception stands that is none")
  func exceptions() throws {
    let tests = try House.names(in: "Tests")
    let sources = try Self.targets.flatMap { try House.named(in: "Sources/\($0)") }
    for name in Self.elsewhere.keys {
      let text = try #require(sources.first { $0.name == name }?.text, "no source \(name)")
      #expect(Self.decisions(in: text) >= Self.decisions, "\(name) decides little")
      #expect(!tests.contains("\(name)Tests.swift"), "\(name) has tests of its name")
    }
  }

  @Test("counts the ways of a source, not its words")
  func counted() {
    #expect(Self.decisions(in: "// if while\nlet a = \"if guard\"\n") == 0)
    #expect(Self.decisions(in: "guard a else { return }\nfor x in y where x { if b { c } }\n") == 3)
    #expect(Self.decisions(in: "let x = a ? b : c\nvar y: Int?\ny?.z()\n") == 1)
  }

  private static func decisions(in text: String) -> Int {
    text.replacing(/\/\/.*/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "\"\"")
      .matches(of: #/\b(?:if|guard|switch|while|for|catch) | \? /#).count
  }
}
