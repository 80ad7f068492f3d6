<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\DomainName;
use Backorder\Effect;
use Backorder\Exception\BackorderException;
use Backorder\Exception\FundsException;
use Backorder\Exception\LifecycleException;
use Backorder\Listing;
use Backorder\Outcome;
use Backorder\Runner\LostRaces;
use Backorder\Runner\Runner;
use Backorder\Runner\Tests\World;
use PDOException;
use RuntimeException;

/** One process in a storm: it fails, is killed, hears things late and twice, starts anew. */
final class Worker
{
    private World $world;
    private Counts $counts;
    private Duties $duties;
    private Runner $runner;

    /** @var list<array{Effect, Outcome}> what is told again, in any order */
    private array $late = [];

    public function __construct(private Weather $weather, private int $number)
    {
        $this->counts = new Counts($weather->folder);
        $this->duties = new Duties($weather->connect($number), "worker $number." . getmypid());
        $this->world = $weather->world($number, new Watchers($this->counts, $this->duties));
        $this->runner = new Runner($this->world->host, $this->duties->owner);
    }

    /** Places every name, and activates some at once; others do the same at the same time. */
    public function place(): void
    {
        foreach (range(0, $this->weather->backorders - 1) as $number) {
            for ($tries = 0; $tries < 50; $tries++) {
                try {
                    $this->placeOne($number);
                    break;
                } catch (LostRaces) {
                    usleep(random_int(1000, 20_000));
                }
            }
            $number % 4 !== 3 ?: $this->activate($this->weather->client($number));
        }
    }

    private function placeOne(int $number): void
    {
        try {
            $this->world->backorders->place(
                $this->weather->client($number),
                DomainName::parse($this->weather->name($number)),
                BackorderKind::Full,
                Listing::ofDroplist($this->world->drop + $this->weather->drop($number), 1),
            );
        } catch (BackorderException $refused) {
            if ($refused->getKind() !== 'already-open') {
                throw $refused;
            }
        }
    }

    public function work(): void
    {
        mt_srand($this->weather->seed * 1000 + $this->number + getmypid());
        $this->rage();
        $gate = $this->weather->gate();
        $parent = posix_getppid();
        while (posix_getppid() === $parent && $this->isConnected()) {
            $gate->within($this->step(...));
            foreach (array_keys($this->duties->findings) as $finding) {
                echo "$finding\n";
            }
            $this->duties->findings = [];
            usleep(20_000);
        }
    }

    /** Its own connections, billing's too, are those of a node that may be gone. */
    private function isConnected(): bool
    {
        try {
            return $this->world->shop->tables->rows('SELECT 1 AS one') !== [];
        } catch (PDOException) {
            return false;
        }
    }

    private function step(): void
    {
        $this->counts->isRun = $this->duties->isRun = true;
        $this->runner->run();
        $this->counts->isRun = $this->duties->isRun = false;
        $this->tellLate();
        $slot = (int) (microtime(true) * 10);
        mt_rand(1, 3) !== 1 ?: $this->activate(crc32("$slot") % $this->weather->clients + 1);
        mt_rand(1, 6) !== 1 ?: $this->moveDates();
    }

    /** Staff activates by hand what others activate at that moment, for whom money may be short. */
    private function activate(int $client): void
    {
        $where = "client_id = $client AND status = 'REQUESTED' AND deleted_at IS NULL";
        $ids = array_column($this->world->rows('bo_backorders', $where), 'id');
        if ($ids === []) {
            return;
        }
        try {
            $this->world->backorders->activate((int) $ids[array_rand($ids)]);
            $this->counts->add('activated by hand');
        } catch (FundsException | LifecycleException | LostRaces) {
            // There is no money for it, or somebody was faster.
        }
    }

    /** A list of other dates comes in while the names are under way. */
    private function moveDates(): void
    {
        $drops = [];
        for ($some = 0; $some < 20; $some++) {
            $number = mt_rand(0, $this->weather->backorders - 1);
            $drops[$this->weather->name($number)] = $this->world->drop
                + $this->weather->drop($number) - mt_rand(0, 4) * 60;
        }
        $this->world->backorders->syncDates(mt_rand(2, 1_000_000), $drops);
        $this->counts->add('lists of dates');
    }

    private function rage(): void
    {
        Fragile::$perhaps = fn () => $this->perhapsDie(1500);
        $shop = $this->world->shop;
        $shop->before = $shop->after = function (string $step): void {
            $this->perhapsDie();
            if (mt_rand(1, 50) === 1) {
                throw new RuntimeException("$step failed");
            }
        };
        $gusts = $this->world->host->registrar;
        $gusts->before = fn () => $this->perhapsDie();
        $gusts->after = function (Effect $effect, Outcome $outcome): Outcome {
            $this->perhapsDie();
            if (mt_rand(1, 10) === 1) {
                $this->late[] = [$effect, $outcome];
            }
            return mt_rand(1, 25) === 1 ? Outcome::unknown() : $outcome;
        };
    }

    /** As a machine does: nothing that follows is carried out. */
    private function perhapsDie(int $seldom = 400): void
    {
        if (mt_rand(1, $seldom) === 1) {
            $this->counts->add('workers that died in a step');
            posix_kill(getmypid(), SIGKILL);
        }
    }

    /** Reports from before: late, some of them twice, in any order. */
    private function tellLate(): void
    {
        shuffle($this->late);
        foreach (array_splice($this->late, 0, 3) as [$effect, $outcome]) {
            try {
                $this->world->backorders->act(
                    $this->world->store->sql->partOfRecord($effect->backorder),
                    fn (Book $book, int $now) => array_values(array_filter([
                        $this->world->host->engine->observe($book, $effect->id, $outcome, $now),
                    ])),
                );
                $this->counts->add('late reports');
            } catch (LostRaces) {
                $this->late[] = [$effect, $outcome];
            }
            if (mt_rand(1, 2) === 1) {
                $this->late[] = [$effect, $outcome];
            }
        }
    }
}
