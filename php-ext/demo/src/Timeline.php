<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Commit;
use Backorder\DomainName;
use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Runner\Watcher;

/** Tells the day as it goes: a line for what a person would want to know, none for a cycle. */
final class Timeline implements Watcher
{
    /** The kind of effect after which the power fails, once. */
    public ?string $powerCutAfter = null;

    /** @param Terminal|null $out null: nobody watches this run */
    public function __construct(private ?Terminal $out, private Clock $clock)
    {
    }

    /** Something that happens outside. */
    public function note(string $text, string $style = 'cyan'): void
    {
        if ($this->out === null) {
            return;
        }
        $at = gmdate('m-d H:i', $this->clock->now);
        $server = date('H:i', $this->clock->now);
        $width = Terminal::COLUMNS - 22;
        $rows = explode("\n", wordwrap($text, $width));
        foreach ($rows as $index => $row) {
            $clock = $index === 0 ? $this->out->styled("$at  $server", 'dim') : str_repeat(' ', 18);
            $this->out->line("  $clock  " . $this->out->styled($row, $style));
        }
    }

    /** Decisions that are in the database now. */
    public function committed(Commit $commit): void
    {
        foreach ($commit->log as $row) {
            if ($row['from_status'] === $row['to_status'] && $row['hold'] === null) {
                continue;
            }
            $name = Terminal::fit(DomainName::parse($row['domain'])->unicode, 18);
            $number = Terminal::fit("#{$row['backorder_id']}", 3);
            $move = "{$row['from_status']} → {$row['to_status']}";
            if ($row['from_status'] === $row['to_status']) {
                $move = $row['to_status'];
            }
            $more = array_filter([Records::holdInWords($row['hold']), $row['reason']]);
            $text = "$number $name  $move" . ($more === [] ? '' : '  ' . implode(', ', $more));
            $this->note($text, match ($row['to_status']) {
                'SUCCESSFUL', 'AUCTION-WON' => 'green',
                'FAILED', 'AUCTION-LOST', 'CANCELLED', 'deleted' => 'yellow',
                default => '',
            });
        }
    }

    /** What came of an effect, where that is not plain from what is decided next. */
    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        if ($effect->kind->value === $this->powerCutAfter) {
            $this->powerCutAfter = null;
            throw new PowerCut($effect->id);
        }
        $number = Terminal::fit("#{$effect->backorder}", 3);
        if ($effect instanceof Effect\NotifyClient) {
            $names = array_map(fn ($item) => $item->name->unicode, $effect->items);
            $about = trim($effect->topic->value . ' ' . implode(', ', $names));
            $this->note("$number mail to the client: $about");
        } elseif ($effect instanceof Effect\AlertReseller) {
            $this->note("$number mail to the reseller: {$effect->topic->value} {$effect->detail}");
        } elseif ($outcome->name === 'unknown') {
            $this->note("$number {$effect->kind->value}: nobody knows ($problem)", 'red');
        }
    }

    public function lostRace(int $client, int $try): void
    {
        $this->note(
            "the database refuses a decision about client $client that another run made first;"
                . ' its rows are read again',
            'red',
        );
    }
}
