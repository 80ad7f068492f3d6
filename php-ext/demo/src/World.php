<?php

declare(strict_types=1);

namespace Demo;

use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\BackorderKind;
use Backorder\Money;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Runner\Host;
use Backorder\Runner\IspapiRegistrar;
use Backorder\Runner\Runner;
use Backorder\Runner\Store;

/** One fresh world for one run of the day: database, registrar, droplist, clock, zones. */
final class World
{
    /** The call that is answered by a time-out takes so long, and any other a thousandth of it. */
    private const TIMEOUT_MS = 5000;

    private const BILLING = [
        'tblclients' => 'id', 'tblinvoices' => 'id', 'tblinvoiceitems' => 'id',
        'tblcredit' => 'id', 'tbldomains' => 'id', 'tblemails' => 'id',
    ];

    public readonly Database $database;
    public readonly Simulator $simulator;
    public readonly Clock $clock;
    public readonly Market $market;
    public readonly Billing $billing;
    public readonly Timeline $timeline;
    public readonly Host $host;
    /** A second process with a connection of its own, for the moment when two run at once. */
    private Host $otherHost;

    public function __construct(
        Workshop $workshop,
        private string $name,
        public readonly Setting $setting,
        array $day,
        ?MariaDb $server,
        string $simulator,
        ?Terminal $out,
    ) {
        $setting->enter();
        $this->clock = new Clock(Clock::read($day['from']));
        $server?->create($name);
        $this->database = $this->connect($workshop, $server);
        $this->simulator = new Simulator($workshop, $simulator, $name, $day['from']);
        $this->market = new Market($workshop, $day, $name);
        $this->timeline = new Timeline($out, $this->clock);
        $engine = new Engine(Policy::default(), self::prices($day), DropRules::builtin());
        $this->billing = new Billing($this->database, $this->clock);
        $this->host = $this->staff($this->database, $engine, $this->billing);
        $other = $this->connect($workshop, $server);
        $this->otherHost = $this->staff($other, $engine, new Billing($other, $this->clock));
        $this->host->store->createTables();
        $this->billing->createTables();
        (new Mailer($this->database, $this->clock))->createTable();
        foreach ($day['clients'] as $id => [$name, $currency, $credit]) {
            $this->billing->addClient($id, $name, $currency, $credit);
        }
        $this->scriptRegistrar($day);
    }

    /** The batch job. */
    public function run(): void
    {
        (new Runner($this->host, 'cron'))->run();
    }

    /**
     * A run that hangs while it reads the first account, until its leases are over; another one
     * serves the same clients meanwhile. Of what both decide on the same rows, the database lets
     * only one have it.
     */
    public function runTwice(): void
    {
        $this->billing->meanwhile = function (): void {
            $store = $this->otherHost->store;
            $expired = Clock::utc($this->clock->now);
            $store->change("UPDATE {$store->table('leases')} SET expires_at = ?", [$expired]);
            (new Runner($this->otherHost, 'another'))->run();
        };
        $this->run();
    }

    public function stop(): void
    {
        $this->simulator->stop();
    }

    /**
     * Everything that the run left behind, for comparing: rows of all tables, and the registrar.
     * Billing writes its dates in the server's zone, as WHMCS does; they are read back as
     * instants.
     *
     * @return array<string, list<array<string, string|null>>>
     */
    public function remains(): array
    {
        $this->setting->enter();
        $records = new Records($this->database);
        $remains = [];
        foreach (\Backorder\Store::tables() as $table => $shape) {
            $order = implode(', ', array_map(fn ($column) => "`$column`", $shape['key']));
            $remains[$table] = $records->rows($table, $order);
        }
        $remains['failures'] = $records->rows('failures');
        foreach (self::BILLING as $table => $order) {
            $remains[$table] = array_map($this->asInstants(...), $records->rows($table, $order));
        }
        $state = $this->simulator->state();
        foreach (['applications', 'domains', 'charges', 'account'] as $part) {
            $rows = array_is_list($state[$part]) ? $state[$part] : [$state[$part]];
            $flat = fn ($value) => is_array($value) ? json_encode($value) : $value;
            $remains["registrar's $part"] = array_map(fn ($row) => array_map($flat, $row), $rows);
        }
        return $remains;
    }

    private function asInstants(array $row): array
    {
        foreach (['date', 'datepaid'] as $column) {
            if (isset($row[$column])) {
                $row[$column] = Clock::utc((int) strtotime($row[$column]));
            }
        }
        return $row;
    }

    private function connect(Workshop $workshop, ?MariaDb $server): Database
    {
        return $server === null
            ? Database::sqlite($workshop->file("{$this->name}.sqlite"))
            : Database::mariaDb($server, $this->name, $this->setting->session);
    }

    /** What one process has. */
    private function staff(Database $database, Engine $engine, Billing $billing): Host
    {
        $registrar = new Client(
            'demo.user',
            'demo.passw0rd',
            Platform::Ispapi,
            System::Ote,
            $this->simulator->url,
            settings: new Settings(timeoutMs: self::TIMEOUT_MS, attempts: 1),
        );
        return new Host(
            engine: $engine,
            store: new Store($database->pdo),
            billing: $billing,
            registrar: new IspapiRegistrar(
                $registrar,
                owner: fn (int $client) => sprintf('P-DEM%03d', $client),
            ),
            mailer: new Mailer($database, $this->clock),
            domains: $billing,
            clock: $this->clock,
            watcher: $this->timeline,
        );
    }

    private static function prices(array $day): PriceList
    {
        $prices = new PriceList();
        foreach ($day['prices'] as $tld => $currencies) {
            foreach ($currencies as $currency => [$full, $lite]) {
                $prices->insert($tld, BackorderKind::Full, Money::of($full, $currency));
                if ($lite !== null) {
                    $prices->insert($tld, BackorderKind::Lite, Money::of($lite, $currency));
                }
            }
        }
        return $prices;
    }

    /** Tells the simulator what it charges and what becomes of the names. */
    private function scriptRegistrar(array $day): void
    {
        foreach ($day['costs'] as $tld => [$full, $lite]) {
            foreach (array_filter(['FULL' => $full, 'LITE' => $lite]) as $kind => $amount) {
                $this->simulator->control('price', compact('tld', 'kind', 'amount'));
            }
        }
        foreach ($day['names'] as $name => $fate) {
            $this->simulator->control('name', ['domain' => idn($name)] + $fate);
        }
    }
}
