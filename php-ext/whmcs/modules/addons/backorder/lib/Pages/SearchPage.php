<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\Listing;
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

    public function __construct(private Addon $addon, private Visitor $visitor)
    {
    }

    /** @param array<string, mixed> $common */
    public function html(array $common): string
    {
        $list = $this->addon->droplist();
        if ($list === null) {
            return View::render('client/no_list', $common);
        }
        $fields = Input::all();
        $isFragment = Input::text('fragment') === '1';
        $limit = max(1, $this->addon->settings->number('searches_per_minute'));
        $this->visitor->countSearch($limit, $this->addon->now());
        $values = $this->results($list, $fields) + $common + [
            'fields' => $fields + ['order' => 'drop'], 'counts' => self::COUNTS,
            'tlds' => $this->addon->priceList()->tlds(), 'zone' => $this->addon->zone()->name,
            'assets' => 'modules/addons/backorder/assets',
        ];
        if ($isFragment) {
            Output::html(View::render('client/results', $values));
        }
        $statistics = $list->statistics($this->addon->zone(), $this->addon->now());
        $days = [];
        foreach (array_slice($statistics->days, 0, 31) as $day) {
            $days[$day->date] = $day->total;
        }
        return View::render('client/search', $values + [
            'picture' => Picture::bars($days, $common['t']['names_per_day']),
            'total_names' => $statistics->total,
        ]);
    }

    /**
     * @throws Refusal not_offered
     * @throws \Backorder\Exception\BackorderException
     */
    public function results(Droplist $list, array $fields): array
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
            'rows' => array_map($this->row(...), $offers), 'total' => $result->total,
            'page' => $page, 'pages' => (int) ceil($result->total / self::ROWS),
            'query' => http_build_query(['action' => 'search'] + $kept),
        ];
    }

    /** The conditions of the form; days are days of the zone in which times are shown. */
    private function search(array $fields): Search
    {
        $known = array_intersect_key($fields, array_flip(Search::formParameters()));
        unset($known['first'], $known['limit'], $known['names']);
        $prices = $this->addon->priceList()->tlds();
        if (trim($known['tlds'] ?? '') === '') {
            $known['tlds'] = implode(' ', $prices);
        }
        $search = Search::ofForm($known);
        [$from, $to] = [$fields['day_from'] ?? '', $fields['day_to'] ?? ''];
        if ($from === '' && $to === '') {
            return $search;
        }
        return $search->withDropDays($this->addon->zone(), $from ?: null, $to ?: null);
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
        $format = $this->visitor->format;
        return [
            'name' => $row->name, 'shown' => "{$row->labelUnicode}.{$row->tld}",
            'drop' => $this->addon->zone()->toLocal($row->dropAt), 'score' => $row->score,
            'characters' => $row->characters, 'digits' => $row->digits,
            'hyphens' => $row->hyphens,
            'full' => $offer->full === null ? '' : $format->format($offer->full),
            'lite' => $offer->lite === null ? '' : $format->format($offer->lite),
            'own' => $offer->backorder?->isOpen === true ? $offer->backorder->status->value : '',
        ];
    }

    /**
     * Places a backorder for the visitor, for the drop that the list says: never one that a client
     * says.
     *
     * @throws \Backorder\Exception\BackorderException
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
