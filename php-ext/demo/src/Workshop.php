<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** The temporary directory of one demo, and the way to clean up whatever happens. */
final class Workshop
{
    public readonly string $path;

    public function __construct()
    {
        $path = sys_get_temp_dir() . '/backorder-demo-' . bin2hex(random_bytes(6));
        if (!mkdir($path, 0700)) {
            throw new RuntimeException("cannot make $path");
        }
        $this->path = $path;
        $owner = getmypid();
        // Runs after an uncaught error and after exit, and in this process only.
        register_shutdown_function(function () use ($owner): void {
            if (getmypid() === $owner) {
                $this->close();
            }
        });
        pcntl_async_signals(true);
        foreach ([SIGINT => 130, SIGTERM => 143, SIGHUP => 129] as $signal => $status) {
            pcntl_signal($signal, fn () => exit($status));
        }
    }

    public function file(string $name): string
    {
        return "{$this->path}/$name";
    }

    /** An empty directory in place of whatever was there. */
    public function clear(string $path): void
    {
        self::remove($path);
        mkdir($path, 0700);
    }

    /** Stops every process and removes the directory. */
    public function close(): void
    {
        Process::stopAll();
        self::remove($this->path);
    }

    private static function remove(string $path): void
    {
        if (is_dir($path) && !is_link($path)) {
            foreach (array_diff((array) scandir($path), ['.', '..']) as $name) {
                self::remove("$path/$name");
            }
            rmdir($path);
        } elseif (file_exists($path) || is_link($path)) {
            unlink($path);
        }
    }
}
