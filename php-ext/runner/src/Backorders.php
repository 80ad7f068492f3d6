<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Actor;
use Backorder\Backorder;
use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\Decision;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\Exception\BackorderException;
use Backorder\Exception\FundsException;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\MoneyException;
use Backorder\Explanation;
use Backorder\Facts;
use Backorder\Language;
use Backorder\Listing;
use Backorder\Read;
use Backorder\TimeZone;
use Closure;
use LogicException;
use Throwable;

/**
 * What pages and hooks ask for, each in one call: read, decided, committed, again where somebody
 * else was faster, and carried out. What the engine refuses is thrown as its exception, and nothing
 * has changed then.
 */
final class Backorders
{
    private Rounds $rounds;

    public function __construct(private Host $host)
    {
        $this->rounds = new Rounds($host, new Summary());
    }

    /**
     * Places a backorder for a client. Of two requests at once for the same name the second is
     * refused: already-open.
     *
     * @param ?Listing $listing when the name drops; null: it is in no list
     * @throws BackorderException as Engine::place()
     * @throws LostRaces
     * @throws Unreadable
     */
    public function place(
        int $client,
        DomainName $name,
        BackorderKind $kind,
        ?Listing $listing = null,
    ): Backorder {
        $id = $this->host->store->newId();
        $engine = $this->host->engine;
        $place = fn (Book $book, int $now) => [
            $engine->place($book, $id, $client, $name, $kind, $now, $listing),
        ];
        $reads = $this->host->store->sql->partToPlace($client, $name);
        $read = fn (Book $book) => $this->host->store->load($book, $reads);
        [$placed, $book] = $this->decide($read, $place, [$client]);
        return $book->get($placed[count($placed) - 1]->backorder);
    }

    /**
     * Deletes a backorder.
     *
     * @param Actor $by `Actor::client($client)` for a client, who may delete own ones only
     * @throws BackorderException as Engine::delete()
     */
    public function delete(int $id, Actor $by): void
    {
        $this->about($id, fn (Book $book, int $now) => [
            $this->host->engine->delete($book, $id, $by, $now),
        ]);
    }

    /**
     * Activates a backorder by hand.
     *
     * @throws BackorderException as Engine::activate()
     */
    public function activate(int $id): void
    {
        $this->about($id, fn (Book $book, int $now) => [
            $this->host->engine->activate($book, $id, $now),
        ], readsAccount: true);
    }

    /**
     * Gives up a backorder that is under way.
     *
     * @throws BackorderException as Engine::giveUp()
     */
    public function giveUp(int $id): void
    {
        $this->about($id, fn (Book $book, int $now) => [
            $this->host->engine->giveUp($book, $id, $now),
        ]);
    }

    /**
     * Accepts a caught domain as it is, whose dates are not believed.
     *
     * @param string $by who, for the log
     * @throws BackorderException as Engine::acceptDomain()
     */
    public function acceptDomain(int $id, string $by): void
    {
        $this->about($id, fn (Book $book, int $now) => [
            $this->host->engine->acceptDomain($book, $id, $by, $now),
        ], readsAccount: true);
    }

    /**
     * A client is deleted in billing: what waits is deleted and released, and staff is told of what
     * is further on.
     */
    public function clientDeleted(int $client): void
    {
        $this->act(
            $this->host->store->sql->part([$client]),
            fn (Book $book, int $now) => $this->host->engine->clientDeleted($book, $client, $now),
        );
    }

    /**
     * A client is merged into another in billing: what waits is placed for the other one, who is
     * told, and then deleted here. What cannot be placed is told to staff. Wherever this is cut
     * off, it can be called again.
     */
    public function clientMerged(int $client, int $into): void
    {
        $host = $this->host;
        $reads = $host->store->sql->partWithFinished([$client, $into]);
        $book = new Book();
        $host->store->load($book, $reads);
        foreach ($host->engine->moving($book, $client) as $id) {
            $new = $host->store->newId();
            try {
                $this->act($reads, fn (Book $book, int $now) => [
                    $host->engine->placeFor($book, $id, $new, $into, $now),
                ], [$into]);
            } catch (LifecycleException | FundsException | MoneyException $why) {
                // The other client has it already, or it cannot be placed: told below.
                $host->log->write('info', "backorder $id for client $into: {$why->getMessage()}");
            }
        }
        $this->act($reads, fn (Book $book, int $now) => $host->engine
            ->clientMerged($book, $client, $into, $now), [$into]);
    }

    /**
     * Sets the dates of a backorder.
     *
     * @throws BackorderException as Engine::setDrop()
     */
    public function setDrop(int $id, Listing $listing): void
    {
        $this->about($id, fn (Book $book, int $now) => array_values(array_filter([
            $this->host->engine->setDrop($book, $id, $listing, $now),
        ])));
    }

    /** A record as it is stored; null: there is none. */
    public function get(int $id): ?Backorder
    {
        $book = new Book();
        $this->host->store->loadRecords($book, [$id]);
        return $book->get($id);
    }

    /**
     * All that counts for a client's money, on the account as billing has it now; nothing is
     * decided or stored. Where billing does not answer: as it was read last.
     *
     * @throws Unreadable
     */
    public function account(int $client): Book
    {
        $book = new Book();
        foreach ($this->host->store->load($book, $this->host->store->sql->part([$client])) as $of) {
            throw new Unreadable($of);
        }
        Host::busy(fn () => $this->rounds->readAccount($book, $client));
        return $book;
    }

    /**
     * Why a backorder is where it is, and what comes next, on the account as it is now. Where
     * billing does not answer: as it was read last.
     *
     * @throws BackorderException as Engine::explain()
     */
    public function explain(
        int $id,
        ?Language $language = null,
        ?TimeZone $zone = null,
        ?Facts $facts = null,
    ): Explanation {
        $book = new Book();
        $this->host->store->loadRecords($book, [$id]);
        $client = $book->get($id)?->client;
        if ($client !== null) {
            Host::busy(fn () => $this->rounds->readAccount($book, $client));
        }
        $now = $this->host->clock->now();
        return $this->host->engine->explain($book, $id, $now, $language, $zone, $facts);
    }

    /**
     * Brings the dates of all open backorders up to date with a droplist.
     *
     * @return list<int> clients whom others changed all the time: the next list finds them
     * @throws BackorderException as Engine::syncDrops()
     */
    public function syncDrops(Droplist $droplist): array
    {
        return $this->sync(fn (Book $book, int $now) => $this->host->engine
            ->syncDrops($book, $droplist, $now));
    }

    /**
     * The same with dates of your own.
     *
     * @param array<string, int> $drops
     * @param array<string, int> $coverage
     * @return list<int> as syncDrops()
     * @throws BackorderException as Engine::syncDates()
     */
    public function syncDates(int $list, array $drops, array $coverage = []): array
    {
        return $this->sync(fn (Book $book, int $now) => $this->host->engine
            ->syncDates($book, $list, $drops, $now, $coverage));
    }

    /**
     * Money came in, or anything else changed of a client in billing: the next run looks. Cheap,
     * for any hook, also inside of a transaction of the host's and of a call of ours.
     */
    public function paid(int $client): void
    {
        $this->host->store->wake($client);
    }

    /**
     * An invoice changed in billing (InvoicePaid, InvoiceCancelled ...): whose backorder it is goes
     * on at once. Invoices that are not ours are nobody's. Inside of a call of ours, and wherever
     * that fails, it wakes the client, and the next run looks.
     */
    public function invoiceChanged(int $invoice): void
    {
        $clients = $this->clientsOf($invoice);
        if ($clients === []) {
            return;
        }
        if (!Host::isBusy() && !$this->host->store->pdo()->inTransaction()) {
            try {
                $this->decideAboutInvoice($invoice);
                return;
            } catch (Throwable $error) {
                $this->rounds->fail("invoice $invoice", $clients[0], $error);
            }
        }
        array_map($this->host->store->wake(...), $clients);
    }

    /**
     * Any other decision, in the same way.
     *
     * @param list<Read> $reads what it is about
     * @param Closure(Book, int): list<Decision> $decide on the book, at that time
     * @param list<int> $accounts the clients whose accounts are read before
     * @throws BackorderException
     */
    public function act(array $reads, Closure $decide, array $accounts = []): void
    {
        $this->decide(
            fn (Book $book) => $this->host->store->load($book, $reads),
            $decide,
            $accounts,
        );
    }

    /** @param Closure(Book, int): list<Decision> $decide */
    private function about(int $id, Closure $decide, bool $readsAccount = false): void
    {
        $client = $readsAccount ? $this->get($id)?->client : null;
        $this->decide(
            fn (Book $book) => $this->host->store->loadRecords($book, [$id]),
            $decide,
            $client === null ? [] : [$client],
        );
    }

    /**
     * @param Closure(Book): list<\Backorder\RefusedRow> $read
     * @param Closure(Book, int): list<Decision> $decide
     * @param list<int> $accounts
     * @return array{list<Decision>, Book} the decisions that are committed, on their book
     */
    private function decide(Closure $read, Closure $decide, array $accounts): array
    {
        $host = $this->host;
        if ($host->store->pdo()->inTransaction()) {
            throw new LogicException('a transaction is open in this connection: end it first');
        }
        $this->rounds->answers->readAgain();
        return Host::busy(function () use ($host, $read, $decide, $accounts): array {
            $last = null;
            $settled = $this->rounds->settle(
                function () use ($host, $read, $decide, $accounts, &$last): Attempt {
                    $book = new Book();
                    foreach ($read($book) as $refused) {
                        throw new Unreadable($refused);
                    }
                    $decisions = [];
                    foreach ($accounts as $client) {
                        array_push($decisions, ...$this->rounds->readAccount($book, $client));
                    }
                    $now = $host->clock->now();
                    array_push($decisions, ...$decide($book, $now));
                    return $last = new Attempt($book, $decisions, $now);
                },
                [0],
            );
            $this->rounds->carryOut($settled);
            foreach ($settled->lost as $client) {
                throw new LostRaces($client, $host->limits->tries);
            }
            return [$last->decisions, $last->book];
        });
    }

    /**
     * @param Closure(Book, int): list<Decision> $decide
     * @return list<int>
     */
    private function sync(Closure $decide): array
    {
        $clients = iterator_to_array($this->host->store->unfinishedClients(), false);
        $lost = [];
        foreach (array_chunk($clients, $this->host->limits->batch) as $page) {
            array_push($lost, ...Host::busy(fn () => $this->syncPage($page, $decide)));
        }
        return $lost;
    }

    /**
     * @param list<int> $clients
     * @return list<int>
     */
    private function syncPage(array $clients, Closure $decide): array
    {
        $host = $this->host;
        $settled = $this->rounds->settle(
            function (array $clients) use ($host, $decide): Attempt {
                $book = new Book();
                foreach ($host->store->load($book, $host->store->sql->part($clients)) as $row) {
                    $id = "client {$row->client}";
                    $this->rounds->fail($id, (int) $row->client, $row->message);
                }
                $now = $host->clock->now();
                return new Attempt($book, $decide($book, $now), $now);
            },
            $clients,
        );
        $this->rounds->carryOut($settled);
        return $settled->lost;
    }

    /** @return list<int> */
    private function clientsOf(int $invoice): array
    {
        $store = $this->host->store;
        $rows = $store->found(
            "SELECT DISTINCT b.client_id FROM {$store->table('backorders')} b
                JOIN {$store->table('invoices')} i ON i.backorder_id = b.id
                WHERE i.invoice_id = ?",
            [$invoice],
        );
        return array_map(intval(...), array_column($rows, 'client_id'));
    }

    private function decideAboutInvoice(int $invoice): void
    {
        $host = $this->host;
        $reads = $host->store->sql->partOfInvoice($invoice);
        $invoicing = new Invoicing($host->billing);
        // Read and paid once, after the rows: to other rows it is a late report. Credit is not
        // applied within the transaction of a third try.
        $reports = [];
        $decide = function (Book $book, int $now) use (
            $host,
            $invoicing,
            $invoice,
            &$reports,
        ): array {
            $decisions = [];
            foreach ($book->all() as $record) {
                if ($record->invoice !== $invoice) {
                    continue;
                }
                $report = $reports[$record->id]
                    ??= $invoicing->settled($record->client, $invoice, $record);
                if ($report !== null) {
                    $decisions[] = $host->engine->invoiceChanged($book, $record->id, $report, $now);
                }
            }
            return array_values(array_filter($decisions));
        };
        $this->act($reads, $decide);
    }
}
