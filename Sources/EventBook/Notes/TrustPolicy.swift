package import Basics

/// Whose signatures count, and how many witnesses must have cosigned (C2SP tlog-policy).
///
///     log example.org/book+33d7b496+AeHT…
///     witness court example.org/court+0a1b2c3d+BHTu…
///     witness press example.net/press+4e5f6a7b+BAbc…
///     group outside any court press
///     quorum outside
package struct TrustPolicy: Sendable {
  /// Opaque to the policy: a name need not be UTF-8.
  typealias Name = [UInt8]

  private struct Group {
    let threshold: Int
    let members: [Name]
  }

  /// Who may sign as the book itself, under an origin that is the key's name.
  package private(set) var logs: [VerifierKey] = []
  private var witnesses: [(name: Name, key: VerifierKey)] = []
  private var groups: [Name: Group] = [:]
  /// nil where nobody need cosign.
  private var quorum: Name?

  /// Any of these keys, and no witness that must have cosigned.
  package init(keys: [VerifierKey]) { add(keys) }

  /// Lets the signatures of more keys count.
  package mutating func add(_ keys: [VerifierKey]) {
    for key in keys {
      switch key.kind {
      case .note: logs.append(key)
      case .cosignature: witnesses.append((Array(key.description.utf8), key))
      }
    }
  }

  /// Whether somebody must have cosigned.
  package var hasQuorum: Bool { quorum != nil }

  // MARK: The file

  /// - Throws: what is wrong with it, and in which line.
  package init(_ bytes: [UInt8]) throws(NoteFault) {
    var reader = Reader(policy: TrustPolicy(keys: []))
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() { try reader.read(line, number: index + 1) }
    guard reader.hasQuorumLine else {
      throw NoteFault(
        lines.count, "there is no quorum line ('quorum none' asks for none)",
        "缺少 quorum 行（“quorum none”表示不作要求）")
    }
    self = reader.policy
  }

  private struct Reader {
    var policy: TrustPolicy
    var hasQuorumLine = false
    private var number = 0
    private var members: Set<Name> = []

    init(policy: TrustPolicy) { self.policy = policy }

    mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws(NoteFault) {
      self.number = number
      guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
        throw fault("a control character stands here", "此处有控制字符")
      }
      let words = line.split { $0 == 0x20 || $0 == 0x09 }.map(Array.init)
      guard let first = words.first, first.first != UInt8(ascii: "#") else { return }
      switch String(decoding: first, as: UTF8.self) {
      case "log" where words.count == 2 || words.count == 3: try readLog(words[1])
      case "witness" where words.count == 3 || words.count == 4: try readWitness(words[1], words[2])
      case "group" where words.count >= 4: try readGroup(words[1], words[2], Array(words[3...]))
      case "quorum" where words.count == 2: try readQuorum(words[1])
      default:
        throw fault(
          "a line is 'log KEY', 'witness NAME KEY', 'group NAME all|any|N NAME…' or 'quorum NAME'",
          "每行应为“log 公钥”“witness 名称 公钥”“group 名称 all|any|N 成员…”或“quorum 名称”")
      }
    }

    private mutating func readLog(_ word: [UInt8]) throws(NoteFault) {
      let key = try key(word)
      guard !policy.logs.contains(where: { $0.publicKey == key.publicKey }) else { throw twice }
      policy.logs.append(key)
    }

    private mutating func readWitness(_ name: Name, _ word: [UInt8]) throws(NoteFault) {
      let key = try key(word)
      guard key.kind == .cosignature else {
        throw fault("a witness's key is of the kind 04", "见证人的公钥应为 04 类")
      }
      guard !policy.witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
        throw twice
      }
      try checkNew(name)
      policy.witnesses.append((name, key))
    }

    private mutating func readGroup(
      _ name: Name, _ word: [UInt8], _ members: [Name]
    ) throws(NoteFault) {
      try checkNew(name)
      for member in members {
        guard isKnown(member) else { throw unknown(member) }
        guard self.members.insert(member).inserted else {
          throw fault("a name may be a member once", "同一名称只能作为一次成员")
        }
      }
      let text = String(decoding: word, as: UTF8.self)
      let number = text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
      let threshold = ["all": members.count, "any": 1][text] ?? number
      guard let threshold, (1...members.count).contains(threshold) else {
        throw fault(
          "the threshold is all, any or 1 to \(members.count)",
          "门槛应为 all、any 或 1 至 \(members.count)")
      }
      policy.groups[name] = Group(threshold: threshold, members: members)
    }

    private mutating func readQuorum(_ name: Name) throws(NoteFault) {
      guard !hasQuorumLine else { throw fault("there is one quorum line", "只能有一行 quorum") }
      hasQuorumLine = true
      if name == Self.none { return }
      guard isKnown(name) else { throw unknown(name) }
      policy.quorum = name
    }

    private static let none = Array("none".utf8)

    private func isKnown(_ name: Name) -> Bool {
      policy.groups[name] != nil || policy.witnesses.contains { $0.name == name }
    }

    private func checkNew(_ name: Name) throws(NoteFault) {
      guard name != Self.none, !isKnown(name) else {
        throw fault("this name stands for something else already", "该名称已另有所指")
      }
    }

    private func key(_ word: [UInt8]) throws(NoteFault) -> VerifierKey {
      guard let text = String(validating: word, as: UTF8.self), let key = VerifierKey(text) else {
        throw fault("this is no key of Ed25519 (NAME+ID+BASE64)", "不是 Ed25519 公钥（名称+编号+BASE64）")
      }
      return key
    }

    private var twice: NoteFault { fault("this key stands here twice", "同一公钥出现两次") }

    private func unknown(_ name: Name) -> NoteFault {
      let text = String(decoding: name, as: UTF8.self)
      return fault("'\(text)' is not defined above", "“\(text)”未在上文定义")
    }

    private func fault(_ english: String, _ chinese: String) -> NoteFault {
      NoteFault(number, english, chinese)
    }
  }

  // MARK: A checkpoint

  /// What the signatures of a checkpoint are worth.
  package struct Verdict: Sendable {
    /// Why it may not be believed; nil where a key of the policy has signed it, and none that did not.
    package let fault: Diagnostic?
    /// Whether as many witnesses have cosigned it as the policy asks for.
    package let isWitnessed: Bool
    /// How many signatures were checked.
    package let checked: Int
  }

  /// Checks every signature of a key that is known here; those of others say nothing.
  ///
  /// - Throws: `program.missing`, `trust.program`, `file.*`.
  /// - Complexity: a process for each signature.
  package func verdict(on signed: SignedCheckpoint) throws(Diagnostic) -> Verdict {
    var (checked, isSigned) = (0, false)
    var cosigners: Set<Name> = []
    var failed: [NoteSignature] = []
    for signature in signed.note.signatures {
      let log = logs.first { signature.isBy($0) }
      let witness = witnesses.first { signature.isBy($0.key) }
      guard let key = log ?? witness?.key else { continue }
      checked += 1
      guard try Self.isRight(signature, by: key, over: signed.note.text) else {
        failed.append(signature)
        continue
      }
      let isOfOrigin = key.name.hasBytes(of: signed.checkpoint.origin)
      if log != nil, isOfOrigin { isSigned = true }
      if let witness { cosigners.insert(witness.name) }
    }
    return Verdict(
      fault: failed.first.map(Self.wrong) ?? (isSigned || logs.isEmpty ? nil : unsigned(signed)),
      isWitnessed: quorum.map { isMet($0, by: cosigners) } ?? true, checked: checked)
  }

  private static func isRight(
    _ signature: NoteSignature, by key: VerifierKey, over text: [UInt8]
  ) throws(Diagnostic) -> Bool {
    switch key.kind {
    case .note:
      return try Ed25519.isSignature(signature.signature, of: text, by: key.publicKey)
    case .cosignature:
      let time = signature.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard signature.signature.count > 8, time <= UInt64(Int64.max) else { return false }
      let message = Array("cosignature/v1\ntime \(time)\n".utf8) + text
      return try Ed25519.isSignature(
        Array(signature.signature.dropFirst(8)), of: message, by: key.publicKey)
    }
  }

  private func isMet(_ name: Name, by cosigners: Set<Name>) -> Bool {
    guard let group = groups[name] else { return cosigners.contains(name) }
    return group.members.count { isMet($0, by: cosigners) } >= group.threshold
  }

  private static func wrong(_ signature: NoteSignature) -> Diagnostic {
    Diagnostic(
      TrustCode.signature, "the signature of '\(signature.name)' is not over this text",
      "“\(signature.name)”的签名与正文不符")
  }

  private func unsigned(_ signed: SignedCheckpoint) -> Diagnostic {
    let names = logs.map { "'\($0.name)'" }.joined(separator: ", ")
    return Diagnostic(
      TrustCode.unsigned,
      "it is of '\(signed.checkpoint.origin)' and no key of that name among those given (\(names)) has signed it",
      "名称为“\(signed.checkpoint.origin)”，所给公钥（\(names)）中没有该名称的公钥签署过它")
  }
}
