<?php

declare(strict_types=1);

namespace Backorder\Tests\Scenario;

use Backorder\Actor;
use Backorder\BackorderKind;
use Backorder\BegunReading;
use Backorder\Book;
use Backorder\Cost;
use Backorder\Decision;
use Backorder\Delivery;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Exception\BackorderException;
use Backorder\Facts;
use Backorder\FoundApplication;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\Listing;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Read;
use Backorder\ResellerFunds;
use Backorder\Runner\Store;
use Backorder\Tax;
use Backorder\TimeZone;
use LogicException;
use PDO;

/** Plays the calls of one scenario over a store of its own. */
final class Player
{
    private Policy $policy;
    private Engine $engine;
    private Store $store;
    private Book $book;
    /** @var list<Book> */
    private array $aside = [];
    private ?BegunReading $reading = null;
    /** @var list<Decision> of the last call that decides */
    private array $decisions = [];

    public function __construct()
    {
        $this->store = new Store(new PDO('sqlite::memory:'));
        $this->store->createTables();
        $this->book = new Book();
    }

    /**
     * @param list<Line> $with the arguments before the call
     * @return list<Line> the answers
     */
    public function play(Line $call, array $with): array
    {
        try {
            return match ($call->word) {
                'policy', 'engine', 'requeue', 'load', 'reload', 'aside', 'back', 'begin'
                    => $this->prepare($call, $with),
                'commit' => $this->commit($call),
                'state' => Answers::state($this->engine, $this->book, $call->number('now')),
                'wakeup' => [Line::answer(
                    'wakeup',
                    at: $this->engine->nextWakeup($this->book, $call->number('now')),
                )],
                'undelivered'
                    => array_map(Answers::undelivered(...), $this->book->undelivered()),
                'explain' => $this->explain($call),
                'adopt' => $this->adopt($call, $with),
                default => $this->decide($call, $with),
            };
        } catch (BackorderException $error) {
            $this->decisions = [];
            return [Answers::error($error)];
        }
    }

    /** @return list<Line> none: nothing is answered */
    private function prepare(Line $call, array $with): array
    {
        match ($call->word) {
            'policy' => $this->policy = self::policy($call),
            'engine' => $this->engine = $this->engine($with),
            'requeue' => $this->requeue($call->number('now')),
            'load' => $this->book = $this->stored(),
            'reload' => $this->reload($call->number('client')),
            'aside' => $this->putAside($call->has('unread')),
            'back' => $this->book = array_pop($this->aside),
            'begin' => $this->reading = $this->book->beginReading(
                $call->number('client'),
                $call->number('now'),
            ),
        };
        return [];
    }

    private static function policy(Line $call): Policy
    {
        $base = $call->text('base') === 'original' ? Policy::original() : Policy::default();
        return $base->with(
            fundingLead: $call->number('funding-lead'),
            chargeAuctionWon: $call->text('charge-auction-won') === '1',
            chargeTax: $call->text('charge-tax') === '1',
            clientMessages: Delivery::from($call->text('client-messages')),
            resellerAlerts: Delivery::from($call->text('reseller-alerts')),
        );
    }

    /** @param list<Line> $prices */
    private function engine(array $prices): Engine
    {
        $list = new PriceList();
        foreach ($prices as $price) {
            $kind = BackorderKind::from($price->text('kind'));
            $list->insert($price->text('tld'), $kind, $price->money('amount'));
        }
        return new Engine($this->policy, $list, DropRules::builtin());
    }

    /** @return list<int> everybody with an account */
    private function clients(): array
    {
        $sql = 'SELECT client_id FROM accounts ORDER BY client_id';
        return $this->store->pdo()->query($sql)->fetchAll(PDO::FETCH_COLUMN);
    }

    private function requeue(int $now): void
    {
        $statement = $this->store->sql->requeue($this->clients(), $now);
        $this->store->pdo()->prepare($statement->sql)->execute($statement->parameters);
    }

    private function stored(bool $withAccounts = true): Book
    {
        $reads = $this->store->sql->partWithFinished($this->clients());
        if (!$withAccounts) {
            $reads = array_filter($reads, fn (Read $read) => $read->table !== 'accounts');
        }
        $book = new Book();
        self::all($this->store->load($book, $reads));
        return $book;
    }

    private function reload(int $client): void
    {
        $this->book->forget($client);
        self::all($this->store->load(
            $this->book,
            $this->store->sql->partWithFinished([$client]),
        ));
    }

    private function putAside(bool $isUnread): void
    {
        $this->aside[] = $this->book;
        $this->book = $this->stored(withAccounts: !$isUnread);
    }

    /** @param list<\Backorder\RefusedRow> $refused */
    private static function all(array $refused): void
    {
        foreach ($refused as $row) {
            throw new LogicException("a row of ours was refused: $row->message");
        }
    }

    /** @return list<Line> */
    private function commit(Line $call): array
    {
        $lines = [];
        $now = $call->number('now');
        foreach ($this->engine->commits($this->book, $this->decisions, $now) as $commit) {
            if ($commit->client > ($call->number('until') ?? PHP_INT_MAX)) {
                break;
            }
            $written = $this->store->commit($commit);
            $lines[] = Line::answer('commit', client: $commit->client, written: $written);
        }
        return $lines;
    }

    /** @return list<Line> */
    private function explain(Line $call): array
    {
        $cost = function (string $key) use ($call): ?Cost {
            return $call->has($key) ? Cost::of(...explode(' ', $call->text($key))) : null;
        };
        $funds = $cost('reseller');
        $facts = new Facts(
            reseller: $funds === null
                ? null
                : ResellerFunds::of($funds->amount, '0', '0', $funds->currency),
            cost: $cost('cost'),
            isFree: $call->has('free') ? $call->text('free') === '1' : null,
        );
        return Answers::explanation($this->engine->explain(
            $this->book,
            $call->number('id'),
            $call->number('now'),
            facts: $facts,
        ));
    }

    /** @return list<Line> */
    private function adopt(Line $call, array $with): array
    {
        $rows = ['row' => [], 'history' => []];
        foreach ($with as $row) {
            $rows[$row->word][] = $row->values;
        }
        $now = $call->number('now');
        $report = $this->engine
            ->adopt($this->book, $rows['row'], $rows['history'], TimeZone::utc(), $now);
        $this->decisions = $report->decisions;
        return Answers::adopted($report);
    }

    /** @return list<Line> */
    private function decide(Line $call, array $with): array
    {
        [$book, $engine, $now] = [$this->book, $this->engine, $call->number('now')];
        $id = $call->number('id');
        $client = $call->number('client');
        $decided = match ($call->word) {
            'account' => $this->billed($book->beginReading($client, $now), $call),
            'end' => $this->billed($this->reading, $call),
            'place' => $engine->place(
                $book,
                $id,
                $client,
                DomainName::parse($call->text('name')),
                BackorderKind::from($call->text('kind')),
                $now,
                $call->has('drops') ? self::listing($call) : null,
            ),
            'delete' => $engine->delete(
                $book,
                $id,
                $client === null ? Actor::admin() : Actor::client($client),
                $now,
            ),
            'activate' => $engine->activate($book, $id, $now),
            'give-up' => $engine->giveUp($book, $id, $now),
            'accept' => $engine->acceptDomain($book, $id, $call->text('by'), $now),
            'client-deleted' => $engine->clientDeleted($book, $client, $now),
            'client-merged'
                => $engine->clientMerged($book, $client, $call->number('into'), $now),
            'place-for'
                => $engine->placeFor($book, $call->number('backorder'), $id, $client, $now),
            'redate' => $engine->setDrop($book, $id, self::listing($call), $now),
            'sync' => $this->sync($call, $with),
            'cycle' => $engine->cycle($book, $now),
            'observe' => $engine->observe(
                $book,
                $call->text('effect'),
                self::outcome($call, $with),
                $now,
            ),
            'invoice' => $engine->invoiceChanged($book, $id, self::invoice($call), $now),
        };
        $this->decisions = is_array($decided) ? $decided : array_filter([$decided]);
        return Answers::decisions($this->decisions);
    }

    /** @return list<Decision> */
    private function billed(BegunReading $reading, Line $call): array
    {
        return $this->engine->setAccount(
            $this->book,
            $reading,
            $call->money('credit'),
            $call->money('unpaid'),
            $call->number('now'),
            $call->has('noted') ? explode(',', $call->text('noted')) : [],
            $call->has('tax') ? self::tax($call->text('tax')) : null,
        );
    }

    /** `19`, `5+9.975`, `5*9.975` or `incl 19` */
    private static function tax(string $text): Tax
    {
        preg_match('/^(incl )?([0-9.]+)(?:([+*])([0-9.]+))?$/', $text, $found);
        return new Tax(
            $found[2],
            $found[4] ?? '0',
            compound: ($found[3] ?? '') === '*',
            inclusive: $found[1] !== '',
        );
    }

    private static function listing(Line $call): Listing
    {
        [$drops, $finalizes] = [$call->number('drops'), $call->number('finalizes')];
        return $call->has('admin')
            ? Listing::ofAdmin($drops, $finalizes, $call->has('pinned'))
            : Listing::ofDroplist($drops, self::list($call), $finalizes);
    }

    /** Numbers of lists begin at 1 in PHP, and at 0 in scenarios; nobody is told one. */
    private static function list(Line $call): int
    {
        return $call->number('list') + 1;
    }

    /** @return list<Decision> */
    private function sync(Line $call, array $with): array
    {
        $dates = ['drops' => [], 'finalizes' => []];
        $coverage = [];
        foreach ($with as $line) {
            if ($line->word === 'covered') {
                $coverage[$line->text('tld')] = $line->number('before');
                continue;
            }
            foreach (array_keys($dates) as $key) {
                if ($line->has($key)) {
                    $dates[$key][$line->text('name')] = $line->number($key);
                }
            }
        }
        return $this->engine->syncDates(
            $this->book,
            self::list($call),
            $dates['drops'],
            $call->number('now'),
            $coverage,
            $dates['finalizes'],
        );
    }

    private static function outcome(Line $call, array $with): Outcome
    {
        return match ($call->text('outcome')) {
            'accepted' => Outcome::accepted($call->text('reference')),
            'refused' => Outcome::refused($call->number('code') ?? 0, $call->text('text')),
            'unknown' => Outcome::unknown(),
            'done' => Outcome::done(),
            'applications' => Outcome::applications(array_map(
                fn (Line $found) => new FoundApplication(
                    $found->text('reference'),
                    $found->text('status'),
                    $found->number('created'),
                    $found->has('owner-matches') ? $found->text('owner-matches') === '1' : null,
                    $found->number('held-by'),
                ),
                $with,
            )),
            'application' => Outcome::application(
                $call->text('reference'),
                $call->text('status'),
                $call->has('auction') ? array_combine(
                    array_map(fn (Line $detail) => $detail->text('key'), $with),
                    array_map(fn (Line $detail) => $detail->text('value'), $with),
                ) : null,
            ),
            'application-missing' => Outcome::applicationMissing($call->text('reference')),
            'invoice' => Outcome::invoice(self::invoice($call)),
            'invoice-missing' => Outcome::invoiceMissing(),
            'domain' => Outcome::domain(
                DomainName::parse($call->text('name')),
                $call->number('registered'),
                $call->number('expires'),
            ),
            'domain-unreadable' => Outcome::domainUnreadable(),
        };
    }

    private static function invoice(Line $call): InvoiceReport
    {
        return new InvoiceReport(
            $call->number('invoice'),
            $call->money('total'),
            InvoiceState::from($call->text('state')),
            $call->money('credit'),
            $call->money('unpaid'),
        );
    }
}
