import Basics
import Testing

@testable import EventBook

@Suite("The source of an event")
struct EventSourceTests {
  @Test(
    "A path stands in a line as a URI has it, and is read as it was",
    arguments: [
      ("/a/b", "/a/b"), ("/", "/"), ("/-._~!$&'()*+,;=:@", "/-._~!$&'()*+,;=:@"),
      ("/a b", "/a%20b"), ("/临汾", "/%E4%B8%B4%E6%B1%BE"), ("/50%", "/50%25"),
      ("/a?b#c", "/a%3Fb%23c"),
    ])
  func encoding(path: String, stored: String) {
    #expect(EventSource.encoded(path) == stored)
    #expect(EventSource.decoded(stored) == path)
    #expect(EventSource.fault(ofGiven: stored) == nil)
  }

  @Test("What cannot be decoded is taken as it stands", arguments: ["/%", "/%4", "/%G0", "/%FF"])
  func undecodable(stored: String) {
    #expect(EventSource.decoded(stored) == stored)
    #expect(EventSource.fault(ofGiven: stored)?.english.contains("a byte of UTF-8") == true)
  }

  @Test(
    "Of what was given, and of what stands, is said what is no URI-reference",
    arguments: [
      ("/a b", "%20", "%20"), ("/a\"b", "%20", "%20"), ("/临汾", nil, "%E8"),
      ("/a//b", nil, "'a//b'"),
      ("/a/", nil, "'a/'"), ("/.", nil, "'.'"), ("/a", nil, nil),
    ] as [(String, String?, String?)])
  func faults(source: String, given: String?, stored: String?) {
    let (ofGiven, ofStored) = (
      EventSource.fault(ofGiven: source),
      source.withByteView { EventSource.fault(ofStored: $0) }
    )
    #expect((ofGiven == nil) == (given == nil))
    #expect((ofStored == nil) == (stored == nil))
    if let given { #expect(ofGiven?.english.contains(given) == true) }
    if let stored { #expect(ofStored?.english.contains(stored) == true) }
  }

  @Test("The engine's own begin with /system")
  func engine() {
    for own in ["/system", "/system/sweep"] { #expect(EventSource.isOfEngine(own)) }
    for other in ["/systems", "/a/system", "/"] { #expect(!EventSource.isOfEngine(other)) }
  }
}
