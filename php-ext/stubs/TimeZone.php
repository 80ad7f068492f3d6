<?php

declare(strict_types=1);

namespace Backorder;

/** A time zone of the rules; its data is compiled in and needs no setting of the machine. */
final class TimeZone implements \Stringable
{
    /** The name it was given by; for IANA names in the spelling of the database. */
    public readonly string $name;

    /**
     * Reads an IANA name, a POSIX TZ text ("<+04>-4"), a Windows name or a fixed offset
     * ("+04:00", "UTC+4").
     *
     * @throws Exception\TimeException zone-unknown
     */
    public static function parse(string $name): TimeZone
    {
        throw new \LogicException(__METHOD__);
    }

    public static function utc(): TimeZone
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Local minus universal time at an instant, in seconds.
     *
     * @throws Exception\TimeException time-invalid
     */
    public function offsetAt(int|\DateTimeInterface $instant): int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What a clock in the zone shows: "2027-07-14 09:00:00".
     *
     * @throws Exception\TimeException time-invalid
     */
    public function toLocal(int|\DateTimeInterface $instant): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The instant at which a clock in the zone shows `$local` ("2027-07-14 09:00:00").
     *
     * @param ?Disambiguation $rule null: Disambiguation::Earlier
     * @throws Exception\TimeException time-invalid; time-repeated and time-skipped with Reject
     */
    public function resolve(string $local, ?Disambiguation $rule = null): int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The first instant of a civil day ("2027-07-14").
     *
     * @throws Exception\TimeException time-invalid
     */
    public function dayStart(string $date): int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The first instant of the day after it.
     *
     * @throws Exception\TimeException time-invalid
     */
    public function dayEnd(string $date): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** The name. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
