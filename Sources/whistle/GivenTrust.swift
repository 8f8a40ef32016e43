import Basics
import CommandLineKit
import EventBook
import FileStore

extension Context {
  /// Whose signatures count by `--key` and `--policy`; nil where neither was given.
  ///
  /// - Throws: `trust.key`, `trust.policy`, `file.*`.
  func givenTrust() throws(Diagnostic) -> TrustPolicy? {
    let keys = try givenKeys()
    guard let path = given("policy") else { return keys.isEmpty ? nil : TrustPolicy(keys: keys) }
    let bytes = try FileBytes.input(path)
    do throws(NoteFault) {
      var policy = try TrustPolicy(bytes)
      policy.add(keys)
      return policy
    } catch { throw error.diagnostic(.policy, in: path) }
  }

  /// The verifier keys that `--key` names.
  ///
  /// - Throws: `trust.key`, `file.*`.
  func givenKeys() throws(Diagnostic) -> [VerifierKey] {
    var keys: [VerifierKey] = []
    for text in call.strings("key") { keys += try Self.keys(text) }
    return keys
  }

  /// A verifier key, or the lines of a file that has such.
  private static func keys(_ text: String) throws(Diagnostic) -> [VerifierKey] {
    if let key = VerifierKey(text) { return [key] }
    if let reason = VerifierKey.unknownReason(text) {
      throw Diagnostic(TrustCode.key, reason)
    }
    guard try FileStatus.of(text) != nil else {
      throw Diagnostic(
        TrustCode.key, "'\(text)' for --key is neither a verifier key nor a file",
        "--key 的“\(text)”既不是验证公钥，也不是文件")
    }
    let lines = try FileBytes.input(text).split(separator: 0x0A)
    var keys: [VerifierKey] = []
    for (index, line) in lines.enumerated() {
      let word = String(decoding: line, as: UTF8.self)
      guard let key = VerifierKey(word) else {
        throw Diagnostic(
          TrustCode.key,
          VerifierKey.unknownReason(word) ?? Phrase("this line is no verifier key", "该行不是验证公钥"),
          at: .init(file: text, line: index + 1))
      }
      keys.append(key)
    }
    guard !keys.isEmpty else {
      throw Diagnostic(
        TrustCode.key, "the file has no verifier key", "文件中没有验证公钥", at: .init(file: text))
    }
    return keys
  }
}
