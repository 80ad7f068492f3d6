<?php

declare(strict_types=1);

namespace Backorder\Bench;

use Backorder\DropRules;
use Backorder\Effect\AlertReseller;
use Backorder\Effect\CreateInvoice;
use Backorder\Effect\FindApplication;
use Backorder\Effect\ImportDomain;
use Backorder\Effect\NotifyClient;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Engine;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Runner\Account;
use Backorder\Runner\Billing;
use Backorder\Runner\Clock;
use Backorder\Runner\Domains;
use Backorder\Runner\Errand;
use Backorder\Runner\Host;
use Backorder\Runner\Invoice;
use Backorder\Runner\Limits;
use Backorder\Runner\Mailer;
use Backorder\Runner\Registrar;
use Backorder\Runner\Store;
use PDO;

/** A host whose billing, registrar and mail cost nothing: what is left is the runner. */
final class QuickHost implements Billing, Registrar, Mailer, Domains, Clock
{
    public const PRICE = 2000;

    /** @var array<int, array{client: int, note: string, applied: int}> */
    private array $invoices = [];

    public function __construct(private int $now, private int $drop)
    {
    }

    public static function make(PDO $pdo, int $now, int $drop, Limits $limits): Host
    {
        $quick = new self($now, $drop);
        $prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
        return new Host(
            engine: new Engine(Policy::default(), PriceList::ofRows($prices), DropRules::builtin()),
            store: new Store($pdo),
            billing: $quick,
            registrar: $quick,
            mailer: $quick,
            domains: $quick,
            clock: $quick,
            limits: $limits,
        );
    }

    public function now(): int
    {
        return $this->now;
    }

    public function account(int $client, array $notes): Account
    {
        return new Account(self::money(1_000_000_00), self::money(0), []);
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        $this->invoices[$effect->backorder]
            = ['client' => $effect->client, 'note' => $effect->id, 'applied' => 0];
        return $effect->backorder;
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        return null;
    }

    public function invoice(int $id): ?Invoice
    {
        // What another worker made is paid.
        $applied = $this->invoices[$id]['applied'] ?? self::PRICE;
        return new Invoice(
            $id,
            self::money(self::PRICE),
            self::money(self::PRICE - $applied),
            self::money($applied),
            $applied === self::PRICE ? InvoiceState::Paid : InvoiceState::Open,
        );
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        $this->invoices[$invoice]['applied'] += $amount->minor;
    }

    public function cancelInvoice(int $id): void
    {
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        return Outcome::accepted("R{$effect->backorder}");
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        return Outcome::applications([]);
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        $status = $this->now < $this->drop ? 'REQUESTED' : 'SUCCESSFUL';
        return Outcome::application($effect->reference, $status);
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        return Outcome::domain($effect->name, $this->drop + 60, $this->drop + 365 * 86400);
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
    }

    public function tell(string $id, string $subject, string $text): void
    {
    }

    private static function money(int $minor): Money
    {
        return Money::ofMinor($minor, 'EUR');
    }
}
