<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

/** A picture where one would rather look than read: bars, as SVG inside of the page. */
final class Picture
{
    private const HEIGHT = 120;
    private const WIDTH = 26;
    /** Room for the labels below, and for the largest value above. */
    private const MARGIN = 18;

    /**
     * @param array<string, array{int, string, 2?: string}> $bars by day: its size, what it says,
     *     where a click leads
     */
    public static function bars(array $bars, string $title): string
    {
        if ($bars === []) {
            return '';
        }
        $most = max(1, ...array_values(array_column($bars, 0)));
        [$drawn, $index] = ['', 0];
        $every = max(2, intdiv(count($bars), 8));
        foreach ($bars as $day => $bar) {
            $left = $index * self::WIDTH;
            $drawn .= self::bar($left, intdiv(self::HEIGHT * max(0, $bar[0]), $most), $day, $bar);
            if ($index % $every === 0) {
                $text = htmlspecialchars(substr($day, 5), ENT_QUOTES);
                $drawn .= sprintf(
                    '<text x="%d" y="%d">%s</text>',
                    $left + 1,
                    self::HEIGHT + 2 * self::MARGIN - 4,
                    $text,
                );
            }
            $index++;
        }
        return self::figure($drawn, $bars, $title, $most);
    }

    /** A decimal amount as a size to draw, exact to a hundredth: `12.5` is 1250. */
    public static function size(string $decimal): int
    {
        [$whole, $rest] = explode('.', $decimal . '.', 2);
        return (int) ($whole . substr(rtrim($rest, '.') . '00', 0, 2));
    }

    private static function bar(int $left, int $height, string $day, array $bar): string
    {
        $drawn = sprintf(
            '<rect x="%d" y="%d" width="%d" height="%d" class="backorder-bar"><title>%s</title>'
                . '</rect>',
            $left + 2,
            self::MARGIN + self::HEIGHT - $height,
            self::WIDTH - 4,
            max(1, $height),
            htmlspecialchars("$day: $bar[1]", ENT_QUOTES),
        );
        // With a keyboard the fields of the form do the same, without a stop at every bar.
        return isset($bar[2])
            ? sprintf('<a href="%s" tabindex="-1">%s</a>', htmlspecialchars($bar[2]), $drawn)
            : $drawn;
    }

    private static function figure(string $drawn, array $bars, string $title, int $most): string
    {
        $escape = fn (string $text) => htmlspecialchars($text, ENT_QUOTES);
        $sizes = array_column($bars, 0);
        $largest = array_values($bars)[array_search($most, $sizes, true) ?: 0][1];
        $says = sprintf(
            '%s, %s – %s, max. %s',
            $title,
            array_key_first($bars),
            array_key_last($bars),
            $largest,
        );
        $width = max(240, self::WIDTH * (count($bars) + 1));
        return sprintf(
            '<figure class="backorder-figure"><figcaption>%s</figcaption><svg role="img" '
                . 'aria-label="%s" viewBox="0 0 %d %d" width="%d" height="%d">'
                . '<text x="1" y="12">%s</text><line x1="0" x2="%d" y1="%d" y2="%d"/>%s'
                . '</svg></figure>',
            $escape($title),
            $escape($says),
            $width,
            self::HEIGHT + 2 * self::MARGIN,
            $width,
            self::HEIGHT + 2 * self::MARGIN,
            $escape($largest),
            $width,
            self::HEIGHT + self::MARGIN,
            self::HEIGHT + self::MARGIN,
            $drawn,
        );
    }
}
