<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Runner\Ledger;
use Backorder\Runner\Tests\World;

/** Whether a storm left anything doubled or lost, read from all tables anew. */
final class Audit
{
    private const WON = ['SUCCESSFUL', 'AUCTION-WON'];

    /** How often one message is asked for at most. */
    private const SENDS = 4;

    /** @var list<string> */
    public array $findings;

    /** @var array<string, int> how many records ended how */
    public array $counts = [];

    /** @var list<array<string, int|string|null>> */
    private array $records;

    /**
     * @param array<int, int> $credits what each client had and was given, in minor units
     * @param array<string, mixed> $registrar everything that the registrar knows
     */
    public function __construct(
        private World $world,
        private Weather $weather,
        private array $credits,
        private array $registrar,
    ) {
        $this->records = $world->rows('bo_backorders');
        $this->findings = (new Ledger($world->store))->findings();
        $this->endings();
        $this->applications();
        $this->invoices();
        $this->domains();
        $this->money();
        $this->mails();
        $this->revisions();
        $this->outbox();
    }

    private function endings(): void
    {
        $count = count($this->records);
        $wanted = $this->weather->backorders;
        $this->expect($count === $wanted, "$count backorders instead of $wanted");
        $names = [];
        foreach ($this->records as $row) {
            $name = "{$row['domain']} of client {$row['client_id']}";
            $this->expect(!isset($names[$name]), "$name was placed twice");
            $names[$name] = true;
            $status = $row['deleted_at'] === null ? $row['status'] : 'deleted';
            $this->counts[$status] = ($this->counts[$status] ?? 0) + 1;
            $isOpen = in_array($status, ['REQUESTED', 'ACTIVE', 'PROCESSING', 'PENDING-PAYMENT',
                'AUCTION-PENDING'], true);
            $this->expect(!$isOpen, "backorder {$row['id']} is still $status");
        }
    }

    /** What the registrar has, against what is stored. */
    private function applications(): void
    {
        $won = [];
        $all = [];
        foreach ($this->registrar['applications'] as $application) {
            $of = "{$application['domain']} of client " . substr($application['owner'], 2);
            $this->expect(!isset($all[$of]), "$of: more than one application");
            $all[$of] = true;
            if (in_array($application['status'], self::WON, true)) {
                $won[$of] = $application['status'];
            }
        }
        foreach ($this->records as $row) {
            $of = "{$row['domain']} of client {$row['client_id']}";
            $isWon = in_array($row['status'], self::WON, true);
            $status = $won[$of] ?? 'not won';
            if ($isWon !== isset($won[$of])) {
                $history = $this->history((int) $row['id']);
                $this->findings[] = "$of is {$row['status']}, there $status: $history";
            }
            unset($won[$of]);
        }
        foreach (array_keys($won) as $of) {
            $this->findings[] = "$of was won, and nobody has it";
        }
    }

    /** The log of a backorder, and what was asked for. */
    private function history(int $id): string
    {
        $all = [];
        foreach ($this->world->rows('bo_log', "backorder_id = $id ORDER BY revision") as $row) {
            $all[] = "{$row['at']} {$row['event']} {$row['reason']} {$row['detail']}";
        }
        foreach ($this->world->rows('bo_effects', "backorder_id = $id") as $row) {
            $all[] = "{$row['id']} {$row['sends']} times, last {$row['sent_at']}: {$row['report']}";
        }
        return implode('; ', $all);
    }

    private function invoices(): void
    {
        $invoices = [];
        foreach ($this->world->rows('shop_invoices') as $row) {
            $id = (int) substr($row['note'], 3);
            $this->expect(!isset($invoices[$id]), "backorder $id: more than one invoice");
            $invoices[$id] = $row;
        }
        $stored = array_count_values(
            array_column($this->world->rows('bo_invoices'), 'backorder_id'),
        );
        foreach ($this->records as $row) {
            $isWon = in_array($row['status'], self::WON, true);
            $invoice = $invoices[$row['id']] ?? null;
            $state = $invoice === null ? 'none' : $invoice['state'];
            $wanted = $isWon ? 'paid' : 'none';
            $finding = "backorder {$row['id']}: {$row['status']}, invoice $state";
            $this->expect($state === $wanted, $finding);
            $is = ($stored[$row['id']] ?? 0) === ($invoice === null ? 0 : 1);
            $this->expect($is, "backorder {$row['id']}: its invoice is not what is stored");
        }
    }

    private function domains(): void
    {
        $won = [];
        foreach ($this->records as $row) {
            if (in_array($row['status'], self::WON, true)) {
                $won[] = "{$row['client_id']} {$row['domain']}";
            }
        }
        $there = array_map(
            fn (array $row) => "{$row['client']} {$row['name']}",
            $this->world->rows('shop_domains'),
        );
        sort($won);
        sort($there);
        foreach (array_diff($won, $there) as $lost) {
            $this->findings[] = "$lost was won and not imported";
        }
        foreach (array_diff($there, $won) as $more) {
            $this->findings[] = "$more was imported and not won";
        }
        $count = count($there);
        $this->expect($count === count(array_unique($there)), 'domains were imported twice');
    }

    private function money(): void
    {
        $applied = [];
        foreach ($this->world->rows('shop_invoices') as $row) {
            $applied[$row['client']] = ($applied[$row['client']] ?? 0) + (int) $row['applied'];
            $this->expect((int) $row['applied'] <= 2000, "invoice {$row['id']} took too much");
        }
        foreach ($this->world->rows('shop_clients') as $row) {
            $client = (int) $row['client'];
            $left = $this->credits[$client] - ($applied[$client] ?? 0);
            $isRight = (int) $row['credit'] === $left && $left >= 0;
            $this->expect($isRight, "client $client has {$row['credit']} instead of $left");
        }
    }

    /** A message goes out at most as often as it was asked for, and is asked for some times. */
    private function mails(): void
    {
        $sends = array_column($this->world->rows('bo_effects', "kind IN ('notify-client',
            'alert-reseller')"), 'sends', 'id');
        $mails = array_count_values(array_column($this->world->rows('shop_mails'), 'message'));
        foreach ($mails as $id => $count) {
            $isOurs = isset($sends[$id]) || str_starts_with((string) $id, 'bo-outage-')
                || str_starts_with((string) $id, 'bo-failures-');
            $this->expect($isOurs, "message $id was asked for by nobody");
            $most = (int) ($sends[$id] ?? $this->weather->workers + 1);
            $this->expect($count <= $most, "message $id: $count of $most");
        }
        foreach ($sends as $id => $count) {
            $this->expect($count <= self::SENDS, "message $id was asked for $count times");
        }
    }

    /** What the log has of a record ends where the record does, or before it. */
    private function revisions(): void
    {
        $sql = 'SELECT b.id, MAX(b.revision) AS revision, MAX(l.revision) AS last
            FROM bo_backorders b LEFT JOIN bo_log l ON l.backorder_id = b.id GROUP BY b.id';
        foreach ($this->world->store->found($sql) as $row) {
            [$revision, $last] = [(int) $row['revision'], (int) $row['last']];
            $isRight = $last > 0 && $last <= $revision;
            $this->expect($isRight, "backorder {$row['id']}: the log goes to revision $last, the"
                . " record to $revision");
        }
    }

    /** Nothing is under way any more, and nothing keeps failing. */
    private function outbox(): void
    {
        $open = $this->world->rows('bo_effects', "report IS NULL AND kind NOT IN ('notify-client',
            'alert-reseller')");
        foreach ($open as $row) {
            $this->findings[] = "nobody knows what became of {$row['id']}";
        }
    }

    private function expect(bool $isTrue, string $finding): void
    {
        if (!$isTrue) {
            $this->findings[] = $finding;
        }
    }
}
