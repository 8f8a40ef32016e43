import Glibc

/// Starts a process, as `posix_spawn` does. Foundation's `Process` crashed now and then when many
/// threads started processes at once, and looks for their end only twenty times a second.
struct Spawn {
  /// The path of the program, then its arguments.
  let words: [String]
  let directory: String
  /// `NAME=VALUE`
  let settings: [String]
  /// Standard input, output and error.
  let files: [String]

  /// The process's number; nil where it could not be started.
  func run() -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY, 0)
    var process: pid_t = 0
    // A shell that changes the directory and becomes the program: the number stays.
    let all = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, directory] + words
    let arguments = unsafe all.map { unsafe strdup($0) } + [nil]
    let environment = unsafe settings.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
    let code = unsafe posix_spawn(&process, all[0], &actions, nil, arguments, environment)
    return code == 0 ? process : nil
  }
}
