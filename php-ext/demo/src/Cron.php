<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Book;
use Backorder\Commit;
use Backorder\Decision;
use Backorder\Engine;

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

    /** One run of the batch. */
    public function run(): void
    {
        $book = $this->open();
        $this->settle($book, $this->engine->cycle($book, $this->clock->now));
        $this->answers->alert();
    }

    /**
     * Two runs of the batch that read the same rows before either of them writes. The database
     * lets only one of them have what both decided.
     */
    public function runTwice(Cron $other): void
    {
        $book = $other->open();
        $decisions = $other->engine->cycle($book, $other->clock->now);
        $this->run();
        $other->settle($book, $decisions);
    }

    /**
     * Something that a person does: one decision, committed and carried out at once.
     *
     * @param callable(Engine, Book): Decision $act
     */
    public function act(int $client, callable $act): void
    {
        $book = $this->open([$client]);
        $this->settle($book, [$act($this->engine, $book)]);
    }

    /**
     * Something that concerns every open backorder.
     *
     * @param callable(Engine, Book): list<Decision> $act
     */
    public function actOnAll(callable $act): void
    {
        $book = $this->open();
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

    /** @param list<int> $also clients to be in the book in any case */
    private function open(array $also = []): Book
    {
        $book = $this->store->book($also);
        foreach (array_unique([...$book->clients(), ...$also]) as $client) {
            $this->readAccount($book, $client);
        }
        return $book;
    }

    /** Takes in what billing says of a client now. */
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
        foreach (Commit::of($book, $decisions) as $commit) {
            if (!$this->store->commit($commit)) {
                $this->decideAnew($book, $commit->client);
                continue;
            }
            $this->timeline->committed($commit);
            foreach ($commit->carryOut as $effect) {
                $outcome = $this->carrier->carry($effect);
                $this->settle(
                    $book,
                    $this->engine->observe($book, $effect->id, $outcome, $this->clock->now),
                );
            }
        }
    }

    /** Another run was first: its rows are read, and what is still to be done is decided. */
    private function decideAnew(Book $book, int $client): void
    {
        $this->timeline->refused($client);
        $book->forget($client);
        $this->store->load($book, $client);
        $this->readAccount($book, $client);
        $this->settle($book, $this->engine->cycle($book, $this->clock->now));
    }
}
