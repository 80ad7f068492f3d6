<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

/** A picture where one would rather look than read: bars, as SVG inside of the page. */
final class Picture
{
    private const HEIGHT = 120;
    private const WIDTH = 22;

    /** @param array<string, int|float> $values by label, in order */
    public static function bars(array $values, string $title): string
    {
        if ($values === []) {
            return '';
        }
        $most = max(1, ...array_values($values));
        $width = self::WIDTH * count($values);
        $escape = fn (string $text) => htmlspecialchars($text, ENT_QUOTES);
        $bars = '';
        foreach (array_values($values) as $index => $value) {
            $height = (int) round(self::HEIGHT * max(0, $value) / $most);
            $label = $escape(array_keys($values)[$index] . ': ' . $value);
            $bars .= sprintf(
                '<rect x="%d" y="%d" width="%d" height="%d" class="backorder-bar"><title>%s</title>'
                    . '</rect>',
                $index * self::WIDTH + 2,
                self::HEIGHT - $height,
                self::WIDTH - 4,
                $height,
                $label,
            );
        }
        $first = $escape((string) array_key_first($values));
        $last = $escape((string) array_key_last($values));
        return sprintf(
            '<figure class="backorder-figure"><svg role="img" aria-label="%s" viewBox="0 0 %d %d" '
                . 'width="%d" height="%d">%s</svg><figcaption>%s, %s – %s</figcaption></figure>',
            $escape($title),
            $width,
            self::HEIGHT,
            $width,
            self::HEIGHT,
            $bars,
            $escape($title),
            $first,
            $last,
        );
    }
}
