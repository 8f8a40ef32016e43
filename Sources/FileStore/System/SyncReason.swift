/// Why something is made durable. Each reason is a promise that is broken without that call; a test
/// takes them out one by one.
package enum SyncReason: CaseIterable, Sendable {
  /// Lines that were appended, before they are acknowledged.
  case appended
  /// The entry of a segment, before a line in it is acknowledged.
  case segmentEntry
  /// What an earlier writer left, before it is called known or something follows it.
  case found
  /// The entry of what an earlier writer left.
  case foundEntry
  /// The entry of a segment that a failed append takes back, before the one in front of it goes.
  case takenBackEntry
  /// A file that was cut back, before anything is written where its end was.
  case cutBack
  /// How far the book is durable, when that is noted for the first time, or lies further back.
  case durableMark
  /// A file's content, before it gets its name.
  case fileContent
  /// A file's new name, before anybody relies on it.
  case fileName
  /// A new directory's entry.
  case directoryEntry
  /// Zeros in place of what is erased, before its name goes.
  case erasedContent
  /// That the name is gone, before anybody is told that the file is.
  case erasedEntry
}
