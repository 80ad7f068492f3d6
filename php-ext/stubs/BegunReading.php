<?php

declare(strict_types=1);

namespace Backorder;

/**
 * A reading of a client's account that has begun: Book::beginReading(). Rows first, then billing: a
 * reading is taken in only while the account in the book is as it was when it began.
 */
final class BegunReading
{
    public readonly int $client;
    public readonly int $begunAt;
    /**
     * Our create-invoice effects whose invoice is not recorded yet: to be looked for in the notes
     * of the client's invoices, together with the amounts.
     *
     * @var list<string>
     */
    public readonly array $notes;
}
