extension String {
  /// A control character as people see it: `\u{1B}`.
  package init(visible control: UInt8) {
    self = "\\u{" + String(control, radix: 16, uppercase: true) + "}"
  }
}
