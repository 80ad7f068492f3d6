/*
 * The registrar's commands, a struct and a function each. Made from their table (docs/commands.md)
 * by `make generate`; do not edit. Nothing here is in the library: the functions make a
 * `backorder_command` by the calls of backorder.h.
 *
 * - Set the struct to zero, fill what is to be sent, call the function for a platform, one of
 *   `BACKORDER_PLATFORM_`. What is zero is not sent. A text of length 0 whose `data` is not NULL is
 *   sent, and clears what the registrar has.
 * - A command that cannot be meant is refused with `PARAMETER_INVALID`, as by
 *   `backorder_command_check`, before anything is sent: the subject of the error is the parameter,
 *   its message says what is allowed. `out` is NULL then.
 * - Send it with `backorder_registrar_ask`, or with HTTP of your own (docs/c-abi.md), and read the
 *   answer with `backorder_command_read`.
 */

#ifndef BACKORDER_COMMANDS_H
#define BACKORDER_COMMANDS_H

#include "backorder.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A yes or no that may be left out: 0 is not sent. */
enum backorder_cmd_choice {
  /** Sent as 1. */
  BACKORDER_CMD_YES = 1,
  /** Sent as 0. */
  BACKORDER_CMD_NO = 2
};

/** A whole number that may be left out. */
struct backorder_cmd_number {
  /** Whether it is sent. */
  bool is_given;
  /** The number. */
  int64_t value;
};

/** An instant that may be left out. */
struct backorder_cmd_instant {
  /** Whether it is sent. */
  bool is_given;
  /** Unix seconds. */
  int64_t at;
};

/** Texts, sent as KEY0, KEY1 and so on; none: nothing is sent. */
struct backorder_cmd_texts {
  /** The first. */
  const backorder_str *items;
  /** How many there are. */
  size_t count;
};

/** Whole numbers, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_numbers {
  /** The first. */
  const int64_t *items;
  /** How many there are. */
  size_t count;
};

/** Numbers of words, or of enum backorder_cmd_choice, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_choices {
  /** The first. */
  const uint32_t *items;
  /** How many there are. */
  size_t count;
};

/** A parameter by its name. */
struct backorder_cmd_extra {
  /** The name, such as `X-DE-NSENTRY0`. */
  backorder_str key;
  /** The value. */
  backorder_str value;
};

/** Parameters by their names. */
struct backorder_cmd_extras {
  /** The first. */
  const struct backorder_cmd_extra *items;
  /** How many there are. */
  size_t count;
};

/* words */
/**
 * A contact in a list of them: its handle, or a person or an organisation written out, of which
 * ISPAPI makes one. CNR takes handles only.
 */
struct backorder_cmd_party {
  /** The handle, such as `P-TUE1378025`; with it nothing else is sent. */
  backorder_str handle;
/* contact */
};

/** Contacts, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_parties {
  /** The first. */
  const struct backorder_cmd_party *items;
  /** How many there are. */
  size_t count;
};

/** The longest key with its numbers, and the zero behind it. */
#define BACKORDER_CMD_KEY 128

/** Writes `key`, a number and `rest` to `room` of BACKORDER_CMD_KEY bytes, and gives a view. */
static inline backorder_str backorder_cmd_key(char *room, const char *key, size_t place,
    const char *rest) {
  char digits[24];
  size_t used = 0, count = 0;
  backorder_str view;
  do {
    digits[count++] = (char)('0' + place % 10);
    place /= 10;
  } while (place > 0);
  while (*key != '\0' && used < BACKORDER_CMD_KEY) room[used++] = *key++;
  while (count > 0 && used < BACKORDER_CMD_KEY) room[used++] = digits[--count];
  while (*rest != '\0' && used < BACKORDER_CMD_KEY) room[used++] = *rest++;
  view.data = room;
  view.len = used;
  return view;
}

/** Sends a text, if there is one. */
static inline backorder_result backorder_cmd_put_text(backorder_result result,
    backorder_command *made, const char *key, backorder_str value) {
  if (result != BACKORDER_OK || value.data == NULL) return result;
  return backorder_command_set(made, backorder_str_of(key), value);
}

/** Sends texts, if there are any. */
static inline backorder_result backorder_cmd_put_texts(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_texts values) {
  if (result != BACKORDER_OK || values.count == 0) return result;
  return backorder_command_set_list(made, backorder_str_of(key), values.items, values.count);
}

/** Sends a number, if there is one. */
static inline backorder_result backorder_cmd_put_number(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_number value) {
  if (result != BACKORDER_OK || !value.is_given) return result;
  return backorder_command_set_number(made, backorder_str_of(key), value.value);
}

/** Sends numbers, if there are any. */
static inline backorder_result backorder_cmd_put_numbers(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_numbers values) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count && result == BACKORDER_OK; place++) {
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_command_set_number(made, numbered, values.items[place]);
  }
  return result;
}

/** Sends an instant, if there is one. */
static inline backorder_result backorder_cmd_put_instant(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_instant value) {
  if (result != BACKORDER_OK || !value.is_given) return result;
  return backorder_command_set_instant(made, backorder_str_of(key), value.at);
}

/** Sends a yes or no; what is neither is refused with the command. */
static inline backorder_result backorder_cmd_put_choice_at(backorder_result result,
    backorder_command *made, backorder_str key, uint32_t value) {
  if (result != BACKORDER_OK || value == 0) return result;
  if (value > BACKORDER_CMD_NO) return backorder_command_set_number(made, key, value);
  return backorder_command_set_flag(made, key, value == BACKORDER_CMD_YES);
}

/** Sends a yes or no, if there is one. */
static inline backorder_result backorder_cmd_put_choice(backorder_result result,
    backorder_command *made, const char *key, uint32_t value) {
  return backorder_cmd_put_choice_at(result, made, backorder_str_of(key), value);
}

/** Sends a yes or no each. */
static inline backorder_result backorder_cmd_put_choices(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_choices values) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count; place++) {
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_cmd_put_choice_at(result, made, numbered, values.items[place]);
  }
  return result;
}

/** Sends the word of a number; a number without one is refused with the command. */
static inline backorder_result backorder_cmd_put_word_at(backorder_result result,
    backorder_command *made, backorder_str key, uint32_t value, const char *word) {
  if (result != BACKORDER_OK || value == 0) return result;
  if (word == NULL) return backorder_command_set_number(made, key, value);
  return backorder_command_set(made, key, backorder_str_of(word));
}

/** Sends the word of a number, if there is one. */
static inline backorder_result backorder_cmd_put_word(backorder_result result,
    backorder_command *made, const char *key, uint32_t value, const char *(*word)(uint32_t)) {
  return backorder_cmd_put_word_at(result, made, backorder_str_of(key), value, word(value));
}

/** Sends the word of each number. */
static inline backorder_result backorder_cmd_put_words(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_choices values,
    const char *(*word)(uint32_t)) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count; place++) {
    uint32_t value = values.items[place];
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_cmd_put_word_at(result, made, numbered, value, word(value));
  }
  return result;
}

/** Sends a field of a contact that is written out, if it is there. */
static inline backorder_result backorder_cmd_put_detail(backorder_result result,
    backorder_command *made, const char *key, size_t place, const char *field,
    backorder_str value) {
  char room[BACKORDER_CMD_KEY];
  if (result != BACKORDER_OK || value.data == NULL) return result;
  return backorder_command_set(made, backorder_cmd_key(room, key, place, field), value);
}

/** Sends the lines of a field of such a contact. */
static inline backorder_result backorder_cmd_put_details(backorder_result result,
    backorder_command *made, const char *key, size_t place, const char *field,
    struct backorder_cmd_texts values) {
  char room[BACKORDER_CMD_KEY];
  backorder_str whole = backorder_cmd_key(room, key, place, field);
  if (result != BACKORDER_OK || values.count == 0) return result;
  if (values.count == 1) return backorder_command_set(made, whole, values.items[0]);
  return backorder_command_set_list(made, whole, values.items, values.count);
}

/** Sends contacts. */
static inline backorder_result backorder_cmd_put_parties(backorder_result result,
    backorder_command *command, const char *key, struct backorder_cmd_parties values) {
  size_t place;
  for (place = 0; place < values.count; place++) {
    const struct backorder_cmd_party *party = &values.items[place];
    result = backorder_cmd_put_detail(result, command, key, place, "", party->handle);
    if (party->handle.data != NULL) continue;
/* contact fields */
  }
  return result;
}

/** Sends parameters by their names. */
static inline backorder_result backorder_cmd_put_extras(backorder_result result,
    backorder_command *made, struct backorder_cmd_extras values) {
  size_t place;
  for (place = 0; place < values.count && result == BACKORDER_OK; place++) {
    const struct backorder_cmd_extra *extra = &values.items[place];
    result = backorder_command_set(made, extra->key, extra->value);
  }
  return result;
}

/** Begins a command under its name on a platform; of none where none is given. */
static inline backorder_result backorder_cmd_begin(bool is_given, uint32_t platform,
    const char *ispapi, const char *cnr, backorder_command **made) {
  const char *name = platform == BACKORDER_PLATFORM_CNR ? cnr : ispapi;
  if (!is_given) return backorder_command_check(NULL, platform);
  return backorder_command_new(backorder_str_of(name), made);
}

/** Gives a command out, if it can be meant. */
static inline backorder_result backorder_cmd_end(backorder_result result, uint32_t platform,
    backorder_command *made, backorder_command **out) {
  if (out != NULL) *out = NULL;
  if (result == BACKORDER_OK && out == NULL) {
    result = backorder_command_new(backorder_str_of(""), NULL);
  }
  if (result == BACKORDER_OK) result = backorder_command_check(made, platform);
  if (result == BACKORDER_OK) {
    *out = made;
  } else {
    backorder_command_free(made);
  }
  return result;
}

/* commands */
#ifdef __cplusplus
}
#endif

#endif
