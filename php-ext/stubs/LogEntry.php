<?php

declare(strict_types=1);

namespace Backorder;

/** A line of the log: one decision about a backorder, as it was kept. */
final class LogEntry
{
    public readonly int $at;
    public readonly int $client;
    public readonly int $backorder;
    /** Which life of the backorder. */
    public readonly int $life;
    /** The revision of the record after it. */
    public readonly int $revision;
    public readonly DomainName $name;
    public readonly Event $event;
    /** Where the life stood before: a status, "none" or "deleted". */
    public readonly string $from;
    /** Where it stood after. */
    public readonly string $to;
    public readonly ?HoldChange $hold;
    /** Why it fell back or ended. */
    public readonly ?Cause $cause;
    /** What the other side said, or a warning; may be empty. */
    public readonly string $detail;

    /**
     * The history of one name across clients, from rows of `log`, oldest first; rows of other
     * names are passed over.
     *
     * @param list<array<string, int|string|null>> $rows
     * @return list<LogEntry>
     * @throws Exception\BookException row-invalid, naming the column
     * @throws Exception\NameException the name of a row is none
     */
    public static function history(DomainName $name, array $rows): array
    {
        throw new \LogicException(__METHOD__);
    }
}
