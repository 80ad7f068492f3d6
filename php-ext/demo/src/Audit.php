<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Money;

/**
 * Whether the books balance: our log, billing's tables and the registrar's own account of the day
 * are held against each other. Everything is read from the three; nothing is taken from memory.
 */
final class Audit
{
    private const WON = ['SUCCESSFUL', 'AUCTION-WON'];
    private const OVER = [...self::WON, 'FAILED', 'CANCELLED', 'AUCTION-LOST'];

    /** @var list<string> */
    public array $findings = [];

    /** @var list<string> what was looked at, in words */
    public array $checks = [];

    /** @param array $registrar the simulator's state */
    public function __construct(
        private Records $records,
        private array $registrar,
    ) {
        $backorders = $records->backorders();
        $won = array_values(array_filter(
            $backorders,
            fn (array $row) => in_array($row['status'], self::WON, true),
        ));
        $this->holds($backorders);
        $this->invoices($won);
        $this->domains($won);
        $this->credit();
        $this->charges($won);
        $this->applications();
        $this->messages();
    }

    public function balances(): bool
    {
        return $this->findings === [];
    }

    /** @param list<array<string, mixed>> $backorders */
    private function holds(array $backorders): void
    {
        foreach ($backorders as $row) {
            $sums = $this->records->sums($row['id']);
            $open = (int) $row['hold_minor'];
            $this->expect(
                $sums['held'] === $sums['captured'] + $sums['released'] + $open,
                "#{$row['id']}: held {$sums['held']}, captured {$sums['captured']}, released"
                    . " {$sums['released']}, still held $open",
            );
            $isOver = in_array($row['status'], self::OVER, true) || $row['deleted_at'] !== null;
            $this->expect(!$isOver || $open === 0, "#{$row['id']}: over, but $open is still held");
        }
        array_push($this->findings, ...$this->records->findings());
        $count = count($backorders);
        $this->checks[] = "$count backorders: held = captured + released, nothing is held for ever";
    }

    /** @param list<array<string, mixed>> $won */
    private function invoices(array $won): void
    {
        $invoices = [];
        foreach ($this->records->rows('tblinvoices') as $invoice) {
            if (preg_match('~^bo-(\d+)\.~', $invoice['notes'], $match) === 1) {
                $invoices[$match[1]][] = $invoice;
            }
        }
        foreach ($won as $row) {
            $own = $invoices[$row['id']] ?? [];
            unset($invoices[$row['id']]);
            $count = count($own);
            if ($count !== 1) {
                $this->expect(false, "#{$row['id']}: caught, but has $count invoices");
                continue;
            }
            $total = self::minor($own[0]['subtotal']);
            $captured = $this->records->sums($row['id'])['captured'];
            $this->expect(
                $own[0]['status'] === 'Paid' && self::minor($own[0]['credit']) === $total,
                "#{$row['id']}: the invoice of $total is {$own[0]['status']}",
            );
            $this->expect($captured === $total, "#{$row['id']}: captured $captured of $total");
            $this->expect(
                (int) $own[0]['userid'] === (int) $row['client_id'],
                "#{$row['id']}: the invoice is another client's",
            );
        }
        foreach (array_keys($invoices) as $id) {
            $this->expect(false, "#$id: an invoice without a catch");
        }
        $this->checks[] = count($won)
            . ' names caught: one paid invoice each, over what was captured';
    }

    /** @param list<array<string, mixed>> $won */
    private function domains(array $won): void
    {
        $found = [];
        foreach ($this->records->rows('tbldomains') as $row) {
            $found[] = "{$row['userid']} {$row['domain']}";
        }
        $due = array_map(fn (array $row) => "{$row['client_id']} {$row['domain']}", $won);
        $this->expectSame('domains in billing', $due, $found);
        $claimed = array_column($this->records->rows('claims', 'domain'), 'backorder_id');
        $this->expectSame('claims', array_column($won, 'id'), $claimed);
        $this->checks[] = count($found) . ' domains in billing: the names caught, each once';
    }

    private function credit(): void
    {
        foreach ($this->records->rows('tblclients') as $client) {
            $sums = $this->records->money($client);
            $this->expect(
                $sums['opening'] + $sums['added'] - $sums['paid'] === $sums['credit'],
                "{$client['companyname']}: {$sums['opening']} + {$sums['added']} -"
                    . " {$sums['paid']} is not {$sums['credit']}",
            );
            $paid = 0;
            foreach ($this->records->rows('tblinvoices') as $invoice) {
                $isOwn = (int) $invoice['userid'] === (int) $client['id'];
                $paid += $isOwn ? self::minor($invoice['credit']) : 0;
            }
            $this->expect(
                $paid === $sums['paid'],
                "{$client['companyname']}: invoices took $paid of the credit, the journal says"
                    . " {$sums['paid']}",
            );
        }
        $this->checks[] = "every client: credit before + added - invoices paid = credit after";
    }

    /** @param list<array<string, mixed>> $won */
    private function charges(array $won): void
    {
        $charged = array_map(
            fn (array $charge) => "{$charge['application']} {$charge['domain']}",
            $this->registrar['charges'],
        );
        $due = array_map(fn (array $row) => "{$row['reference']} {$row['domain']}", $won);
        $this->expectSame('charges of the registrar', $due, $charged);
        $owned = array_column($this->registrar['domains'], 'domain');
        $this->expectSame('names at the registrar', array_column($won, 'domain'), $owned);
        $this->checks[] = count($charged) . ' charges of the registrar: one for each name caught';
    }

    private function applications(): void
    {
        $references = array_values(array_filter(
            array_column($this->records->rows('applications', 'reference'), 'reference'),
        ));
        $applications = array_column($this->registrar['applications'], 'application');
        $this->expectSame('applications', $references, $applications);
        $this->checks[] = count($applications)
            . ' applications at the registrar: each belongs to one backorder';
    }

    private function messages(): void
    {
        $asked = array_filter(
            $this->records->rows('effects'),
            fn (array $row) => in_array($row['kind'], ['notify-client', 'alert-reseller'], true),
        );
        $sent = array_column($this->records->rows('tblemails'), 'messageid');
        $this->expectSame('messages', array_column($asked, 'id'), $sent);
        $this->checks[] = count($sent) . ' messages: each went out, and once';
        $failing = array_column($this->records->rows('failures'), 'id');
        $this->expectSame('what keeps failing', [], $failing);
    }

    private static function minor(string|int|float $decimal): int
    {
        // The currencies of the day all have two decimals.
        return Money::of((string) $decimal, 'EUR')->minor;
    }

    private function expect(bool $isTrue, string $finding): void
    {
        if (!$isTrue) {
            $this->findings[] = $finding;
        }
    }

    private function expectSame(string $what, array $due, array $found): void
    {
        $due = array_map(strval(...), $due);
        $found = array_map(strval(...), $found);
        sort($due);
        sort($found);
        if ($due !== $found) {
            $missing = implode(', ', array_diff($due, $found)) ?: 'none';
            $extra = implode(', ', array_diff($found, $due)) ?: 'none';
            $counts = count($found) . ' instead of ' . count($due);
            $this->findings[] = "$what: $counts; missing: $missing; too much: $extra";
        }
    }
}
