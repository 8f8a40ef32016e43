package import Basics
import FileStore

/// Content of persons that stands in a file where it should not.
package struct ContentTrace: Equatable, Sendable {
  /// nil where only the text is known.
  package let reference: PersonReference?
  /// Of the content; the text itself is never repeated.
  package let key: String
  /// The first place in the file.
  package let place: Diagnostic.Place
  /// How often it stands there.
  package let count: Int
}

/// Looks for the content of persons in files, byte by byte, whatever they are.
package struct ContentSearch: Sendable {
  /// What a search came to.
  package struct Result: Sendable {
    package var traces: [ContentTrace] = []
    /// Files in whose bytes content cannot be seen.
    package var packed: [String] = []
  }

  /// Whether content is looked for as GB18030 writes it: that takes a table of the system's.
  package static var looksForGB18030: Bool { SoughtTexts.knowsGB18030 }

  private struct Sought: Hashable {
    let reference: PersonReference?
    let key: String
  }

  private let texts: TextSet
  /// What each of the texts is.
  private let sought: [Sought]
  /// Values that are too short to be looked for.
  package let skipped: Int

  package init(_ persons: some Sequence<(PersonReference?, PersonContent)>) {
    var (texts, sought, skipped) = ([[UInt8]](), [Sought](), 0)
    for (reference, content) in persons {
      for (key, value) in content.fields.members {
        let forms = SoughtTexts(value.string ?? "").forms
        if forms.isEmpty { skipped += 1 }
        texts += forms
        sought += forms.map { _ in Sought(reference: reference, key: key) }
      }
    }
    self.texts = TextSet(texts)
    (self.sought, self.skipped) = (sought, skipped)
  }

  /// What stands in files, in the order of their paths, and which of them cannot be seen through.
  ///
  /// - Parameters:
  ///   - paths: of files, and of directories of which every file is searched. A file that is gone when its
  ///     turn comes is passed over.
  ///   - vault: the directory to which the content belongs; it is passed over.
  /// - Throws: `file.*`.
  /// - Complexity: O(bytes of the files).
  package func search(
    _ paths: [String], besides vault: String? = nil
  ) throws(Diagnostic) -> Result {
    var result = Result()
    for path in paths {
      guard try FileStatus.of(path) != nil else {
        throw Diagnostic(
          FileCode.missing, "there is no such file or directory", "没有该文件或目录", at: .init(file: path))
      }
      for file in try Directory.files(below: path, besides: vault) {
        do throws(Diagnostic) { try search(file, &result) } catch {
          guard error.is(FileCode.missing) else { throw error }
        }
      }
    }
    return result
  }

  private func search(_ path: String, _ result: inout Result) throws(Diagnostic) {
    guard texts.longest > 0 else { return }
    let pieces = try FilePieces(path)
    var scan = Scan()
    var isFirst = true
    while case let piece = try pieces.next(), !piece.isEmpty {
      if isFirst, PackedFile.isPacked(piece) { result.packed.append(path) }
      isFirst = false
      scan.window += piece
      // What begins nearer to the end than the longest text may go on in the next piece.
      scan.take(scan.window.count - texts.longest + 1, texts, sought)
    }
    scan.take(scan.window.count, texts, sought)
    result.traces += scan.found.map { sought, first in
      ContentTrace(
        reference: sought.reference, key: sought.key,
        place: .init(file: path, line: first.line, column: first.column), count: first.count)
    }.sorted {
      ($0.place.line ?? 0, $0.place.column ?? 0, $0.key) < (
        $1.place.line ?? 0, $1.place.column ?? 0, $1.key
      )
    }
  }

  /// How far a file has been searched.
  private struct Scan {
    var window: [UInt8] = []
    var found: [Sought: (line: Int, column: Int, count: Int)] = [:]
    /// Line feeds before the window, and bytes since the last.
    private var (lines, column) = (0, 0)

    /// Takes so many bytes off the window, with the places at which a text begins there.
    mutating func take(_ count: Int, _ texts: TextSet, _ sought: [Sought]) {
      guard count > 0 else { return }
      var places: [(index: Int, offset: Int)] = []
      window.withByteView { view in
        texts.forEachPlace(in: view, beginning: 0..<count) { places.append(($0, $1)) }
      }
      var passed = 0
      for (index, offset) in places {
        pass(window[passed..<offset])
        passed = offset
        let old = found[sought[index]]
        found[sought[index]] = (
          old?.line ?? lines + 1, old?.column ?? column + 1, (old?.count ?? 0) + 1
        )
      }
      pass(window[passed..<count])
      window.removeFirst(count)
    }

    private mutating func pass(_ bytes: ArraySlice<UInt8>) {
      let feeds = bytes.count { $0 == 0x0A }
      lines += feeds
      column = bytes.lastIndex(of: 0x0A).map { bytes.endIndex - $0 - 1 } ?? column + bytes.count
    }
  }
}
