import Foundation
import Testing

@Suite struct ReadOnlyTests {
  /// Permissions do not stop the superuser, who becomes somebody else.
  private static let guest =
    geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

  /// Whether somebody else may run the program here.
  private static let canRun: Bool = {
    let outcome = try? Home().shell("\(guest) $WHISTLE --version")
    if outcome?.status == 0 { return true }
    let note = "SKIPPED: nobody else may run the program here, so read-only books are not tested\n"
    FileHandle.standardError.write(Data(note.utf8))
    return false
  }()

  private func readOnly() throws -> Home {
    let home = try Home.fixed()
    expectStatus(try home.shell("chmod 555 events . && chmod 444 events/*"), 0)
    return home
  }

  @Test(.enabled(if: canRun), arguments: ["append", "sweep"])
  func aWriterIsRefusedWithTheReason(_ words: String) throws {
    let home = try readOnly()
    let before = try home.book()
    let outcome = try home.shell("echo '\(need("a").dropLast())' | \(Self.guest) $WHISTLE \(words)")
    expectRefusal(outcome, "file.denied")
    #expect(outcome.err.hasPrefix("events"), "\(outcome.err)")
    #expect(outcome.err.contains("hint: look at the owner and the permissions"))
    #expect(try home.book() == before)
  }

  @Test(.enabled(if: canRun)) func readersNeedNoMore() throws {
    let home = try readOnly()
    for words in ["board", "cases", "case FH-2026-000003", "verify", "sweep --dry-run"] {
      expectStatus(try home.shell("\(Self.guest) $WHISTLE \(words)"), 0)
    }
  }

  @Test(.enabled(if: canRun)) func aSnapshotThatCannotBeWrittenIsRefused() throws {
    let outcome = try readOnly().shell("\(Self.guest) $WHISTLE snapshot create")
    expectRefusal(outcome, "file.denied")
  }

  @Test(.enabled(if: canRun)) func aBookThatMayNotBeReadIsNotMissing() throws {
    let home = try Home.fixed()
    expectStatus(try home.shell("chmod 700 events"), 0)
    let outcome = try home.shell("chmod 0 \(Home.segment); \(Self.guest) $WHISTLE board")
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("error[file.denied]"), "\(outcome.err)")
  }
}
