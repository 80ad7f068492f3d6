<?php

declare(strict_types=1);

namespace Demo;

use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\System;
use Backorder\BackorderKind;
use Backorder\Money;
use Backorder\Policy;
use Backorder\PriceList;

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
    public readonly Store $store;
    public readonly Timeline $timeline;
    public readonly Carrier $carrier;
    public readonly Cron $cron;
    /** A second process with a connection of its own, for the moment when two run at once. */
    public readonly Cron $otherCron;

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
        [$this->store, $this->billing, $this->carrier, $this->cron] =
            $this->staff($this->database, $engine);
        $this->otherCron = $this->staff($this->connect($workshop, $server), $engine)[3];
        $this->store->rows->createTables();
        $this->billing->createTables();
        (new Mailer($this->database, $this->clock))->createTable();
        foreach ($day['clients'] as $id => [$name, $currency, $credit]) {
            $this->billing->addClient($id, $name, $currency, $credit);
        }
        $this->scriptRegistrar($day);
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
        $ledger = new Ledger($this->database);
        $remains = [];
        foreach (\Backorder\Store::tables() as $table => $shape) {
            $order = implode(', ', array_map(fn ($column) => "`$column`", $shape['key']));
            $remains[$table] = $ledger->rows($table, $order);
        }
        foreach (self::BILLING as $table => $order) {
            $remains[$table] = array_map($this->asInstants(...), $ledger->rows($table, $order));
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

    /** @return array{Store, Billing, Carrier, Cron} */
    private function staff(Database $database, Engine $engine): array
    {
        $store = new Store($database);
        $billing = new Billing($database, $this->clock);
        $mailer = new Mailer($database, $this->clock);
        $registrar = new Client(
            'demo.user',
            'demo.passw0rd',
            Platform::Ispapi,
            System::Ote,
            $this->simulator->url,
            timeoutMs: self::TIMEOUT_MS,
            attempts: 1,
        );
        $answers = new Answers($database, $mailer, $engine->policy, $this->clock);
        $carrier = new Carrier($registrar, $store, $billing, $mailer, $answers, $this->timeline);
        $cron =
            new Cron($engine, $store, $billing, $carrier, $this->clock, $this->timeline, $answers);
        return [$store, $billing, $carrier, $cron];
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
