import Basics
import EventBook
import FileStore
import Projection

/// A whole verification beside `openssl dgst -sha256` over the same bytes, which reads and hashes them on
/// one core and asks nothing of them; and what the digest of the state adds to a replay.
enum VerifyMeasure {
  static func run(_ home: Home) throws(Diagnostic) {
    let cores = Processors.count
    let verify = try best { () throws(Diagnostic) in _ = try home.verify(jobs: cores) }
    let alone = try best { () throws(Diagnostic) in _ = try home.verify(jobs: 1) }
    reportCost("verify by \(cores) threads, to one", verify / alone)
    if let peer = try openssl(home) {
      reportGain(
        "openssl dgst, divided by \(cores) cores, to verify", peer / Double(cores) / verify)
      reportGain("openssl dgst, to verify by one thread", peer / alone)
    }
    var fresh = home
    fresh.usesSnapshots = false
    var state = try fresh.load().state
    let replay = try best { () throws(Diagnostic) in state = try fresh.load().state }
    let digest = try best { () throws(Diagnostic) in _ = StateDigest.digest(state, jobs: cores) }
    reportCost("replay with its digest, to without", (replay + digest) / replay)
  }

  /// Seconds that the peer takes for all segments; nil where the machine has none.
  private static func openssl(_ home: Home) throws(Diagnostic) -> Double? {
    let paths = try home.book.segments().map(\.path)
    do throws(Diagnostic) {
      return try best { () throws(Diagnostic) in
        let words = ["openssl", "dgst", "-sha256"] + paths
        let end = try PipedProgram(words, reading: paths[0], isSilent: true).finish()
        guard end.status == 0 else {
          throw Diagnostic(FileCode.noProgram, end.message, end.message)
        }
      }
    } catch {
      guard error.is(FileCode.noProgram) else { throw error }
      report("openssl dgst", "not measured: \(error.message.english)")
      return nil
    }
  }
}
