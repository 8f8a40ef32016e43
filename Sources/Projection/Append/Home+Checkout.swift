package import Basics
import EventBook
import FileStore

extension Home {
  /// Keeps what somebody tries out from the demonstration book of the sources: whoever has forgotten to
  /// name a book of their own would write into the one that is committed. It is known by the manifest of
  /// this package beside `events/`; an empty book may be filled.
  ///
  /// - Throws: `append.checkout`.
  /// - Complexity: O(1) elsewhere: one question to the file system.
  package func refuseCheckout() throws(Diagnostic) {
    let manifest = Directory.parent(of: book.directory) + "/Package.swift"
    guard try FileStatus.of(manifest)?.isRegular == true,
      try book.exists, try !book.segments().isEmpty,
      let bytes = try? FileBytes(copying: manifest).array,
      String(decoding: bytes, as: UTF8.self).contains(#"name: "Whistle""#)
    else { return }
    throw Diagnostic(
      AppendCode.checkout,
      "this is the demonstration book of the sources, which nothing is written to",
      "这是源码所带的示范台账，不得写入", at: .init(file: book.directory))
  }
}
