<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** A program that the demo started, and that it stops by the id of exactly that process. */
final class Process
{
    /** @var resource|null */
    private $handle;

    /** @var list<Process> */
    private static array $running = [];

    private int $pid;

    /** What it ended with, once it has ended by itself. */
    public ?int $exitCode = null;

    /**
     * @param list<string> $command
     * @param string $log the file that takes what it says
     * @param bool $group whether it leads a group of its own, and its children end with it
     */
    public function __construct(array $command, private string $log, private bool $group = false)
    {
        $command = $group ? ['setsid', ...$command] : $command;
        $files = [['file', '/dev/null', 'r'], ['file', $log, 'w'], ['file', $log, 'a']];
        $handle = proc_open($command, $files, $pipes);
        if ($handle === false) {
            throw new RuntimeException("cannot start $command[0]");
        }
        $this->handle = $handle;
        $this->pid = proc_get_status($handle)['pid'];
        self::$running[] = $this;
    }

    /** Everything it said so far. */
    public function said(): string
    {
        return is_file($this->log) ? (string) file_get_contents($this->log) : '';
    }

    public function isRunning(): bool
    {
        if ($this->handle === null || $this->exitCode !== null) {
            return false;
        }
        $status = proc_get_status($this->handle);
        if (!$status['running']) {
            // PHP tells this once only.
            $this->exitCode = $status['exitcode'];
        }
        return $status['running'];
    }

    /**
     * Waits until `$ready` gives something, and gives it back.
     *
     * @template T
     * @param callable(): (T|null) $ready
     * @return T
     */
    public function await(callable $ready, float $seconds = 60.0): mixed
    {
        $end = microtime(true) + $seconds;
        while (($result = $ready()) === null) {
            if (!$this->isRunning() || microtime(true) > $end) {
                throw new RuntimeException("a server did not start; it said:\n" . $this->said());
            }
            usleep(20_000);
        }
        return $result;
    }

    /** Ends it at once, in the middle of anything. */
    public function kill(): void
    {
        if ($this->isRunning()) {
            posix_kill($this->pid, SIGKILL);
        }
    }

    /** What its group has had of the processor, in milliseconds; 0 where there is no /proc. */
    public function processorTime(): float
    {
        $ticks = 0;
        foreach (glob('/proc/[0-9]*/stat') ?: [] as $file) {
            $text = (string) @file_get_contents($file);
            // After the name in brackets: state, parent, group, ... user time, system time.
            $of = explode(' ', substr($text, (int) strrpos($text, ')') + 2));
            $ticks += (int) ($of[2] ?? 0) === $this->pid ? $of[11] + $of[12] : 0;
        }
        return $ticks * 10.0;
    }

    /** Asks it to end, waits, and insists if it does not. */
    public function stop(): void
    {
        if ($this->handle === null) {
            return;
        }
        $end = microtime(true) + 20.0;
        // Children of ours that nobody has waited for keep their id, so it is still that process.
        if ($this->isRunning()) {
            posix_kill($this->group ? -$this->pid : $this->pid, SIGTERM);
        }
        while ($this->isRunning() && microtime(true) < $end) {
            usleep(10_000);
        }
        if ($this->isRunning()) {
            posix_kill($this->group ? -$this->pid : $this->pid, SIGKILL);
        }
        proc_close($this->handle);
        $this->handle = null;
        self::$running = array_values(array_filter(self::$running, fn ($one) => $one !== $this));
    }

    /** Stops everything that is still running, the last started first. */
    public static function stopAll(): void
    {
        foreach (array_reverse(self::$running) as $process) {
            $process->stop();
        }
    }
}
