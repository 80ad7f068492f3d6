<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Actor;
use Backorder\DomainName;
use Backorder\Exception\BackorderException;
use Backorder\Listing;
use Backorder\Runner\Possible;
use Backorder\Runner\Runner;
use Backorder\Status;
use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;

/** All backorders, and what the staff can do about each. */
final class Manage implements AdminPage
{
    private const ROWS = 50;

    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        $id = Input::number('id');
        $backorders = $this->addon->backorders();
        match (Input::text('action')) {
            'activate' => $backorders->activate($id),
            'delete' => $backorders->delete($id, Actor::admin()),
            'give_up' => $backorders->giveUp($id),
            'set_drop' => $backorders->setDrop($id, $this->listing()),
            default => throw new Refusal('no_such_page'),
        };
        return null;
    }

    public function html(array $common): string
    {
        $status = Status::tryFrom(Input::text('status'));
        $client = Input::number('client');
        $domain = Input::text('domain');
        [$where, $values] = ['deleted_at IS NULL', []];
        foreach (
            [
                'status = ?' => $status?->value, 'client_id = ?' => $client ?: null,
                'domain LIKE ?' => $domain === '' ? null
                    : addcslashes(self::stored($domain), '%_') . '%',
            ] as $condition => $value
        ) {
            if ($value !== null) {
                $where .= " AND $condition";
                $values[] = $value;
            }
        }
        $store = $this->addon->store();
        $table = $store->table('backorders');
        $counted = $store->found("SELECT COUNT(*) AS n FROM $table WHERE $where", $values);
        $total = (int) $counted[0]['n'];
        $pages = (int) ceil($total / self::ROWS);
        // The last row of a page may be gone.
        $page = max(1, min(Input::number('page'), $pages));
        $first = ($page - 1) * self::ROWS;
        $rows = $store->found(
            "SELECT * FROM $table WHERE $where ORDER BY id DESC LIMIT " . self::ROWS
                . " OFFSET $first",
            $values,
        );
        $possible = new Possible($this->addon->engine(), $rows, $this->addon->now());
        $may = [
            'may_activate' => $possible->activate(), 'may_delete' => $possible->delete(),
            'may_give_up' => $possible->giveUp(), 'may_set' => $possible->setDrop(),
        ];
        return View::render('admin/manage', $common + [
            'rows' => array_map(fn ($row) => $this->row($row, $may), $rows),
            'total' => $total, 'page' => $page,
            'pages' => $pages, 'status' => $status?->value ?? '',
            'client' => $client ?: '', 'domain' => $domain,
            'statuses' => array_column(Status::cases(), 'value'),
            'failures' => array_map(fn ($of) => [
                'id' => $of->id, 'client' => $of->client, 'times' => $of->times,
                'since' => gmdate('Y-m-d H:i', $of->since), 'problem' => $of->problem,
            ], (new Runner($this->addon->host()))->failures()->all(100)),
        ]);
    }

    /** What is looked for, as names are stored: in lower case, and in ASCII where it is whole. */
    private static function stored(string $typed): string
    {
        try {
            return DomainName::parse(trim($typed))->ascii;
        } catch (BackorderException) {
            return strtolower(trim($typed));
        }
    }

    private function listing(): Listing
    {
        $text = str_replace('T', ' ', Input::text('drop'));
        $text .= strlen($text) === 16 ? ':00' : '';
        return Listing::ofAdmin(TimeZone::utc()->resolve($text));
    }

    /**
     * @param array<string, array<int, true>> $may what can be done about which, by id
     * @return array<string, mixed>
     */
    private function row(array $row, array $may): array
    {
        return [
            'id' => $row['id'], 'client' => $row['client_id'],
            'name' => DomainName::parse($row['domain'])->unicode,
            'kind' => $row['kind'], 'status' => $row['status'], 'drop' => $row['drop_at'],
            'hold' => $row['hold_minor'] === null ? ''
                : \Backorder\Money::ofMinor((int) $row['hold_minor'], $row['hold_currency']),
            'reference' => $row['reference'], 'invoice' => $row['invoice_id'],
            'reason' => trim("{$row['reason']} {$row['reason_detail']}"),
        ] + array_map(fn (array $ids) => isset($ids[(int) $row['id']]), $may);
    }
}
