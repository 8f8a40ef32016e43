import Basics
package import EventBook
import FileStore

extension Home {
  /// What in `snapshots/` is not as it was written: somebody, or a disk, has been there. It has no part in
  /// what is found in the book.
  ///
  /// What is of another version, or of a book that was replaced or copied, is not used and no finding.
  ///
  /// - Parameter makesAnew: whether each is made anew and compared to the last byte, which alone finds what
  ///   lies under hashes that are right (decision 115); of a book without damage.
  /// - Parameter jobs: number of threads, from 1.
  /// - Parameter progress: bytes folded so far, and in all, where they are made anew.
  /// - Complexity: O(bytes of the files / jobs), at the speed of memory; made anew, as `snapshot verify`.
  package func derivedFindings(
    makesAnew: Bool, jobs: Int, progress: ((Int, Int) -> Void)? = nil
  ) -> [BookFinding] {
    do throws(Diagnostic) {
      let segments = (try? book.segments()) ?? []
      let paths = try snapshots.files().filter(\.isRegular).map(\.path) + indexes.files()
      let found = Processors.map(paths, jobs: jobs) { path in
        path.hasSuffix(Snapshot.suffix)
          ? damage(ofSnapshot: path) : damage(ofIndex: path, segments, comparesLines: makesAnew)
      }
      let contradicting = makesAnew ? try contradictingSnapshots(progress) : [:]
      return zip(paths, found).compactMap { path, damage in
        (damage ?? contradicting[path]).map {
          BookFinding($0, in: Self.derived + path.dropFirst(snapshots.directory.count))
        }
      }
    } catch {
      return error.isDamage ? [BookFinding(error, in: Self.derived)] : []
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

  /// Those that can be used and say something else than a fold of the book.
  private func contradictingSnapshots(
    _ progress: ((Int, Int) -> Void)?
  ) throws(Diagnostic) -> [String: Diagnostic] {
    let usable = try snapshots.entries(book).filter(\.isUsable)
    let faults = zip(usable, try faults(of: usable, progress: progress))
    return Dictionary(
      uniqueKeysWithValues: faults.compactMap { entry, fault in
        fault.map { (entry.path, Self.forged($0)) }
      })
  }

  private func damage(
    ofIndex path: String, _ segments: [Book.Segment], comparesLines: Bool
  ) -> Diagnostic? {
    do throws(Diagnostic) {
      switch try fault(ofIndex: path, segments, comparesLines: comparesLines) {
      case .damaged: return Self.damaged("the index of a segment")
      case .contradicting: return Self.forged("the index of a segment")
      case .foreign, .stale, nil: return nil
      }
    } catch {
      return error.isDamage ? error : nil
    }
  }

  private static func forged(_ reason: String) -> Diagnostic {
    Diagnostic(
      SnapshotCode.forged,
      "its hashes are right, and it says what the book does not say (\(reason)): questions go by it until it is deleted",
      "散列值无误，内容却与台账不符；删除之前，查询以其为据")
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
