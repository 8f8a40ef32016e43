import Foundation
import FuzzSupport

/// What a run is told, and what it starts from.
enum FuzzEnvironment {
  static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  /// Prints the names of the targets, and is done.
  static func listTargets() -> Never {
    for target in FuzzTarget.all { print(target.name) }
    exit(0)
  }

  /// Writes the seeds of a target, a file each, and its words beside the directory, in the form that
  /// libFuzzer reads (`-dict`).
  static func writeSeeds(of target: FuzzTarget, to directory: String) {
    do {
      let folder = URL(filePath: directory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (index, seed) in try target.seeds().enumerated() {
        try Data(seed).write(to: folder.appending(path: "seed-\(index)"))
      }
      let words = Set(target.words).filter { !$0.isEmpty }.sorted().map { word in
        "\""
          + word.utf8.map { "\\x" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
          .joined() + "\"\n"
      }
      try Data(words.joined().utf8).write(to: URL(filePath: directory + ".dict"))
    } catch { fatalError("\(error)") }
  }
}
