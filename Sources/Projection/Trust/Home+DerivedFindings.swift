import Basics
package import EventBook
import FileStore

extension Home {
  /// What in `snapshots/` is not as it was written: somebody, or a disk, has been there. It has no part in
  /// what is found in the book.
  ///
  /// What is of another version, or of a book that was replaced or copied, is not used and no finding. What
  /// lies under hashes that are right is not made anew: `snapshot verify` does that (decision 115).
  ///
  /// - Parameter jobs: number of threads, from 1.
  /// - Complexity: O(bytes of the files / jobs), at the speed of memory.
  package func derivedFindings(jobs: Int) -> [BookFinding] {
    let segments = (try? book.segments()) ?? []
    let paths: [String]
    do throws(Diagnostic) {
      paths = try snapshots.files().filter(\.isRegular).map(\.path) + indexes.files()
    } catch {
      return error.isDamage ? [BookFinding(error, in: Self.derived)] : []
    }
    let found = Processors.map(paths, jobs: jobs) { path in
      path.hasSuffix(Snapshot.suffix)
        ? damage(ofSnapshot: path) : damage(ofIndex: path, segments)
    }
    return zip(paths, found).compactMap { path, damage in
      damage.map { BookFinding($0, in: Self.derived + path.dropFirst(snapshots.directory.count)) }
    }
  }

  /// The directory as a finding names it, like `checkpoints`.
  private static let derived = "snapshots"

  private func damage(ofSnapshot path: String) -> Diagnostic? {
    do throws(Snapshot.Unusable) {
      _ = try Snapshot(path)
      return nil
    } catch {
      return error.isDamage ? Self.damaged(error.reason) : nil
    }
  }

  private func damage(ofIndex path: String, _ segments: [Book.Segment]) -> Diagnostic? {
    do throws(Diagnostic) {
      let fault = try fault(ofIndex: path, segments, comparesLines: false)
      return fault == .damaged ? Self.damaged("the index of a segment") : nil
    } catch {
      return error.isDamage ? error : nil
    }
  }

  private static func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(
      SnapshotCode.damaged,
      "not as it was written (\(reason)): it is not used, and 'whistle snapshot prune' removes it",
      "与写入时不同，不会被使用；“whistle snapshot prune”可将其清除")
  }
}

extension Diagnostic {
  /// Whether something is wrong with a file that was to be read: it is neither gone nor not for this reader.
  var isDamage: Bool { !self.is(FileCode.missing) && !self.is(FileCode.denied) }
}
