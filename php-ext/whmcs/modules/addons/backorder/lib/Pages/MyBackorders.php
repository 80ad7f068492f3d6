<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Actor;
use Backorder\Book;
use Backorder\Runner\Possible;
use Backorder\Status;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Refusal;

/** A client's own backorders: list, money, what is needed by day, why each is where it is. */
final class MyBackorders
{
    private const ROWS = 50;

    /** How far ahead money is counted, in seconds. */
    private const HORIZON = 31 * 86400;

    public function __construct(private Addon $addon, private Visitor $visitor)
    {
    }

    /** @param array<string, mixed> $common */
    public function html(array $common): string
    {
        $client = (int) $this->visitor->client;
        $status = Status::tryFrom(Input::text('status'));
        $page = max(1, Input::number('page'));
        [$total, $rows] = $this->list($client, $status, $page);
        $book = $this->addon->backorders()->account($client);
        $zone = $this->addon->zone();
        $forecast = $this->addon->engine()->forecast(
            $book,
            $client,
            $this->addon->now(),
            self::HORIZON,
            $zone,
        );
        $format = $this->visitor->format;
        [$needed, $bars] = [[], []];
        foreach ($forecast->days as $day) {
            $needed[] = [
                'day' => $day->day, 'backorders' => $day->backorders,
                'needed' => $format->format($day->needed), 'left' => $format->format($day->left),
                'is_short' => $day->left->isNegative(),
            ];
            $bars[$day->day] = [$day->needed->minor, $format->format($day->needed)];
        }
        return View::render('client/backorders', $common + [
            'rows' => $rows, 'total' => $total, 'page' => $page,
            'pages' => (int) ceil($total / self::ROWS), 'status' => $status?->value ?? '',
            'statuses' => $this->counts($client), 'needed' => $needed,
            'picture' => Picture::bars($bars, $common['t']['needed_by_day']),
            'first_short' => $forecast->firstShort, 'zone' => $zone->name,
            'funds' => $book->fundsDetails($client, $format),
            'done' => in_array(Input::text('done'), ['placed', 'deleted'], true)
                ? $common['t']['done_' . Input::text('done')] : '',
        ]);
    }

    /** Why one of the visitor's own is where it is. */
    public function explain(array $common, int $id): string
    {
        $client = (int) $this->visitor->client;
        $book = new Book();
        $this->addon->store()->loadRecords($book, [$this->own($id, $client)]);
        $language = Language::ofLibrary($this->visitor->language);
        $explanation = $this->addon->engine()->explain(
            $book,
            $id,
            $this->addon->now(),
            $language,
            $this->addon->zone(),
        );
        return View::render('client/explain', $common + [
            'name' => $book->get($id)->name->unicode, 'status' => $book->get($id)->status->value,
            'explanation' => $explanation,
        ]);
    }

    /** @throws \Backorder\Exception\BackorderException */
    public function delete(int $id): void
    {
        $client = $this->visitor->requireRight();
        $this->addon->backorders()->delete($this->own($id, $client), Actor::client($client));
    }

    /** The id, if it is this client's; another's is as if it were not there. */
    private function own(int $id, int $client): int
    {
        $store = $this->addon->store();
        $found = $store->found(
            "SELECT id FROM {$store->table('backorders')}
                WHERE id = ? AND client_id = ? AND deleted_at IS NULL",
            [$id, $client],
        );
        return $found === [] ? throw new Refusal('no_such_backorder', 404) : $id;
    }

    /** @return array{int, list<array<string, mixed>>} */
    private function list(int $client, ?Status $status, int $page): array
    {
        $store = $this->addon->store();
        $where = 'client_id = ? AND deleted_at IS NULL'
            . ($status === null ? '' : ' AND status = ?');
        $values = [$client, ...$status === null ? [] : [$status->value]];
        $table = $store->table('backorders');
        $counted = $store->found("SELECT COUNT(*) AS n FROM $table WHERE $where", $values);
        $total = (int) $counted[0]['n'];
        $first = ($page - 1) * self::ROWS;
        $rows = $store->found(
            "SELECT * FROM $table WHERE $where ORDER BY drop_at, id LIMIT " . self::ROWS
                . " OFFSET $first",
            $values,
        );
        $book = new Book();
        $book->load(['backorders' => $rows]);
        $may = (new Possible($this->addon->engine(), $rows, $this->addon->now()))->delete(true);
        return [$total, array_map(
            fn ($row) => $this->row($book->get((int) $row['id']))
                + ['may_delete' => isset($may[(int) $row['id']])],
            $rows,
        )];
    }

    /** @return array<string, mixed> */
    private function row(\Backorder\Backorder $record): array
    {
        $format = $this->visitor->format;
        $money = $record->invoiceTotal ?? $record->hold ?? $this->price($record);
        return [
            'id' => $record->id, 'name' => $record->name->unicode, 'kind' => $record->kind->value,
            'status' => $record->status->value, 'is_open' => $record->isOpen,
            'drop' => $record->dropAt === null ? ''
                : $this->addon->zone()->toLocal($record->dropAt),
            'money' => $money === null ? '' : $format->format($money),
            'is_held' => $record->hold !== null, 'invoice' => $record->invoice,
        ];
    }

    private function price(\Backorder\Backorder $record): ?\Backorder\Money
    {
        return $this->addon->pricesFor($this->visitor->client)
            ->price($record->name->tld, $this->visitor->currency, $record->kind);
    }

    /** @return array<string, int> those statuses that there are, by status */
    private function counts(int $client): array
    {
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT status, COUNT(*) AS n FROM {$store->table('backorders')}
                WHERE client_id = ? AND deleted_at IS NULL GROUP BY status ORDER BY status",
            [$client],
        );
        return array_map(intval(...), array_column($rows, 'n', 'status'));
    }
}
