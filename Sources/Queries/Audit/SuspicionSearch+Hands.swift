import Basics
import CaseModel

/// Who acted: with whom, for whom, and whether it was theirs.
extension SuspicionSearch {
  mutating func noteHands(
    _ event: Event, _ note: Note, _ state: CaseState, in reference: ReferenceData
  ) {
    switch event.type {
    case .caseSigned:
      signers[event.subject] = note.person
      noteJurisdiction(event, note, state, in: reference)
    case .caseResolved:
      resolvers[event.subject] = note.person
      noteJurisdiction(event, note, state, in: reference)
    case .returnRequested, .extensionRequested:
      noteJurisdiction(event, note, state, in: reference)
    case .caseVerified, .caseFollowed: noteOwnCheck(event, note)
    case .extensionGranted: noteOwnExtension(event, note, state, in: reference)
    case .caseExcluded where !note.hasEvidence:
      find(
        .noEvidence, event, note,
        Phrase("excluded from assessment without evidence", "剔除考核而未附佐证"))
    default: break
    }
  }

  private mutating func noteOwnCheck(_ event: Event, _ note: Note) {
    guard !note.person.isNone else { return }
    let hands = [
      (resolvers, Phrase("resolved it", "办结人")), (signers, Phrase("signed for it", "签收人")),
    ]
    guard let (_, deed) = hands.first(where: { $0.0[event.subject] == note.person }) else { return }
    let check =
      event.type == .caseVerified ? Phrase("verified", "核查人") : Phrase("followed up", "回访人")
    find(
      .ownCheck, event, note,
      Phrase(
        "\(check.english) by the person who \(deed.english)", "\(check.chinese)就是\(deed.chinese)"))
  }

  /// The unit of the person, where the book knows it, else the one that recorded the event: the one that
  /// it speaks for may be whom it is about.
  private func unit(of event: Event, _ note: Note, in reference: ReferenceData) -> Symbol {
    let actor = reference.symbols.find(names.text(note.person))
    guard !actor.isNone, let unit = reference.actors[actor]?.unit, !unit.isNone else {
      return reference.symbols.find(names.text(note.source))
    }
    return unit
  }

  /// A unit that is not registered has no place in the organisation that it could be out of.
  private mutating func noteJurisdiction(
    _ event: Event, _ note: Note, _ state: CaseState, in reference: ReferenceData
  ) {
    let (unit, holder) = (unit(of: event, note, in: reference), state.holder)
    let organisation = reference.organisation
    guard unit != holder, !holder.isNone, organisation.summary(of: unit) != nil else { return }
    let symbols = reference.symbols
    func isRelated(_ other: Symbol) -> Bool {
      organisation.lies(unit, within: other, symbols)
        || organisation.lies(other, within: unit, symbols)
    }
    if isRelated(holder) || state.calls.contains(where: { isRelated($0.unit) }) { return }
    let name = symbols.text(holder)
    find(
      .jurisdiction, event, note,
      Phrase(
        "the unit neither holds the case, which is with \(name), nor lies on its line, nor was called",
        "案件由“\(name)”承办，该单位与其无上下级关系，也未被吹哨"), unit: unit)
  }

  /// A unit that nobody dispatched to decides for itself.
  private mutating func noteOwnExtension(
    _ event: Event, _ note: Note, _ state: CaseState, in reference: ReferenceData
  ) {
    let unit = unit(of: event, note, in: reference)
    guard state.hasDispatcher, unit == state.holder, unit != state.dispatcher else { return }
    find(
      .ownExtension, event, note,
      Phrase("granted by the unit that the extension is for", "延期由承办单位自己批准"), unit: unit)
  }
}
