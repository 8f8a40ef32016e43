/// The compression function in plain Swift, which every processor runs.
extension SHA256State {
  /// - Parameter view: whole blocks of 64 bytes.
  mutating func compressPortably(_ view: ByteView) {
    for start in stride(from: 0, to: view.count, by: SHA256.blockSize) {
      var schedule = InlineArray<16, UInt32>(repeating: 0)
      for index in 0..<16 { schedule[index] = view.halfWord(at: start &+ index &* 4).byteSwapped }
      compress(schedule)
    }
  }

  /// FIPS 180-4 §6.2.2, the schedule sixteen words at a time.
  private mutating func compress(_ block: InlineArray<16, UInt32>) {
    var schedule = block
    var (a, b, c, d) = (words[0], words[1], words[2], words[3])
    var (e, f, g, h) = (words[4], words[5], words[6], words[7])
    var start = 0
    while true {
      // After eight rounds every variable is back in its place, so that none has to be moved.
      for half in 0..<2 {
        let at = half &* 8
        let from = start &+ at
        Self.round(a, b, c, &d, e, f, g, &h, schedule[at] &+ Self.constants[from])
        Self.round(h, a, b, &c, d, e, f, &g, schedule[at &+ 1] &+ Self.constants[from &+ 1])
        Self.round(g, h, a, &b, c, d, e, &f, schedule[at &+ 2] &+ Self.constants[from &+ 2])
        Self.round(f, g, h, &a, b, c, d, &e, schedule[at &+ 3] &+ Self.constants[from &+ 3])
        Self.round(e, f, g, &h, a, b, c, &d, schedule[at &+ 4] &+ Self.constants[from &+ 4])
        Self.round(d, e, f, &g, h, a, b, &c, schedule[at &+ 5] &+ Self.constants[from &+ 5])
        Self.round(c, d, e, &f, g, h, a, &b, schedule[at &+ 6] &+ Self.constants[from &+ 6])
        Self.round(b, c, d, &e, f, g, h, &a, schedule[at &+ 7] &+ Self.constants[from &+ 7])
      }
      start &+= 16
      if start == 64 { break }
      for index in 0..<16 {
        let x15 = schedule[(index &+ 1) & 15]
        let x2 = schedule[(index &+ 14) & 15]
        let s0 = Self.rotate(x15, 7) ^ Self.rotate(x15, 18) ^ (x15 &>> 3)
        let s1 = Self.rotate(x2, 17) ^ Self.rotate(x2, 19) ^ (x2 &>> 10)
        let sum = schedule[index] &+ schedule[(index &+ 9) & 15]
        schedule[index] = sum &+ s0 &+ s1
      }
    }
    words[0] &+= a
    words[1] &+= b
    words[2] &+= c
    words[3] &+= d
    words[4] &+= e
    words[5] &+= f
    words[6] &+= g
    words[7] &+= h
  }

  /// One round: what would become `e` is left in `d`, and what would become `a` in `h`.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choose = g ^ (e & (f ^ g))
    let t1 = (h &+ s1) &+ (choose &+ word)
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ t1
    h = t1 &+ (s0 &+ majority)
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
