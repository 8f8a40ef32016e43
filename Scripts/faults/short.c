/* Reads and writes that come up short, as POSIX allows them: at most so many bytes a call, preloaded
   (LD_PRELOAD) under an unchanged program. Each call moves something, so that who goes on ends. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <sys/types.h>

static size_t at_most(size_t count) {
  static unsigned turn;
  size_t limit = 1 + (turn++ * 7919u) % 613u;
  return count < limit ? count : limit;
}

#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *bytes, size_t count) {
  return NEXT("write", ssize_t (*)(int, const void *, size_t))(fd, bytes, at_most(count));
}
ssize_t read(int fd, void *bytes, size_t count) {
  return NEXT("read", ssize_t (*)(int, void *, size_t))(fd, bytes, at_most(count));
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return NEXT("pwrite", ssize_t (*)(int, const void *, size_t, off_t))(fd, bytes, at_most(count), at);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t at) {
  return NEXT("pread", ssize_t (*)(int, void *, size_t, off_t))(fd, bytes, at_most(count), at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  return NEXT("pwrite64", ssize_t (*)(int, const void *, size_t, off_t))(fd, bytes, at_most(count), at);
}
ssize_t pread64(int fd, void *bytes, size_t count, off_t at) {
  return NEXT("pread64", ssize_t (*)(int, void *, size_t, off_t))(fd, bytes, at_most(count), at);
}
