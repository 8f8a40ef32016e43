/// The path of a unit in the tree of the organisation (SPEC §2), without its leading slash.
public enum UnitPath {
  /// Whether a path has no empty step, no `.` or `..`, and no slash at its end.
  ///
  /// - Complexity: O(length), without a copy.
  @inlinable
  public static func isValid(_ path: some Sequence<UInt8>) -> Bool {
    // A step of one or two dots alone is none; `length` counts its bytes, `dots` those that are dots.
    var (length, dots) = (0, 0)
    func isStep() -> Bool { length > 0 && !(length == dots && length <= 2) }
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if !isStep() { return false }
        (length, dots) = (0, 0)
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return isStep()
  }

  /// A path as the tree has it, whether it was written with a slash in front or without.
  public static func withoutSlash(_ path: String) -> String {
    path.hasPrefix("/") ? String(path.dropFirst()) : path
  }

  /// The same of the path that an event's `source` is, which begins with a slash.
  public static func fault(ofSource source: String) -> Phrase? {
    let path = source.utf8.dropFirst()
    return isValid(path) ? nil : fault(of: String(Substring(path)))
  }

  /// What is said of a path that is none.
  public static func fault(of path: String) -> Phrase? {
    isValid(path.utf8)
      ? nil
      : Phrase(
        "'\(path)' is not a unit path: it has an empty step, '.' or '..', or ends with a slash",
        "“\(path)”不是单位路径：有空的一级、“.”或“..”，或以斜杠结尾")
  }
}
