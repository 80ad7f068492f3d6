<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Book;
use Backorder\Decision;
use Backorder\Effect;
use Backorder\Engine;
use Backorder\Outcome;
use Backorder\Read;

/**
 * The batch job, and what the pages of clients do. Nothing is kept from one run to the next: each
 * begins with a book made anew from the database.
 */
final class Cron
{
    public function __construct(
        private Engine $engine,
        private Store $store,
        private Billing $billing,
        private Carrier $carrier,
        private Clock $clock,
        private Timeline $timeline,
        private Answers $answers,
    ) {
    }

    /** One run of the batch: those of whom something is due, or whom a payment woke. */
    public function run(): void
    {
        $book = $this->open($this->dueClients());
        $this->settle($book, $this->engine->cycle($book, $this->clock->now));
        $this->answers->alert();
    }

    /**
     * Two runs of the batch that read the same rows before either of them writes. The database
     * lets only one of them have what both decided.
     */
    public function runTwice(Cron $other): void
    {
        $book = $other->open($other->dueClients());
        $decisions = $other->engine->cycle($book, $other->clock->now);
        $this->run();
        $other->settle($book, $decisions);
    }

    /**
     * Something that a client does: one decision, committed and carried out at once.
     *
     * @param list<Read> $reads the client's part, with what the decision is about
     * @param callable(Engine, Book): Decision $act
     */
    public function act(int $client, array $reads, callable $act): void
    {
        $book = new Book();
        $this->store->load($book, $reads);
        $this->readAccount($book, $client);
        $this->settle($book, [$act($this->engine, $book)]);
    }

    /**
     * Something that concerns every open backorder.
     *
     * @param callable(Engine, Book): list<Decision> $act
     */
    public function actOnAll(callable $act): void
    {
        $book = $this->open(iterator_to_array($this->store->rows->unfinishedClients(), false));
        $this->settle($book, $act($this->engine, $book));
    }

    /**
     * Something that a person wants to know; nothing is decided.
     *
     * @template T
     * @param callable(Engine, Book): T $question
     * @return T
     */
    public function ask(int $client, callable $question): mixed
    {
        return $question($this->engine, $this->open([$client]));
    }

    /** @return list<int> */
    private function dueClients(): array
    {
        return $this->store->rows->dueClients($this->clock->now);
    }

    /** @param list<int> $clients */
    private function open(array $clients): Book
    {
        $book = $this->store->book($clients);
        foreach ($clients as $client) {
            $this->readAccount($book, $client);
        }
        return $book;
    }

    /** Takes in what billing says of a client now; read after the rows, never before. */
    private function readAccount(Book $book, int $client): void
    {
        $reading = $book->beginReading($client, $this->clock->now);
        $account = $this->billing->account($client);
        $this->settle($book, $this->engine->setAccount(
            $book,
            $reading,
            $account['credit'],
            $account['unpaid'],
            $this->clock->now,
            $account['noted'],
        ));
    }

    /**
     * Commits decisions, client by client, and carries out what they ask for; what comes of that
     * is decided about in turn.
     *
     * @param list<Decision> $decisions
     */
    private function settle(Book $book, array $decisions): void
    {
        foreach ($this->engine->commits($book, $decisions, $this->clock->now) as $commit) {
            if (!$this->store->rows->commit($commit)) {
                $this->decideAnew($book, $commit->client);
                continue;
            }
            $this->timeline->committed($commit);
            foreach ($commit->carryOut as $effect) {
                $this->report($book, $effect, $this->carrier->carry($effect));
            }
        }
    }

    /** What came of an effect: told again to the rows as they are, until it is written. */
    private function report(Book $book, Effect $effect, Outcome $outcome): void
    {
        $now = $this->clock->now;
        for ($try = 1; ; $try++) {
            $decided = $this->engine->observe($book, $effect->id, $outcome, $now);
            $refused = false;
            foreach ($this->engine->commits($book, array_filter([$decided]), $now) as $commit) {
                if (!$this->store->rows->commit($commit, $try)) {
                    $refused = true;
                    continue;
                }
                $this->timeline->committed($commit);
                foreach ($commit->carryOut as $next) {
                    $this->report($book, $next, $this->carrier->carry($next));
                }
            }
            if (!$refused) {
                return;
            }
            $this->timeline->refused($effect->client);
            $book->forget($effect->client);
            $this->store->load($book, $this->store->rows->sql->partOfRecord($effect->backorder));
        }
    }

    /** Another run was first: its rows are read, and what is still to be done is decided. */
    private function decideAnew(Book $book, int $client): void
    {
        $this->timeline->refused($client);
        $book->forget($client);
        $this->store->load($book, $this->store->rows->sql->part([$client]));
        $this->readAccount($book, $client);
        $this->settle($book, $this->engine->cycle($book, $this->clock->now));
    }
}
