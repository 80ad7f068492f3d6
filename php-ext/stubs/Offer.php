<?php

declare(strict_types=1);

namespace Backorder;

/** A name of the droplist as one client sees it: with prices and the client's own backorder. */
final class Offer
{
    public readonly DroplistRow $row;
    /** The price of FULL in the client's currency; null: not offered. */
    public readonly ?Money $full;
    /** The price of LITE; null: not offered. */
    public readonly ?Money $lite;
    /** The client's backorder: the open one, else the latest that is not deleted. */
    public readonly ?Backorder $backorder;

    /**
     * The names that a client has backordered, for Droplist::search(names: ...).
     *
     * @param list<Status> $statuses only those in one of these; an empty list: in any
     * @return list<string>
     */
    public static function ownNames(Book $book, int|string $client, array $statuses = []): array
    {
        throw new \LogicException(__METHOD__);
    }
}
