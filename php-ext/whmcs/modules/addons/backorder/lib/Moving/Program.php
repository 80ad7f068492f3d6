<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Refusal;
use Throwable;

/**
 * The migration from the command line. Exit code 0: all was taken; 3: something is listed; 1: it
 * failed; 2: a wrong call.
 */
final class Program
{
    private const USAGE = <<<'TEXT'
        usage: php -q move.php [--dry-run | --undo] [--zone=NAME]
          --dry-run    tries it, and writes nothing
          --undo       takes away what was taken and not touched since
          --zone=NAME  the zone of the database's clock, Europe/Berlin say; else that of PHP

        TEXT;

    /** @param list<string> $arguments */
    public static function main(array $arguments): int
    {
        $zones = preg_grep('/^--zone=/', $arguments);
        $words = array_values(array_diff($arguments, $zones));
        if (count($zones) > 1 || !in_array($words, [[], ['--dry-run'], ['--undo']], true)) {
            fwrite(STDERR, self::USAGE);
            return 2;
        }
        try {
            $isThere = Original::isThere() || $words === ['--undo'];
            $problem = Addon::problem()
                ?? ($isThere ? null : 'there is no table backorder_domains');
            if ($problem !== null) {
                fwrite(STDERR, "backorder: $problem\n");
                return 1;
            }
            $name = $zones === [] ? date_default_timezone_get()
                : substr(array_values($zones)[0], strlen('--zone='));
            $moving = new Moving(new Addon(), TimeZone::parse($name));
            $isTrial = $words === ['--dry-run'];
            $report = $words === ['--undo'] ? $moving->undo() : $moving->run($isTrial);
        } catch (Refusal $refusal) {
            fwrite(STDERR, 'backorder: ' . Language::of('english')[$refusal->getMessage()] . "\n");
            return 1;
        } catch (Throwable $error) {
            fwrite(STDERR, "backorder: {$error->getMessage()}\n");
            return 1;
        }
        self::say($report, $isTrial);
        return $report->refused === [] ? 0 : 3;
    }

    private static function say(Report $report, bool $isTrial): void
    {
        echo $isTrial ? "A trial: nothing was written.\n" : '';
        foreach ([...$report->notes, ...$report->summary()] as $line) {
            echo "$line\n";
        }
        foreach ($report->refused as $what => $why) {
            echo self::plain("listed: $what: $why"), "\n";
        }
        foreach ($report->warnings as $warning) {
            echo self::plain("warning: $warning"), "\n";
        }
    }

    /** On one line, and without what a terminal would obey: rows may hold anything. */
    private static function plain(string $text): string
    {
        return (string) preg_replace('/[\x00-\x1f\x7f]/', '?', $text);
    }
}
