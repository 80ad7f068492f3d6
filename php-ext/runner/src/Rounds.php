<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Commit;
use Backorder\Decision;
use Backorder\Effect;
use Backorder\Effect\SubmitApplication;
use Backorder\Exception\BackorderException;
use Backorder\Outcome;
use Backorder\Upstream;
use Closure;
use Throwable;

/**
 * Decide, commit, carry out, report, again while there is something: one transaction for all who
 * are decided about together, and one for what came of their effects within a second. Where
 * somebody was faster about one of them, one for each.
 */
final class Rounds
{
    /** How often a report leads to the next effect, before it is left to the next run. */
    private const DEPTH = 20;

    /** How long what came of effects waits for more of it, in nanoseconds. */
    private const TOGETHER = 1_000_000_000;

    /** The try that locks first, reads then, and is not overtaken. */
    private const LOCKED = 3;

    public readonly Answers $answers;
    public readonly Failures $failures;
    private Carrier $carrier;

    public function __construct(private Host $host, public readonly Summary $summary)
    {
        $this->answers = new Answers($host);
        $this->failures = new Failures($host->store);
        $this->carrier = new Carrier($host, $this->answers, $this->failures);
    }

    /**
     * Commits what was decided, of all clients together or of each alone; who was lost to others is
     * decided about anew.
     *
     * @param Closure(list<int>): Attempt $decide about some clients, on rows that it reads
     * @param list<int> $clients
     * @param Settled $settled to which it is added
     */
    public function settle(
        Closure $decide,
        array $clients,
        Settled $settled = new Settled(),
    ): Settled {
        for ($try = 1; $clients !== []; $try++) {
            if ($try > $this->host->limits->tries) {
                array_push($settled->lost, ...$clients);
                break;
            }
            $clients = $try < self::LOCKED
                ? $this->commit($decide($clients), $settled, $try)
                : $this->commitLocked($decide, $clients, $settled, $try);
        }
        return $settled;
    }

    /**
     * Carries out clients' effects and reports what came of them, until nothing is asked for: those
     * of the registrar side by side where it can, all others one after the other.
     *
     * @param Settled $settled what is committed, and asks for effects
     * @param float $until when to stop, as hrtime() counts, in seconds
     */
    public function carryOut(Settled $settled, float $until = INF): void
    {
        [$effects, $books] = [array_filter($settled->effects), $settled->books];
        for ($depth = 0; $effects !== []; $depth++) {
            if ($depth === self::DEPTH) {
                $this->summary->left += array_sum(array_map(count(...), $effects));
                return;
            }
            $many = $this->carryMany($effects, $until);
            [$next, $told, $since] = [[], [], hrtime(true)];
            foreach ($effects as $client => $asked) {
                $told[$client] = $this->carryAsked($asked, $many, $books[$client], $until);
                $isLast = $client === array_key_last($effects);
                if (hrtime(true) - $since < self::TOGETHER && !$isLast) {
                    continue;
                }
                $reported = $this->report(array_filter($told), $books);
                $next += $reported->effects;
                $books = $reported->books + $books;
                [$told, $since] = [[], hrtime(true)];
            }
            $effects = array_filter($next);
        }
    }

    /**
     * @param list<Effect> $asked of one client
     * @param array<string, ?Outcome> $many what came of those that were carried out already
     * @return list<array{Effect, Outcome}>
     */
    private function carryAsked(array $asked, array $many, Book $book, float $until): array
    {
        $outcomes = [];
        foreach ($asked as $effect) {
            $outcome = array_key_exists($effect->id, $many)
                ? $many[$effect->id]
                : $this->carryOne($effect, $book, $until);
            if ($outcome === null) {
                $this->summary->left++;
                continue;
            }
            $this->summary->effects++;
            $outcomes[] = [$effect, $outcome];
        }
        return $outcomes;
    }

    /** Null: there is no time for it. */
    private function carryOne(Effect $effect, Book $book, float $until): ?Outcome
    {
        return hrtime(true) / 1e9 < $until ? $this->carrier->carry($effect, $book) : null;
    }

    /**
     * Carries out beside each other what may be. Of several applications for one name the first is
     * among these, the others follow: who asked first is the first at the registrar.
     *
     * @param array<int, list<Effect>> $effects by client
     * @return array<string, ?Outcome> by effect; null: it was not begun
     */
    private function carryMany(array $effects, float $until): array
    {
        $many = [];
        $names = [];
        $all = array_filter(array_merge(...$effects), $this->carrier->isForMany(...));
        foreach ($all as $effect) {
            $name = $effect instanceof SubmitApplication ? $effect->name->ascii : $effect->id;
            if (!isset($names[$name])) {
                $names[$name] = true;
                $many[$effect->id] = $effect;
            }
        }
        $seconds = $until - hrtime(true) / 1e9;
        if ($many === [] || $seconds <= 0.0) {
            return [];
        }
        $outcomes = $this->carrier->carryAll($many, $seconds);
        return $outcomes + array_fill_keys(array_keys($many), null);
    }

    /**
     * Reads a client's account into the book, after the client's rows. Where billing does not
     * answer, nothing is guessed: what needs the money waits.
     *
     * @return list<Decision>
     */
    public function readAccount(Book $book, int $client): array
    {
        $host = $this->host;
        $now = $host->clock->now();
        $reading = $book->beginReading($client, $now);
        try {
            $account = $host->billing->account($client, $reading->notes);
        } catch (Throwable $error) {
            $this->answers->note(Upstream::Billing, false);
            $this->fail("client $client account", $client, $error);
            return [];
        }
        $this->answers->note(Upstream::Billing, true);
        try {
            $decisions = $host->engine->setAccount(
                $book,
                $reading,
                $account->credit,
                $account->unpaid,
                $now,
                $account->noted,
                $account->tax,
            );
        } catch (BackorderException $error) {
            $this->fail("client $client account", $client, $error);
            return [];
        }
        $this->failures->over("client $client account");
        return $decisions;
    }

    /** Notes what went wrong with a client, and logs it. */
    public function fail(string $id, int $client, Throwable|string $error): void
    {
        $problem = $error instanceof Throwable
            ? $error::class . ": {$error->getMessage()}"
            : $error;
        $this->host->log->write('error', "$id: $problem", ['client' => $client]);
        $this->failures->note($id, $client, null, $problem, $this->host->clock->now());
    }

    /** @return list<int> the clients who were lost to others */
    private function commit(Attempt $attempt, Settled $settled, int $try): array
    {
        $host = $this->host;
        $lost = [];
        $commits = $host->engine->commits($attempt->book, $attempt->decisions, $attempt->now);
        $written = $host->store->commitMany($commits);
        foreach ($commits as $commit) {
            if (!in_array($commit, $written, true)) {
                $lost[] = $commit->client;
                $attempt->book->forget($commit->client);
                $this->noteLost($commit->client, $try);
                continue;
            }
            $this->noteCommitted($commit, $attempt->book, $settled);
        }
        return $lost;
    }

    /**
     * @param Closure(list<int>): Attempt $decide
     * @param list<int> $clients
     * @return list<int> the same, where they were lost to others even so
     */
    private function commitLocked(
        Closure $decide,
        array $clients,
        Settled $settled,
        int $try,
    ): array {
        $host = $this->host;
        $attempt = null;
        $commits = $host->store->commitLocked(
            $clients,
            function () use ($decide, $clients, $host, &$attempt): array {
                $attempt = $decide($clients);
                return $host->engine->commits($attempt->book, $attempt->decisions, $attempt->now);
            },
        );
        if ($commits === null) {
            // What was noted of outages in between went with it.
            $this->answers->readAgain();
            foreach ($clients as $client) {
                $this->noteLost($client, $try);
            }
            return $clients;
        }
        foreach ($commits as $commit) {
            $this->noteCommitted($commit, $attempt->book, $settled);
        }
        return [];
    }

    private function noteLost(int $client, int $try): void
    {
        $this->summary->lostRaces++;
        $this->host->watcher?->lostRace($client, $try);
    }

    private function noteCommitted(Commit $commit, Book $book, Settled $settled): void
    {
        $this->summary->commits++;
        $this->host->watcher?->committed($commit);
        $settled->books[$commit->client] = $book;
        $settled->effects[$commit->client] ??= [];
        array_push($settled->effects[$commit->client], ...$commit->carryOut);
    }

    /**
     * What came of clients' effects, told again to the rows as they are until it is written: those
     * who stand in one book together.
     *
     * @param array<int, list<array{Effect, Outcome}>> $told by client
     * @param array<int, Book> $books by client
     */
    private function report(array $told, array $books): Settled
    {
        $settled = new Settled();
        $groups = [];
        foreach (array_keys($told) as $client) {
            $groups[spl_object_id($books[$client])][] = $client;
        }
        foreach ($groups as $clients) {
            $first = $books[$clients[0]];
            $this->settle($this->observeAll($told, $first), $clients, $settled);
        }
        foreach ($told as $client => $outcomes) {
            foreach (array_filter(self::records($outcomes), $this->failures->has(...)) as $id) {
                $record = ($settled->books[$client] ?? $books[$client])->get($id);
                $record === null ?: $this->failures->settle($record);
            }
        }
        foreach ($settled->lost as $lost) {
            $count = count($told[$lost]);
            $this->fail("client $lost", $lost, "$count reports could not be written");
        }
        return $settled;
    }

    /**
     * Tells clients' reports to the book that they were carried out by, and after a lost race to
     * the rows as they are then.
     *
     * @param array<int, list<array{Effect, Outcome}>> $told by client
     * @return Closure(list<int>): Attempt
     */
    private function observeAll(array $told, Book $first): Closure
    {
        return function (array $clients) use ($told, &$first): Attempt {
            $outcomes = array_merge(...array_map(fn (int $client) => $told[$client], $clients));
            $book = $first ?? new Book();
            if ($first === null) {
                $this->host->store->loadRecords($book, self::records($outcomes));
            }
            $first = null;
            $now = $this->host->clock->now();
            $decisions = [];
            foreach ($outcomes as [$effect, $outcome]) {
                $decisions[] = $this->observe($book, $effect, $outcome, $now);
            }
            return new Attempt($book, array_values(array_filter($decisions)), $now);
        };
    }

    /**
     * @param list<array{Effect, Outcome}> $outcomes
     * @return list<int> the backorders that they are about
     */
    private static function records(array $outcomes): array
    {
        return array_values(array_unique(array_column(array_column($outcomes, 0), 'backorder')));
    }

    private function observe(Book $book, Effect $effect, Outcome $outcome, int $now): ?Decision
    {
        try {
            return $this->host->engine->observe($book, $effect->id, $outcome, $now);
        } catch (BackorderException $error) {
            $this->fail("report of {$effect->id}", $effect->client, $error);
            return null;
        }
    }
}
