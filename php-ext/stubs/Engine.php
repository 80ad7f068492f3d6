<?php

declare(strict_types=1);

namespace Backorder;

/**
 * The policy, the prices and the drop rules, ready to decide.
 *
 * Every method takes the time as UTC seconds (`$now->getTimestamp()`), and either decides or
 * throws and leaves the book as it was. Decisions are committed by Commit::of(), then carried out.
 */
final class Engine
{
    public readonly Policy $policy;
    public readonly PriceList $prices;
    public readonly DropRules $dropRules;

    /** @throws Exception\SettingsException policy-invalid */
    public function __construct(Policy $policy, PriceList $prices, DropRules $dropRules)
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The TLDs with any price above zero: read names against them.
     *
     * @return list<string>
     */
    public function tlds(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Places a backorder, or places one again after its end. Placing costs nothing.
     *
     * @param int|string $id the number of the record to be made, never used before; when the client
     *     has a record for the name already, that one is placed again
     * @param ?Listing $listing when the name drops; null: it is in no list
     * @throws Exception\LifecycleException not-catchable, already-open, deadline-past,
     *     transition-refused
     * @throws Exception\MoneyException kind-unavailable, price-missing
     * @throws Exception\FundsException account-unknown
     * @throws Exception\BookException duplicate-row
     */
    public function place(
        Book $book,
        int|string $id,
        int|string $client,
        DomainName $name,
        BackorderKind $kind,
        int|\DateTimeInterface $now,
        ?Listing $listing = null,
    ): Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes over backorders of another system, each as a whole or not at all: the report says
     * which, and why not. Nothing is asked or sent by it; what is open is asked for by the next
     * cycle. `docs/moving-in.md` has the columns and the whole way.
     *
     * The book must have what Store::partToAdopt() reads, with accounts that were read at most 10
     * minutes ago.
     *
     * @param list<array<string, int|float|string|null>> $rows needed are `id`, `client_id`,
     *     `domain` and `status`
     * @param list<array<string, int|float|string|null>> $history lines of its log: `backorder_id`,
     *     `at`, `text` and, where it is known, `status`
     * @param TimeZone $zone of every time in the rows
     * @param ?Disambiguation $ambiguous what a local time means that happens twice or never; null:
     *     Disambiguation::Earlier
     * @throws Exception\BookException row-invalid for what is no row
     * @throws Exception\TimeException time-invalid
     */
    public function adopt(
        Book $book,
        array $rows,
        array $history,
        TimeZone $zone,
        int|\DateTimeInterface $now,
        ?Disambiguation $ambiguous = null,
    ): AdoptionReport {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Deletes a REQUESTED or ACTIVE backorder, whose hold is released, or a finished one.
     *
     * @throws Exception\LifecycleException backorder-unknown, transition-refused
     */
    public function delete(
        Book $book,
        int|string $id,
        Actor $by,
        int|\DateTimeInterface $now,
    ): Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Activates a REQUESTED backorder by hand, before its window opens if need be.
     *
     * @throws Exception\LifecycleException backorder-unknown, transition-refused, drop-unknown,
     *     deadline-past
     * @throws Exception\MoneyException price-missing
     * @throws Exception\FundsException account-unknown, funds-short
     */
    public function activate(Book $book, int|string $id, int|\DateTimeInterface $now): Decision
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives up a backorder that is under way; what is open outside goes into an alert.
     *
     * @throws Exception\LifecycleException backorder-unknown, transition-refused
     */
    public function giveUp(Book $book, int|string $id, int|\DateTimeInterface $now): Decision
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * An admin accepts a caught domain as it is, whose dates are not believed: as if it were
     * readable, with the dates that the registrar told last.
     *
     * @param string $by who, for the log
     * @throws Exception\LifecycleException backorder-unknown; id-invalid: nobody is named;
     *     transition-refused unless it is PENDING-PAYMENT or AUCTION-WON and the last answer about
     *     its name was not believed
     */
    public function acceptDomain(
        Book $book,
        int|string $id,
        string $by,
        int|\DateTimeInterface $now,
    ): Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The client is deleted in billing: what is REQUESTED or ACTIVE is deleted and released, and of
     * what is further on the reseller is alerted once with what to do.
     *
     * @return list<Decision>
     */
    public function clientDeleted(
        Book $book,
        int|string $client,
        int|\DateTimeInterface $now,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The client is merged into another, of whom the book must have the part, too. Before, each of
     * moving() is placed for the other client by placeFor() and committed: in this order, with a
     * transaction for each client, all of it can be done again wherever it was cut off.
     *
     * @return list<Decision>
     * @throws Exception\FundsException account-unknown: the other client's part is not there
     * @throws Exception\LifecycleException id-invalid: merged into itself
     */
    public function clientMerged(
        Book $book,
        int|string $client,
        int|string $into,
        int|\DateTimeInterface $now,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The backorders of a client that can be placed anew for another: REQUESTED or ACTIVE, by id.
     *
     * @return list<int>
     */
    public function moving(Book $book, int|string $client): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Places for another client what a REQUESTED or ACTIVE backorder wants, with its kind and
     * dates; that client is told. The decision is about that client alone.
     *
     * @param int|string $backorder whose wish it is
     * @param int|string $id a number never used before
     * @throws Exception\LifecycleException backorder-unknown, transition-refused; already-open when
     *     it is that client's own; else as place()
     * @throws Exception\FundsException as place()
     * @throws Exception\MoneyException as place()
     */
    public function placeFor(
        Book $book,
        int|string $backorder,
        int|string $id,
        int|string $client,
        int|\DateTimeInterface $now,
    ): Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sets the dates of one backorder. Null when that changes nothing. A date in the past is no
     * news from a droplist, and refused from an admin.
     *
     * @throws Exception\LifecycleException backorder-unknown, transition-refused, deadline-past
     */
    public function setDrop(
        Book $book,
        int|string $id,
        Listing $listing,
        int|\DateTimeInterface $now,
    ): ?Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Compares every open backorder with a droplist, which is read once as a whole before it is
     * believed. The same list twice decides nothing twice.
     *
     * @return list<Decision>
     * @throws Exception\DroplistException image-damaged
     */
    public function syncDrops(Book $book, Droplist $droplist, int|\DateTimeInterface $now): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same with dates of your own, by name. They set dates; a name that is not among them
     * counts as absent only where `$coverage` says that all names of its TLD are there.
     *
     * @param int|string $list the number of the list, another for every new one
     * @param array<string, int|\DateTimeInterface> $drops when they drop
     * @param array<string, int> $coverage by TLD, how many names of it the list before had; absence
     *     counts while this list has at least half as many; 0: there was none to compare with
     * @param array<string, int|\DateTimeInterface> $finalizations by name, for names that are among
     *     $drops: when the registry finalizes them
     * @return list<Decision>
     * @throws Exception\NameException
     * @throws Exception\TimeException
     * @throws Exception\DroplistException droplist-empty, when no names cover a TLD
     */
    public function syncDates(
        Book $book,
        int|string $list,
        array $drops,
        int|\DateTimeInterface $now,
        array $coverage = [],
        array $finalizations = [],
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes in a client's account, read anew. A reading that changes nothing decides nothing. What
     * is held and sent needs an account that was read at most Policy::$accountAge ago: read before
     * each cycle.
     *
     * @param BegunReading $reading from Book::beginReading(), begun before billing was asked
     * @param Money $credit the balance; its currency is the client's
     * @param Money $unpaid unpaid invoices, without "Add Funds" ones
     * @param list<string> $noted those of $reading->notes that were found in the notes of the
     *                            client's invoices, read together with the amounts
     * @param ?Tax $tax the tax on the client's prices; none without it
     * @return list<Decision>
     * @throws Exception\FundsException account-stale: the account has changed since the reading
     *     began; begin another
     * @throws Exception\MoneyException currency-mismatch
     * @throws Exception\LifecycleException effect-id-invalid
     */
    public function setAccount(
        Book $book,
        BegunReading $reading,
        Money $credit,
        Money $unpaid,
        int|\DateTimeInterface $now,
        array $noted = [],
        ?Tax $tax = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What time brings: funding, submitting, polling, giving up. Never refuses.
     *
     * @return list<Decision>
     */
    public function cycle(Book $book, int|\DateTimeInterface $now): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Groups the decisions of one call by client. The book must be as that call left it. A client
     * about whom nothing was decided has a commit, too, when a due instant moved or a wake was
     * loaded.
     *
     * @param list<Decision> $decisions
     * @return list<Commit>
     * @throws Exception\BookException decisions-stale when a later call decided about the same
     * @throws \TypeError when the list holds anything else
     */
    public function commits(Book $book, array $decisions, int|\DateTimeInterface $now): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes in what came of an effect. Null for a report that repeats what is known.
     *
     * @param string $effect the id of the effect
     * @throws Exception\LifecycleException effect-id-invalid, effect-unknown, exists-different,
     *     outcome-unfit, reference-taken
     */
    public function observe(
        Book $book,
        string $effect,
        Outcome $outcome,
        int|\DateTimeInterface $now,
    ): ?Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes in an invoice that changed in billing (InvoicePaid, InvoiceCancelled ...). Null when
     * that is known already.
     *
     * @param int|string $id the backorder
     * @throws Exception\LifecycleException backorder-unknown
     */
    public function invoiceChanged(
        Book $book,
        int|string $id,
        InvoiceReport $report,
        int|\DateTimeInterface $now,
    ): ?Decision {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Why a backorder is where it is, what will happen next, and what would change it.
     *
     * @param ?Language $language null: Language::English
     * @param ?TimeZone $zone instants are shown in it too; null: in UTC only
     * @param ?Facts $facts what is known from outside; null: nothing
     * @param string $sentences sentences of your own (Fluent), in place of those of the same key;
     *     added ones begin with "own-"
     * @throws Exception\LifecycleException backorder-unknown
     * @throws Exception\SettingsException catalog-invalid: sentences that Fluent cannot read, that
     *     are none of the library's and not marked as added, or that name what they are not given
     */
    public function explain(
        Book $book,
        int|string $id,
        int|\DateTimeInterface $now,
        ?Language $language = null,
        ?TimeZone $zone = null,
        ?Facts $facts = null,
        string $sentences = '',
    ): Explanation {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What a client's REQUESTED backorders with a deadline from now to the horizon will need, by
     * the day of the drop, and the first day that falls short. What is held is not free any more.
     *
     * @param int $horizon seconds from now
     * @param ?TimeZone $zone whose days they are; null: UTC
     * @throws Exception\FundsException account-unknown
     * @throws Exception\MoneyException amount-overflow
     * @throws Exception\TimeException time-invalid
     */
    public function forecast(
        Book $book,
        int|string $client,
        int|\DateTimeInterface $now,
        int $horizon,
        ?TimeZone $zone = null,
    ): ClientForecast {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The next instant at which a cycle has something to do, or an account is to be read again;
     * null: only an event changes anything.
     */
    public function nextWakeup(Book $book, int|\DateTimeInterface $now): ?int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Every wait of a backorder, the earliest first.
     *
     * @return list<Wait>
     * @throws Exception\BookException record-unknown
     */
    public function timetable(Book $book, int|string $id, int|\DateTimeInterface $now): array
    {
        throw new \LogicException(__METHOD__);
    }
}
