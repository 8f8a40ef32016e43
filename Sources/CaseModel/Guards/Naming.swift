import Basics

/// Names things within a sentence of one language: symbols in its quotes, lists with its commas.
struct Naming {
  let reference: ReferenceData?
  private let instant: Timestamp
  let language: Language

  /// - Parameters:
  ///   - reference: nil where nothing needs a name.
  ///   - instant: whose zone times are written in.
  init(_ reference: ReferenceData?, at instant: Timestamp, _ language: Language) {
    self.reference = reference
    self.instant = instant
    self.language = language
  }

  func callAsFunction(_ text: String) -> String {
    Phrase("'\(text)'", "“\(text)”").text(in: language)
  }

  func callAsFunction(_ symbol: Symbol) -> String {
    symbol.isNone ? Phrase("nobody", "（无）").text(in: language) : self(bare(symbol))
  }

  /// Who took over from a retired unit; nil where the book does not say.
  func successor(of unit: Symbol) -> Symbol? {
    reference?.organisation[unit].flatMap { $0.successor.isNone ? nil : $0.successor }
  }

  /// Without quotes: a key of `data`.
  func bare(_ symbol: Symbol) -> String { reference?.symbols.text(symbol) ?? "" }

  func callAsFunction(_ symbols: [Symbol]) -> String { list(symbols.map { self($0) }) }

  func callAsFunction(_ label: Phrase) -> String { label.text(in: language) }

  func callAsFunction(_ labels: [Phrase]) -> String { list(labels.map { $0.text(in: language) }) }

  func callAsFunction(_ instant: Timestamp) -> String {
    reference?.zone(at: self.instant).format(instant) ?? ""
  }

  private func list(_ items: [String]) -> String {
    items.joined(separator: Phrase(", ", "、").text(in: language))
  }
}
