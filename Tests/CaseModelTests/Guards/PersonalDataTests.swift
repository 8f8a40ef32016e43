import CaseModel
import Testing

@Suite("Numbers by which a person can be found")
struct PersonalDataTests {
  @Test(
    "mobile numbers, however they are written",
    arguments: [
      "13812345678", "请打13812345678。", "+8613812345678", "+86 138 1234 5678", "138-1234-5678",
      "１３８１２３４５６７８", "电话：138 1234 5678（王）", "19912345678", "tel13812345678",
      "2026-07-24 13812345678", "8613812345678",
    ])
  func mobile(text: String) { #expect(PersonalData.find(in: text) == .mobile) }

  @Test(
    "landline numbers with their area code",
    arguments: [
      "010-62345678", "01062345678", "(010)62345678", "（010）6234 5678", "0539-6221234",
      "0539 6221234", "05396221234", "0539-62212345", "021-5432-1234",
    ])
  func landline(text: String) { #expect(PersonalData.find(in: text) == .landline) }

  @Test(
    "identity cards whose check digit is right",
    arguments: [
      "11010519491231002X", "11010519491231002x", "身份证110105 19491231 002X", "440524188001010014",
      "１１０１０５１９４９１２３１００２Ｘ",
    ])
  func identityCard(text: String) { #expect(PersonalData.find(in: text) == .identityCard) }

  @Test(
    "bank cards whose check digit is right",
    arguments: ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111"])
  func bankCard(text: String) { #expect(PersonalData.find(in: text) == .bankCard) }

  @Test("of ten bank cards that differ in their last digit, one is right")
  func checkDigit() {
    let found = (0...9).filter { PersonalData.find(in: "卡号622202020011223344\($0)") == .bankCard }
    #expect(found.count == 1)
  }

  @Test(
    "and what only looks like one",
    arguments: [
      "", "无", "2026-07-24", "2026-07-24 2026-07-25", "LS-2026-000864", "0000000000013812",
      // Longer runs, too short ones, other beginnings.
      "138123456789", "1381234567", "12812345678", "0013812345678",
      // Hexadecimal, and digests.
      "a13812345678f", "sha256:e8857b10006aa555b82ef70cd91db05c13812345678abcdef",
      // Check digits that are wrong.
      "110105194912310021", "4111111111111112",
      // No area code, no such area code, no such number.
      "62345678", "000-62345678", "010-12345678", "010-6234567",
      "3 处 12 盏 2026 年", "38.85796,118.21234", "12345 热线", "2026 0724 1800",
    ])
  func nothing(text: String) { #expect(PersonalData.find(in: text) == nil, "\(text)") }
}
