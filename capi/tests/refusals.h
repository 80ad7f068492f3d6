/* What the tests of refusals share. */
#ifndef BACKORDER_TESTS_REFUSALS_H
#define BACKORDER_TESTS_REFUSALS_H

#include "check.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW (DROP_AT - 240 * HOUR)

static const backorder_str EMPTY = {NULL, 0};
static const backorder_str NULL_TEXT = {NULL, 5};
static const backorder_str BAD_UTF8 = {"ex\xff.com", 7};

#endif
