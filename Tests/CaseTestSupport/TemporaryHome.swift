public import Basics
public import CaseModel
public import EventBook
import FileStore
import Foundation
public import Projection
import Queries

/// A home directory that is gone when its owner is.
public final class TemporaryHome {
  public let path: String
  public let home: Home

  public init() {
    let url = FileManager.default.temporaryDirectory.appending(path: "whistle-\(UUID().uuidString)")
    path = url.path()
    home = Home(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The same home without its snapshots.
  public var plain: Home {
    var plain = home
    plain.usesSnapshots = false
    return plain
  }

  public static let now = instant("2026-12-31 12:00")

  /// Takes over facts.
  public func append(
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
  public func snapshot() throws -> String {
    try home.snapshots.create(home.book, codec: home.codec)[0].path
  }

  /// A schedule of snapshots; what was written.
  @discardableResult
  public func snapshots(every: Int) throws -> [String] {
    try home.snapshots.create(home.book, codec: home.codec, every: every).map(\.path)
  }

  /// Every event as it stands in the book.
  public func stored() throws -> [Envelope] {
    var cursor = try BookCursor(home.book)
    var result: [Envelope] = []
    while try cursor.next() != nil {
      result.append(try Envelope(try JSONParser.parse(cursor.storedLine), isStored: true))
    }
    return result
  }

  public func read(_ path: String) throws -> [UInt8] { try FileBytes(copying: path).array }
  public func write(_ bytes: [UInt8], to path: String) throws {
    try FileManager.default.removeItem(atPath: path)
    try AtomicFile.replace(path, with: bytes)
  }
  public func remove(_ path: String) throws { try Directory.remove(file: path) }
  public func names(_ directory: String) throws -> [String] {
    try Directory.names(in: path + "/" + directory)
  }
}

extension BookState {
  /// All that can be asked of the state at an instant, as one text.
  public func everything(at now: Timestamp) -> String {
    let view = CaseView(self, now: now)
    let cases = table.sortedCases.map {
      JSONValue.object(view.json(table.name(of: $0), table[$0])).text
    }
    var board = Board(view).json(view)
    board["sequence"] = nil
    return (cases + [JSONValue.object(board).text, "\(events) \(anomalies)"]).joined(
      separator: "\n")
  }

  public var digest: String { StateDigest.digest(self).hex }
}
