import Basics
import CaseModel
import CommandLineKit
import FileStore

/// Who records: an actor of the book, and the system's user where that is somebody else (SPEC §13).
struct Speaker {
  let actor: String
  /// The login of who records in the actor's name.
  let behalfOf: String?

  /// The actor that `--by` names, else the one whose login the system's user has.
  ///
  /// - Throws: `usage.missing-option` where neither is known, `record.behalf` for somebody else's
  ///   `--by`, where an authority is in force and no role allows it.
  init(_ context: Context, in reference: borrowing ReferenceData) throws(Diagnostic) {
    try self.init(
      context.call.string("by"), login: Process.login, at: context.now, in: reference)
  }

  /// The same for whoever asks this process to record.
  ///
  /// - Parameters:
  ///   - name: the actor that was named, if any.
  ///   - login: the system's user who asks.
  init(
    _ name: String?, login: String, at now: Timestamp, in reference: borrowing ReferenceData
  ) throws(Diagnostic) {
    let own = reference.actors(withLogin: login)
    guard let name else {
      guard own.count == 1 else { throw Speaker.unknown(login, own.count) }
      actor = reference.symbols.text(own[0])
      behalfOf = nil
      return
    }
    actor = name
    guard Speaker.isAnothers(reference.symbols.find(name), own, login, in: reference) else {
      behalfOf = nil
      return
    }
    behalfOf = login
    guard let bearers = reference.authority(at: now) else { return }
    let mayStandIn = own.contains {
      !bearers.roles(of: $0).isDisjoint(with: bearers.authority.behalf)
    }
    if !mayStandIn {
      throw Diagnostic(
        ProgramCode.recordBehalf, "'\(login)' may not record as '\(name)'",
        "“\(login)”不得以“\(name)”的名义记录")
    }
  }

  /// Whether an actor is not the system's user: the one is known to be somebody else, or the other.
  private static func isAnothers(
    _ actor: Symbol, _ own: [Symbol], _ login: String, in reference: borrowing ReferenceData
  ) -> Bool {
    if own.contains(actor) { return false }
    let others = actor.isNone ? nil : reference.actors[actor]?.login
    return !own.isEmpty || others != nil
  }

  private static func unknown(_ login: String, _ count: Int) -> Diagnostic {
    let reason =
      count == 0
      ? Phrase("no actor has the login '\(login)'", "没有人员的登录名为“\(login)”")
      : Phrase("\(count) actors have the login '\(login)'", "有 \(count) 人的登录名为“\(login)”")
    return Diagnostic(
      UsageCode.missingOption,
      Phrase(
        "the option '--by' is required: \(reason.english)", "缺少选项“--by”：\(reason.chinese)"),
      hints: [
        Phrase(
          "name who records with --by, or give an actor the login: actor.registered … login=\(login)",
          "请用 --by 写明记录人，或在人员登记中写明登录名：actor.registered … login=\(login)")
      ])
  }
}
