import Basics
import Glibc

/// A program that shows what does not fit on the screen.
package struct Pager: Sendable {
  private let command: String
  /// What the program's environment has besides this one's.
  private let settings: [String: String]

  /// The command that `PAGER` names, else `less`, which leaves what fits on the screen, in its colours;
  /// nil where none is wanted, or the terminal can show none.
  package init?(_ environment: [String: String]) {
    command = environment["PAGER"] ?? "less"
    settings = [
      "LESS": environment["LESS"] ?? "FRX",
      // Without a locale that says so, `less` would show each byte of a Chinese text as a number.
      "LESSCHARSET": environment["LESSCHARSET"] ?? "utf-8",
    ]
    if command.isEmpty || command == "cat" || environment["TERM"] == "dumb" { return nil }
  }

  /// Hands text to the shell's command and waits for its end. A reader who has seen enough may end it
  /// before all is read.
  ///
  /// - Returns: false where no shell could be started.
  package func show(_ utf8: [UInt8]) -> Bool {
    var ends: [Int32] = [0, 0]
    // SAFETY: the call writes two numbers, and there is room for two.
    guard unsafe pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = start(reading: ends[0])
    // While this process could read it, too, a program that has ended would not be noticed.
    close(ends[0])
    guard let process = started else {
      close(ends[1])
      return false
    }
    Self.feed(utf8, to: ends[1])
    _ = SystemCall.retrying { Int(waitpid(process, nil, 0)) }
    return true
  }

  private func start(reading input: Int32) -> pid_t? {
    // SAFETY: the actions live until the program was started and are destroyed once.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    let (process, code) = unsafe PipedProgram.spawn(
      "/bin/sh", ["sh", "-c", command], settings, &actions)
    return code == 0 ? process : nil
  }

  /// Closes the pipe at the end. Who ends the program early wants no more.
  private static func feed(_ utf8: [UInt8], to output: Int32) {
    let descriptor = FileDescriptor(adopting: output, "")
    try? utf8.withByteView { view throws(Diagnostic) in try descriptor.write(view) }
  }
}
