<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

use Backorder\Whmcs\Commands\Commands;
use PHPUnit\Framework\TestCase;
use StandIn\Request;

/**
 * The defects of docs/compare.md, by their numbers, each tried against the addon: by its pages, its
 * commands, its cron. A test says `Defect N` for each that it tries.
 */
abstract class DefectCase extends TestCase
{
    protected Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
        $_SERVER['HTTP_X_REQUESTED_WITH'] = 'XMLHttpRequest';
    }

    protected function tearDown(): void
    {
        unset($_SERVER['HTTP_X_REQUESTED_WITH']);
        $this->market->remove();
    }

    /** @param array<string, mixed> $of */
    protected function command(string $name, array $of = []): array
    {
        Request::enter([], ['COMMAND' => $name] + $of);
        return Commands::call($_POST);
    }

    /** A command of a client's. @param array<string, mixed> $of */
    protected function commandOf(string $client, string $name, array $of = []): array
    {
        $this->market->logIn($client);
        return $this->command($name, $of);
    }

    /** The money is held three days before the drop, the application sent two hours before. */
    protected function untilSent(): void
    {
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
    }

    protected function untilDecided(): void
    {
        $this->untilSent();
        $this->market->until(Market::DROP + 7200);
    }

    protected function price(string $tld, string $currency, string $price): void
    {
        $this->market->addon()->prices->set($tld, $currency, 'FULL', $price);
    }

    /** @return array<string, mixed> */
    protected function row(int $id): array
    {
        $sql = 'SELECT * FROM mod_backorder_backorders WHERE id = ?';
        return $this->market->rows($sql, [$id])[0];
    }

    /** What the registrar was asked, by command. */
    protected function asked(string $command): int
    {
        $log = array_column($this->market->simulator->log(), 'command');
        return count(array_keys($log, $command, true));
    }

    protected function number(string $table, string $where = '1 = 1'): int
    {
        $sql = "SELECT COUNT(*) AS n FROM $table WHERE $where";
        return (int) $this->market->rows($sql)[0]['n'];
    }

    /** What a stand-in's call does in the middle: another run of the cron, as where two overlap. */
    protected function overlapAt(string $command): void
    {
        $options = $this->market->site->options();
        $options->before = function (string $called) use ($command, $options): void {
            if ($called === $command) {
                $options->before = null;
                // Leases keep runs apart; here one has lost its own, and does not know.
                $this->market->site->whmcs->database->run(
                    'UPDATE mod_backorder_leases SET expires_at = ?',
                    [gmdate('Y-m-d H:i:s', $this->market->now)],
                );
                $this->market->at($this->market->now);
            }
        };
    }

    protected function admin(string $tab, array $post): string
    {
        $this->market->logIn(null, 1);
        return $this->market->adminPage(['tab' => $tab], $post + ['token' => 'right']);
    }
}
