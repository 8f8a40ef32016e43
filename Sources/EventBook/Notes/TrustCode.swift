package import Basics

/// What is wrong with checkpoints, signatures and proofs. `verify` prints the part behind the dot.
package enum TrustCode: String, ErrorCode {
  case beyond = "trust.beyond"
  case command = "trust.command"
  case contradiction = "trust.contradiction"
  case form = "trust.form"
  case key = "trust.key"
  case keys = "trust.keys"
  case name = "trust.name"
  case none = "trust.none"
  case origin = "trust.origin"
  case policy = "trust.policy"
  case program = "trust.program"
  case quorum = "trust.quorum"
  case signature = "trust.signature"
  case succession = "trust.succession"
  case unchecked = "trust.unchecked"
  case unsigned = "trust.unsigned"

  package var remedy: Phrase {
    switch self {
    case .beyond:
      Phrase(
        "sign again when the book has grown: whistle checkpoint", "台账增长后请再次签署：whistle checkpoint")
    case .command:
      Phrase(
        "it reads the text on standard input and prints signature lines: --sign 'Scripts/sign-openssl KEY.pem'",
        "该命令从标准输入读取正文并打印签名行：--sign 'Scripts/sign-openssl KEY.pem'")
    case .contradiction:
      Phrase(
        "keep both as evidence; the book, or one of the checkpoints, was changed after it was signed",
        "请保留两者作为证据；台账或其中一份检查点在签署之后被改动")
    case .form:
      Phrase(
        "take an unchanged copy: origin, size, root, a blank line, signature lines, each ended by one LF",
        "请使用未改动的副本：名称、行数、根哈希、一个空行、签名行，每行以一个 LF 结束")
    case .key:
      Phrase(
        "a key is NAME+ID+BASE64 of Ed25519, as 'Scripts/sign-openssl --key KEY.pem NAME' prints it, or a file with it",
        "验证公钥为 Ed25519 的 名称+编号+BASE64，可用“Scripts/sign-openssl --key KEY.pem 〈名称〉”打印，也可给出存有它的文件")
    case .keys:
      Phrase("restore the file from a copy, or give the key with --key", "请用副本恢复该文件，或用 --key 给出公钥")
    case .name:
      Phrase(
        "checkpoints/ holds checkpoints alone, each named by its size",
        "checkpoints/ 中只放检查点，各以其行数命名")
    case .none:
      Phrase(
        "sign one: whistle checkpoint --origin NAME --sign COMMAND",
        "请先签署：whistle checkpoint --origin 〈名称〉 --sign 〈命令〉")
    case .origin:
      Phrase(
        "a book has one origin: leave --origin out, or name that one",
        "一本台账只用一个名称：请不写 --origin，或写该名称")
    case .policy:
      Phrase(
        "write it as C2SP tlog-policy says (log, witness, group, quorum)",
        "请按 C2SP tlog-policy 书写（log、witness、group、quorum）")
    case .program: Phrase("install OpenSSL 3.0 or later", "请安装 OpenSSL 3.0 或更高版本")
    case .quorum:
      Phrase(
        "have the witnesses cosign it: whistle checkpoint --sign COMMAND",
        "请由见证人联署：whistle checkpoint --sign 〈命令〉")
    case .signature:
      Phrase("nothing it says may be believed: take an unchanged copy", "其内容不可采信：请使用未改动的副本")
    case .succession:
      Phrase(
        "sign with both keys, the old one and the new: whistle checkpoint --sign OLD --sign NEW",
        "请用新旧两把密钥同时签署：whistle checkpoint --sign 〈旧〉 --sign 〈新〉")
    case .unchecked:
      Phrase(
        "give the key with --key KEY, or a policy with --policy FILE",
        "请用 --key 〈公钥〉 给出公钥，或用 --policy 〈文件〉 给出信任策略")
    case .unsigned: Phrase("look at the key that was given, and at the origin", "请核对所给的公钥和名称")
    }
  }
}
