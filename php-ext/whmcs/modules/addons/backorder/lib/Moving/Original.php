<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Illuminate\Database\Query\Builder;
use stdClass;
use WHMCS\Database\Capsule;

/** The original's tables, read and never written. */
final class Original
{
    private const DOMAINS = 'backorder_domains';
    private const LOGS = 'backorder_logs';
    private const PRICES = 'backorder_pricing';

    /** How many rows of whole clients are read at a time. */
    private const PAGE = 400;

    public static function isThere(): bool
    {
        return Capsule::schema()->hasTable(self::DOMAINS);
    }

    public function count(): int
    {
        return Capsule::table(self::DOMAINS)->count();
    }

    public function highestId(): int
    {
        return (int) Capsule::table(self::DOMAINS)->max('id');
    }

    /**
     * All backorders, by client, all of a client together. Who has very many comes in parts: what
     * is with the registrar first, then what is funded, by its drop, then the rest.
     *
     * @return iterable<list<stdClass>>
     */
    public function pages(): iterable
    {
        $after = null;
        do {
            $counts = $this->behind($after)->selectRaw('userid, COUNT(*) AS n')
                ->groupBy('userid')->orderBy('userid')->limit(self::PAGE)->get();
            $first = $last = null;
            $sum = 0;
            foreach ($counts as $of) {
                if ($last !== null && $sum + $of->n > self::PAGE) {
                    break;
                }
                $first ??= (int) $of->userid;
                $last = (int) $of->userid;
                $sum += $of->n;
            }
            if ($last !== null) {
                $rows = Capsule::table(self::DOMAINS)->whereBetween('userid', [$first, $last])
                    ->orderBy('userid')->orderBy('id')->get()->all();
                count($rows) <= self::PAGE || usort($rows, fn ($a, $b) => self::rank($a)
                    <=> self::rank($b));
                yield from array_chunk($rows, self::PAGE);
            }
            $after = $last;
        } while ($last !== null);
    }

    /** @return iterable<stdClass> id, domain, tld, userid, reference, createddate of all */
    public function names(): iterable
    {
        return $this->each(self::DOMAINS, [
            'id', 'userid', 'domain', 'tld', 'reference', 'createddate',
        ]);
    }

    /** @return iterable<stdClass> the log, by id */
    public function lines(): iterable
    {
        return Capsule::schema()->hasTable(self::LOGS)
            ? $this->each(self::LOGS, ['id', 'date', 'message']) : [];
    }

    /** @param list<int> $ids @return list<stdClass> some lines of the log */
    public function linesOf(array $ids): array
    {
        $lines = [];
        foreach (array_chunk($ids, 500) as $chunk) {
            array_push($lines, ...Capsule::table(self::LOGS)->whereIn('id', $chunk)
                ->get(['id', 'date', 'message'])->all());
        }
        return $lines;
    }

    /**
     * Prices with all the digits that a FLOAT has: read as it is, it would come with six.
     *
     * @return list<stdClass>
     */
    public function prices(): array
    {
        return !Capsule::schema()->hasTable(self::PRICES) ? [] : Capsule::table(self::PRICES)
            ->selectRaw('id, extension, currency_id, fullprice + 0e0 AS fullprice,
                liteprice + 0e0 AS liteprice')
            ->orderBy('id')->get()->all();
    }

    /** @return list<int|string> */
    private static function rank(stdClass $row): array
    {
        $ranks = [
            'PROCESSING' => 0, 'AUCTION-PENDING' => 0, 'PENDING-PAYMENT' => 0, 'ACTIVE' => 1,
            'REQUESTED' => 2,
        ];
        return [$ranks[$row->status] ?? 3, (string) $row->dropdate, (int) $row->id];
    }

    private function behind(?int $client): Builder
    {
        $query = Capsule::table(self::DOMAINS);
        return $client === null ? $query : $query->where('userid', '>', $client);
    }

    /** @param list<string> $columns @return iterable<stdClass> */
    private function each(string $table, array $columns): iterable
    {
        $after = null;
        do {
            $query = Capsule::table($table)->orderBy('id')->limit(5000);
            $after === null ?: $query->where('id', '>', $after);
            $rows = $query->get($columns)->all();
            foreach ($rows as $row) {
                yield $row;
                $after = $row->id;
            }
        } while ($rows !== []);
    }
}
