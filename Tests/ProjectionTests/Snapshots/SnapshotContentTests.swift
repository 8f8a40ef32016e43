import Basics
import EventBook
import Testing

@testable import Projection

@Suite("What a snapshot gathers")
struct SnapshotContentTests {
  /// Takes the places of events, and keeps none.
  private final class NoPlaces: PlacesTarget {
    func append(_: [UInt8]) {}
    func handOn(to _: any SectionTarget) {}
  }

  @Test("The root is that of the lines, wherever among the blocks hashed together it is asked for")
  func root() throws {
    let content = SnapshotContent(places: NoPlaces())
    let note = try #require(content.observer.stored)
    var tree = MerkleTree()
    #expect(content.root == tree.root)
    for number in 1...2_200 {
      Array("line \(number)".utf8).withByteView { line in
        note(.none, line, BookPosition(), nil)
        tree.append(MerkleTree.leaf(line))
      }
      if number < 4 || [1_023, 1_024, 1_025, 2_047, 2_048, 2_200].contains(number) {
        #expect(content.root == tree.root, "\(number) lines")
      }
    }
  }
}
