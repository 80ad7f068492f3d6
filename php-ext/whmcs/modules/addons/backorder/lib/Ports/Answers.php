<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Tables;
use Throwable;
use WHMCS\Database\Capsule;

/**
 * What the registrar said of each backorder, for the dispute file: one row for each answer that is
 * another than the one before, with when it came first and last. Nothing decides by it.
 */
final class Answers
{
    public function __construct(private Addon $addon)
    {
    }

    public function note(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        $words = [$outcome->name];
        foreach ($outcome->details as $name => $text) {
            $isInstant = str_ends_with($name, 'At') && ctype_digit($text);
            $words[] = "$name: " . ($isInstant ? gmdate('Y-m-d H:i:s', (int) $text) : $text);
        }
        $said = implode(', ', $words) . ($problem === null ? '' : " ($problem)");
        $said = mb_strcut($said, 0, 2000, 'UTF-8');
        $now = gmdate('Y-m-d H:i:s', $this->addon->now());
        $of = ['backorder_id' => $effect->backorder, 'kind' => $effect->kind->value];
        try {
            $last = self::table()->where($of)->orderByDesc('id')->first();
            if ($last !== null && $last->said === $said) {
                self::table()->where('id', $last->id)
                    ->update(['last_at' => $now, 'times' => $last->times + 1]);
            } else {
                self::table()->insert($of + [
                    'effect_id' => $effect->id, 'said' => $said, 'first_at' => $now,
                    'last_at' => $now, 'times' => 1,
                ]);
            }
        } catch (Throwable $error) {
            // A note is no reason to lose the answer itself.
            (new ActivityLog())->write('warning', "answers: {$error->getMessage()}");
        }
    }

    private static function table(): \Illuminate\Database\Query\Builder
    {
        return Capsule::table(Tables::PREFIX . 'answers');
    }
}
