import Basics

/// OCEL 2.0 in JSON (ocel-standard.org, §6): one object or event a line. Values are texts, as the schema of
/// the standard has it; what an object was from the beginning bears the first instant of 1970.
struct OCELJSON: OCELDocument {
  var out: [UInt8] = []
  private let zone: TimeZone
  private var isFirst = true

  init(_ zone: TimeZone) { self.zone = zone }

  mutating func begin(objects: [OCELType], events: [OCELType]) {
    out += "{\"objectTypes\":".utf8
    JSONValue.array(objects.map(Self.type)).append(to: &out)
    out += ",\n\"eventTypes\":".utf8
    JSONValue.array(events.map(Self.type)).append(to: &out)
    out += ",\n\"objects\":[".utf8
  }

  private static func type(_ type: OCELType) -> JSONValue {
    let attributes = type.attributes.map { attribute in
      JSONValue.object(["name": .string(attribute.name), "type": .string(attribute.kind.ocelName)])
    }
    return .object(["name": .string(type.name), "attributes": .array(attributes)])
  }

  mutating func add(object: OCELRow) { add(object, isEvent: false) }

  mutating func beginEvents() {
    out += "\n],\n\"events\":[".utf8
    isFirst = true
  }

  mutating func add(event: OCELRow) { add(event, isEvent: true) }

  mutating func end() { out += "\n]}\n".utf8 }

  private mutating func add(_ row: OCELRow, isEvent: Bool) {
    out += isFirst ? "\n{".utf8 : ",\n{".utf8
    isFirst = false
    JSONText.member("id", row.text(row.id), to: &out)
    JSONText.member("type", row.type, to: &out)
    if isEvent { JSONText.member("time", zone.format(row.time), to: &out) }
    out += ",\"attributes\":[".utf8
    for (index, attribute) in row.attributes.enumerated() {
      out += index > 0 ? ",{".utf8 : "{".utf8
      JSONText.member("name", attribute.name, to: &out)
      if !isEvent {
        let time = attribute.time.map(zone.format) ?? Self.beginning
        JSONText.member("time", time, to: &out)
      }
      JSONText.member("value", row.text(attribute.value), to: &out)
      out.append(UInt8(ascii: "}"))
    }
    out += "],\"relationships\":[".utf8
    for (index, relation) in row.relations.enumerated() {
      out += index > 0 ? ",{".utf8 : "{".utf8
      JSONText.member("objectId", row.text(relation.id), to: &out)
      JSONText.member("qualifier", relation.qualifier, to: &out)
      out.append(UInt8(ascii: "}"))
    }
    out += "]}".utf8
  }

  private static let beginning = "1970-01-01T00:00:00Z"
}
