<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/**
 * An answer by the table of commands (docs/commands.md): its columns as values. A cell is a string,
 * an int, a bool, UTC seconds, a day `2027-01-13`, or the digits of a decimal; null where it is not
 * there, empty, "never" or odd.
 */
final class Reading
{
    /** Whether the command was accepted, but is not done yet. */
    public readonly bool $isPending;
    /**
     * The cells that are not what the table says, for the log.
     *
     * @var list<string>
     */
    public readonly array $odd;
    /** @var array<string, list<string|int|bool|null>> by name, those that the answer has */
    public readonly array $columns;

    /**
     * The first cell of a column, whatever the case of its name.
     *
     * @return string|int|bool|null
     */
    public function first(string $column): mixed
    {
        throw new \LogicException(__METHOD__);
    }

    /** @return list<string|int|bool|null> */
    public function column(string $column): array
    {
        throw new \LogicException(__METHOD__);
    }
}
