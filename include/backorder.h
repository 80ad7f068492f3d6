#ifndef BACKORDER_H
#define BACKORDER_H

/* Made from capi/ by `make generate`; do not edit. */

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#endif  /* BACKORDER_H */
