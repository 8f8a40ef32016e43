import Basics

/// OCEL 2.0 in JSON (ocel-standard.org, §6): one object or event a line. Values are texts, as the schema of
/// the standard has it; what an object was from the beginning bears the first instant of 1970.
struct OCELJSON: OCELDocument {
  private let zone: TimeZone

  init(_ zone: TimeZone) { self.zone = zone }

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

  func append(object: OCELRow, to out: inout TextBuffer) {
    append(object, isEvent: false, to: &out)
  }

  func beginEvents() -> [UInt8] { Array("\n],\n\"events\":[".utf8) }

  func append(event: OCELRow, to out: inout TextBuffer) { append(event, isEvent: true, to: &out) }

  func end() -> [UInt8] { Array("\n]}\n".utf8) }

  private func append(_ row: OCELRow, isEvent: Bool, to out: inout TextBuffer) {
    out.append("\n{\"id\":" as StaticString)
    row.withText(row.id) { JSONText.append($0, to: &out) }
    out.append(",\"type\":" as StaticString)
    JSONText.append(row.type, to: &out)
    if isEvent {
      out.append(",\"time\":\"" as StaticString)
      zone.append(row.time, to: &out)
      out.append(UInt8(ascii: "\""))
    }
    out.append(",\"attributes\":[" as StaticString)
    for index in row.attributes.indices { append(attribute: index, of: row, isEvent, to: &out) }
    out.append("],\"relationships\":[" as StaticString)
    for index in row.relations.indices {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append("{\"objectId\":" as StaticString)
      row.withText(row.relations.span[index].id) { JSONText.append($0, to: &out) }
      out.append(",\"qualifier\":" as StaticString)
      JSONText.append(row.relations.span[index].qualifier, to: &out)
      out.append(UInt8(ascii: "}"))
    }
    out.append("]}" as StaticString)
  }

  private func append(
    attribute index: Int, of row: OCELRow, _ isEvent: Bool, to out: inout TextBuffer
  ) {
    let attribute = row.attributes.span[index]
    if index > 0 { out.append(UInt8(ascii: ",")) }
    out.append("{\"name\":" as StaticString)
    JSONText.append(attribute.name, to: &out)
    if !isEvent {
      out.append(",\"time\":\"" as StaticString)
      if let time = attribute.time {
        zone.append(time, to: &out)
      } else {
        out.append(OCELRow.beginning)
      }
      out.append(UInt8(ascii: "\""))
    }
    out.append(",\"value\":" as StaticString)
    row.withText(attribute.value) { JSONText.append($0, to: &out) }
    out.append(UInt8(ascii: "}"))
  }
}
