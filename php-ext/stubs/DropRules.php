<?php

declare(strict_types=1);

namespace Backorder;

/** When registries release names, and which of them let the first to ask have one. */
final class DropRules
{
    /** The rules compiled in. */
    public static function builtin(): DropRules
    {
        throw new \LogicException(__METHOD__);
    }

    /** No rules: every TLD can be caught and none has a window. */
    public static function none(): DropRules
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads rules of the schema backorder-drop-windows/1.
     *
     * @throws Exception\TimeException drop-rules-invalid
     */
    public static function parse(string $json): DropRules
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whether a backorder below the TLD makes sense. The TLD is read: "CZ", ".cz" and "cz" are one.
     *
     * @throws Exception\NameException
     * @throws Exception\TimeException time-invalid
     */
    public function catchable(string $tld, int|\DateTimeInterface $at): Catchable
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The release windows of a day ("2027-07-14"), by hypothesis, then by start and end.
     *
     * @return list<DropWindow>
     * @throws Exception\NameException
     * @throws Exception\TimeException time-invalid
     */
    public function windows(string $tld, string $date): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * From the first start to the last end of all windows of a day, whatever the hypothesis: what
     * to be ready for. Null: no time is known.
     *
     * @throws Exception\NameException
     * @throws Exception\TimeException time-invalid
     */
    public function union(string $tld, string $date): ?DropSpan
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The rule that holds for a TLD on a day; null: none does.
     *
     * @param string $date the day of the release: "2027-01-31"
     * @throws Exception\NameException the TLD is none
     * @throws Exception\TimeException time-invalid
     */
    public function rule(string $tld, string $date): ?DropRule
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The TLDs that have a rule.
     *
     * @return list<string>
     */
    public function tlds(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
