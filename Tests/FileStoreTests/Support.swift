import Basics

/// The code of the diagnostic that a call ends with, or nil where it ends well.
func code(_ call: () throws(Diagnostic) -> Void) -> String? {
  do throws(Diagnostic) {
    try call()
    return nil
  } catch { return error.code }
}
