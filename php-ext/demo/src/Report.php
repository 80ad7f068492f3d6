<?php

declare(strict_types=1);

namespace Demo;

use Backorder\DomainName;
use Backorder\Money;
use Backorder\TimeZone;

/** What became of everything, as data and as tables for a person. */
final class Report
{
    /** @var list<array<string, mixed>> */
    public readonly array $backorders;

    /** @var list<array<string, mixed>> */
    public readonly array $clients;

    /** @var list<array<string, string>> */
    public readonly array $registrar;

    /** @var list<array<string, string>> */
    public readonly array $refused;

    /**
     * @param array<int, string> $zones the zones of the clients
     * @param array $state of the simulator
     * @param list<array<string, string>> $refused orders and deletes that were refused
     */
    public function __construct(
        Records $records,
        private array $zones,
        array $state,
        array $refused,
    ) {
        $this->backorders = array_map(
            fn (array $row) => $this->backorder($records, $row),
            $records->backorders(),
        );
        $this->clients = array_map(
            fn (array $row) => self::client($records, $row),
            $records->rows('tblclients'),
        );
        $this->registrar = array_map(
            fn (array $charge) => [
                'at' => $charge['at'], 'application' => $charge['application'],
                'domain' => $charge['domain'], 'amount' => $charge['amount'],
            ],
            $state['charges'],
        );
        $this->refused = $refused;
    }

    /** @return array<string, mixed> */
    public function data(): array
    {
        return [
            'backorders' => $this->backorders, 'refused' => $this->refused,
            'clients' => $this->clients, 'registrar' => $this->registrar,
        ];
    }

    public function print(Terminal $out): void
    {
        $out->heading('What became of every backorder, and of every cent');
        foreach ($this->backorders as $backorder) {
            self::printBackorder($out, $backorder);
        }
        $out->heading('What was refused');
        foreach ($this->refused as $refusal) {
            $out->line("  {$refusal['what']}", 'bold');
            $why = wordwrap($refusal['why'], Terminal::COLUMNS - 6, "\n      ");
            $out->line("      $why");
        }
        $this->printMoney($out);
    }

    private function backorder(Records $records, array $row): array
    {
        $zone = $this->zones[$row['client_id']];
        $path = array_map(
            fn (array $step) => [
                'at' => $step['at'], 'at_client' => self::local($step['at'], $zone),
            ] + $step,
            $records->path($row['id']),
        );
        $sums = [];
        foreach ($records->sums($row['id']) as $what => $minor) {
            $sums[$what] = Money::ofMinor($minor, $row['currency'])->toDecimal();
        }
        return [
            'id' => $row['id'], 'name' => DomainName::parse($row['domain'])->unicode,
            'client' => $row['companyname'],
            'zone' => $zone, 'currency' => $row['currency'], 'kind' => $row['kind'],
            'status' => $row['deleted_at'] === null ? $row['status'] : 'deleted',
            'reason' => $row['reason'], 'drop' => $row['drop_at'],
            'drop_at_client' => self::local($row['drop_at'], $zone),
        ] + $sums + ['path' => $path];
    }

    private static function client(Records $records, array $row): array
    {
        $money = [];
        foreach ($records->money($row) as $what => $minor) {
            $money[$what] = Money::ofMinor($minor, $row['currency'])->toDecimal();
        }
        return ['client' => $row['companyname'], 'currency' => $row['currency']] + $money;
    }

    /** The same instant on the wall of somebody in that zone. */
    private static function local(string $utc, string $zone): string
    {
        $zone = TimeZone::parse($zone);
        $instant = Clock::read($utc);
        $offset = $zone->offsetAt($instant);
        $minutes = intdiv(abs($offset), 60);
        return substr($zone->toLocal($instant), 0, 16) . ($offset < 0 ? ' -' : ' +')
            . sprintf('%02d:%02d', intdiv($minutes, 60), $minutes % 60);
    }

    private static function printBackorder(Terminal $out, array $backorder): void
    {
        $out->line();
        $title = "#{$backorder['id']} {$backorder['name']}";
        $who = "{$backorder['kind']} for {$backorder['client']}, {$backorder['zone']}";
        $out->line(
            $out->styled(Terminal::fit(" $title", 30), 'bold') . Terminal::fit($who, 42)
                . $out->styled('    held captured released', 'dim'),
        );
        foreach (self::withDrop($backorder) as $step) {
            $out->line(self::row(
                substr($step['at'], 5, 11),
                substr($step['at_client'], 5),
                $step['event'],
                $step['status'] . ($step['reason'] === null ? '' : " ({$step['reason']})"),
                $step,
            ));
        }
        $line = self::row('', '', 'in all', $backorder['status'], $backorder);
        $style = match ($backorder['status']) {
            'SUCCESSFUL', 'AUCTION-WON' => 'green',
            'FAILED', 'AUCTION-LOST', 'CANCELLED' => 'yellow',
            default => 'cyan',
        };
        $out->line("$line {$backorder['currency']}", $style);
    }

    /** The path with the instant of the drop in its place. */
    private static function withDrop(array $backorder): array
    {
        $path = $backorder['path'];
        $drop = [
            'at' => $backorder['drop'], 'at_client' => $backorder['drop_at_client'],
            'event' => '', 'status' => '~ the name drops ~', 'reason' => null,
        ];
        $before = array_filter($path, fn (array $step) => $step['at'] <= $drop['at']);
        array_splice($path, count($before), 0, [$drop]);
        return $path;
    }

    /** @param array<string, mixed> $amounts */
    private static function row(
        string $utc,
        string $local,
        string $event,
        string $status,
        array $amounts,
    ): string {
        $line = '   ' . Terminal::fit($utc, 12) . ' ' . Terminal::fit($local, 19) . ' '
            . Terminal::fit($event, 13) . ' ' . Terminal::fit($status, 22);
        foreach (['held', 'captured', 'released'] as $what) {
            // A line of the path has `69.00 USD`; the currency is shown in the last line.
            $amount = explode(' ', (string) ($amounts[$what] ?? ''))[0];
            $line .= Terminal::fit($amount, 8, toRight: true);
        }
        return rtrim($line);
    }

    private function printMoney(Terminal $out): void
    {
        $out->heading('Billing and the registrar');
        $out->line();
        $out->line(
            '   client             credit before      added   invoices     credit after',
            'dim',
        );
        foreach ($this->clients as $client) {
            $out->line(sprintf(
                '   %s %13s %10s %10s %12s %s',
                Terminal::fit($client['client'], 18),
                $client['opening'],
                $client['added'],
                $client['paid'],
                $client['credit'],
                $client['currency'],
            ));
        }
        $out->line();
        foreach ($this->registrar as $charge) {
            $out->line(sprintf(
                '   %s  the registrar charged %7s EUR for %s (application %s)',
                substr($charge['at'], 5, 11),
                $charge['amount'],
                DomainName::parse($charge['domain'])->unicode,
                $charge['application'],
            ));
        }
    }
}
