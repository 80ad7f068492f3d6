<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

use Backorder\Droplist;
use Backorder\Runner\Clock;
use Backorder\Tests\Simulator;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Pages\Output;
use Backorder\Whmcs\Settings;
use StandIn\Request;

require_once __DIR__ . '/../../../tests/support/Simulator.php';

/**
 * A reseller's WHMCS with the addon, a registrar that is simulated over HTTP, and a drop of
 * `shop.com` and some more at 2027-01-13 19:00 UTC. Time passes when it is told to.
 */
final class Market implements Clock
{
    public const DROP = 1_799_866_800;

    public readonly Site $site;
    public readonly Simulator $simulator;
    /** @var array<string, int> clients by first name */
    public array $clients = [];
    public int $now = self::DROP - 4 * 86400;

    /** @param array<string, mixed> $options of the stand-in */
    public function __construct(array $options = [])
    {
        $this->site = new Site($options);
        $this->simulator = new Simulator('2027-01-09 19:00:00');
        $said = $this->site->activate();
        $said['status'] === 'success' || throw new \RuntimeException($said['description']);
        Addon::$otherClock = $this;
        Output::$ending = fn (array $headers, string $body) => throw new Ended($headers, $body);
        $settings = Settings::read();
        foreach (
            [
                'login' => 'user', 'password' => 'passw0rd', 'url' => $this->simulator->url,
                'droplist_source' => "{$this->site->folder}/list.csv", 'time_zone' => 'UTC',
                'droplist_file' => "{$this->site->folder}/droplist", 'system' => 'ote',
            ] as $name => $value
        ) {
            $settings->put($name, $value);
        }
        $this->addon()->prices->replace([
            ['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00'],
            ['tld' => 'com', 'currency' => 'USD', 'kind' => 'FULL', 'price' => '22.00'],
            ['tld' => 'com', 'currency' => 'EUR', 'kind' => 'LITE', 'price' => '9.00'],
            ['tld' => 'net', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '15.00'],
        ]);
        $this->clients['Ada'] = $this->site->whmcs->addClient('Ada', '50.00');
        $this->clients['Bob'] = $this->site->whmcs->addClient('Bob', '10.00');
        $this->simulator->control('account', ['amount' => '1000.00']);
        foreach (['com', 'net'] as $tld) {
            $this->simulator->control('price', ['tld' => $tld, 'kind' => 'FULL', 'amount' => '12']);
        }
        $this->list(['shop.com', 'shoes.com', 'shop24.com', 'boat.net', 'xn--mller-kva.com']);
    }

    public function addon(): Addon
    {
        return new Addon();
    }

    public function now(): int
    {
        return $this->now;
    }

    /** A list of names that drop at DROP, imported. @param list<string> $names */
    public function list(array $names, int $drop = self::DROP): void
    {
        $lines = array_map(fn ($name) => $name . ',' . gmdate('Y-m-d H:i:s', $drop), $names);
        $file = "{$this->site->folder}/list.csv";
        file_put_contents($file, "domain,drop\n" . implode("\n", $lines) . "\n");
        Droplist::import($file, "{$this->site->folder}/droplist", $this->now);
    }

    /** What becomes of a name at the registrar. */
    public function fate(string $name, string $outcome): void
    {
        $drop = gmdate('Y-m-d H:i:s', self::DROP);
        $this->simulator->control('name', ['domain' => $name] + compact('drop', 'outcome'));
    }

    /** Lets time pass, and the cron of WHMCS run at the end of it. */
    public function at(int $now): void
    {
        $this->now = $now;
        $this->simulator->control('clock', ['now' => gmdate('Y-m-d H:i:s', $now)]);
        (new Jobs($this->addon()))->run(\Backorder\Job::Batch);
    }

    /** Lets the cron run every quarter of an hour until then. */
    public function until(int $now, int $step = 900): void
    {
        while ($this->now < $now) {
            $this->at(min($now, $this->now + $step));
        }
    }

    public function logIn(?string $name, ?int $admin = null): void
    {
        $_SESSION = ['token' => 'right'];
        if ($name !== null) {
            $client = $this->clients[$name];
            $sql = 'SELECT auth_user_id FROM tblusers_clients WHERE client_id = ? AND owner = 1';
            $user = $this->site->whmcs->database->value($sql, [$client]);
            $_SESSION += ['uid' => $client, 'login_user' => (int) $user];
        }
        if ($admin !== null) {
            $_SESSION['adminid'] = $admin;
        }
    }

    /**
     * A page of the client area as it would be shown.
     *
     * @param array<string, string> $get
     * @param array<string, string> $post
     */
    public function page(array $get, array $post = []): string
    {
        Request::enter(['m' => 'backorder'] + $get, $post);
        $page = $this->site->whmcs->addons->clientArea('backorder');
        if ($page['requirelogin'] && !isset($_SESSION['login_user'])) {
            return 'LOGIN';
        }
        $file = $this->site->whmcs->addons->template('backorder', $page['templatefile']);
        return \StandIn\Templates::render($file, $page['vars']);
    }

    /** @param array<string, string> $get @param array<string, string> $post */
    public function adminPage(array $get, array $post = []): string
    {
        Request::enter(['module' => 'backorder'] + $get, $post);
        return $this->site->whmcs->addons->output('backorder');
    }

    /** Sends a form and tells where it leads. @param array<string, string> $post */
    public function send(array $post): string
    {
        try {
            return $this->page([], $post + ['token' => 'right']);
        } catch (Ended $ended) {
            return $ended->headers['Location'];
        }
    }

    public function place(string $name, string $client = 'Ada', string $kind = 'FULL'): int
    {
        $this->logIn($client);
        $this->send(['action' => 'place', 'domain' => $name, 'kind' => $kind]);
        $sql = 'SELECT MAX(id) FROM mod_backorder_backorders WHERE client_id = ? AND domain = ?';
        return (int) $this->site->whmcs->database->value($sql, [$this->clients[$client], $name]);
    }

    public function status(int $id): string
    {
        $sql = 'SELECT status FROM mod_backorder_backorders WHERE id = ?';
        return (string) $this->site->whmcs->database->value($sql, [$id]);
    }

    public function credit(string $name): string
    {
        $client = $this->site->whmcs->client($this->clients[$name]);
        return \StandIn\Money::text(\StandIn\Money::cents($client['credit']));
    }

    public function rows(string $sql, array $parameters = []): array
    {
        return $this->site->whmcs->database->rows($sql, $parameters);
    }

    public function remove(): void
    {
        Addon::$otherClock = null;
        Output::$ending = null;
        $this->simulator->stop();
        $this->site->remove();
    }
}
