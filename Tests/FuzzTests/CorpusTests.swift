import FileStore
import FuzzSupport
import TestSupport
import Testing

/// What fuzzers found once stays found: `Scripts/fuzz` begins with these inputs, and so do the tests.
@Suite("What fuzzers found")
struct CorpusTests {
  @Test("holds for every input that was ever found", arguments: FuzzTarget.all.map(\.name))
  func found(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    for (file, input) in try Corpus.inputs(of: name) {
      let verdict = target.judge(input)
      if case .fault(let reason) = verdict { Issue.record("\(name)/\(file): \(reason)") }
    }
  }

  @Test("begins with inputs that the reader takes", arguments: FuzzTarget.all.map(\.name))
  func seeds(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let verdicts = try target.seeds().sampled(40).map { target.judge($0) }
    for verdict in Set(verdicts) {
      if case .fault(let reason) = verdict { Issue.record("\(name): \(reason)") }
    }
    #expect(verdicts.contains(.taken))
    #expect(target.judge([]) != .taken)
  }

  @Test("is of targets that there are")
  func folders() throws {
    #expect(Set(try Corpus.names()).isSubset(of: FuzzTarget.all.map(\.name)))
  }
}

/// The inputs beside this file, a folder a target.
private enum Corpus {
  private static let root =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/Corpus"

  static func names() throws -> [String] { try Directory.names(in: root) }

  static func inputs(of target: String) throws -> [(file: String, input: [UInt8])] {
    guard try FileStatus.of(root + "/" + target) != nil else { return [] }
    return try Directory.names(in: root + "/" + target).map { file in
      (file, try FileBytes(copying: root + "/" + target + "/" + file).array)
    }
  }
}
