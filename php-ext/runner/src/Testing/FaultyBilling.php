<?php

declare(strict_types=1);

namespace Backorder\Runner\Testing;

use Backorder\Effect\CreateInvoice;
use Backorder\Money;
use Backorder\Runner\Account;
use Backorder\Runner\Billing;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoice;
use Closure;
use RuntimeException;

/** A billing between us and yours that dies, loses answers, and asks for more than was held. */
final class FaultyBilling implements Billing
{
    /** Before which call the process dies, from 1; null: it lives. */
    public ?int $diesBefore = null;

    /** The call whose answer is lost, once, after it was done. */
    public ?string $losesAnswerOf = null;

    /** What is sold in place of what was asked for. */
    public ?CreateInvoice $instead = null;

    /** Whether invoices are not made, but kept as `$asked`. */
    public bool $onlyAsks = false;

    /** @var ?array{CreateInvoice, Errand} the invoice that was asked for and not made */
    public ?array $asked = null;

    /** @var ?Closure(int): void what happens to an invoice right after it was made */
    public ?Closure $afterCreate = null;

    private bool $isDead = false;

    public function __construct(private Billing $billing)
    {
    }

    public function isDead(): bool
    {
        return $this->isDead;
    }

    /** The next process. */
    public function revive(): void
    {
        $this->isDead = false;
        $this->diesBefore = null;
    }

    public function account(int $client, array $notes): Account
    {
        return $this->call('account', fn () => $this->billing->account($client, $notes));
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        return $this->call('createInvoice', function () use ($effect, $errand): int {
            if ($this->onlyAsks) {
                $this->asked = [$effect, $errand];
                throw new RuntimeException('it is not made');
            }
            $id = $this->billing->createInvoice($this->instead ?? $effect, $errand);
            $this->afterCreate === null ?: ($this->afterCreate)($id);
            return $id;
        });
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        return $this->call('findInvoice', fn () => $this->billing->findInvoice($client, $notes));
    }

    public function invoice(int $id): ?Invoice
    {
        return $this->call('invoice', fn () => $this->billing->invoice($id));
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        $apply = fn () => $this->billing->applyCredit($client, $invoice, $amount);
        $this->call('applyCredit', $apply);
    }

    public function cancelInvoice(int $id): void
    {
        $this->call('cancelInvoice', fn () => $this->billing->cancelInvoice($id));
    }

    /**
     * @template T
     * @param Closure(): T $call
     * @return T
     */
    private function call(string $name, Closure $call): mixed
    {
        if ($this->isDead || ($this->diesBefore !== null && --$this->diesBefore < 1)) {
            $this->isDead = true;
            throw new Death("before $name");
        }
        $result = $call();
        if ($name === $this->losesAnswerOf) {
            $this->losesAnswerOf = null;
            throw new RuntimeException("the answer of $name is lost");
        }
        return $result;
    }
}
