<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Droplist;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\System;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Runner\Backorders;
use Backorder\Runner\CapsuleConnection;
use Backorder\Runner\Clock;
use Backorder\Runner\Host;
use Backorder\Runner\Limits;
use Backorder\Runner\NoLog;
use Backorder\Runner\Store;
use Backorder\Runner\SystemClock;
use Backorder\ShownPrice;
use Backorder\Tax;
use Backorder\TimeZone;
use WHMCS\Database\Capsule;

/** Everything of one request, made when it is asked for. */
final class Addon
{
    /** Another clock than the machine's, for tests and demonstrations. */
    public static ?Clock $otherClock = null;

    public readonly Settings $settings;
    public readonly Clock $clock;
    public readonly Prices $prices;
    /** @var array<int, PriceList> by client, 0 for somebody unknown */
    private array $shown = [];

    private ?Engine $engine = null;
    private ?Store $store = null;
    private ?Host $host = null;

    public function __construct()
    {
        $this->settings = Settings::read();
        $this->clock = self::$otherClock ?? new SystemClock();
        $this->prices = new Prices();
    }

    /** Why nothing can be done; null: nothing is in the way. */
    public static function problem(): ?string
    {
        return Extension::problem() ?? Installation::problem()
            ?? Tables::problem(Settings::read());
    }

    public function now(): int
    {
        return $this->clock->now();
    }

    public function engine(): Engine
    {
        return $this->engine ??= $this->engineOf($this->prices->list());
    }

    /** The same policy with other prices. */
    public function engineOf(PriceList $prices): Engine
    {
        return new Engine($this->policy(), $prices, DropRules::builtin());
    }

    public function policy(): Policy
    {
        $days = fn (string $name) => min(366, $this->settings->number($name)) * 86400;
        return Policy::default()->with(
            fundingLead: max(86400, $days('funding_days')),
            // Nothing is cancelled before it is due.
            invoicePatience: max(86400, $days('invoice_days'), $days('cancel_days')),
            chargeAuctionWon: $this->settings->isOn('charge_auction_won'),
            shownPrices: ShownPrice::tryFrom($this->settings->text('shown_prices')),
        );
    }

    public function store(): Store
    {
        return $this->store ??= new Store(
            new CapsuleConnection(Capsule::connection()),
            Tables::PREFIX,
        );
    }

    public function host(): Host
    {
        return $this->host ??= $this->hostOf($this->store(), $this->engine());
    }

    /** The same on another store, with other prices; a silent one logs nothing. */
    public function hostOf(Store $store, Engine $engine, bool $isSilent = false): Host
    {
        return new Host(
            $engine,
            $store,
            new Ports\Billing($this),
            new Ports\Registrar($this),
            new Ports\Mailer($this),
            new Ports\Domains($this->settings),
            $this->clock,
            $isSilent ? new NoLog() : new Ports\ActivityLog(),
            new Limits(run: max(10, $this->settings->number('run_seconds'))),
        );
    }

    public function backorders(): Backorders
    {
        return new Backorders($this->host());
    }

    public function registrar(): Client
    {
        $url = $this->settings->text('url');
        return new Client(
            $this->settings->text('login'),
            $this->settings->secret('password'),
            Platform::from($this->settings->text('platform')),
            System::from($this->settings->text('system')),
            $url === '' ? null : $url,
            $this->settings->text('role'),
        );
    }

    /** Where the image of the droplist lies: beside no page, so that nobody loads it by address. */
    public function droplistPath(): string
    {
        $set = $this->settings->text('droplist_file');
        $name = substr(hash('sha256', ROOTDIR), 0, 16);
        return $set !== '' ? $set : sys_get_temp_dir() . "/backorder-$name.droplist";
    }

    /** The list; null: none was imported, or it cannot be read. */
    public function droplist(): ?Droplist
    {
        try {
            return Droplist::open($this->droplistPath());
        } catch (\Backorder\Exception\DroplistException) {
            return null;
        }
    }

    public function priceList(): PriceList
    {
        return $this->prices->list();
    }

    /** The tax on a client's prices; null for a client: on those of somebody unknown. */
    public function taxOf(?int $client): ?Tax
    {
        return (new Ports\Billing($this))->taxOf($client);
    }

    /** The prices as a client sees them, or somebody who is not logged in. */
    public function pricesFor(?int $client): PriceList
    {
        return $this->shown[$client ?? 0] ??= $this->prices->list()
            ->shown($this->policy(), $this->taxOf($client));
    }

    /** The zone in which times are shown: the setting, else PHP's. */
    public function zone(): TimeZone
    {
        $set = $this->settings->text('time_zone');
        return TimeZone::parse($set !== '' ? $set : date_default_timezone_get());
    }
}
