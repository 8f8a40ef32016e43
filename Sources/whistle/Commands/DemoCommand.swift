import Basics
import CaseModel
import CommandLineKit
import FileStore
import Projection
import Reports
import Simulation

/// The demonstration book, made anew: byte by byte the one that comes with the sources.
enum DemoCommand: Command {
  static let spec = CommandSpec(
    "demo", Phrase("Makes a copy of the demonstration book to try things in.", "建一份示范台账的副本，供练习。"),
    discussion: Phrase(
      """
      It prints what a terminal needs to work on the copy, so that

        eval "$(whistle demo ../copy)"

      makes the book and sets WHISTLE_HOME, WHISTLE_NOW and WHISTLE_BY.
      """,
      """
      打印在副本上操作所需的终端设置，因此

        eval "$(whistle demo ../copy)"

      即建好台账并设好 WHISTLE_HOME、WHISTLE_NOW 和 WHISTLE_BY。
      """),
    arguments: [
      ArgumentSpec("DIR", kind: .directory, "Where to make it; empty or new.", "建在何处；空目录或新目录。")
    ])

  private static let cases = 1200
  private static let seed: UInt64 = 1
  /// The last evening of the book, and who supervises one of its communities.
  static let now = "2026-07-24T18:00:00+08:00"
  static let by = "shuhe.d2"

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("DIR") ?? ""
    let preset = Preset.linshu
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    let recorder = try Recorder(Home(path), ids: [], now: context.wallClock)
    let simulator = Simulator(preset: preset, cases: cases, seed: seed, zone: zone)
    do throws(Diagnostic) {
      _ = try SimulateCommand.fill(recorder, from: simulator, cases: cases, zone: zone, context)
    } catch {
      throw error.is(ProgramCode.simulateNotEmpty) ? notEmpty(path, recorder) : error
    }
    let settings = [
      ("WHISTLE_HOME", try Directory.absolute(path)), ("WHISTLE_NOW", now), ("WHISTLE_BY", by),
    ]
    let lines = settings.map { "export \($0)=\(ShellText.quoted($1))\n" }.joined()
    context.print(lines)
  }

  /// Who types the command again wants the copy that is there, or another.
  private static func notEmpty(_ path: String, _ recorder: Recorder) -> Diagnostic {
    let (events, shown) = (recorder.state.events, ShellText.quoted(path))
    return Diagnostic(
      ProgramCode.simulateNotEmpty, "there is a book of \(events) events already",
      "该处已有台账，共 \(events) 个事件", at: .init(file: path),
      hint:
        "to go on with it: export WHISTLE_HOME=\(shown); for a new copy name an empty directory",
      "继续使用：export WHISTLE_HOME=\(shown)；另建副本请换一个空目录")
  }
}
