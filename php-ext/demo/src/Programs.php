<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** Where the programs are that `make demo` built. */
final class Programs
{
    public readonly string $simulator;
    public readonly string $corpus;

    public function __construct()
    {
        $folder = getenv('BACKORDER_LIBRARY_DIR') ?: dirname(__DIR__, 3) . '/target/debug';
        $this->simulator = self::find("$folder/ispapi-sim");
        $this->corpus = self::find("$folder/droplist-corpus");
    }

    private static function find(string $path): string
    {
        return is_executable($path)
            ? $path
            : throw new RuntimeException("$path is not built; run: make demo");
    }
}
