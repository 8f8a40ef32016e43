/// Who says that something happened, as far as an authority asks (SPEC §13).
public enum Author: Hashable, Sendable {
  /// Not read: no rules have an authority.
  case unread
  /// The program itself, by what the rules ask for.
  case engine
  /// No person, by the line: `authtype` is not `user`.
  case nobody
  /// By `authid`; registered or not.
  case person(Symbol)
}
