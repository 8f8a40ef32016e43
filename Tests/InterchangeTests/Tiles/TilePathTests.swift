import Testing

@testable import Interchange

@Suite("Where tiles lie")
struct TilePathTests {
  @Test(
    "An index is written in threes",
    arguments: [
      (0, 256, "tile/0/000"), (7, 44, "tile/0/007.p/44"), (999, 256, "tile/0/999"),
      (1000, 256, "tile/0/x001/000"), (1_234_067, 256, "tile/0/x001/x234/067"),
    ])
  func path(index: Int, count: Int, text: String) {
    #expect(TilePath.text("0", index, count: count) == text)
  }

  @Test("A tree of 70,000 leaves has 273 full tiles and one of 112")
  func tiles() {
    let tiles = TilePath.tiles(of: 70_000)
    #expect(tiles.count == 274)
    #expect(tiles.last?.range == 69_888..<70_000)
    #expect(TilePath.tiles(of: 256).map(\.range) == [0..<256])
    #expect(TilePath.tiles(of: 0).isEmpty)
  }
}
