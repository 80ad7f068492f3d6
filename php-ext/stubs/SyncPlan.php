<?php

declare(strict_types=1);

namespace Backorder;

/** What follows for all domains, by name. */
final class SyncPlan
{
    /** How many domains were compared. */
    public readonly int $lookedAt;
    /** It is only to be reported. */
    public readonly bool $isNotice;
    /**
     * In the order they are to be made.
     *
     * @var list<SyncChange>
     */
    public readonly array $changes;
    /**
     * What else is to be done, after the changes.
     *
     * @var list<SyncEffect>
     */
    public readonly array $effects;
    /**
     * What is only reported.
     *
     * @var list<SyncEntry>
     */
    public readonly array $entries;
    /**
     * The rows that were refused.
     *
     * @var list<SyncRefusal>
     */
    public readonly array $refused;
    /**
     * Domains that wait for the contract about WHOIS privacy: one notice for all of them.
     *
     * @var list<string>
     */
    public readonly array $contractUnsigned;
    /** How many errors there are, refused rows among them. */
    public readonly int $errors;

    /** Whether to send the report: for a change, an effect or an error. */
    public function isDue(bool $sendEmpty = false): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /** The subject of the report; in English if no language is given. */
    public function subject(?Language $language = null): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** The report as plain text. */
    public function text(?Language $language = null): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** The report as one element of HTML, everything in it escaped. */
    public function html(?Language $language = null): string
    {
        throw new \LogicException(__METHOD__);
    }
}
