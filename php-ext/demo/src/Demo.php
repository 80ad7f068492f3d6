<?php

declare(strict_types=1);

namespace Demo;

/** The whole demo: the day in two settings, the tables, the comparison, the audit. */
final class Demo
{
    public readonly Report $report;
    public readonly Comparison $comparison;
    public readonly Audit $audit;

    /** What the registrar knew at the end of the first run. */
    public readonly array $registrar;

    private World $main;

    private function __construct()
    {
    }

    /**
     * Plays the day in both settings.
     *
     * @param Terminal $out where the first run is told and the second one shows how far it is
     */
    public static function play(
        array $day,
        string $kind,
        Workshop $workshop,
        Programs $programs,
        Terminal $out,
        bool $cook = false,
    ): self {
        $demo = new self();
        $settings = [Setting::scattered($day), Setting::utc($day)];
        $server = null;
        if ($kind === 'mysql') {
            $out->line('  starting MariaDB on loopback, in a temporary directory');
            $server = new MariaDb($workshop);
        }
        $remains = [];
        foreach ($settings as $index => $setting) {
            $watcher = $index === 0 ? $out : null;
            $world = new World(
                $workshop,
                "$kind-{$setting->name}",
                $setting,
                $day,
                $server,
                $programs->simulator,
                $watcher,
            );
            $watcher === null ? null : self::introduce($out, $world, $day);
            $played = new Day($day, $world, $watcher);
            $played->play(function (int $done, int $total) use ($watcher, $out): void {
                if ($watcher === null) {
                    $out->progress('the same day in UTC', $done, $total);
                }
            });
            $watcher !== null ?: $out->done("the same day in UTC: {$played->cycles} cycles");
            $remains[] = $world->remains();
            if ($index === 0) {
                $demo->main = $world;
                $demo->conclude($played, $setting, $cook);
            }
            $world->stop();
        }
        $demo->comparison = new Comparison(...$remains);
        return $demo;
    }

    /** Whether everything is as it should be. */
    public function isSound(): bool
    {
        return $this->audit->balances() && $this->comparison->differences === [];
    }

    public function print(Terminal $out): void
    {
        $this->report->print($out);
        $out->heading('The same day in UTC');
        $rows = number_format($this->comparison->rows);
        $tables = count($this->comparison->tables);
        if ($this->comparison->differences === []) {
            $out->line();
            $out->line("  same outcome in both: $rows rows of $tables tables are equal", 'green');
        }
        foreach (array_slice($this->comparison->differences, 0, 20) as $difference) {
            $out->line("  $difference", 'red');
        }
        $out->heading('The audit');
        $out->line();
        foreach ($this->audit->checks as $check) {
            $out->line("  $check");
        }
        foreach ($this->audit->findings as $finding) {
            $out->line("  WRONG: $finding", 'red');
        }
        $out->line();
        $out->line($this->verdict(), $this->isSound() ? 'green' : 'red');
    }

    /** @return array<string, mixed> the same as print() */
    public function data(): array
    {
        return $this->report->data() + [
            'comparison' => [
                'rows' => $this->comparison->rows, 'tables' => $this->comparison->tables,
                'differences' => $this->comparison->differences,
            ],
            'audit' => [
                'checks' => $this->audit->checks, 'findings' => $this->audit->findings,
            ],
            'balances' => $this->audit->balances(),
            'verdict' => $this->verdict(),
        ];
    }

    /**
     * Cooks the books in every way, one after the other, and undoes each.
     *
     * @return list<string> the ways that the audit did not find
     */
    public function unfound(): array
    {
        return array_values(array_filter(
            Tampering::names(),
            fn (string $name) => $this->auditOf($name)->balances(),
        ));
    }

    private function conclude(Day $played, Setting $setting, bool $cook): void
    {
        $records = new Records($this->main->database);
        $this->registrar = $this->main->simulator->state();
        $this->report = new Report(
            $records,
            $setting->clients,
            $this->registrar,
            $played->refused,
        );
        $this->audit = $cook
            ? $this->auditOf('a credit that is a cent off')
            : new Audit($records, $this->registrar);
    }

    private function auditOf(string $tampering): Audit
    {
        $database = $this->main->database;
        $audit = null;
        try {
            $database->transaction(function () use ($tampering, $database, &$audit): void {
                $cooked = Tampering::apply($tampering, $database, $this->registrar);
                $audit = new Audit(new Records($database), $cooked);
                throw new Undo();
            });
        } catch (Undo) {
            // The tampering is rolled back; what the audit found stays.
        }
        return $audit;
    }

    private function verdict(): string
    {
        $backorders = count($this->report->backorders);
        $caught = count($this->registrar['charges']);
        $findings = count($this->audit->findings);
        $differences = count($this->comparison->differences);
        return match (true) {
            $findings > 0 => "the books DO NOT balance: $findings findings",
            $differences > 0 => "the books balance, but the two runs differ: $differences values",
            default => "the books balance: $backorders backorders, $caught names caught, invoiced"
                . ' and paid, every hold captured or released',
        };
    }

    private static function introduce(Terminal $out, World $world, array $day): void
    {
        $drop = Clock::read($day['drop']);
        $out->heading('The day');
        $out->line();
        $out->line('  One instant, the main drop, on four clocks:');
        $client = new \DateTimeZone($day['clients'][1][3]);
        $times = [
            'the engine, UTC' => Clock::utc($drop),
            "PHP's date(), the server in {$world->setting->server}" => date('Y-m-d H:i:s', $drop),
            "{$world->database->name()}, its session at {$world->setting->session}"
                => $world->database->localTime($drop),
            "the client in {$day['clients'][1][3]}"
                => (new \DateTimeImmutable("@$drop"))->setTimezone($client)->format('Y-m-d H:i:s'),
        ];
        foreach ($times as $clock => $time) {
            $out->line('    ' . Terminal::fit($clock, 46) . $time);
        }
        $out->line();
        $out->line('  UTC          server', 'dim');
    }
}
