/// Files in whose bytes content cannot be seen: archives, compressed files, and documents that are such.
enum PackedFile {
  /// How they begin.
  private static let marks: [[UInt8]] = [
    // gzip, compress, bzip2, xz, zstd, lz4
    [0x1F, 0x8B], [0x1F, 0x9D], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
    [0x28, 0xB5, 0x2F, 0xFD], [0x04, 0x22, 0x4D, 0x18],
    // zip with the documents that are one (docx, xlsx, ods), 7z, rar, PDF
    [0x50, 0x4B, 0x03, 0x04], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!".utf8),
    Array("%PDF".utf8),
  ]

  static func isPacked(_ head: some Collection<UInt8>) -> Bool {
    marks.contains { head.starts(with: $0) }
  }
}
