<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Runner\Runner;
use Backorder\Runner\Tests\World;
use Demo\Process;
use Demo\Programs;
use Demo\Simulator;
use Demo\Workshop;
use Generator;
use ReflectionClass;
use Throwable;

/** Many workers over many backorders with everything that can go wrong, by a seed. */
final class Storm
{
    private World $world;
    private Workshop $workshop;
    private Simulator $simulator;
    private Mischief $mischief;
    private Watch $watch;

    /** @var array<int, Process> */
    private array $workers = [];

    /** @var array<int, int> what each client had and was given, in minor units */
    private array $credits = [];

    /** @var list<string> */
    private array $findings = [];

    /** @param float $pace how many seconds a step of the clock takes, per 1,000 backorders */
    public function __construct(private Weather $weather, private float $pace)
    {
        $this->workshop = new Workshop();
        mt_srand($weather->seed);
    }

    /**
     * An exception of the runner or of the audit is wrong, too, as long as the servers are there.
     *
     * @return list<string> what is wrong; empty: nothing
     * @throws Throwable it could not be played
     */
    public function rage(): array
    {
        $this->begin();
        $found = [];
        try {
            $this->play();
            $found = $this->audit();
        } catch (Throwable $error) {
            $this->isFinding($error) && $this->isServed() || throw $error;
            $this->findings[] = 'it ended early: ' . $error::class . ": {$error->getMessage()}";
        }
        $this->workshop->close();
        return [
            ...$this->findings,
            ...array_values($this->watch->findings),
            ...$found,
        ];
    }

    private function play(): void
    {
        $this->place();
        foreach (range(1, $this->weather->workers) as $number) {
            $this->start($number);
        }
        foreach ($this->instants() as $step => $now) {
            $this->setClock($now);
            $step !== 1 ?: $this->pay();
            $this->await($step === 0 ? 5 * $this->pace : $this->pace);
        }
        array_map($this->stop(...), array_keys($this->workers));
        $this->calm();
    }

    /** @return list<string> */
    private function audit(): array
    {
        $state = $this->simulator->state();
        $counts = new Counts($this->workshop->path);
        $audit = new Audit($this->world, $this->weather, $this->credits, $state);
        $this->report($audit, $counts->all());
        return $audit->findings;
    }

    /** Whether it came out of the runner, or out of the audit of what the runner left. */
    private function isFinding(Throwable $error): bool
    {
        $runner = dirname((string) (new ReflectionClass(Runner::class))->getFileName());
        $files = [$error->getFile(), ...array_column($error->getTrace(), 'file')];
        $isOurs = fn (string $file) => str_starts_with($file, "$runner/")
            || $file === __DIR__ . '/Audit.php';
        return array_filter($files, $isOurs) !== [];
    }

    /** Whether the database and the registrar answer. */
    private function isServed(): bool
    {
        try {
            $this->weather->connect(0)->query('SELECT 1')->fetchAll();
            $this->simulator->state();
            return true;
        } catch (Throwable) {
            return false;
        }
    }

    private function begin(): void
    {
        $weather = $this->weather;
        $weather->folder = $this->workshop->path;
        $weather->clock()->set(1);
        $sources = new Sources($weather, $this->workshop);
        $weather->sources = $sources->all;
        $this->simulator = new Simulator(
            $this->workshop,
            (new Programs())->simulator,
            'registrar',
            '2027-01-01 00:00:00',
        );
        $weather->registrar = $this->simulator->url;
        $this->world = $weather->world(0);
        $this->world->createTables();
        $this->mischief = new Mischief(
            $weather,
            $this->world,
            $this->simulator,
            $sources->cluster,
            $this->credits,
        );
        $this->watch = new Watch($weather, $this->credits);
        $this->setClock($this->world->before(100));
        $this->simulator->control('account', ['amount' => '99999999.00']);
        for ($number = 0; $number < $weather->backorders; $number++) {
            $this->simulator->control('name', [
                'domain' => $weather->name($number),
                'drop' => gmdate('Y-m-d H:i:s', $this->world->drop + $weather->drop($number)),
                'outcome' => $weather->outcome($number),
                'auction' => 3600,
            ]);
        }
        // Enough for all, for most, or for nothing until it is paid.
        $each = (int) ceil($weather->backorders / $weather->clients);
        foreach (range(1, $weather->clients) as $client) {
            $credit = [$each * 20, $each * 14, 10][$client % 3];
            $this->credits[$client] = $credit * 100;
            $this->world->shop->addClient($client, "$credit");
        }
    }

    /** Three processes place all names at once, each name three times. */
    private function place(): void
    {
        $all = array_map(fn (int $number) => $this->process('place', $number), [1, 2, 3]);
        foreach ($all as $process) {
            while ($process->isRunning()) {
                usleep(20_000);
            }
            $process->stop();
            if ($process->exitCode !== 0) {
                $this->findings[] = "placing failed:\n{$process->said()}";
            }
        }
    }

    /** @return Generator<int> instants at which something is to be done */
    private function instants(): Generator
    {
        yield $this->world->before(72);
        yield $this->world->before(71.9);
        foreach ([3, 2, 1.9, 1.8, 1.7, 1, 0.5, 0] as $hours) {
            yield $this->world->before($hours);
        }
        for ($minutes = 5; $minutes <= 180; $minutes += 7) {
            yield $this->world->drop + $minutes * 60;
        }
    }

    private function setClock(int $now): void
    {
        $move = function () use ($now): void {
            // What a worker that was killed has sent is read before minutes pass, and what the
            // simulator has read it carries out before its own clock is set.
            (new Wire($this->simulator->url))->await();
            $this->weather->clock()->set($now);
            $this->simulator->control('clock', ['now' => gmdate('Y-m-d H:i:s', $now)]);
        };
        $kill = fn () => array_map(fn (Process $worker) => $worker->kill(), $this->workers);
        $this->weather->gate()->closed($move, $kill);
    }

    /** A third of the clients pays while the workers look at them. */
    private function pay(): void
    {
        foreach (array_keys($this->credits) as $client) {
            if ($client % 3 === 2) {
                $each = intdiv($this->weather->backorders, $this->weather->clients);
                $this->mischief->pay($client, $each * 10);
            }
        }
    }

    /** Waits until nothing is due, and harms meanwhile. */
    private function await(float $seconds): void
    {
        $end = microtime(true) + $seconds * max(1.0, $this->weather->backorders / 1000);
        do {
            usleep(mt_rand(20_000, 200_000));
            $this->mischief->strike(array_values($this->workers));
            foreach ($this->workers as $number => $worker) {
                $worker->isRunning() ?: $this->start($number);
            }
            $this->watch->look();
            $now = $this->world->clock->now();
        } while ($this->world->store->dueClients($now, 1) !== [] && microtime(true) < $end);
    }

    /** Afterwards all that is left is done without faults, for some days. */
    private function calm(): void
    {
        for ($minutes = 190; $minutes <= 8 * 1440; $minutes += $minutes < 600 ? 20 : 720) {
            $this->setClock($this->world->drop + $minutes * 60);
            $this->world->run();
            $this->watch->look();
        }
    }

    private function start(int $number): void
    {
        $worker = $this->workers[$number] ?? null;
        if ($worker !== null) {
            $this->stop($number);
        }
        $this->workers[$number] = $this->process('work', $number);
    }

    private function stop(int $number): void
    {
        $worker = $this->workers[$number];
        $worker->stop();
        $said = trim($worker->said());
        $said === '' ?: $this->findings[] = "worker $number: $said";
    }

    private function process(string $what, int $number): Process
    {
        $extension = getenv('BACKORDER_EXTENSION');
        $command = [PHP_BINARY, '-d', "extension=$extension", __DIR__ . '/../../storm.php', $what,
            json_encode($this->weather), (string) $number];
        return new Process($command, $this->workshop->file("$what-$number.log"));
    }

    /** @param array<string, int> $counts */
    private function report(Audit $audit, array $counts): void
    {
        $weather = $this->weather;
        $mode = $weather->isStrict() ? 'strict' : 'not strict';
        $list = function (array $counts): string {
            ksort($counts);
            return urldecode(http_build_query($counts, '', ', '));
        };
        echo "storm $weather->seed: $weather->database, {$weather->charset()}, $mode;"
            . " $weather->workers workers\n"
            . "  happened: {$list($this->mischief->counts)}\n"
            . "  done: {$list($counts)}\n"
            . "  ended: {$list($audit->counts)}\n";
    }
}
