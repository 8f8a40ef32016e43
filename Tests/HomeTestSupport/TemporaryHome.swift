package import Basics
import CaseTestSupport
package import EventBook
import FileStore
import Foundation
package import Projection
import TestSupport

/// A home directory that is gone when its owner is.
package final class TemporaryHome {
  package let path: String
  package let home: Home

  package init() {
    path = "\(ScratchRoot.path)/whistle-\(UUID().uuidString)"
    home = Home(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The same home without its snapshots.
  package var plain: Home {
    var plain = home
    plain.usesSnapshots = false
    return plain
  }

  package static let now = instant("2026-12-31 12:00")

  /// Takes over facts.
  package func append(
    _ envelopes: [Envelope], now: Timestamp = TemporaryHome.now,
    segmentLimit: Int = BookWriter.defaultSegmentLimit
  ) throws {
    var options = Recorder.Options()
    options.segmentLimit = segmentLimit
    let recorder = try Recorder(home, ids: [], now: now, options: options)
    for envelope in envelopes { _ = try recorder.propose(envelope, isHistory: true) }
    _ = try recorder.commit()
  }

  @discardableResult
  package func snapshot() throws -> String {
    try home.snapshots.create(home.book, codec: home.codec)[0].path
  }

  /// A schedule of snapshots; what was written.
  @discardableResult
  package func snapshots(every: Int) throws -> [String] {
    try home.snapshots.create(home.book, codec: home.codec, every: every).map(\.path)
  }

  /// Every event as it stands in the book.
  package func stored() throws -> [Envelope] {
    var cursor = try BookCursor(home.book)
    var result: [Envelope] = []
    while try cursor.next() != nil {
      result.append(try Envelope(try JSONParser.parse(cursor.storedLine), isStored: true))
    }
    return result
  }

  package func read(_ path: String) throws -> [UInt8] { try FileBytes(copying: path).array }
  package func write(_ bytes: [UInt8], to path: String) throws {
    try FileManager.default.removeItem(atPath: path)
    try AtomicFile.replace(path, with: bytes)
  }
  package func remove(_ path: String) throws { try Directory.remove(file: path) }
  package func names(_ directory: String) throws -> [String] {
    try Directory.names(in: path + "/" + directory)
  }
}

extension Home {
  /// The stored lines of a subject within a query.
  package func events(of name: String, _ query: TemporalQuery = .all) throws(Diagnostic)
    -> [[UInt8]]
  {
    try events(of: name, query, in: load(query, extent: .onDemand))
  }
}
