import Basics
import CaseModel
import EventBook

/// What the events say that enter a register.
extension EventCodec {
  func task(
    _ step: TaskFact.Step, _ event: Event, _ reader: inout FieldReader,
    _ symbols: inout SymbolTable
  ) -> TaskFact {
    TaskFact(
      task: symbols.intern(reader.line.text(reader.line.subject)),
      actor: wanted(keys.actor, &reader, &symbols), unit: event.by,
      item: reader.symbol(keys.item, &symbols), step: step)
  }

  func points(
    isReversal: Bool, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> PointsFact {
    PointsFact(
      ledger: wanted(keys.ledger, &reader, &symbols),
      holder: wanted(keys.holder, &reader, &symbols),
      indicator: wanted(keys.indicator, &reader, &symbols),
      ref: reader.symbol(keys.ref, &symbols), amount: amount(&reader), isReversal: isReversal)
  }

  /// Above zero, two decimals at most.
  private func amount(_ reader: inout FieldReader) -> Hundredths? {
    guard let number = reader.json(keys.amount)?.number, let amount = Hundredths(number),
      amount > .zero, amount <= Points.maximumAmount
    else {
      reader.markInvalid(keys.amount)
      return nil
    }
    return amount
  }

  func list(
    _ step: ListFact.Step, _ event: Event, _ reader: inout FieldReader,
    _ symbols: inout SymbolTable
  ) -> ListFact {
    ListFact(
      step: step, list: wanted(keys.list, &reader, &symbols), unit: event.by,
      item: reader.symbol(keys.item, &symbols))
  }

  func commitment(
    isKept: Bool, _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> CommitmentFact {
    let quarter = reader.string(keys.quarter).flatMap { Period($0) }
    if quarter?.length != .quarter { reader.markInvalid(keys.quarter) }
    return CommitmentFact(
      unit: event.by, quarter: quarter?.length == .quarter ? quarter : nil,
      item: wanted(keys.item, &reader, &symbols), isKept: isKept)
  }

  func publication(
    _ kind: Publication.Kind, _ event: Event, _ reader: inout FieldReader,
    _ symbols: inout SymbolTable
  ) -> Publication {
    let period = reader.string(keys.period).flatMap { Period($0) }
    if period == nil { reader.markInvalid(keys.period) }
    return Publication(
      kind: kind, id: symbols.intern(reader.line.text(reader.line.id)),
      corrects: reader.symbol(keys.corrects, &symbols), period: period,
      rules: wanted(keys.rules, &reader, &symbols),
      rests: reader.integer(keys.sequence, in: 0...1 << 53) ?? 0,
      table: wanted(keys.table, &reader, &symbols), time: event.time, sequence: event.sequence)
  }

  /// An appeal is known by its subject; `period/2026-10/dept/housing` names the period, too.
  func appeal(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> AssessmentFact {
    let subject = reader.line.text(reader.line.subject)
    let parts = subject.split(separator: "/", maxSplits: 2).map(String.init)
    return .filed(
      subject: symbols.intern(subject),
      period: parts.first == "period" && parts.count > 1 ? Period(parts[1]) : nil, unit: event.by)
  }

  func decision(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> AssessmentFact {
    .decided(
      subject: symbols.intern(reader.line.text(reader.line.subject)),
      granted: reader.flag(keys.granted) ?? false,
      correction: reader.symbol(keys.correction, &symbols))
  }

  /// A name that must not be empty.
  private func wanted(
    _ key: FieldKey, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Symbol {
    let symbol = reader.symbol(key, &symbols)
    if symbol.isNone { reader.markInvalid(key) }
    return symbol
  }
}
