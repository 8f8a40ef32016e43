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

  /// A name that must not be empty.
  private func wanted(
    _ key: FieldKey, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Symbol {
    let symbol = reader.symbol(key, &symbols)
    if symbol.isNone { reader.markOdd(key) }
    return symbol
  }
}
