<?php

declare(strict_types=1);

namespace StandIn;

/** Files that a web server hands out by itself: those of addons, and the style of the themes. */
final class Files
{
    /** The themes' Bootstrap, from Debian's packages. Source: theme.yaml of the public themes. */
    private const STYLES = [
        '/templates/six/css/all.css' => '/usr/share/javascript/bootstrap/css/bootstrap.min.css',
        '/templates/twenty-one/css/all.css'
            => '/usr/share/javascript/bootstrap4/css/bootstrap.min.css',
        '/templates/frame.css' => __DIR__ . '/../web/frame.css',
    ];

    private const TYPES = [
        'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml',
    ];

    public static function find(string $root, string $path): ?string
    {
        if (isset(self::STYLES[$path])) {
            return self::STYLES[$path];
        }
        $file = realpath("$root$path");
        $modules = (string) realpath("$root/modules");
        $isInside = $file !== false && is_file($file)
            && (str_starts_with($file, "$modules/") || str_starts_with($path, '/modules/'));
        return $isInside && !str_contains($path, '..') ? $file : null;
    }

    public static function send(string $file): void
    {
        $type = self::TYPES[pathinfo($file, PATHINFO_EXTENSION)] ?? null;
        if ($type === null) {
            http_response_code(403);
            return;
        }
        header("Content-Type: $type; charset=utf-8");
        header('Cache-Control: max-age=3600');
        is_file($file) && readfile($file);
    }
}
