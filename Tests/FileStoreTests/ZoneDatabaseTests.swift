import Basics
import FileStore
import Testing
import TestSupport

@Suite("The system's time zones")
struct ZoneDatabaseTests {
  @Test(
    "A zone is found by its name",
    arguments: ["Asia/Shanghai", "America/New_York", "Etc/GMT+5", "UTC"])
  func found(name: String) throws {
    #expect(try ZoneDatabase().zone(named: name).name == name)
  }

  @Test("UTC needs no file")
  func utc() throws {
    #expect(try ZoneDatabase(directories: []).zone(named: "UTC") == .utc)
  }

  @Test(
    "A name that leads elsewhere or nowhere is unknown",
    arguments: [
      "", "Asia", "Asia/", "/Asia/Shanghai", "Asia//Shanghai", "../zoneinfo/Asia/Shanghai",
      "Asia/../Asia/Shanghai", "./Asia/Shanghai", "Asia/Shanghai\u{0}", "Asia/Shanghaï",
      "Mars/Base",
      "zone.tab", "/etc/passwd", "Asia Shanghai",
    ])
  func unknown(name: String) {
    let found = code { () throws(Diagnostic) in _ = try ZoneDatabase().zone(named: name) }
    #expect(found == "zone.unknown")
  }

  @Test("A damaged file is unreadable, and named")
  func damaged() throws {
    let scratch = Scratch()
    try scratch.write("Broken", "TZif2 and no more")
    #expect {
      try ZoneDatabase(directories: [scratch.path]).zone(named: "Broken")
    } throws: { error in
      (error as? Diagnostic)?.code == "zone.unreadable"
        && (error as? Diagnostic)?.place?.file == scratch.file("Broken")
    }
  }

  @Test("The first directory that has the name is the one that counts")
  func precedence() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("Asia"))
    let kathmandu = try FileBytes(copying: "/usr/share/zoneinfo/Asia/Kathmandu").array
    try scratch.write("Asia/Shanghai", kathmandu)
    let zones = ZoneDatabase(directories: [
      scratch.file("none"), scratch.path, "/usr/share/zoneinfo",
    ])
    let at = Timestamp(microseconds: 1_785_051_660_000_000)
    #expect(try zones.zone(named: "Asia/Shanghai").offsetSeconds(at: at) == 20_700)
    #expect(try zones.zone(named: "Asia/Tokyo").offsetSeconds(at: at) == 32_400)
  }
}
