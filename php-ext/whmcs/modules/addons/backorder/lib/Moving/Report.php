<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

/** What a run of the migration has done, and what a person should know of it. */
final class Report
{
    public int $rows = 0;
    public int $taken = 0;
    /** Taken by a run before. */
    public int $known = 0;
    public int $prices = 0;
    public int $lines = 0;
    /** Lines of the log that belong to no backorder that is there. */
    public int $strayLines = 0;
    public bool $isOutOfTime = false;
    public int $undone = 0;

    /** @var array<string, string> what was not taken, and what to do about it, by what it is */
    public array $refused = [];

    /** @var list<string> what was taken and should be looked at */
    public array $warnings = [];

    /** @var list<string> what concerns all of it */
    public array $notes = [];

    public function refuse(string $what, string $why): void
    {
        // Two rows may have one id: neither is lost from the list.
        for ($name = $what, $number = 2; isset($this->refused[$name]); $number++) {
            $name = "$what ($number)";
        }
        $this->refused[$name] = $why;
    }

    /** @return list<string> a line for each number that is not 0 */
    public function summary(): array
    {
        $said = [
            'backorders looked at' => $this->rows, 'taken' => $this->taken,
            'taken before' => $this->known, 'prices taken' => $this->prices,
            'lines of history taken' => $this->lines,
            'lines of history without a backorder' => $this->strayLines,
            'undone' => $this->undone, 'listed' => count($this->refused),
            'with a warning' => count($this->warnings),
        ];
        $said = array_filter($said, fn ($count, $name) => $count > 0
            || in_array($name, ['backorders looked at', 'listed'], true), ARRAY_FILTER_USE_BOTH);
        return array_map(fn ($name) => "$name: {$said[$name]}", array_keys($said));
    }
}
