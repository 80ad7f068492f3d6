<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

/** What came with the request, as it was typed: WHMCS hands it over HTML-encoded. */
final class Input
{
    public static function text(string $name): string
    {
        return self::plain($_POST[$name] ?? $_GET[$name] ?? '');
    }

    public static function number(string $name): int
    {
        $text = self::text($name);
        return preg_match('/^[1-9][0-9]{0,17}$/', $text) === 1 ? (int) $text : 0;
    }

    /** @return array<string, string> the texts of a form, by name */
    public static function all(): array
    {
        return array_map(self::plain(...), array_filter($_POST + $_GET, is_scalar(...)));
    }

    public static function isPost(): bool
    {
        return ($_SERVER['REQUEST_METHOD'] ?? '') === 'POST';
    }

    /** A text of WHMCS, from a request or a table of its own, without the encoding. */
    public static function plain(mixed $text): string
    {
        return is_scalar($text)
            ? html_entity_decode((string) $text, ENT_QUOTES | ENT_HTML5, 'UTF-8')
            : '';
    }
}
