<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Upstream;
use PDOException;
use Throwable;

/**
 * The batch job. Any number of them may run at once, on one machine or on several: each takes
 * leases of the clients it serves, and whatever two decide at once, one of them commits.
 */
final class Runner
{
    /** How many due records are looked at before a worker says that all of them are others'. */
    private const WINDOW = 20_000;

    private string $owner;

    /** The end of the last lease: each batch has another, by which it is told from the others. */
    private int $leasedUntil = 0;

    /** @var array<int, true> the clients that this run has served */
    private array $served = [];

    /** How many due records are looked at: more, once they are of too few clients. */
    private int $window = 0;

    private Rounds $rounds;

    /** @param ?string $owner the name of this worker among all; null: one of its own */
    public function __construct(private Host $host, ?string $owner = null)
    {
        $this->owner = $owner ?? gethostname() . ':' . getmypid() . ':' . bin2hex(random_bytes(4));
    }

    /**
     * Serves all of whom something is due, and whom something woke, until nobody is left or the
     * time is over. What is not done then is done by the next run.
     *
     * @throws OtherPolicy nothing was done
     * @throws PDOException the database is gone, or refuses what it should not
     */
    public function run(): Summary
    {
        return Host::busy($this->serveAll(...));
    }

    /**
     * Lets the store go by the policy of this worker's engine; workers with another one refuse to
     * run from now on. All that is not finished is looked at once.
     */
    public function changePolicy(): void
    {
        $this->host->store->changePolicy($this->host->engine->policy, $this->host->clock->now());
    }

    /** What keeps failing, for a page of the admin's. */
    public function failures(): Failures
    {
        return new Failures($this->host->store);
    }

    private function serveAll(): Summary
    {
        $this->checkPolicy();
        $this->served = [];
        $this->window = min(4 * $this->host->limits->batch, self::WINDOW);
        $this->rounds = new Rounds($this->host, new Summary());
        $summary = $this->rounds->summary;
        $end = hrtime(true) / 1e9 + $this->host->limits->run;
        while (true) {
            if (hrtime(true) / 1e9 >= $end) {
                $summary->isOutOfTime = true;
                break;
            }
            $until = hrtime(true) / 1e9 + $this->host->limits->lease;
            $clients = $this->take();
            if ($clients === []) {
                break;
            }
            $this->served += array_fill_keys($clients, true);
            $summary->clients += count($clients);
            $this->serve($clients, $until);
            $store = $this->host->store;
            $store->release($clients, $this->owner, $this->host->clock->now());
        }
        $this->tell($this->rounds->answers->alert(...));
        $this->tell($this->tellFailures(...));
        return $summary;
    }

    /** A mailer that fails ends no run: the next one tells it. */
    private function tell(callable $what): void
    {
        try {
            $what();
        } catch (PDOException $error) {
            throw $error;
        } catch (Throwable $error) {
            $problem = $error::class . ": {$error->getMessage()}";
            $this->host->log->write('warning', "the reseller could not be told: $problem");
        }
    }

    private function checkPolicy(): void
    {
        $stored = $this->host->store->policy();
        $own = $this->host->engine->policy->fingerprint();
        if ($stored === null) {
            $this->changePolicy();
        } elseif ($stored !== $own) {
            throw new OtherPolicy($stored, $own);
        }
    }

    /**
     * Takes leases of some who are due: of those whom nobody serves, the most urgent.
     *
     * @return list<int>
     */
    private function take(): array
    {
        $host = $this->host;
        $batch = $host->limits->batch;
        for (; ; $this->window = min(4 * $this->window, self::WINDOW)) {
            $now = $host->clock->now();
            $all = $host->store->dueClients($now, $this->window, $isAll);
            if ($all === []) {
                return [];
            }
            $mine = array_filter($all, fn (int $client) => !isset($this->served[$client]));
            $free = $host->store->free(array_values($mine), $now);
            // A client has a row for each record: fewer clients than rows says nothing.
            $isAll = $isAll || $this->window >= self::WINDOW;
            if (count($free) < $batch && !$isAll) {
                continue;
            }
            foreach (array_chunk($free, $batch) as $chunk) {
                $this->leasedUntil = max($now + $host->limits->lease, $this->leasedUntil + 1);
                $got = $host->store->lease($chunk, $this->owner, $now, $this->leasedUntil);
                if ($got !== []) {
                    return $got;
                }
            }
            if ($isAll) {
                return [];
            }
        }
    }

    /**
     * @param list<int> $clients
     * @param float $until when their leases end, as hrtime() counts, in seconds
     */
    private function serve(array $clients, float $until): void
    {
        try {
            $settled = $this->rounds->settle($this->decide(...), $clients);
        } catch (PDOException $error) {
            throw $error;
        } catch (Throwable $error) {
            $this->serveApart($clients, $until, $error);
            return;
        }
        foreach ($settled->lost as $client) {
            $this->rounds->summary->failed++;
            $this->host->log->write('warning', 'others were faster', ['client' => $client]);
        }
        $this->rounds->carryOut($settled, $until);
    }

    /**
     * One client made all of them fail: each is served alone, and that one is set aside.
     *
     * @param list<int> $clients
     */
    private function serveApart(array $clients, float $until, Throwable $error): void
    {
        if (count($clients) === 1) {
            $this->rounds->summary->failed++;
            $this->rounds->fail("client $clients[0]", $clients[0], $error);
            return;
        }
        foreach ($clients as $client) {
            $this->serve([$client], $until);
        }
    }

    /** @param list<int> $clients */
    private function decide(array $clients): Attempt
    {
        $book = new Book();
        $refused = $this->host->store->load($book, $this->host->store->sql->part($clients));
        $unreadable = [];
        foreach ($refused as $row) {
            $unreadable[(int) $row->client] = true;
            $this->rounds->summary->failed++;
            $problem = "row {$row->subject}: {$row->message}";
            $this->rounds->fail("client {$row->client}", (int) $row->client, $problem);
        }
        $decisions = [];
        foreach ($clients as $client) {
            if (!isset($unreadable[$client])) {
                $this->rounds->failures->over("client $client");
                array_push($decisions, ...$this->rounds->readAccount($book, $client));
            }
        }
        $now = $this->host->clock->now();
        array_push($decisions, ...$this->host->engine->cycle($book, $now));
        return new Attempt($book, $decisions, $now);
    }

    /** One message about all that has begun to fail; an outage has its own. */
    private function tellFailures(): void
    {
        $host = $this->host;
        $failures = array_values(array_filter(
            $this->rounds->failures->untold($host->limits->failures),
            $this->isToBeTold(...),
        ));
        if ($failures === []) {
            return;
        }
        $text = '';
        foreach ($failures as $failure) {
            $since = gmdate('Y-m-d H:i', $failure->since);
            $text .= "{$failure->id} (client {$failure->client}) has failed {$failure->times} times"
                . " since $since UTC: {$failure->problem}\n";
        }
        $id = 'bo-failures-' . substr(sha1($text), 0, 16) . '.';
        $host->mailer->tell($id, count($failures) . ' things keep failing', $text);
        $this->rounds->failures->told($failures, $host->clock->now());
    }

    private function isToBeTold(Failure $failure): bool
    {
        if ($failure->effect === null) {
            return true;
        }
        // Of messages the engine tells; of who does not answer, the alert of the outage.
        if (preg_match('/\.(notify-client|alert-reseller)\./', $failure->effect) === 1) {
            return false;
        }
        $ofRegistrar = '/\.((submit|find|poll)-application|read-domain)\./';
        $upstream = preg_match($ofRegistrar, $failure->effect) === 1
            ? Upstream::Registrar
            : Upstream::Billing;
        $outSince = $this->rounds->answers->outSince($upstream);
        return $outSince === null || $failure->since < $outSince;
    }
}
