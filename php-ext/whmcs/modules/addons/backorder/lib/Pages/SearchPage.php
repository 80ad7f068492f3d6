<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\DropRules;
use Backorder\Exception\BackorderException;
use Backorder\Money;
use Backorder\Offer;
use Backorder\Search;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;

/** Expiring domains: every condition that the library's search has, with prices. */
final class SearchPage
{
    private const ROWS = 50;

    /** The fields of the form that are numbers, in pairs. */
    private const COUNTS = ['characters', 'letters', 'digits', 'hyphens', 'score'];

    /** The fields that take words, or one word. */
    private const WORDS = [
        'contains_any', 'starts_with_any', 'starts_with_all', 'ends_with_any', 'ends_with_all',
        'names', 'pattern', 'not_pattern',
    ];

    private DropRules $rules;

    public function __construct(private Addon $addon, private Visitor $visitor)
    {
        $this->rules = DropRules::builtin();
    }

    /** @param array<string, mixed> $common */
    public function html(array $common): string
    {
        $list = $this->addon->droplist();
        if ($list === null) {
            return View::render('client/no_list', $common);
        }
        $fields = Input::all();
        $limit = max(1, $this->addon->settings->number('searches_per_minute'));
        $this->visitor->countSearch($limit, $this->addon->now());
        $values = $common + ['zone' => $this->addon->zone()->name, 'problem' => null];
        try {
            $values = $this->results($list, $fields) + $values;
        } catch (BackorderException $error) {
            // The form stays as it was filled in.
            $problem = ClientArea::sentence($error, $common['t']);
            $values = ['problem' => $problem] + self::nothing() + $values;
        }
        if (Input::text('fragment') === '1') {
            Output::html(View::render('client/results', $values));
        }
        return View::render('client/search', $values + [
            'fields' => $fields + ['order' => 'drop'], 'counts' => self::COUNTS,
            'words' => self::WORDS, 'is_open' => $this->hasMore($fields),
            'tlds' => $this->addon->priceList()->tlds(),
            'assets' => 'modules/addons/backorder/assets',
            'picture' => $this->picture($list, $common),
        ]);
    }

    /** Names that drop per day; a click searches that day. */
    private function picture(Droplist $list, array $common): string
    {
        $now = $this->addon->now();
        $today = substr($this->addon->zone()->toLocal($now), 0, 10);
        $bars = [];
        foreach ($list->statistics($this->addon->zone(), $now)->days as $day) {
            if ($day->date >= $today && count($bars) < 31) {
                $bars[$day->date] = [
                    $day->total, number_format($day->total), "{$common['link']}&"
                        . http_build_query(['day_from' => $day->date, 'day_to' => $day->date]),
                ];
            }
        }
        return Picture::bars($bars, $common['t']['names_per_day']);
    }

    /** Whether a condition is set that the form hides at first. */
    private function hasMore(array $fields): bool
    {
        $shown = ['m', 'action', 'contains_all', 'tlds', 'order', 'page', 'fragment', 'systpl'];
        $more = array_diff_key($fields, array_flip($shown));
        return array_filter($more, fn ($text) => $text !== '') !== [];
    }

    /** @return array<string, mixed> a page of results without any */
    private static function nothing(): array
    {
        return [
            'rows' => [], 'total' => '0', 'page' => 1, 'pages' => 0, 'query' => '',
            'has_scores' => false,
        ];
    }

    /**
     * @return array<string, mixed>
     * @throws BackorderException
     */
    private function results(Droplist $list, array $fields): array
    {
        $page = max(1, Input::number('page'));
        $search = $this->search($fields)->withPage(($page - 1) * self::ROWS, self::ROWS);
        $result = $list->search($search);
        [$book, $client] = [null, $this->visitor->client];
        if ($client !== null) {
            $book = $this->ownOf($client, array_column($result->rows, 'name'));
        }
        $offers = $result->offers(
            $this->addon->pricesFor($client),
            $this->visitor->currency,
            $book,
            $client,
        );
        $kept = array_filter($fields, fn ($value, $name) => $value !== ''
            && !in_array($name, ['page', 'fragment', 'm', 'token'], true), ARRAY_FILTER_USE_BOTH);
        return [
            'rows' => array_map($this->row(...), $offers),
            'total' => number_format($result->total), 'page' => $page,
            'pages' => intdiv($result->total + self::ROWS - 1, self::ROWS),
            'query' => http_build_query(['action' => 'search'] + $kept),
            'has_scores' => array_filter(array_column($result->rows, 'score')) !== [],
        ];
    }

    /**
     * The conditions of the form; days are days of the zone in which times are shown. What has
     * dropped is not shown.
     *
     * @throws BackorderException
     */
    private function search(array $fields): Search
    {
        $known = array_intersect_key($fields, array_flip(Search::formParameters()));
        unset($known['first'], $known['limit'], $known['drop_from'], $known['drop_before']);
        $prices = $this->addon->priceList()->tlds();
        if (trim($known['tlds'] ?? '') === '') {
            $known['tlds'] = implode(' ', $prices);
        }
        if (($fields['own'] ?? '') === '1' && $this->visitor->client !== null) {
            $known['names'] = $this->ownNames($this->visitor->client);
        }
        [$now, $zone] = [$this->addon->now(), $this->addon->zone()];
        [$from, $to] = [trim($fields['day_from'] ?? ''), trim($fields['day_to'] ?? '')];
        $first = $from === '' ? $now : max($now, $zone->dayStart($from));
        $known['drop_from'] = gmdate('Y-m-d H:i:s', $first);
        if ($to !== '') {
            $known['drop_before'] = gmdate('Y-m-d H:i:s', max($first, $zone->dayEnd($to)));
        }
        return Search::ofForm($known);
    }

    /** The names of a client's open backorders, as a condition; one that no list has for none. */
    private function ownNames(int $client): string
    {
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT domain FROM {$store->table('backorders')}
                WHERE client_id = ? AND deleted_at IS NULL",
            [$client],
        );
        return implode(' ', array_unique(array_column($rows, 'domain'))) ?: 'none.invalid';
    }

    /** A client's own backorders among some names. */
    private function ownOf(int $client, array $names): Book
    {
        $book = new Book();
        if ($names === []) {
            return $book;
        }
        $store = $this->addon->store();
        $marks = implode(', ', array_fill(0, count($names), '?'));
        $rows = $store->found(
            "SELECT * FROM {$store->table('backorders')}
                WHERE client_id = ? AND domain IN ($marks)",
            [$client, ...$names],
        );
        $book->load(['backorders' => $rows]);
        return $book;
    }

    /** @return array<string, mixed> one line of the table */
    private function row(Offer $offer): array
    {
        $row = $offer->row;
        // Where a registry gives names to nobody who asks first, placing would be refused.
        $isOffered = $this->rules->catchable($row->tld, $row->dropAt)->isCatchable;
        $price = fn (?Money $of) => $isOffered && $of !== null
            ? $this->visitor->format->format($of) : '';
        return [
            'name' => $row->name, 'shown' => "{$row->labelUnicode}.{$row->tld}",
            'drop' => $this->addon->zone()->toLocal($row->dropAt), 'score' => $row->score,
            'characters' => $row->characters, 'digits' => $row->digits,
            'hyphens' => $row->hyphens,
            'full' => $price($offer->full), 'lite' => $price($offer->lite),
            'own' => $offer->backorder?->isOpen === true ? $offer->backorder->status->value : '',
        ];
    }

    /**
     * Places a backorder for the visitor, for the drop that the list says: never one that a client
     * says.
     *
     * @throws BackorderException
     */
    public function place(string $text, string $kind): void
    {
        $client = $this->visitor->requireRight();
        $name = DomainName::parse($text, $this->addon->engine()->tlds());
        $listing = $this->addon->droplist()?->listing($name);
        $kind = BackorderKind::tryFrom($kind) ?? throw new Refusal('no_such_kind');
        $this->addon->backorders()->place($client, $name, $kind, $listing);
    }
}
