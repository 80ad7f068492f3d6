<?php

declare(strict_types=1);

use Backorder\{BackorderKind, DomainName, DropRules, Engine, Listing, Policy, PriceList};
use Backorder\Effect\{AlertReseller, ImportDomain, NotifyClient};
use Backorder\Ispapi\{Client, Platform, System};
use Backorder\Runner\{Backorders, Clock, Domains, Errand, Host, IspapiRegistrar, Mailer};
use Backorder\Runner\{PdoConnection, Runner, Store};

require __DIR__ . '/../autoload.php';
require __DIR__ . '/Billing.php';

/** Says everything on standard output; yours sends it, under its id, and stores domains. */
final class Desk implements Clock, Domains, Mailer
{
    public function now(): int
    {
        return (int) (getenv('NOW') ?: time());
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
        echo "to client {$effect->client}: {$effect->topic->value}\n";
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
        echo "to us: {$effect->topic->value} {$effect->detail}\n";
    }

    public function tell(string $id, string $subject, string $text): void
    {
        echo "to us: $subject\n$text\n";
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
        echo "client {$effect->client} has {$effect->name->unicode}\n";
    }
}

[$login, $password, $url] = explode(' ', (string) getenv('REGISTRAR')) + ['', '', null];
$client = new Client($login, $password, Platform::Ispapi, System::Ote, $url);
$prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
$connect = fn () => new PDO('sqlite:' . getenv('DATABASE'));
$store = new Store(new PdoConnection($connect), 'bo_');
$engine = new Engine(Policy::default(), PriceList::ofRows($prices), DropRules::builtin());
$registrar = new IspapiRegistrar($client, owner: fn (int $client) => "P-OWN$client");
[$billing, $desk] = [new Billing($connect()), new Desk()];
$host = new Host($engine, $store, $billing, $registrar, $desk, $desk, clock: $desk);
[, $what, $who, $name, $drop] = $argv + ['', '', 0, '', ''];
match ($what) {
    'install' => [$store->createTables(), $billing->createTables()],
    'credit' => [$billing->add((int) $who, $name), (new Backorders($host))->paid((int) $who)],
    'place' => (new Backorders($host))->place((int) $who, DomainName::parse($name),
        BackorderKind::Full, Listing::ofAdmin((new DateTime("$drop UTC"))->getTimestamp())),
    'run' => (new Runner($host))->run(),
    default => exit("host.php install | credit CLIENT SUM | place CLIENT NAME DROP | run\n"),
};
