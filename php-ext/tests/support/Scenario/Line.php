<?php

declare(strict_types=1);

namespace Backorder\Tests\Scenario;

use Backorder\Money;

/** A line of a trace: what `tests/src/scenario/trace.rs` describes. */
final class Line
{
    /**
     * @param string $sort `+` for an argument, `=` for an answer; a call has none
     * @param array<string, string> $values what is absent, empty or false is left out
     */
    public function __construct(
        public readonly string $sort,
        public readonly string $word,
        public readonly array $values,
    ) {
    }

    /** An answer; what is null, false or empty is left out. */
    public static function answer(string $word, int|string|bool|Money|null ...$values): Line
    {
        $texts = [];
        foreach ($values as $key => $value) {
            if ($value !== null && $value !== false && $value !== '') {
                $texts[strtr($key, '_', '-')] = match (true) {
                    $value instanceof Money => "$value->minor $value->currency",
                    default => (string) (is_bool($value) ? 1 : $value),
                };
            }
        }
        return new Line('=', $word, $texts);
    }

    public static function read(string $text): Line
    {
        $fields = explode("\t", $text);
        $sort = in_array($fields[0], ['+', '='], true) ? array_shift($fields) : '';
        $word = array_shift($fields);
        $values = [];
        foreach ($fields as $field) {
            [$key, $value] = explode('=', $field, 2);
            $values[$key] = stripcslashes($value);
        }
        return new Line($sort, $word, $values);
    }

    /** @param list<string> $keys */
    public function without(array $keys): Line
    {
        $values = array_diff_key($this->values, array_flip($keys));
        return new Line($this->sort, $this->word, $values);
    }

    public function text(string $key): string
    {
        return $this->values[$key] ?? '';
    }

    public function has(string $key): bool
    {
        return isset($this->values[$key]);
    }

    public function number(string $key): ?int
    {
        return isset($this->values[$key]) ? (int) $this->values[$key] : null;
    }

    public function money(string $key): Money
    {
        [$minor, $currency] = explode(' ', $this->values[$key]);
        return Money::ofMinor((int) $minor, $currency);
    }

    public function __toString(): string
    {
        $fields = array_map(
            fn (string $key, string $value) => "$key=" . addcslashes($value, "\t\n\r\\"),
            array_keys($this->values),
            $this->values,
        );
        sort($fields);
        return implode(' ', [$this->sort, $this->word, ...$fields]);
    }
}
