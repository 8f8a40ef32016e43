import Basics
import CommandLineKit
import FileStore

enum ServeSocketCommand: Command {
  static let spec = CommandSpec(
    "serve-socket",
    Phrase(
      "Answers as pipe does to many clients on a Unix socket, each by their own login.",
      "在 Unix 套接字上为多个客户端提供与 pipe 相同的服务，各以其登录名记录。"),
    arguments: [ArgumentSpec("PATH", kind: .file, "The socket.", "套接字。")],
    options: [
      OptionSpec(
        "mode", value: "MODE", "Who may connect: the rights to the socket, in octal.",
        "何人可以连接：套接字的权限，八进制。", default: "0660")
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let mode = try mode(context.call.string("mode") ?? "0660")
    let exchange = try Exchange(context)
    let signals = try StopSignals()
    let socket = try LocalSocket(
      listeningAt: context.call.argument("PATH") ?? "", mode: mode)
    context.say("listening on \(socket.path)", "正在监听 \(socket.path)")
    do throws(Diagnostic) {
      try SocketExchange(exchange, socket, signals, context).run()
    } catch {
      try? socket.remove()
      throw error
    }
    try socket.remove()
  }

  private static func mode(_ text: String) throws(Diagnostic) -> Int {
    guard let mode = Int(text, radix: 8), (0...0o777).contains(mode) else {
      throw Diagnostic(
        CallCode.number, "'\(text)' for --mode is not a mode of files in octal",
        "--mode 的“\(text)”不是八进制的文件权限", hint: "write for example 0660 or 0666", "例如 0660、0666")
    }
    return mode
  }
}
