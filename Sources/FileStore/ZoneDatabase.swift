package import Basics

/// The time zones that the system knows, read from its TZif files.
package struct ZoneDatabase: Sendable {
  private let directories: [String]

  package init(directories: [String] = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"]) {
    self.directories = directories
  }

  /// - Throws: `zone.unknown` where no file has that name, `zone.unreadable` where it is damaged.
  package func zone(named name: String) throws(Diagnostic) -> TimeZone {
    if name == "UTC" { return .utc }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let plain =
      !Self.aliases.contains(String(parts[0]))
      && parts.allSatisfy { part in
        !part.isEmpty && part.first != "."
          && part.utf8.allSatisfy {
            $0 < 0x80
              && ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
                || (0x30...0x39).contains($0) || "_+-".utf8.contains($0))
          }
      }
    for directory in directories where plain {
      let path = directory + "/" + name
      guard let status = try FileStatus.of(path), !status.isDirectory else { continue }
      let bytes = try FileBytes.input(path)
      do throws(TZifError) { return try TimeZone(name: name, tzif: bytes) } catch {
        throw Diagnostic(FileCode.zoneUnreadable, Phrase(error.reason), at: .init(file: path))
      }
    }
    throw Diagnostic(
      FileCode.zoneUnknown, "no time zone is called '\(name)' on this machine", "本机没有时区“\(name)”")
  }

  /// The digest of all zones: machines on which it is the same compute the same due times.
  ///
  /// Of links, by which a zone has several names, only what they lead to is looked at.
  ///
  /// - Throws: `file.*`.
  /// - Complexity: O(bytes), some 600 files.
  package func digest() throws(Diagnostic) -> Digest {
    var hash = SHA256()
    for directory in directories {
      guard try FileStatus.of(directory)?.isDirectory == true else { continue }
      for path in try Directory.files(below: directory) {
        let name = path.dropFirst(directory.count + 1)
        let first = name.split(separator: "/").first.map(String.init) ?? ""
        guard !Self.aliases.contains(first) else { continue }
        let bytes = try FileBytes.input(path)
        guard bytes.starts(with: "TZif".utf8) else { continue }
        hash.update(Array("\(name) \(bytes.count)\n".utf8))
        hash.update(bytes)
      }
    }
    return hash.finalize()
  }

  /// Names in the directory that are no zone of the database: what they mean depends on the machine.
  private static let aliases: Set<String> = ["localtime", "posixrules", "posix", "right"]
}
