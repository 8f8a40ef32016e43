#include "compress.h"

#include <string.h>

enum {
  block_size = 64,
  /// A message that comes to no more than so many bytes is copied behind its prefix, padding and all:
  /// then it is compressed in one go. Nearly every line of a book is.
  staged_size = 2048,
};

/// One message on its way: a stretch of whole blocks, and what comes behind it.
typedef struct {
  uint32_t state[8];
  uint8_t *digest;
  const uint8_t *blocks;
  size_t count;
  /// Behind the stretch, where the message is not staged whole: its middle, then its padded end.
  const uint8_t *middle;
  size_t middle_count;
  const uint8_t *rest;
  size_t rest_size;
  uint64_t bits;
  uint8_t staged[staged_size];
} Lane;

static const uint32_t initial_state[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static void store_big_endian(uint8_t *bytes, uint32_t word) {
  word = __builtin_bswap32(word);
  memcpy(bytes, &word, sizeof word);
}

/// Pads what is staged so far (FIPS 180-4 §5.1.1).
///
/// - returns: the number of blocks.
static size_t pad(Lane *lane, size_t size) {
  size_t count = (size + 8) / block_size + 1;
  lane->staged[size] = 0x80;
  memset(lane->staged + size + 1, 0, count * block_size - 8 - size - 1);
  store_big_endian(lane->staged + count * block_size - 8, (uint32_t)(lane->bits >> 32));
  store_big_endian(lane->staged + count * block_size - 4, (uint32_t)lane->bits);
  return count;
}

static void begin(Lane *lane, const uint8_t *message, size_t size, int prefix, uint8_t *digest) {
  memcpy(lane->state, initial_state, sizeof initial_state);
  lane->digest = digest;
  lane->blocks = lane->staged;
  lane->middle_count = 0;
  lane->rest = NULL;
  size_t shift = prefix >= 0;
  lane->bits = (uint64_t)(size + shift) * 8;
  lane->staged[0] = (uint8_t)prefix;
  if (size + shift + block_size + 8 <= staged_size) {
    memcpy(lane->staged + shift, message, size);
    lane->count = pad(lane, size + shift);
    return;
  }
  size_t head = block_size - shift;
  memcpy(lane->staged + shift, message, head);
  lane->count = 1;
  lane->middle = message + head;
  lane->middle_count = (size - head) / block_size;
  lane->rest = lane->middle + lane->middle_count * block_size;
  lane->rest_size = (size - head) % block_size;
}

/// Goes on behind a stretch that is done.
///
/// - returns: false at the end, when the digest is written.
static bool proceed(Lane *lane) {
  if (lane->middle_count > 0) {
    lane->blocks = lane->middle;
    lane->count = lane->middle_count;
    lane->middle_count = 0;
    return true;
  }
  if (lane->rest) {
    memcpy(lane->staged, lane->rest, lane->rest_size);
    lane->rest = NULL;
    lane->blocks = lane->staged;
    lane->count = pad(lane, lane->rest_size);
    return true;
  }
  for (int word = 0; word < 8; word++) store_big_endian(lane->digest + 4 * word, lane->state[word]);
  return false;
}

/// The messages that nobody has begun.
typedef struct {
  const uint8_t *base;
  const size_t *bounds;
  size_t next, count;
  int prefix;
  uint8_t *digests;
} Queue;

static bool begin_next(Lane *lane, Queue *queue) {
  if (queue->next == queue->count) return false;
  const size_t *bounds = queue->bounds + 2 * queue->next;
  begin(lane, queue->base + bounds[0], bounds[1] - bounds[0], queue->prefix,
        queue->digests + 32 * queue->next);
  queue->next++;
  return true;
}

/// Past blocks that are compressed.
///
/// - returns: false where nothing more is to be done.
static bool advance(Lane *lane, size_t count, Queue *queue) {
  lane->blocks += count * block_size;
  lane->count -= count;
  return lane->count > 0 || proceed(lane) || begin_next(lane, queue);
}

void sha256_kernel_messages(const uint8_t *base, const size_t *bounds, size_t count, int prefix,
                            uint8_t *digests) {
  Queue queue = {base, bounds, 0, count, prefix, digests};
  Lane first, second;
  Lane *last = begin_next(&first, &queue) ? &first : NULL;
  bool are_two = begin_next(&second, &queue);
  while (are_two) {
    size_t shared = first.count < second.count ? first.count : second.count;
    sha256_compress_two(first.state, first.blocks, second.state, second.blocks, shared);
    bool first_goes_on = advance(&first, shared, &queue);
    bool second_goes_on = advance(&second, shared, &queue);
    last = first_goes_on ? &first : second_goes_on ? &second : NULL;
    are_two = first_goes_on && second_goes_on;
  }
  while (last) {
    sha256_kernel_compress(last->state, last->blocks, last->count);
    if (!advance(last, last->count, &queue)) last = NULL;
  }
}
