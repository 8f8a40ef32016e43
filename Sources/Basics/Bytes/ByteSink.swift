/// What bytes can be put behind one another into: so that how a text is escaped is said once.
public protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(_ view: ByteView)
}

extension [UInt8]: ByteSink {}
extension TextBuffer: ByteSink {}
