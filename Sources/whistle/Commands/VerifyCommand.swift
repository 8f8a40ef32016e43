import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

/// Reads all of the book, whatever part of it a noted root is held against.
enum VerifyCommand: Command {
  static let spec = CommandSpec(
    "verify", Phrase("Re-reads every byte of the book.", "逐字节核对台账。"),
    options: [
      OptionSpec(
        "to-sequence", value: "N", "Size and root of the first N events; all are read.",
        "给出前 N 个事件的根哈希；仍读全部。"),
      OptionSpec(
        "root", value: "R",
        "The root noted of the first N: says whether the book still begins with them.",
        "当时记下的前 N 个事件的根哈希：核对台账是否仍以其开头。"),
      OptionSpec(
        "checkpoint", value: "FILE", kind: .file,
        "A signed checkpoint kept elsewhere: says whether the book still begins with its lines.",
        "另行保存的检查点：核对台账是否仍以其各行开头。", isRepeatable: true),
      OptionSpec(
        "consistency",
        "Print the proof that the book begins with the lines of --checkpoint, of --to-sequence, or of the last checkpoint.",
        "打印一致性证明：台账以 --checkpoint、--to-sequence 或最后一份检查点的各行开头。"),
    ] + Options.trust + [Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let size = try context.number("to-sequence", in: 0...Int.max)
    let noted = try notedRoot(context, isSized: size != nil)
    let held = try HeldCheckpoints(context, given: context.call.strings("checkpoint"))
    let segments = (try? context.home.book.segments()) ?? []
    let result = try verified(
      context, beginnings: held.sizes + [size].compactMap(\.self), segments)
    if result.tailLength > 0, let last = segments.last {
      context.say(tail(result.tailLength, of: last))
    }
    context.say(held.unchecked)
    let difference = try difference(result, from: noted, of: size, segments)
    let checks = CheckpointFindings(held.all, result, segments)
    let findings =
      [difference].compactMap(\.self) + held.findings + checks.findings + result.findings
    let derived = derived(
      context, makesAnew: findings.isEmpty && (noted != nil || !held.all.isEmpty))
    var verified = BookReports.Verified(
      result, size.flatMap { result.beginning(of: $0) }, findings + derived)
    verified.checkpoints = held.summary
    verified.evidence = checks.evidence.map(\.text)
    verified.consistency = try consistency(context, from: size ?? held.notedSize, result)
    Output.settle(hasFindings: !verified.findings.isEmpty)
    context.print(verified, as: BookReports.verified) { verified.text($0) }
  }

  private static func verified(
    _ context: Context, beginnings sizes: [Int], _ segments: [Book.Segment]
  ) throws(Diagnostic) -> BookVerification {
    let total = segments.reduce(0) { $0 + $1.status.size }
    let progress = context.progress("verifying", "核对")
    var done = 0
    let result = try context.home.verify(beginnings: sizes, jobs: context.jobs) { bytes in
      done += bytes
      progress.update(done: done, total: total)
    }
    progress.finish()
    return result
  }

  /// Who has a checkpoint or a root at hand asks for more than hashes which stand beside what they are of
  /// (decision 115).
  private static func derived(_ context: Context, makesAnew: Bool) -> [BookFinding] {
    let progress = context.progress("folding", "重放")
    defer { progress.finish() }
    return context.home.derivedFindings(
      makesAnew: makesAnew, jobs: context.jobs, progress: progress.update)
  }

  /// The proof that was asked for; nil where none was, or nothing is there to begin with.
  private static func consistency(
    _ context: Context, from size: Int?, _ result: BookVerification
  ) throws(Diagnostic) -> BookReports.Consistency? {
    guard context.call.flag("consistency"), let size, size <= result.size else { return nil }
    let nodes = try context.home.book.nodes(of: result.size, jobs: context.jobs)
    // Of a damaged book the lines may be counted in another way.
    guard nodes.size == result.size, nodes.root(of: result.size) == result.root else { return nil }
    return BookReports.Consistency(
      from: size, to: result.size, proof: nodes.consistencyProof(from: size, to: result.size))
  }

  // MARK: A root noted earlier

  /// In base64, as `verify` prints it, or in hexadecimal: the lengths tell them apart.
  private static func notedRoot(
    _ context: Context, isSized: Bool
  ) throws(Diagnostic) -> Digest? {
    guard let text = context.given("root") else { return nil }
    guard let root = Digest(base64: text) ?? Digest(hex: text) else {
      throw Diagnostic(
        CallCode.root, "'\(text)' for --root is not a root", "--root 的“\(text)”不是根哈希")
    }
    guard isSized else {
      throw Diagnostic(
        CallCode.root, "a root says nothing without its size", "只有根哈希而没有事件数，无从比对",
        hint: "name the number of events that was noted with it: --to-sequence N",
        "请用 --to-sequence N 给出当时一并记下的事件数")
    }
    return root
  }

  /// What keeps the book from beginning with the lines that were noted.
  ///
  /// - Throws: `usage.beyond` where more lines are asked for than there are, and no root says that they
  ///   were there.
  private static func difference(
    _ result: BookVerification, from noted: Digest?, of size: Int?, _ segments: [Book.Segment]
  ) throws(Diagnostic) -> BookFinding? {
    guard let size else { return nil }
    if let beginning = result.beginning(of: size) {
      return noted.flatMap { beginning.difference(from: $0) }
    }
    if noted != nil { return result.cutOff(below: size, in: segments.last) }
    throw Diagnostic(
      CallCode.beyond, "the book has \(result.size) lines, not \(size)",
      "台账只有 \(result.size) 行，不足 \(size) 行")
  }

  // MARK: What is printed

  private static func tail(_ length: Int, of segment: Book.Segment) -> Diagnostic {
    Diagnostic(
      BookCode.tail,
      "\(length) bytes after the last whole line are not part of the book: "
        + "they may be being written, or be what a crash left",
      "最后一个完整行之后的 \(length) 字节不属于台账：可能正在写入，或是异常中断所留", at: .init(file: segment.path))
  }
}
