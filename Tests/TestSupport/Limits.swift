import Glibc

/// How long a lock is waited for that is free or soon will be. Never zero: a child process that
/// another test starts holds copies of all open files, locks too, from its fork to its exec.
package let patience: Int64 = 60_000_000

/// Bounds the files that this process may write, for exit tests only; by nil no longer.
package func limitFileSize(to bytes: Int?) {
  let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  var limit = rlimit()
  precondition(unsafe getrlimit(resource, &limit) == 0)
  limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
  precondition(unsafe setrlimit(resource, &limit) == 0)
}
