import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
@testable import Projection
import HomeTestSupport
import Testing

/// A book whose rules name a zone, on a machine that has none (SPEC §6).
@Suite("A zone that the machine lacks")
struct MissingZoneTests {
  private let temporary = TemporaryHome()
  private var bare: Home { Home(temporary.path, zones: ZoneDatabase(directories: [])) }

  init() throws { try temporary.append(CaseBook.standard().envelopes) }

  private func code(_ body: () throws -> Void) -> String? {
    do { try body() } catch let error as Diagnostic {
      return error.code + (error.hints.contains { $0.english.contains("tzdata") } ? " tzdata" : "")
    } catch {}
    return nil
  }

  @Test("no state is computed, and no snapshot made or used")
  func refused() throws {
    #expect(code { _ = try bare.load() } == "book.zone tzdata")
    #expect(
      code { _ = try bare.snapshots.create(bare.book, codec: bare.codec) } == "book.zone tzdata")
    try temporary.snapshot()
    #expect(code { _ = try bare.load() } == "book.zone tzdata")
  }

  @Test("the book is verified and audited all the same")
  func read() throws {
    #expect(try bare.verify().findings.isEmpty)
    #expect(try bare.withoutZones.load().state.events == temporary.home.load().state.events)
  }

  @Test("such rules are refused, as history too")
  func appended() throws {
    let other = TemporaryHome()
    let home = Home(other.path, zones: ZoneDatabase(directories: []))
    let recorder = try Recorder(home, ids: [], now: TemporaryHome.now)
    let rules = try #require(
      CaseBook.standard().envelopes.first { $0.type == "rules.adopted" })
    #expect(code { _ = try recorder.propose(rules, isHistory: true) } == "append.zone tzdata")
  }
}
