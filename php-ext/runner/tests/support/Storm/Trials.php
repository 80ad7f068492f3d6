<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Demo\Process;
use Demo\Workshop;
use Throwable;

/**
 * Storms over a runner with a mistake in it, one at a time: whether each is noticed. What a storm
 * finds counts where the same one without the mistake finds nothing. A storm that could not be
 * played says nothing of the mistake; it is an error, and the others are played all the same.
 */
final class Trials
{
    /** How many seeds are tried until one notices. */
    private const SEEDS = 5;

    /** Seconds after which a storm is given up. */
    private const LONGEST = 900.0;

    private const NOTHING = 0;
    private const WRONG = 1;

    /** @var array<int, bool> by seed: whether a storm without a mistake finds nothing */
    private array $quiet = [];

    private bool $isGood = true;

    /**
     * @param list<string> $command what plays a storm, without its options
     * @param array<string, string> $options of storm.php
     */
    public function __construct(private array $command, private array $options)
    {
    }

    /** Whether each was noticed, and each storm could be played. */
    public function pass(): bool
    {
        $names = Fault::names();
        $only = (int) $this->options['fault'];
        foreach ($only === 0 ? $names : [$names[$only - 1]] as $name) {
            try {
                $this->try($name);
            } catch (Throwable $error) {
                $this->fail($name, $error->getMessage());
            }
        }
        return $this->isGood;
    }

    private function try(string $name): void
    {
        $workshop = new Workshop();
        $runner = $workshop->file('runner');
        Fault::put($name, $runner);
        $first = (int) $this->options['seed'];
        $played = 0;
        foreach (range($first, $first + self::SEEDS - 1) as $seed) {
            [$ended, $said] = $this->play($seed, $workshop, $runner);
            if ($ended !== self::NOTHING && $ended !== self::WRONG) {
                $this->fail("$name, by seed $seed", "it could not be played:\n$said");
                continue;
            }
            $played++;
            if ($ended === self::WRONG && $this->isQuiet($seed, $workshop)) {
                preg_match('/^WRONG: (.*)/m', $said, $found);
                $count = substr_count($said, 'WRONG: ');
                echo "$name, by seed $seed: $found[1] ($count in all)\n";
                $workshop->close();
                return;
            }
        }
        $workshop->close();
        $this->fail($name, "NOT NOTICED by $played storms");
    }

    /** Whether the same storm finds nothing where there is no mistake. */
    private function isQuiet(int $seed, Workshop $workshop): bool
    {
        if (!isset($this->quiet[$seed])) {
            [$ended, $said] = $this->play($seed, $workshop, null);
            $this->quiet[$seed] = $ended === self::NOTHING;
            $this->quiet[$seed] || $this->fail("no mistake, by seed $seed", $said);
        }
        return $this->quiet[$seed];
    }

    /**
     * One storm.
     *
     * @param ?string $runner the folder of the runner that is in place of ours
     * @return array{int, string} what it ended with, and what it said
     */
    private function play(int $seed, Workshop $workshop, ?string $runner): array
    {
        putenv($runner === null ? 'BACKORDER_RUNNER' : "BACKORDER_RUNNER=$runner");
        $options = ['seed' => $seed, 'faults' => 0, 'seconds' => 0] + $this->options;
        $arguments = explode(' ', http_build_query($options, '', ' '));
        $storm = new Process([...$this->command, ...$arguments], $workshop->file('storm.log'));
        $end = microtime(true) + self::LONGEST;
        while ($storm->isRunning() && microtime(true) < $end) {
            usleep(50_000);
        }
        $storm->stop();
        $longest = (int) self::LONGEST;
        return $storm->exitCode === null || microtime(true) >= $end
            ? [-1, "it did not end within $longest s\n{$storm->said()}"]
            : [$storm->exitCode, $storm->said()];
    }

    private function fail(string $what, string $why): void
    {
        $this->isGood = false;
        echo "$what: $why\n";
    }
}
