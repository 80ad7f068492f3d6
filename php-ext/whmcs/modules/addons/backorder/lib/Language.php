<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

/**
 * The texts of the addon. Hooks, cron and mail get none of WHMCS, so that they are loaded here;
 * what a language lacks is there in English.
 */
final class Language
{
    /** @var array<string, array<string, string>> */
    private static array $loaded = [];

    /** @return array<string, string> */
    public static function of(string $name): array
    {
        if (preg_match('/^[a-z]+(-[a-z]+)*$/', $name) !== 1) {
            $name = 'english';
        }
        return self::$loaded[$name] ??= self::load($name)
            + ($name === 'english' ? [] : self::of('english'));
    }

    /** The library's language for one of WHMCS. */
    public static function ofLibrary(string $name): \Backorder\Language
    {
        return $name === 'german' ? \Backorder\Language::German : \Backorder\Language::English;
    }

    /** @return array<string, string> */
    private static function load(string $name): array
    {
        $_ADDONLANG = [];
        $file = dirname(__DIR__) . "/lang/$name.php";
        if (is_file($file)) {
            require $file;
        }
        return $_ADDONLANG;
    }
}
