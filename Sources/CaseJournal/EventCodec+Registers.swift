import Basics
import CaseModel
import EventBook

/// What the events say that enter a register.
extension EventCodec {
  func register(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> RegisterFact {
    switch event.type {
    case .pointsAwarded, .pointsReversed: .points(points(event.type, &reader, &symbols))
    case .needListed: .list(list(.need, event, &reader, &symbols))
    case .resourceOffered: .list(list(.resource, event, &reader, &symbols))
    case .projectMatched: .list(list(.project, event, &reader, &symbols))
    case .projectFinished: .list(list(.finished, event, &reader, &symbols))
    case .assessmentPublished: .assessment(.published(publication(event, &reader, &symbols)))
    case .appealFiled, .appealDecided: .assessment(appeal(event, &reader, &symbols))
    case .commitmentMade, .commitmentKept: .commitment(commitment(event, &reader, &symbols))
    default: .task(task(event, &reader, &symbols))
    }
  }

  private func task(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> TaskFact {
    let step: TaskFact.Step =
      switch event.type {
      case .taskClaimed: .claimed
      case .taskDone: .done(hasEvidence: hasEvidence(&reader))
      case .taskDropped: .dropped
      default: .posted
      }
    return TaskFact(
      task: symbols.intern(reader.line.text(reader.line.subject)),
      actor: wanted(keys.actor, &reader, &symbols), unit: event.by,
      item: reader.symbol(keys.item, &symbols), step: step)
  }

  private func points(
    _ type: EventType, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> PointsFact {
    PointsFact(
      ledger: wanted(keys.ledger, &reader, &symbols),
      holder: wanted(keys.holder, &reader, &symbols),
      indicator: wanted(keys.indicator, &reader, &symbols),
      ref: reader.symbol(keys.ref, &symbols), amount: amount(&reader),
      isReversal: type == .pointsReversed)
  }

  /// Above zero, two decimals at most.
  private func amount(_ reader: inout FieldReader) -> Hundredths? {
    guard let number = reader.json(keys.amount)?.number, let amount = Hundredths(number),
      amount > .zero, amount <= Points.maximumAmount
    else {
      reader.markOdd(keys.amount)
      return nil
    }
    return amount
  }

  private func list(
    _ step: ListFact.Step, _ event: Event, _ reader: inout FieldReader,
    _ symbols: inout SymbolTable
  ) -> ListFact {
    ListFact(
      step: step, list: wanted(keys.list, &reader, &symbols), unit: event.by,
      item: reader.symbol(keys.item, &symbols))
  }

  private func commitment(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> CommitmentFact {
    let quarter = reader.string(keys.quarter).flatMap { Period($0) }
    if quarter?.length != .quarter { reader.markOdd(keys.quarter) }
    return CommitmentFact(
      unit: event.by, quarter: quarter?.length == .quarter ? quarter : nil,
      item: wanted(keys.item, &reader, &symbols), isKept: event.type == .commitmentKept)
  }

  private func publication(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Publication {
    let period = reader.string(keys.period).flatMap { Period($0) }
    if period == nil { reader.markOdd(keys.period) }
    return Publication(
      period: period, rules: wanted(keys.rules, &reader, &symbols),
      rests: reader.integer(keys.sequence, in: 0...1 << 53) ?? 0,
      table: wanted(keys.table, &reader, &symbols), time: event.time, sequence: event.sequence)
  }

  /// An appeal is known by its subject; `period/2026-10/dept/housing` names the period too.
  private func appeal(
    _ event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> AssessmentFact {
    let subject = reader.line.text(reader.line.subject)
    let parts = subject.split(separator: "/", maxSplits: 2).map(String.init)
    let name = symbols.intern(subject)
    if event.type == .appealFiled {
      return .filed(
        subject: name, period: parts.first == "period" && parts.count > 1 ? Period(parts[1]) : nil,
        unit: event.by)
    }
    return .decided(
      subject: name, granted: reader.flag(keys.granted) ?? false,
      correction: reader.symbol(keys.correction, &symbols))
  }

  /// A name that must not be empty.
  private func wanted(
    _ key: FieldKey, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Symbol {
    let symbol = reader.symbol(key, &symbols)
    if symbol.isNone { reader.markOdd(key) }
    return symbol
  }
}
