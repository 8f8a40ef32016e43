import Foundation
import Testing

/// A strict reading of CloudEvents 1.0.2 §3 and of its JSON format.
func expectCloudEvent(
  _ line: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let event = try object(line)
  func text(_ key: String) -> String { event[key] as? String ?? "" }
  var faults: [String] = []
  if text("specversion") != "1.0" { faults.append("specversion") }
  for key in ["id", "source", "type", "subject", "time"] where text(key).isEmpty {
    faults.append(key)
  }
  if !isURIReference(text("source")) { faults.append("source is not a URI-reference") }
  for key in ["time", "recordedtime"] where !isTime(text(key)) { faults.append(key) }
  if event["data"] as? [String: Any] == nil { faults.append("data") }
  if event["data_base64"] != nil { faults.append("data_base64") }
  for (key, value) in event where key != "data" {
    if !key.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber) }) {
      faults.append("the name '\(key)'")
    }
    if !(value is String), !isInteger(value), !isFlag(value) {
      faults.append("the kind of '\(key)'")
    }
  }
  if text("sequence").count != 16 || Int(text("sequence")) == nil { faults.append("sequence") }
  if !((event["caseseq"] as? Int).map { $0 >= 1 } ?? false) { faults.append("caseseq") }
  #expect(faults.isEmpty, "\(line)", sourceLocation: sourceLocation)
}

/// Whether a text holds only what RFC 3986 allows in a reference.
func isURIReference(_ text: String) -> Bool {
  let allowed =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"
  return text.allSatisfy { allowed.contains($0) }
}

private func isTime(_ text: String) -> Bool {
  let form = #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"#
  return text.range(of: form, options: .regularExpression) != nil
}

/// CloudEvents knows whole numbers of 32 bits only.
private func isInteger(_ value: Any) -> Bool {
  (value as? Double).map { $0 == $0.rounded() && abs($0) < 2_147_483_648 } ?? false
}

private func isFlag(_ value: Any) -> Bool { value as? Bool != nil }
