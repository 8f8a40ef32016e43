import Basics
import Testing

@Suite("The path of a unit")
struct UnitPathTests {
  @Test("has steps", arguments: ["a", "a/b", "街道/社区/网格", "a.b", "...", "a/...", ".a", "a b"])
  func valid(path: String) {
    #expect(UnitPath.isValid(path.utf8))
    #expect(UnitPath.fault(of: path) == nil)
  }

  @Test(
    "has no empty step, no dots alone, and no slash at its end",
    arguments: ["", "/", "a/", "/a", "a//b", ".", "..", "a/.", "../a", "a/./b", "a/../b"])
  func invalid(path: String) {
    #expect(!UnitPath.isValid(path.utf8))
    #expect(UnitPath.fault(of: path)?.english.contains("'\(path)'") == true)
  }
}
