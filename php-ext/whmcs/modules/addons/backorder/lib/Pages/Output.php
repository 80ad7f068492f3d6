<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

/** Answers in place of a page: WHMCS has collected output by then, which is thrown away. */
final class Output
{
    /** @var ?callable(array<string, string>, string): never what ends a request, for tests */
    public static $ending = null;

    public static function redirect(string $url): never
    {
        self::end(['Location' => $url], '');
    }

    public static function html(string $html): never
    {
        self::end(['Content-Type' => 'text/html; charset=utf-8'], $html);
    }

    public static function file(string $name, string $type, string $text): never
    {
        self::end([
            'Content-Type' => "$type; charset=utf-8",
            'Content-Disposition' => "attachment; filename=\"$name\"",
        ], $text);
    }

    /** @param array<string, string> $headers */
    private static function end(array $headers, string $body): never
    {
        if (self::$ending !== null) {
            (self::$ending)($headers, $body);
        }
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        foreach ($headers + ['X-Content-Type-Options' => 'nosniff'] as $name => $value) {
            header("$name: $value");
        }
        echo $body;
        exit;
    }
}
