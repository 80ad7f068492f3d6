<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Web;

use Backorder\Actor;
use Backorder\BackorderKind;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\Exception\BackorderException;
use Backorder\Job;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Settings;
use Demo\Clock;
use Demo\Simulator;
use Demo\Terminal;
use Demo\Workshop;
use StandIn\Whmcs;

/** Plays the demo's drop day through the addon, until shortly after the drops. */
final class DropDay
{
    private const STEP = 300;

    private HandClock $clock;
    private int $downUntil = 0;

    /** @param array<string, mixed> $day */
    public function __construct(
        private array $day,
        private Whmcs $whmcs,
        private Workshop $workshop,
        private Simulator $simulator,
        private Terminal $out,
    ) {
        $this->clock = new HandClock($whmcs->root);
    }

    /** The addon with its settings and prices, the clients, what the registrar will do. */
    public function furnish(): void
    {
        $this->clock->set(Clock::read($this->day['from']));
        $this->whmcs->addons->activate('backorder');
        $this->whmcs->addons->allow('backorder', [1]);
        $this->whmcs->addons->loadHooks();
        $this->clock->enter();
        $settings = Settings::read();
        foreach (
            [
                'login' => 'demo.user', 'password' => 'demo.passw0rd', 'system' => 'ote',
                'url' => $this->simulator->url, 'time_zone' => 'Europe/Berlin',
                'droplist_file' => $this->workshop->file('web.droplist'), 'guests_search' => '1',
            ] as $name => $value
        ) {
            $settings->put($name, $value);
        }
        $addon = $this->setPrices();
        foreach ($this->day['names'] as $name => $fate) {
            $this->simulator->control('name', ['domain' => \Demo\idn($name)] + $fate);
        }
        foreach ($this->day['clients'] as [$name, $currency, $credit]) {
            [$first, $last] = explode(' ', $name, 2);
            $this->whmcs->addClient($first, $credit, [
                'lastname' => $last, 'currency' => $currency === 'EUR' ? 1 : 2,
                'language' => $currency === 'EUR' ? 'german' : '',
            ]);
        }
        $this->import($addon, $this->day['events'][0]);
    }

    private function setPrices(): Addon
    {
        [$prices, $costs] = [[], []];
        foreach ($this->day['prices'] as $tld => $currencies) {
            foreach ($currencies as $currency => $amounts) {
                foreach (self::kinds($amounts) as $kind => $price) {
                    $prices[] = compact('tld', 'currency', 'kind', 'price');
                }
            }
        }
        foreach ($this->day['costs'] as $tld => $amounts) {
            foreach (self::kinds($amounts) as $kind => $cost) {
                $costs[] = ['currency' => 'EUR'] + compact('tld', 'kind', 'cost');
                $this->simulator->control('price', compact('tld', 'kind') + ['amount' => $cost]);
            }
        }
        $addon = new Addon();
        $addon->prices->replace($prices);
        $addon->prices->replaceCosts($costs);
        return $addon;
    }

    /** @return array<string, string> by kind, without those that are not offered */
    private static function kinds(array $amounts): array
    {
        return array_filter(array_combine(['FULL', 'LITE'], $amounts));
    }

    public function play(): void
    {
        // The first event is the list that is there already.
        $events = array_slice($this->day['events'], 1);
        $from = Clock::read($this->day['from']);
        $until = Clock::read($this->day['drop']) + 1800;
        for ($now = $from; $now <= $until; $now += self::STEP) {
            $isEvent = $events !== [] && Clock::read($events[0][0]) <= $now;
            // Where nothing happens an hour is one step.
            if (!$isEvent && $now % 3600 !== 0 && $now < $until - 6 * 3600) {
                continue;
            }
            $this->clock->set($now);
            while ($events !== [] && Clock::read($events[0][0]) <= $now) {
                $this->happen(array_shift($events));
            }
            if ($now >= $this->downUntil) {
                (new Jobs(new Addon()))->run(Job::Batch);
            }
            $this->out->progress('playing the drop day', $now - $from, $until - $from);
        }
        $this->out->done('the drop day is played until ' . Clock::utc($until) . ' UTC');
        $this->whmcs->options->accidents = [];
    }

    private function happen(array $event): void
    {
        $addon = new Addon();
        match ($event[1]) {
            'import' => $this->import($addon, $event),
            'sync' => (new Jobs($addon))->run(Job::Sync),
            'order' => $this->order($addon, $event),
            'delete' => $addon->backorders()->delete(
                $this->idOf($event['client'], $event['name']),
                Actor::client($event['client']),
            ),
            'outage' => $this->downUntil = Clock::read($event['until']),
            'fault' => $this->simulator->control('fault', [
                'fault' => $event['fault'], 'command' => $event['command'],
                'domain' => \Demo\idn($event['name']), 'count' => 1, 'effect' => 1,
            ]),
            'add-funds' => $this->whmcs->invoices->create($event['client'], [[
                'description' => 'Add Funds', 'taxed' => false, 'type' => 'AddFunds',
                'amount' => \StandIn\Money::cents($event['amount']),
            ]]),
            'pay-funds' => $this->payFunds($event['client']),
            'power-cut' => $this->whmcs->options->accidents = ['createinvoice' => 'dies once'],
            default => null,
        };
    }

    private function import(Addon $addon, array $event): void
    {
        $zip = $this->workshop->file("droplist-{$event['list']}.zip");
        $addon->settings->put('droplist_source', $zip);
        (new Jobs(new Addon()))->run(Job::Import);
        foreach ($event['moved'] ?? [] as $name => $drop) {
            $this->simulator->control('name', ['domain' => \Demo\idn($name), 'drop' => $drop]);
        }
    }

    private function order(Addon $addon, array $event): void
    {
        $name = DomainName::parse($event['name'], $addon->engine()->tlds());
        $listing = Droplist::open($addon->droplistPath())->listing($name);
        $kind = BackorderKind::from($event['kind']);
        try {
            $addon->backorders()->place($event['client'], $name, $kind, $listing);
        } catch (BackorderException $refused) {
            $this->out->done("{$event['name']}: {$refused->getMessage()}");
        }
    }

    private function payFunds(int $client): void
    {
        $sql = "SELECT id FROM tblinvoices WHERE userid = ? AND status = 'Unpaid'";
        $invoice = (int) $this->whmcs->database->value($sql, [$client]);
        $cents = \StandIn\Money::cents($this->whmcs->invoices->get($invoice)['balance']);
        $this->whmcs->invoices->pay($invoice, $cents, 'paypal', 'DEMO-1');
    }

    private function idOf(int $client, string $name): int
    {
        $sql = 'SELECT id FROM mod_backorder_backorders WHERE client_id = ? AND domain = ?';
        return (int) $this->whmcs->database->value($sql, [$client, \Demo\idn($name)]);
    }
}
