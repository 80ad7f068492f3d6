/* Plays bytes as sequences of calls, for whoever looks for faults at the boundary: a fuzzer
 * (capi/fuzz), or this program. `sequences FILE ...` plays files, one a sequence; `sequences -n
 * COUNT` as many that a simple generator makes. Made of it is sequences/made.h; see generate.py. */
#include "made.h"

/* Plays one: three bytes say which function, more what it is given. */
void backorder_play(const uint8_t *data, size_t size);

void backorder_play(const uint8_t *data, size_t size) {
  static const size_t count = sizeof playable / sizeof *playable;
  make_fixtures();
  keep_fixtures();
  next_byte = data;
  end_of_bytes = data + size;
  while (end_of_bytes - next_byte >= 3) {
    /* That of the code or the next one: a function more changes the meaning of few others. */
    uint32_t code = (uint32_t)bytes(3);
    size_t low = 0, high = count;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (playable[middle].code < code) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    playable[low % count].play();
  }
  end_sequence();
}

#ifndef BACKORDER_FUZZ
static uint64_t state = 0x9e3779b97f4a7c15;

static uint64_t random_number(void) {
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

static void play_random(size_t length) {
  uint8_t *data = malloc(length);
  CHECK(data != NULL);
  for (size_t i = 0; i < length; i++) data[i] = (uint8_t)(random_number() >> 32);
  backorder_play(data, length);
  free(data);
}

static void play_file(const char *name) {
  static uint8_t data[65536];
  FILE *file = fopen(name, "rb");
  CHECK(file != NULL);
  size_t size = fread(data, 1, sizeof data, file);
  fclose(file);
  backorder_play(data, size);
}

int main(int count, char **arguments) {
  size_t played = 0;
  if (count == 3 && strcmp(arguments[1], "-n") == 0) {
    size_t wanted = strtoull(arguments[2], NULL, 10);
    for (; played < wanted; played++) play_random(4096);
  } else {
    for (; played + 1 < (size_t)count; played++) play_file(arguments[played + 1]);
  }
  printf("%zu sequences of calls\n", played);
  return played > 0 ? 0 : 1;
}
#endif
