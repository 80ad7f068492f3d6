// The second file of the C++ test: the header is used by two files of one program.
#include "check.h"

std::size_t other_count(const backorder_book *book) { return backorder_book_count(book); }
