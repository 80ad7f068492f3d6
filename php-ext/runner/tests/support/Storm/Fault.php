<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use RuntimeException;

/** A mistake that is put into a copy of the runner, to see that a storm notices it. */
final class Fault
{
    /** By name: the file, and what in it is put in place of what. */
    private const ALL = [
        'no leases' => ['Store.php', [
            '$free = [];' => 'return $clients;',
            'return array_values(array_intersect($clients, array_map(intval(...), $leased)));'
                => 'return $clients;',
        ]],
        'no compare-and-set' => ['Store.php', [
            'return $rows === null || $changed === $rows;' => 'return true;',
        ]],
        'no transactions' => ['Store.php', [
            '$this->pdo()->exec($this->sql->begin);' => '',
            '$this->pdo()->exec($how);' => '',
        ]],
        'a lost race is carried out' => ['Rounds.php', [
            '$attempt->book->forget($commit->client);' => '$client = $commit->client;
                $attempt->book->forget($client);
                $settled->books[$client] = $attempt->book;
                $settled->effects[$client] ??= [];
                array_push($settled->effects[$client], ...$commit->carryOut);',
        ]],
        'a commit without an answer is carried out' => ['Store.php', [
            'return $this->isLost($error) ? null : throw $error;'
                => '$this->isLost($error); return $commits ?? [];',
        ]],
        'reports are dropped' => ['Rounds.php', [
            '$reported = $this->report(array_filter($told), $books);'
                => '$reported = new Settled();',
        ]],
        'everything is carried out twice' => ['Rounds.php', [
            'return hrtime(true) / 1e9 < $until ? $this->carrier->carry($effect, $book) : null;'
                => '$this->carrier->carry($effect, $book);
            return $this->carrier->carry($effect, $book);',
        ]],
        'invoices are made without a search' => ['Invoicing.php', [
            '$id = $this->billing->findInvoice($effect->client, [$effect->id])
            ?? ' => '$id = ',
            '$id = $this->billing->findInvoice($effect->client, $effect->notes);' => '$id = null;',
        ]],
        'no answer is taken for a refusal' => ['Carrier.php', [
            'foreach ($all as $id => [$outcome, $problem]) {'
                => 'foreach ($all as $id => [$outcome, $problem]) {
                $outcome->name !== "unknown" || $outcome = Outcome::refused(549, "no answer");',
        ]],
        'credit is never applied' => ['Invoicing.php', [
            'if ($amount !== null) {' => 'if (false) {',
        ]],
    ];

    /** @return list<string> */
    public static function names(): array
    {
        return array_keys(self::ALL);
    }

    /** Copies the runner into a folder, with the fault in it. */
    public static function put(string $name, string $folder): void
    {
        $runner = dirname(__DIR__, 3);
        mkdir("$folder/src", recursive: true);
        copy("$runner/autoload.php", "$folder/autoload.php");
        foreach (glob("$runner/src/*.php") as $file) {
            copy($file, "$folder/src/" . basename($file));
        }
        [$file, $changes] = self::ALL[$name];
        $text = file_get_contents("$folder/src/$file");
        foreach ($changes as $right => $wrong) {
            if (substr_count($text, $right) !== 1) {
                throw new RuntimeException("$name: $file has no single $right");
            }
            $text = str_replace($right, $wrong, $text);
        }
        file_put_contents("$folder/src/$file", $text);
    }
}
