import Basics

/// OCEL 2.0 in JSON (ocel-standard.org, §6): one object or event a line. Values are texts, as the schema of
/// the standard has it; what an object was from the beginning bears the first instant of 1970.
struct OCELJSON: OCELDocument {
  private var times: TimestampWriter
  /// What stands behind an identity, by types; the names, by their numbers, to what stands before the value
  /// or the end.
  private let types = ReadyTexts(
    OCELType.all.enumerated().map { index, type in
      ",\"type\":" + JSONText.quoted(type.name)
        + (index < OCELType.objects.count ? ",\"attributes\":[" : ",\"time\":\"")
    })
  private let attributes = ReadyTexts(
    OCELName.all.map { "{\"name\":" + JSONText.quoted($0) })
  private let qualifiers = ReadyTexts(
    OCELName.all.map { ",\"qualifier\":" + JSONText.quoted($0) + "}" })

  init(_ zone: TimeZone) { times = TimestampWriter(zone) }

  static let separator: StaticString = ","

  func begin(objects: [OCELType], events: [OCELType]) -> [UInt8] {
    var out = Array("{\"objectTypes\":".utf8)
    JSONValue.array(objects.map(Self.type)).append(to: &out)
    out += ",\n\"eventTypes\":".utf8
    JSONValue.array(events.map(Self.type)).append(to: &out)
    out += ",\n\"objects\":[".utf8
    return out
  }

  private static func type(_ type: OCELType) -> JSONValue {
    let attributes = type.attributes.map { attribute in
      JSONValue.object(["name": .string(attribute.name), "type": .string(attribute.kind.ocelName)])
    }
    return .object(["name": .string(type.name), "attributes": .array(attributes)])
  }

  mutating func append(object: borrowing OCELRow, to out: inout TextBuffer) {
    begin(object, to: &out)
    let attributes = object.attributes.span
    for index in attributes.indices {
      begin(attributes[index], isFirst: index == 0, to: &out)
      out.append(",\"time\":\"" as StaticString)
      if let time = attributes[index].time {
        times.append(time, to: &out)
      } else {
        out.append(OCELRow.beginning)
      }
      out.append("\",\"value\":" as StaticString)
      end(attributes[index], of: object, to: &out)
    }
    end(object, to: &out)
  }

  func beginEvents() -> [UInt8] { Array("\n],\n\"events\":[".utf8) }

  mutating func append(event: borrowing OCELRow, to out: inout TextBuffer) {
    begin(event, to: &out)
    times.append(event.time, to: &out)
    out.append("\",\"attributes\":[" as StaticString)
    let attributes = event.attributes.span
    for index in attributes.indices {
      begin(attributes[index], isFirst: index == 0, to: &out)
      out.append(",\"value\":" as StaticString)
      end(attributes[index], of: event, to: &out)
    }
    end(event, to: &out)
  }

  func end() -> [UInt8] { Array("\n]}\n".utf8) }

  private func begin(_ row: borrowing OCELRow, to out: inout TextBuffer) {
    out.append("\n{\"id\":" as StaticString)
    row.withText(row.id) { JSONText.append($0, to: &out) }
    types.append(row.type, to: &out)
  }

  private func begin(
    _ attribute: OCELRow.Attribute, isFirst: Bool, to out: inout TextBuffer
  ) {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    attributes.append(attribute.name.index, to: &out)
  }

  private func end(
    _ attribute: OCELRow.Attribute, of row: borrowing OCELRow, to out: inout TextBuffer
  ) {
    row.withText(attribute.value) { JSONText.append($0, to: &out) }
    out.append(UInt8(ascii: "}"))
  }

  private func end(_ row: borrowing OCELRow, to out: inout TextBuffer) {
    out.append("],\"relationships\":[" as StaticString)
    let relations = row.relations.span
    for index in relations.indices {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append("{\"objectId\":" as StaticString)
      row.withText(relations[index].id) { JSONText.append($0, to: &out) }
      qualifiers.append(relations[index].qualifier.index, to: &out)
    }
    out.append("]}" as StaticString)
  }
}
