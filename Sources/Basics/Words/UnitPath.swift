/// The path of a unit in the tree of the organisation (SPEC §2).
public enum UnitPath {
  /// What is wrong with a path; nil for nothing.
  ///
  /// - Parameter path: without its leading slash.
  public static func fault(of path: String) -> Phrase? {
    let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard steps.contains(where: { $0.isEmpty || isDots($0) }) else { return nil }
    return Phrase(
      "'\(path)' is no unit's path: it has an empty step, '.' or '..', or ends with a slash",
      "“\(path)”不是单位路径：有空的一级、“.”或“..”，或以斜杠结尾")
  }

  private static func isDots(_ step: Substring.UTF8View) -> Bool {
    step.elementsEqual(".".utf8) || step.elementsEqual("..".utf8)
  }
}
