<?php

declare(strict_types=1);

namespace Backorder;

/** What came of an effect, as its carrier reports it to Engine::observe(). */
final class Outcome
{
    /** The stable name: "accepted", "unknown" ... */
    public readonly string $name;
    /**
     * What it says beyond the name, as texts by key, for logs.
     *
     * @var array<string, string>
     */
    public readonly array $details;

    /**
     * The application was accepted under this reference.
     *
     * @throws Exception\LifecycleException reference-invalid: not 1 to 64 printable characters
     */
    public static function accepted(string $reference): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The effect was definitely not done; for applications with the registrar's code.
     *
     * @throws Exception\LifecycleException outcome-unfit: a code that is not 0 to 999
     */
    public static function refused(int $code = 0, string $text = ''): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** Nobody knows whether it was done, or a question got no answer. */
    public static function unknown(): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** Done: message sent, domain imported, invoice cancelled. */
    public static function done(): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The applications that the registrar lists for the name.
     *
     * @param list<FoundApplication> $found
     * @throws \TypeError when the list holds anything else
     */
    public static function applications(array $found): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * How the application stands.
     *
     * @param string $status the registrar's status: "SUCCESSFUL" ...
     * @param ?array<string, string> $auction its AUCTION-... properties, named without that prefix
     * @throws Exception\LifecycleException reference-invalid; outcome-unfit: a property of the
     *     auction that is not a text
     */
    public static function application(
        string $reference,
        string $status,
        ?array $auction = null,
    ): Outcome {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The registrar does not know the application (545).
     *
     * @throws Exception\LifecycleException reference-invalid
     */
    public static function applicationMissing(string $reference): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** The invoice as it stands, with the account read after it. */
    public static function invoice(InvoiceReport $report): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** There is no such invoice (any more). */
    public static function invoiceMissing(): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The domain can be read: the name that the answer is about, and UTC seconds. Dates that cannot
     * be those of the catch count as not readable yet.
     *
     * @throws Exception\TimeException time-invalid
     */
    public static function domain(
        DomainName $name,
        int|\DateTimeInterface $registeredAt,
        int|\DateTimeInterface $expiresAt,
    ): Outcome {
        throw new \LogicException(__METHOD__);
    }

    /** The domain cannot be read yet. */
    public static function domainUnreadable(): Outcome
    {
        throw new \LogicException(__METHOD__);
    }
}
