<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** What a client counted since it was made; a child of a fork counts on by itself. */
final class Metrics
{
    /** Commands that were asked for, logins included. */
    public readonly int $calls;
    /** Requests that were sent. */
    public readonly int $attempts;
    /** Requests that repeated one before. */
    public readonly int $repetitions;
    /** Answers of the server, whatever their code. */
    public readonly int $answers;
    /** Calls without an answer, of which nothing was carried out. */
    public readonly int $failures;
    /** Calls of which it is not known what became of them. */
    public readonly int $unknownOutcomes;
    /** Sessions that were started again because the server had forgotten them. */
    public readonly int $renewals;
    /** Bytes of answers, unpacked. */
    public readonly int $bytesReceived;
    /** Answers by which the server asked for less: 425, 521, HTTP 429. */
    public readonly int $limited;
    /** Milliseconds spent waiting between attempts and for the own rate limit. */
    public readonly int $waitedMs;
}
