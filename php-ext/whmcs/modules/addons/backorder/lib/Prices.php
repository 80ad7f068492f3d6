<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\CostList;
use Backorder\Exception\BackorderException;
use Backorder\PriceList;
use WHMCS\Database\Capsule;

/** Prices and costs, as they are stored and as CSV. What is a price, the library says. */
final class Prices
{
    private const COLUMNS = ['tld', 'currency', 'kind', 'price'];

    private ?PriceList $list = null;

    public function list(): PriceList
    {
        return $this->list ??= PriceList::ofRows($this->rows('prices'));
    }

    public function costs(): CostList
    {
        return CostList::ofRows($this->rows('costs'));
    }

    /**
     * Puts prices in the place of those that are stored, all or none.
     *
     * @param list<array{tld: string, currency: string, kind: string, price: string}> $rows
     * @throws \Backorder\Exception\BackorderException naming the row that is none
     */
    public function replace(array $rows): void
    {
        $list = PriceList::ofRows($rows);
        $this->write('prices', $list->rows);
        $this->list = $list;
    }

    /** @param list<array{tld: string, currency: string, kind: string, cost: string}> $rows */
    public function replaceCosts(array $rows): void
    {
        $this->write('costs', CostList::ofRows($rows)->rows);
    }

    /**
     * The prices and the cost of an ending and kind, in place of those that are stored. Nothing is
     * written where any is faulty, and no other row is touched: two admins may be at it.
     *
     * @param list<array{tld: string, currency: string, kind: string, price: string}> $rows
     * @param list<array{tld: string, currency: string, kind: string, cost: string}> $costs
     * @throws \Backorder\Exception\BackorderException
     */
    public function put(string $tld, string $kind, array $rows, array $costs): void
    {
        $new = [
            'prices' => PriceList::ofRows($rows)->rows, 'costs' => CostList::ofRows($costs)->rows,
        ];
        Capsule::connection()->transaction(function () use ($tld, $kind, $new): void {
            foreach ($new as $name => $lines) {
                $table = Capsule::table(Tables::PREFIX . $name);
                // As the library writes it, which may be another way than it was typed.
                $written = $lines[0]['tld'] ?? $tld;
                (clone $table)->where('tld', $written)->where('kind', $kind)->delete();
                $lines === [] || $table->insert($lines);
            }
        });
        $this->list = null;
    }

    /** One price; an empty one is taken away, 0 is "not offered". */
    public function set(string $tld, string $currency, string $kind, string $price): void
    {
        $others = array_filter(
            $this->list()->rows,
            fn ($row) => [$row['tld'], $row['currency'], $row['kind']] !== [$tld, $currency, $kind],
        );
        $row = ['tld' => $tld, 'currency' => $currency, 'kind' => $kind, 'price' => $price];
        $this->replace([...array_values($others), ...$price === '' ? [] : [$row]]);
    }

    public function toCsv(): string
    {
        $file = fopen('php://memory', 'w+');
        fputcsv($file, self::COLUMNS, ',', '"', '');
        foreach ($this->list()->rows as $row) {
            $line = array_map(fn ($column) => $row[$column], self::COLUMNS);
            fputcsv($file, $line, ',', '"', '');
        }
        rewind($file);
        return (string) stream_get_contents($file);
    }

    /**
     * Prices from a CSV with the columns tld, currency, kind, price, in any order, by a header.
     *
     * @throws Refusal csv_header, or which line is wrong and why
     * @throws \Backorder\Exception\BackorderException
     */
    public function fromCsv(string $text): int
    {
        $file = fopen('php://memory', 'w+');
        fwrite($file, preg_replace('/^\xEF\xBB\xBF/', '', $text));
        rewind($file);
        $separator = str_contains((string) strtok($text, "\n"), ';') ? ';' : ',';
        $read = fn () => fgetcsv($file, null, $separator, '"', '');
        $header = array_map(fn ($of) => strtolower(trim((string) $of)), $read() ?: []);
        if (array_diff(self::COLUMNS, $header) !== []) {
            throw new Refusal('csv_header');
        }
        [$rows, $number, $codes] = [[], 1, Rates::read()->codes()];
        while (($line = $read()) !== false) {
            $number++;
            if ($line !== [null]) {
                $columns = count($header);
                $cells = array_pad(array_slice($line, 0, $columns), $columns, '');
                $row = array_combine($header, $cells);
                $rows[] = array_map(fn ($of) => trim((string) $of), array_intersect_key(
                    $row,
                    array_flip(self::COLUMNS),
                ));
                self::check($rows[count($rows) - 1], $number, $codes);
            }
        }
        $this->replace($rows);
        return count($rows);
    }

    /**
     * A line of a CSV. One for a currency that nobody has would be stored and never seen.
     *
     * @param array<string, string> $row
     * @param list<string> $codes
     * @throws Refusal
     */
    private static function check(array $row, int $number, array $codes): void
    {
        try {
            PriceList::ofRows([$row]);
        } catch (BackorderException $error) {
            throw new Refusal("line $number: {$error->getMessage()}");
        }
        if (!in_array(strtoupper($row['currency']), $codes, true)) {
            throw new Refusal("line $number: WHMCS has no currency {$row['currency']}");
        }
    }

    /** @return list<array<string, string>> */
    private function rows(string $table): array
    {
        $rows = Capsule::table(Tables::PREFIX . $table)->orderBy('tld')->get()->all();
        return array_map(fn ($row) => (array) $row, $rows);
    }

    private function write(string $table, array $rows): void
    {
        Capsule::connection()->transaction(function () use ($table, $rows): void {
            Capsule::table(Tables::PREFIX . $table)->delete();
            foreach (array_chunk($rows, 200) as $chunk) {
                Capsule::table(Tables::PREFIX . $table)->insert($chunk);
            }
        });
    }
}
