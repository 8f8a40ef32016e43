import Foundation
import Testing

/// A home whose book was signed by a key of its own, with OpenSSL.
struct SignedHome {
  static let script = Package.root + "/Scripts/sign-openssl"
  static let origin = "example.org/book"

  let home: Home

  /// - Parameter home: one with the fixed book, where it is not given.
  init(_ home: Home? = nil) throws {
    self.home = try home ?? Home.fixed()
    try makeKey("book")
  }

  /// The same, signed.
  static func signed() throws -> SignedHome {
    let signed = try SignedHome()
    expectStatus(try signed.checkpoint(), 0)
    return signed
  }

  func makeKey(_ name: String) throws {
    expectStatus(
      try home.shell("openssl genpkey -algorithm ed25519 -out \(name).pem 2>/dev/null"), 0)
  }

  /// The command that signs as the book, or as a witness.
  static func sign(_ name: String = "book", asWitness: Bool = false) -> String {
    asWitness ? "\(script) --cosign \(name).pem example.org/\(name)" : "\(script) \(name).pem"
  }

  func key(_ name: String = "book", asWitness: Bool = false) throws -> String {
    let action = asWitness ? "--cosign-key" : "--key"
    let outcome = try home.shell("\(Self.script) \(action) \(name).pem example.org/\(name)")
    return outcome.out.trimmingCharacters(in: .newlines)
  }

  func checkpoint(_ more: [String] = [], by sign: String = sign()) throws -> Outcome {
    try home.run(["checkpoint", "--origin", Self.origin, "--sign", sign] + more)
  }

  /// Puts some more events into the book.
  func grow() throws {
    expectStatus(try home.run("append -", input: event(UUID().uuidString)), 0)
  }

  func verify(_ more: [String] = []) throws -> Outcome {
    try home.run(["verify", "--format", "json"] + more)
  }

  /// The kinds of what `verify` finds.
  func kinds(_ more: [String] = []) throws -> [String] {
    let outcome = try verify(more)
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    #expect(outcome.status == (findings.isEmpty ? 0 : 1), "\(outcome.err)")
    return findings.compactMap { $0["kind"] as? String }
  }
}
