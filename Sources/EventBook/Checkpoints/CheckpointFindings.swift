import Basics

/// What checkpoints say of a book whose every byte was read.
package struct CheckpointFindings: Sendable {
  package private(set) var findings: [BookFinding] = []
  /// The checkpoints that contradict the book or each other, ascending by size.
  package private(set) var evidence: [SignedCheckpoint] = []

  /// A checkpoint, where it comes from, and what its signatures are worth.
  package struct Held: Sendable {
    /// As findings name it: `checkpoints/15`, or the path that was given.
    package let place: String
    package let signed: SignedCheckpoint
    /// nil where no key is at hand.
    package var verdict: TrustPolicy.Verdict?

    package init(_ place: String, _ signed: SignedCheckpoint) {
      self.place = place
      self.signed = signed
    }

    fileprivate var size: Int { signed.checkpoint.size }
    fileprivate var isBelieved: Bool { verdict?.fault == nil }
  }

  private let result: BookVerification
  private let segments: [Book.Segment]

  /// - Parameters:
  ///   - held: checkpoints of any sizes; the book was asked for a beginning of each.
  ///   - result: what reading the book led to.
  /// - Complexity: O(n log n) in the number of checkpoints.
  package init(
    _ held: [Held], _ result: BookVerification, _ segments: [Book.Segment]
  ) {
    self.result = result
    self.segments = segments
    for one in held {
      if let fault = one.verdict?.fault { find(fault, of: one) }
    }
    checkOrigins(held)
    checkRoots(held.sorted { $0.size < $1.size })
    evidence = Array(Set(evidence)).sorted {
      ($0.checkpoint.size, $0.text) < ($1.checkpoint.size, $1.text)
    }
  }

  private mutating func checkOrigins(_ held: [Held]) {
    guard let first = held.first?.signed.checkpoint.origin else { return }
    for one in held where !one.signed.checkpoint.origin.hasBytes(of: first) {
      find(
        Diagnostic(
          TrustCode.origin, "it is of '\(one.signed.checkpoint.origin)', the first of '\(first)'",
          "名称为“\(one.signed.checkpoint.origin)”，第一份为“\(first)”"), of: one)
    }
  }

  /// - Parameter held: ascending by size.
  private mutating func checkRoots(_ held: [Held]) {
    let inside = held.filter { $0.size <= result.size }
    let right = inside.filter(isRight)
    let wrong = inside.filter { !isRight($0) }
    // One right root holds every line before it, so that a wrong one of fewer lines is wrong itself
    // (decision 59).
    let sure = right.last?.size ?? 0
    for one in wrong where one.size <= sure {
      let other = right.first { $0.size >= one.size }
      find(contradiction(one, other), of: one)
      if one.isBelieved { evidence += [one.signed] + [other?.signed].compactMap(\.self) }
    }
    if let first = wrong.first(where: { $0.size > sure }) {
      findings.append(changed(behind: sure, first))
      evidence += wrong.filter { $0.size == first.size && $0.isBelieved }.map(\.signed)
    }
    if let last = held.last, last.size > result.size {
      findings.append(result.cutOff(below: last.size, in: segments.last))
      if last.isBelieved { evidence.append(last.signed) }
    }
  }

  private func isRight(_ one: Held) -> Bool {
    result.beginning(of: one.size)?.root == one.signed.checkpoint.root
  }

  private func contradiction(_ one: Held, _ other: Held?) -> Diagnostic {
    let root = result.beginning(of: one.size)?.root.base64 ?? ""
    let by = other.map { $0.place } ?? ""
    return Diagnostic(
      TrustCode.contradiction,
      "its root is \(one.signed.checkpoint.root.base64), that of the first \(one.size) lines \(root)"
        + (other == nil ? "" : ", which \(by) confirms: both cannot be of one book"),
      "其根哈希为 \(one.signed.checkpoint.root.base64)，前 \(one.size) 行的根哈希为 \(root)"
        + (other == nil ? "" : "，且与 \(by) 相符：两者不可能属于同一台账"))
  }

  /// That a line was changed somewhere behind the last one that is held.
  private func changed(behind size: Int, _ first: Held) -> BookFinding {
    let place = place(of: size + 1)
    let root = result.beginning(of: first.size)?.root.base64 ?? ""
    return BookFinding(
      sequence: size + 1, segment: place.segment, line: place.line, code: BookCode.root,
      reason: Phrase(
        "between sequences \(size + 1) and \(first.size) a line is another than was signed: the first \(first.size) "
          + "have the root \(root), and \(first.place) says \(first.signed.checkpoint.root.base64)",
        "第 \(size + 1) 至 \(first.size) 号中有行与签署时不同：前 \(first.size) 行的根哈希是 \(root)，"
          + "而 \(first.place) 记为 \(first.signed.checkpoint.root.base64)"))
  }

  private func place(of sequence: Int) -> (segment: String, line: Int) {
    let segment = segments.last { $0.firstSequence <= sequence }
    return (segment?.name ?? "", sequence - (segment?.firstSequence ?? 1) + 1)
  }

  private mutating func find(_ fault: Diagnostic, of one: Held) {
    findings.append(BookFinding(fault, in: one.place, sequence: one.size))
  }
}
