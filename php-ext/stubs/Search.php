<?php

declare(strict_types=1);

namespace Backorder;

/**
 * What to look for in a droplist: conditions that must all hold, the order, the page. Conditions
 * that are left out, empty texts and empty lists of words do not restrict.
 */
final class Search
{
    /** What is searched for, for a log; searches are alike when this is. */
    public readonly string $conditions;

    /**
     * Text conditions look at the label in ACE form, whatever the case; numbers count it as shown
     * to people. Errors name the argument.
     *
     * @param ?list<string> $tlds null: all; an empty list: none; PriceList::tlds(): with a price
     * @param ?list<string> $names only these names; an empty list: none; Offer::ownNames(): only
     *                             those that a client has backordered
     * @param ?string $pattern a regular expression found in the label; without backtracking
     * @param ?string $notPattern one that must not be found in it
     * @param list<string> $containsAll each of these words is in the label
     * @param list<string> $containsAny one of these words is in the label
     * @param list<string> $startsWithAll each of them begins the label
     * @param list<string> $startsWithAny one of them begins the label
     * @param list<string> $endsWithAll each of them ends the label
     * @param list<string> $endsWithAny one of them ends the label
     * @param ?bool $idn true: only international names, false: none of them
     * @param int|\DateTimeInterface|null $dropFrom UTC seconds, inclusive
     * @param int|\DateTimeInterface|null $dropBefore UTC seconds, exclusive
     * @param string $order "drop", "name", "characters", "digits", "hyphens" or "score"; "-drop"
     *                      descends
     * @param int $first rows left out before the page
     * @param int $limit rows of the page, 1 to 1000
     * @throws Exception\DroplistException query-invalid, pattern-invalid
     */
    public function __construct(
        ?array $tlds = null,
        ?array $names = null,
        ?string $pattern = null,
        ?string $notPattern = null,
        array $containsAll = [],
        array $containsAny = [],
        array $startsWithAll = [],
        array $startsWithAny = [],
        array $endsWithAll = [],
        array $endsWithAny = [],
        ?int $charactersMin = null,
        ?int $charactersMax = null,
        ?int $lettersMin = null,
        ?int $lettersMax = null,
        ?int $digitsMin = null,
        ?int $digitsMax = null,
        bool $digitsOnly = false,
        ?int $hyphensMin = null,
        ?int $hyphensMax = null,
        ?bool $idn = null,
        ?int $scoreMin = null,
        ?int $scoreMax = null,
        int|\DateTimeInterface|null $dropFrom = null,
        int|\DateTimeInterface|null $dropBefore = null,
        string $order = 'drop',
        int $first = 0,
        int $limit = 100,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A search from the texts of a web form, by the names of Search::formParameters(); blank ones
     * do not restrict. docs/droplist.md has what each takes. Errors name the field.
     *
     * @param array<string, string> $values
     * @throws Exception\DroplistException query-invalid, pattern-invalid
     */
    public static function ofForm(array $values): Search
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The names that a form can have: "contains_all", "digits_max", ...
     *
     * @return list<string>
     */
    public static function formParameters(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same in another order.
     *
     * @throws Exception\DroplistException query-invalid
     */
    public function withOrder(string $order): Search
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Another page of the same.
     *
     * @throws Exception\DroplistException query-invalid
     */
    public function withPage(int $first, int $limit = 100): Search
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Only drops on civil days of a zone, "2027-01-31", both included; null: open.
     *
     * @throws Exception\DroplistException query-invalid: the last day is before the first
     * @throws Exception\TimeException time-invalid
     */
    public function withDropDays(
        TimeZone $zone,
        ?string $from = null,
        ?string $to = null,
    ): Search {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same with some conditions changed, by the names of formParameters() and as texts; a blank
     * one takes a condition away.
     *
     * @param array<string, string> $values
     * @throws Exception\DroplistException query-invalid, pattern-invalid
     */
    public function with(array $values): Search
    {
        throw new \LogicException(__METHOD__);
    }
}
