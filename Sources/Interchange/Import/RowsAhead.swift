import Basics
import FileStore

/// Reads the rows of a file, and makes events of them, a little ahead of whoever takes them: on a thread of its
/// own, some rows at a time.
///
/// Memory: that of the format's reader, and two batches.
final class RowsAhead {
  struct Batch: Sendable {
    fileprivate(set) var rows: [MadeRow?] = []
    /// The place of the next row.
    private var position = 0
    /// Why nothing can be read behind them.
    fileprivate(set) var failure: Diagnostic?
    fileprivate(set) var isLast = false

    /// Takes the next row out; nil behind the last.
    mutating func next() -> MadeRow? {
      guard position < rows.count else { return nil }
      defer { position += 1 }
      return rows[position].take()
    }
  }

  private let desk: Desk
  private var task: BackgroundTask<Batch>?

  init(_ reader: any RowReader, _ maker: RowMaker) { desk = Desk(reader: reader, maker: maker) }

  /// The next rows.
  func next() -> Batch {
    let batch = task?.wait() ?? desk.read()
    task = batch.isLast ? nil : BackgroundTask { [desk] in desk.read() }
    return batch
  }

  /// The reader, once the last batch was taken.
  var reader: any RowReader { desk.reader }

  /// What the thread works on. One thread has it at a time: whoever begins the next batch has waited for the
  /// one before.
  private final class Desk: @unchecked Sendable {
    private(set) var reader: any RowReader
    private var maker: RowMaker

    init(reader: any RowReader, maker: RowMaker) {
      self.reader = reader
      self.maker = maker
    }

    /// A batch ends with so many rows, or so many bytes of them.
    private static let limit = (rows: 512, bytes: 1 << 20)

    func read() -> Batch {
      var batch = Batch()
      var bytes = 0
      do throws(Diagnostic) {
        while batch.rows.count < Self.limit.rows, bytes < Self.limit.bytes {
          guard let element = try reader.next() else {
            batch.isLast = true
            break
          }
          switch element {
          case .refused(let line, let reason):
            batch.rows.append(MadeRow(line: line, refused: reason))
          case .row(let row):
            bytes += row.size
            batch.rows.append(maker.made(row))
          }
        }
      } catch {
        batch.failure = error
        batch.isLast = true
      }
      return batch
    }
  }
}
