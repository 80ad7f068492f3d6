<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Decision;

/** What was read, and what was decided on it. */
final class Attempt
{
    /**
     * @param list<Decision> $decisions
     * @param int $now the time of the call that decided
     */
    public function __construct(
        public readonly Book $book,
        public readonly array $decisions,
        public readonly int $now,
    ) {
    }
}
