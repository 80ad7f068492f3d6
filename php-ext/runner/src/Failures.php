<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Backorder;
use Backorder\Dialect;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\InvoiceState;
use Backorder\Status;
use Backorder\Store as Sql;
use PDOException;

/**
 * What keeps failing, until it does not any more: a list for a page of the admin's. It decides
 * nothing; what is asked again, and when, the engine knows.
 */
final class Failures
{
    private const COLUMNS = 'id, client_id, effect, since, last_at, times, problem, told_at';

    /** @var ?array<string, true> those that are stored, as far as this process knows */
    private ?array $known = null;

    /** @var ?array<int, true> the backorders that these are of */
    private ?array $records = null;

    public function __construct(private Store $store)
    {
    }

    /** What makes the table. */
    public static function schema(Sql $sql): string
    {
        $text = $sql->dialect === Dialect::Mysql ? 'TEXT CHARACTER SET utf8mb4' : 'TEXT';
        $behind = $sql->dialect === Dialect::Mysql
            ? ' ENGINE=InnoDB DEFAULT CHARACTER SET=ascii COLLATE=ascii_bin'
            : '';
        return "CREATE TABLE {$sql->prefix}failures (
            id VARCHAR(191) NOT NULL PRIMARY KEY, client_id BIGINT NOT NULL, effect VARCHAR(191),
            since BIGINT NOT NULL, last_at BIGINT NOT NULL, times INT NOT NULL,
            problem $text NOT NULL, told_at BIGINT)$behind";
    }

    /** What an effect fails under: questions of one kind are one thing, whatever their number. */
    public static function idOf(Effect $effect): string
    {
        return $effect->isChanging ? $effect->id : "{$effect->backorder} {$effect->kind->value}";
    }

    /**
     * All of them, the oldest first.
     *
     * @return list<Failure>
     */
    public function all(int $limit = 1000): array
    {
        $rows = $this->store->found(
            'SELECT ' . self::COLUMNS . " FROM {$this->table()} ORDER BY since, id LIMIT $limit",
        );
        return array_map(self::read(...), $rows);
    }

    /** It has failed, again or for the first time. */
    public function note(string $id, int $client, ?string $effect, string $problem, int $now): void
    {
        $problem = mb_strcut(mb_scrub($problem, 'UTF-8'), 0, 2000, 'UTF-8');
        $this->records = null;
        $this->known = [$id => true] + $this->known();
        $changed = $this->store->change(
            "UPDATE {$this->table()} SET effect = ?, last_at = ?, times = times + 1, problem = ?
                WHERE id = ?",
            [$effect, $now, $problem, $id],
        );
        if ($changed > 0) {
            return;
        }
        try {
            $this->store->change(
                'INSERT INTO ' . $this->table() . ' (' . self::COLUMNS . ')
                    VALUES (?, ?, ?, ?, ?, 1, ?, NULL)',
                [$id, $client, $effect, $now, $now, $problem],
            );
        } catch (PDOException $error) {
            if (!$this->store->isKeyTaken($error)) {
                throw $error;
            }
        }
    }

    /** It has not failed this time. */
    public function over(string $id): void
    {
        if (isset($this->known()[$id])) {
            unset($this->known[$id]);
            $this->store->change("DELETE FROM {$this->table()} WHERE id = ?", [$id]);
        }
    }

    /** Whether something of a backorder fails: all that settle() could take off. */
    public function has(int $backorder): bool
    {
        if ($this->records === null) {
            $this->records = [];
            foreach (array_keys($this->known()) as $id) {
                if (preg_match('/^(?:bo-)?(\d+)[. ]/', $id, $match) === 1) {
                    $this->records[(int) $match[1]] = true;
                }
            }
        }
        return isset($this->records[$backorder]);
    }

    /**
     * What is over by what is known of a backorder: a sending that was found, an invoice that is
     * there, what an earlier life or one that has ended failed to do. Messages stay.
     */
    public function settle(Backorder $record): void
    {
        foreach (array_keys($this->known()) as $id) {
            $isOfIt = preg_match("/^bo-{$record->id}\.(\d+)\.([a-z-]+)\./", $id, $match) === 1
                || preg_match("/^({$record->id}) ([a-z-]+)$/", $id, $match) === 1;
            if ($isOfIt && self::isSettled($record, $id, (int) $match[1], $match[2])) {
                $this->over($id);
            }
        }
    }

    private static function isSettled(Backorder $record, string $id, int $life, string $kind): bool
    {
        $isOfThisLife = !str_starts_with($id, 'bo-') || $life === $record->life;
        return match (EffectKind::from($kind)) {
            EffectKind::NotifyClient, EffectKind::AlertReseller => false,
            EffectKind::SubmitApplication, EffectKind::FindApplication
                => !$isOfThisLife || $record->reference !== null || !$record->isOpen,
            EffectKind::PollApplication => !$record->isOpen || $record->invoice !== null,
            EffectKind::CreateInvoice, EffectKind::FindInvoice
                => !$isOfThisLife || $record->invoice !== null,
            EffectKind::PollInvoice, EffectKind::CancelInvoice
                => !$isOfThisLife || $record->invoiceState !== InvoiceState::Open,
            EffectKind::ReadDomain => $record->status === Status::Successful,
            EffectKind::ImportDomain => !$isOfThisLife,
        };
    }

    /**
     * Those that failed so often and of which nobody was told yet.
     *
     * @return list<Failure>
     */
    public function untold(int $times): array
    {
        $rows = $this->store->found(
            'SELECT ' . self::COLUMNS . " FROM {$this->table()}
                WHERE times >= $times AND told_at IS NULL ORDER BY since, id LIMIT 1000",
        );
        return array_map(self::read(...), $rows);
    }

    /** @param list<Failure> $failures */
    public function told(array $failures, int $now): void
    {
        $this->store->transaction(function () use ($failures, $now): void {
            foreach ($failures as $failure) {
                $sql = "UPDATE {$this->table()} SET told_at = ? WHERE id = ?";
                $this->store->change($sql, [$now, $failure->id]);
            }
        });
    }

    /** Forgets what was read: another worker may have stored some since. */
    public function readAgain(): void
    {
        $this->known = null;
        $this->records = null;
    }

    /** @return array<string, true> */
    private function known(): array
    {
        return $this->known ??= array_fill_keys(
            array_column($this->store->found("SELECT id FROM {$this->table()}"), 'id'),
            true,
        );
    }

    private function table(): string
    {
        return $this->store->table('failures');
    }

    /** @param array<string, int|string|null> $row */
    private static function read(array $row): Failure
    {
        return new Failure(
            (string) $row['id'],
            (int) $row['client_id'],
            $row['effect'],
            (int) $row['since'],
            (int) $row['last_at'],
            (int) $row['times'],
            (string) $row['problem'],
            $row['told_at'] === null ? null : (int) $row['told_at'],
        );
    }
}
