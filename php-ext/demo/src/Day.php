<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Actor;
use Backorder\Exception\BackorderException;
use Backorder\BackorderKind;
use Backorder\Language;
use Backorder\Listing;
use Backorder\Runner\Backorders;
use Backorder\TimeZone;
use RuntimeException;

/** Plays a day: the clock goes in steps of five minutes, things happen, the cron runs. */
final class Day
{
    private const STEP = 300;

    private int $downUntil = 0;

    private bool $runsTwice = false;

    /** @var list<array{what: string, why: string, kind: string}> */
    public array $refused = [];

    public int $cycles = 0;

    /** @var array<string, true> the searches that were told already */
    private array $told = [];

    private Backorders $backorders;

    public function __construct(private array $day, private World $world, private ?Terminal $out)
    {
        $this->backorders = new Backorders($world->host);
    }

    /** @param callable(int, int): void $progress steps done, steps in all */
    public function play(callable $progress): void
    {
        $this->world->setting->enter();
        $from = Clock::read($this->day['from']);
        $until = Clock::read($this->day['until']);
        $events = $this->day['events'];
        for ($now = $from; $now <= $until; $now += self::STEP) {
            $this->world->clock->now = $now;
            $this->world->simulator->control('clock', ['now' => Clock::utc($now)]);
            while ($events !== [] && Clock::read($events[0][0]) <= $now) {
                $this->happen(array_shift($events));
            }
            if ($now >= $this->downUntil) {
                $this->cycle();
            }
            $progress($now - $from, $until - $from);
        }
    }

    private function cycle(): void
    {
        $this->cycles++;
        try {
            if ($this->runsTwice) {
                $this->runsTwice = false;
                $this->world->runTwice();
            } else {
                $this->world->run();
            }
        } catch (PowerCut $cut) {
            $this->note("the power fails after {$cut->getMessage()} is done and before that is"
                . ' written down; everything in memory is lost', 'red');
        }
    }

    private function happen(array $event): void
    {
        match ($event[1]) {
            'import' => $this->import($event),
            'sync' => $this->sync(),
            'order' => $this->order($event),
            'delete' => $this->delete($event),
            'explain' => $this->explain($event),
            'overlap' => $this->overlap(),
            'outage' => $this->outage($event),
            'fault' => $this->fault($event),
            'add-funds' => $this->addFunds($event),
            'pay-funds' => $this->payFunds($event),
            'power-cut' => $this->world->timeline->powerCutAfter = $event['after'],
            default => throw new RuntimeException("day.php: no such event: $event[1]"),
        };
    }

    private function import(array $event): void
    {
        $this->world->market->import($event['list'], $this->world->clock->now, $this->out);
        foreach ($event['moved'] ?? [] as $name => $drop) {
            // The list tells of it; it is the registry that moved the drop.
            $fate = ['domain' => idn($name), 'drop' => $drop];
            $this->world->simulator->control('name', $fate);
        }
    }

    private function sync(): void
    {
        $this->note('the drop dates are compared with the droplist');
        $this->backorders->syncDrops($this->world->market->droplist());
    }

    private function order(array $event): void
    {
        $hits = $this->world->market->search(
            $event['search'],
            $this->world->setting->clients[$event['client']],
        );
        if (!isset($this->told[$event['search']])) {
            $this->told[$event['search']] = true;
            $pattern = $this->day['searches'][$event['search']]['pattern'];
            $this->note("a search for /$pattern/ finds {$hits->total}"
                . ($hits->total === 1 ? ' name' : ' names'));
        }
        $name = idn($event['name']);
        $hit = array_values(array_filter($hits->rows, fn ($row) => $row->name === $name))[0]
            ?? throw new RuntimeException("{$event['name']} is not among the hits");
        $listing = Listing::ofDroplist($hit->dropAt, $this->world->market->droplist()->id);
        $who = $this->day['clients'][$event['client']][0];
        $this->attempt(
            "$who backorders {$event['name']}",
            fn () => $this->backorders->place(
                $event['client'],
                name($name),
                BackorderKind::from($event['kind']),
                $listing,
            ),
        );
    }

    private function delete(array $event): void
    {
        $id = $this->idOf($event['client'], $event['name']);
        $who = $this->day['clients'][$event['client']][0];
        $this->attempt(
            "$who deletes #$id {$event['name']}",
            fn () => $this->backorders->delete($id, Actor::client($event['client'])),
        );
    }

    private function idOf(int $client, string $name): int
    {
        return (new Records($this->world->database))->idOf($client, idn($name));
    }

    /** A client asks why a backorder is where it is, in a language of the extension. */
    private function explain(array $event): void
    {
        $client = $event['client'];
        $id = $this->idOf($client, $event['name']);
        $text = $this->backorders->explain(
            $id,
            Language::from($event['language']),
            TimeZone::parse($this->world->setting->clients[$client]),
        );
        $who = $this->day['clients'][$client][0];
        $this->note("$who asks about #$id {$event['name']}, and is told:");
        $this->note((string) $text, 'dim');
    }

    /** What a client asks for on a page; the extension may say no. */
    private function attempt(string $what, callable $act): void
    {
        try {
            $act();
        } catch (BackorderException $error) {
            $at = Clock::utc($this->world->clock->now);
            $why = $error->getMessage();
            $this->refused[] = compact('at', 'what', 'why') + ['kind' => $error->getKind()];
            $this->note("$what: refused, $why", 'red');
        }
    }

    private function overlap(): void
    {
        $this->runsTwice = true;
        $this->note('a cron hangs after it has read its rows; another one serves the same clients');
    }

    private function outage(array $event): void
    {
        $this->downUntil = Clock::read($event['until']);
        $this->note("the server goes down until {$event['until']} UTC: no cycle runs", 'red');
    }

    private function fault(array $event): void
    {
        $this->world->simulator->control('fault', [
            'fault' => $event['fault'], 'command' => $event['command'],
            'domain' => idn($event['name']), 'count' => 1, 'effect' => 1,
        ]);
    }

    private function addFunds(array $event): void
    {
        $id = $this->world->billing->orderFunds($event['client'], $event['amount']);
        $who = $this->day['clients'][$event['client']][0];
        $this->note("$who orders funds: an unpaid invoice #$id over {$event['amount']}, which is"
            . ' no debt');
    }

    private function payFunds(array $event): void
    {
        $amount = $this->world->billing->payFunds($event['client']);
        $this->backorders->paid($event['client']);
        $this->note("{$this->day['clients'][$event['client']][0]} pays: $amount more credit");
    }

    private function note(string $text, string $style = 'cyan'): void
    {
        $this->world->timeline->note($text, $style);
    }
}
