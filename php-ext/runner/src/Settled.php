<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Effect;

/** What became of decisions: what is committed, and who was lost to others. */
final class Settled
{
    /** @var array<int, Book> by client: the book in which the client stands as it is stored */
    public array $books = [];

    /** @var array<int, list<Effect>> by client: what is to be carried out */
    public array $effects = [];

    /** @var list<int> clients of whom nothing is written, however often it was tried */
    public array $lost = [];
}
