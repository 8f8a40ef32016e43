import Basics
import EventBook
import FileStore
import Projection
import Reports

/// The checkpoints that a book is held against: those that are kept beside it, and those that were
/// given from outside.
struct HeldCheckpoints {
  private(set) var all: [CheckpointFindings.Held] = []
  /// What is wrong with files that should have been checkpoints or keys.
  private(set) var findings: [BookFinding] = []
  /// How many of them are kept beside the book; they stand first.
  private let keptCount: Int
  private let policy: TrustPolicy?
  private let jobs: Int
  /// How many of those that are kept bear signatures of earlier keys alone, which are not at hand.
  private var vouchedCount = 0

  /// Reads them all, and checks every signature of which a key is at hand: one that was given, else one
  /// that lies beside the book.
  ///
  /// - Parameter paths: of those from outside.
  /// - Throws: `trust.form` for one from outside, `trust.key`, `trust.policy`, `trust.program`, `file.*`.
  init(_ context: Context, given paths: [String]) throws(Diagnostic) {
    let book = context.home.book
    jobs = context.jobs
    var policy = try context.givenTrust()
    if policy == nil {
      do throws(Diagnostic) {
        let keys = try KeyFile(book).keys()
        if !keys.isEmpty { policy = TrustPolicy(keys: keys) }
      } catch {
        guard error.is(TrustCode.keys) else { throw error }
        findings.append(BookFinding(error, in: "verifier-keys"))
      }
    }
    self.policy = policy
    for entry in try CheckpointStore(book).entries() {
      let place = "checkpoints/" + entry.name
      switch entry.content {
      case .success(let signed): all.append(.init(place, signed))
      case .failure(let fault): findings.append(BookFinding(fault, in: place))
      }
    }
    keptCount = all.count
    for path in paths {
      all.append(.init(path, try SignedCheckpoint(try FileBytes.input(path), from: path)))
    }
    checkSuccession()
    try check()
  }

  private mutating func check() throws(Diagnostic) {
    guard let policy else { return }
    typealias Checked = Result<TrustPolicy.Verdict, Diagnostic>
    let verdicts = Processors.map(all, jobs: jobs) { held -> Checked in
      do throws(Diagnostic) { return .success(try policy.verdict(on: held.signed)) } catch {
        return .failure(error)
      }
    }
    for (index, verdict) in verdicts.enumerated() { all[index].verdict = try verdict.get() }
    passOverEarlierKeys()
    checkWitnesses()
  }

  /// Each key's first checkpoint must bear a signature of the key before it.
  private mutating func checkSuccession() {
    let kept = all[..<keptCount]
    for (previous, next) in zip(kept, kept.dropFirst())
    where !next.signed.isSigned(byAKeyOf: previous.signed) {
      findings.append(
        BookFinding(
          next.signed.unsucceeded(previous.signed), in: next.place,
          sequence: next.signed.checkpoint.size))
    }
  }

  /// What was signed by keys that are not at hand, and is followed by one that a key at hand has signed, with
  /// no break between: the later one vouches for its lines, so that its own signature may stay unchecked.
  private mutating func passOverEarlierKeys() {
    var isVouched = false
    for index in (0..<keptCount).reversed() {
      let held = all[index]
      if isVouched, held.verdict?.fault?.is(TrustCode.unsigned) == true {
        all[index].verdict = nil
        vouchedCount += 1
      } else {
        isVouched = held.verdict?.fault == nil
      }
      if index > 0, !held.signed.isSigned(byAKeyOf: all[index - 1].signed) { isVouched = false }
    }
  }

  /// What came from outside must have been witnessed as the policy asks, and of what is kept one at
  /// least: the witnesses may still be at the last ones.
  private mutating func checkWitnesses() {
    guard policy?.hasQuorum == true else { return }
    for held in all[keptCount...] where held.verdict?.isWitnessed == false {
      findings.append(Self.unwitnessed(held))
    }
    let kept = all[..<keptCount]
    if let last = kept.last, !kept.contains(where: { $0.verdict?.isWitnessed == true }) {
      findings.append(Self.unwitnessed(last))
    }
  }

  private static func unwitnessed(_ held: CheckpointFindings.Held) -> BookFinding {
    BookFinding(unwitnessed, in: held.place, sequence: held.signed.checkpoint.size)
  }

  static var unwitnessed: Diagnostic {
    Diagnostic(
      TrustCode.quorum, "fewer witnesses have cosigned it than the policy asks for",
      "联署的见证人少于策略所要求的数目")
  }

  var sizes: [Int] { all.map(\.signed.checkpoint.size) }

  /// Of how many lines the largest is that came from outside, else of those that are kept.
  var notedSize: Int? {
    (all.count > keptCount ? all[keptCount...] : all[...]).map(\.signed.checkpoint.size).max()
  }

  /// What a result says of them; nil where there are none.
  var summary: BookReports.Checkpoints? {
    guard let last = sizes.max() else { return nil }
    let witnessed = all.filter { $0.verdict?.isWitnessed == true }.map(\.signed.checkpoint.size)
    return .init(
      count: all.count, last: last, signatures: all.reduce(0) { $0 + ($1.verdict?.checked ?? 0) },
      witnessed: policy?.hasQuorum == true ? witnessed.max() : nil)
  }

  /// That nobody has checked who signed them.
  var unchecked: Diagnostic? {
    if vouchedCount > 0 {
      return Diagnostic(
        TrustCode.unchecked,
        "checkpoints signed by earlier keys alone: \(vouchedCount); a later one that is signed vouches for their "
          + "lines, their own signatures were not checked",
        "有 \(vouchedCount) 份检查点仅由此前的密钥签署：其各行由后来已核对的检查点证明，其自身的签名未核对")
    }
    guard policy == nil, !all.isEmpty else { return nil }
    return Diagnostic(
      TrustCode.unchecked,
      "no key is at hand, so that the signatures of the checkpoints were not checked",
      "没有公钥，未核对检查点的签名")
  }
}
