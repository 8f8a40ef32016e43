package import Basics
import FileStore

/// A command that signs: it reads a text on standard input and prints signature lines.
///
/// It may put the verifier key of whom it signs for into the file that `WHISTLE_VERIFIER_KEY` names.
package struct SigningCommand: Sendable {
  /// A command line of the shell.
  package let command: String

  package init(_ command: String) { self.command = command }

  /// What it came to.
  package struct Answer: Sendable {
    package let signatures: [NoteSignature]
    package let keys: [VerifierKey]
  }

  /// The variable of the environment.
  private static let keyVariable = "WHISTLE_VERIFIER_KEY"

  /// - Throws: `trust.command` where it fails or prints anything else, `file.*`.
  package func sign(_ text: [UInt8]) throws(Diagnostic) -> Answer {
    let directory = try TemporaryDirectory()
    let script = "\(Self.keyVariable)=$1; export \(Self.keyVariable); shift; \(command)"
    let program = try PipedProgram(
      ["/bin/sh", "-c", script, "sh", directory.path + "/keys"],
      reading: try directory.write(text, to: "text"))
    let printed = try program.all(limit: SignedNote.maximumLength)
    let end = try program.finish()
    guard end.status == 0 else {
      let status = end.status.map(String.init) ?? "–"
      throw Diagnostic(
        TrustCode.command, "'\(command)' failed (exit status \(status)): \(end.message)",
        "“\(command)”失败（退出状态 \(status)）：\(end.message)")
    }
    let keys = try directory.bytes(of: "keys") ?? []
    return Answer(
      signatures: try signatures(printed),
      keys: keys.split(separator: 0x0A).compactMap {
        VerifierKey(String(decoding: $0, as: UTF8.self))
      })
  }

  private func signatures(_ printed: [UInt8]) throws(Diagnostic) -> [NoteSignature] {
    var signatures: [NoteSignature] = []
    for line in printed.split(separator: 0x0A) {
      guard let signature = NoteSignature(line) else {
        let text = String(decoding: line.prefix(80), as: UTF8.self)
        throw Diagnostic(
          TrustCode.command, "'\(command)' printed '\(text)', which is no signature line",
          "“\(command)”打印了“\(text)”，不是签名行")
      }
      signatures.append(signature)
    }
    guard !signatures.isEmpty else {
      throw Diagnostic(
        TrustCode.command, "'\(command)' printed no signature", "“\(command)”没有打印签名")
    }
    return signatures
  }
}
