package import Basics
import FileStore

/// A directory with the result of one task. Its manifest is written last and goes first: a task that died
/// leaves nothing that could be taken for a result.
package enum StageDirectory {
  static let manifest = "manifest.json"

  /// Makes the directory, and takes away the manifest of a result that stood there.
  package static func begin(_ directory: String) throws(Diagnostic) {
    try Directory.make(directory)
    try Directory.remove(file: directory + "/" + manifest)
    try UnfinishedFile.removeAbandoned(in: directory)
  }

  package static func finish(_ directory: String, _ manifest: JSONObject) throws(Diagnostic) {
    let text = JSONValue.object(manifest).indented
    try AtomicFile.replace(
      directory + "/" + Self.manifest, with: Array(text.utf8), isDurable: false)
  }

  /// The directories of results in a directory, by name.
  ///
  /// - Throws: `shard.incomplete` for one without a manifest, or where there are none.
  static func results(in directory: String) throws(Diagnostic) -> [String] {
    var results: [String] = []
    for name in try Directory.names(in: directory) {
      let path = directory + "/" + name
      guard try FileStatus.of(path)?.isDirectory == true else { continue }
      guard try FileStatus.of(path + "/" + manifest) != nil else {
        throw Diagnostic(
          ShardCode.incomplete,
          "there is no manifest, so the task that was to write here did not end",
          "没有清单：写入此处的任务未完成", at: .init(file: path))
      }
      results.append(path)
    }
    if results.isEmpty {
      throw Diagnostic(
        ShardCode.incomplete, "there is no result of a task here", "这里没有任务结果",
        at: .init(file: directory))
    }
    return results
  }
}
