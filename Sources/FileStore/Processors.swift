import Glibc

/// The processors of the machine, and work that is spread over them.
public enum Processors {
  /// How many are online, at least 1.
  public static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Does the same work for each part: the first on this thread, each other on one of its own.
  ///
  /// - Returns: the results in the order of the parts, when all are there.
  public static func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part], _ work: @escaping @Sendable (Part) -> Result
  ) -> [Result] {
    let others = parts.dropFirst().map { part in BackgroundTask { work(part) } }
    return parts.prefix(1).map(work) + others.map { $0.wait() }
  }
}
