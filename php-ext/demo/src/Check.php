<?php

declare(strict_types=1);

namespace Demo;

/** The demo as an end-to-end test: the result line by line, on both databases, and the audit. */
final class Check
{
    private const EXPECTED = __DIR__ . '/../expected.txt';

    public function __construct(private array $day)
    {
    }

    /** @param bool $write write what is expected instead of checking it (with SQLite only) */
    public function run(bool $write): bool
    {
        $workshop = new Workshop();
        $programs = new Programs();
        $quiet = Terminal::memory();
        Market::prepare($workshop, $this->day, $programs->corpus, $quiet);
        $cooked = $write ? null : self::cook($workshop);
        $isGood = true;
        foreach ($write ? ['sqlite'] : ['sqlite', 'mysql'] as $kind) {
            $demo = Demo::play($this->day, $kind, $workshop, $programs, $quiet);
            $printed = Terminal::memory();
            $demo->print($printed);
            if ($write) {
                file_put_contents(self::EXPECTED, $printed->text());
                continue;
            }
            $expected = (string) file_get_contents(self::EXPECTED);
            $isGood = $this->judge($kind, $demo, $expected, $printed->text()) && $isGood;
        }
        return ($cooked === null || self::isRefused($cooked)) && $isGood;
    }

    /** The demo as somebody would start it, with one row changed before the audit. */
    private static function cook(Workshop $workshop): Process
    {
        $command = [dirname(__DIR__) . '/run', '--cook-the-books'];
        return new Process($command, $workshop->file('cooked.log'));
    }

    private static function isRefused(Process $cooked): bool
    {
        while ($cooked->isRunning()) {
            usleep(50_000);
        }
        $lines = explode("\n", trim($cooked->said()));
        $last = (string) end($lines);
        $isRefused = $cooked->exitCode === 1 && str_contains($last, 'DO NOT balance');
        Terminal::output()->line($isRefused
            ? 'cooked books: exit status 1'
            : "cooked books: exit status {$cooked->exitCode}: $last");
        return $isRefused;
    }

    private function judge(string $kind, Demo $demo, string $expected, string $printed): bool
    {
        $out = Terminal::output();
        $differences = self::differences($expected, $printed);
        foreach ($differences as $difference) {
            $out->line("$kind: $difference", 'red');
        }
        $unfound = $demo->unfound();
        foreach ($unfound as $name) {
            $out->line("$kind: the audit does not find: $name", 'red');
        }
        $isGood = $differences === [] && $unfound === [] && $demo->isSound();
        $lines = substr_count($expected, "\n");
        $ways = count(Tampering::names());
        $out->line($isGood
            ? "$kind: $lines lines as expected, $ways ways to cook the books found"
            : "$kind: not as expected");
        return $isGood;
    }

    /** @return list<string> */
    private static function differences(string $expected, string $printed): array
    {
        $wanted = explode("\n", $expected);
        $found = explode("\n", $printed);
        $differences = [];
        for ($line = 0; $line < max(count($wanted), count($found)); $line++) {
            $one = $wanted[$line] ?? '(nothing)';
            $other = $found[$line] ?? '(nothing)';
            if ($one !== $other) {
                $differences[] = 'line ' . ($line + 1) . "\n  expected: $one\n  found:    $other";
            }
        }
        return $differences;
    }
}
