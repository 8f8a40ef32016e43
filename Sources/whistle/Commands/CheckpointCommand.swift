import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

enum CheckpointCommand: Command {
  static let spec = CommandSpec(
    "checkpoint",
    Phrase("Signs the size and the root of the book.", "签署检查点：台账的行数与根哈希。"),
    options: [
      OptionSpec(
        "origin", value: "NAME", "Whose book it is: a name such as example.org/book.",
        "台账的名称，如 example.org/book。",
        default: Phrase("that of the last checkpoint", "上一份检查点的名称")),
      OptionSpec(
        "sign", value: "COMMAND",
        "A command that reads the text and prints signature lines: 'Scripts/sign-openssl KEY.pem'.",
        "读取正文并打印签名行的命令：“Scripts/sign-openssl KEY.pem”。", isRequired: true, isRepeatable: true),
    ] + Options.trust + [Options.wait, Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let store = CheckpointStore(context.home.book)
    let trust = try context.givenTrust()
    let (checkpoint, frontier) = try durable(context, store)
    var signatures: [NoteSignature] = []
    var keys: [VerifierKey] = []
    for command in context.call.strings("sign") {
      let answer = try SigningCommand(command).sign(checkpoint.text)
      signatures += answer.signatures
      keys += answer.keys
    }
    let signed = SignedCheckpoint(checkpoint, signatures)
    try check(signed, by: trust)
    if !keys.isEmpty { try check(signed, by: TrustPolicy(keys: keys)) }
    try checkKnownKeys(signed, context)
    let kept = try store.keep(signed)
    keys += try context.givenKeys().filter { key in signatures.contains { $0.isBy(key) } }
    try KeyFile(context.home.book).add(keys)
    frontier?.keep(in: context.home)
    context.print(kept, as: BookReports.checkpoint) { _ in kept.text }
  }

  /// A signature of a key that lies beside the book must be right: an old key's counts for the new one.
  private static func checkKnownKeys(
    _ signed: SignedCheckpoint, _ context: Context
  ) throws(Diagnostic) {
    let known = TrustPolicy(keys: try KeyFile(context.home.book).keys())
    guard let fault = try known.verdict(on: signed).fault, fault.is(TrustCode.signature) else {
      return
    }
    throw fault
  }

  /// What is to be signed, once it is durable, sound, and goes on from all that was signed before: by the
  /// lines behind the last checkpoint, where the part before it is as it was then, else by all
  /// (decision 63).
  private static func durable(
    _ context: Context, _ store: CheckpointStore
  ) throws(Diagnostic) -> (Checkpoint, TreeFrontier?) {
    try context.home.refuseCheckout()
    let book = context.home.book
    let writer = try BookWriter(
      book, waitMicroseconds: try context.recorderOptions().waitMicroseconds)
    defer { withExtendedLifetime(writer) {} }
    for note in writer.notes { context.say(note) }
    let origin = try origin(context, store)
    if let last = try store.last(),
      let grown = try TreeFrontier.grown(context.home, since: last.checkpoint)
    {
      let tree = grown.tree
      return (Checkpoint(origin: origin, size: tree.size, root: tree.root), grown)
    }
    let result = try verified(context, store)
    return (
      Checkpoint(origin: origin, size: result.size, root: result.root),
      try TreeFrontier(context.home, result)
    )
  }

  /// The whole book, held against all checkpoints that are kept.
  ///
  /// - Throws: `trust.contradiction` for whatever `verify` would find.
  private static func verified(
    _ context: Context, _ store: CheckpointStore
  ) throws(Diagnostic) -> BookVerification {
    let book = context.home.book
    let held = try HeldCheckpoints(context, given: [])
    let progress = context.progress("verifying", "核对")
    let result = try context.home.verify(beginnings: held.sizes, jobs: context.jobs)
    progress.finish()
    let checks = CheckpointFindings(held.all, result, try book.segments())
    if let finding = (held.findings + checks.findings + result.findings).first {
      throw Diagnostic(
        TrustCode.contradiction,
        "what is damaged is not signed: \(finding.reason.english)",
        "已损坏的内容不予签署：\(finding.reason.chinese)",
        at: .init(file: book.directory + "/" + finding.segment, line: finding.line),
        hint: "'whistle verify' lists all that is wrong", "“whistle verify”列出全部问题")
    }
    return result
  }

  private static func origin(
    _ context: Context, _ store: CheckpointStore
  ) throws(Diagnostic) -> String {
    let last = try store.last()?.checkpoint.origin
    guard let given = context.given("origin") ?? last else {
      throw Diagnostic(
        TrustCode.origin, "the first checkpoint needs a name", "首份检查点须写明名称",
        hint: "name whose book it is: --origin example.org/book",
        "请写明台账的名称：--origin example.org/book")
    }
    guard VerifierKey.isName(given), !given.unicodeScalars.contains(where: { $0.value < 0x20 })
    else {
      throw Diagnostic(
        TrustCode.origin, "'\(given)' for --origin has blanks or '+'",
        "--origin 的“\(given)”含空白或“+”",
        hint: "name it like an address without scheme: example.org/book",
        "请写成不带协议的地址：example.org/book")
    }
    if let last, !last.hasBytes(of: given) {
      throw Diagnostic(
        TrustCode.origin, "the checkpoints of this book are of '\(last)', not '\(given)'",
        "该台账的检查点名称为“\(last)”，而不是“\(given)”")
    }
    return given
  }

  /// - Throws: what is wrong with the signatures, by the keys at hand.
  private static func check(
    _ signed: SignedCheckpoint, by policy: TrustPolicy?
  ) throws(Diagnostic) {
    guard let fault = try policy?.verdict(on: signed).fault else { return }
    throw fault
  }
}
