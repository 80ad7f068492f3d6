<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\FoundApplication;
use Backorder\Outcome;
use Backorder\Runner\Clock;
use Backorder\Runner\Errand;
use Backorder\Runner\Registrar;
use Closure;
use PDO;

/** A registrar in a table of its own: each sending makes an application, as the real one does. */
final class Registry implements Registrar
{
    public readonly Tables $tables;

    /** What happens before each step, with its name and the name asked for. */
    public ?Closure $before = null;

    /** The same after it. */
    public ?Closure $after = null;

    /** @var Closure(string): string what becomes of an application for a name */
    public Closure $fate;

    public function __construct(PDO $pdo, private Clock $clock)
    {
        $this->tables = new Tables($pdo);
        $this->fate = fn () => 'SUCCESSFUL';
    }

    public function createTables(): void
    {
        $this->tables->create(['reg_applications' => 'effect VARCHAR(191) NOT NULL,
            name VARCHAR(255) NOT NULL, created_at BIGINT NOT NULL']);
        $this->tables->pdo->exec('CREATE INDEX reg_by_name ON reg_applications (name)');
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        return $this->step('submit', $effect->name->ascii, fn () => Outcome::accepted(
            (string) $this->tables->insert('reg_applications', [
                'effect' => $effect->id, 'name' => $effect->name->ascii,
                'created_at' => $this->clock->now(),
            ]),
        ));
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        return $this->step('find', $effect->name->ascii, function () use ($effect, $heldBy) {
            $sql = 'SELECT * FROM reg_applications WHERE name = ?';
            $found = [];
            foreach ($this->tables->rows($sql, [$effect->name->ascii]) as $row) {
                $holder = $heldBy[$row['id']] ?? null;
                $client = (int) explode('.', substr($row['effect'], 3))[0];
                $found[] = new FoundApplication(
                    (string) $row['id'],
                    'REQUESTED',
                    (int) $row['created_at'],
                    $client === $effect->backorder,
                    $holder === $effect->backorder ? null : $holder,
                );
            }
            return Outcome::applications($found);
        });
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        $sql = 'SELECT name FROM reg_applications WHERE id = ?';
        $name = $this->tables->rows($sql, [(int) $effect->reference])[0]['name'] ?? null;
        return $this->step('poll', (string) $name, fn () => $name === null
            ? Outcome::applicationMissing($effect->reference)
            : Outcome::application($effect->reference, ($this->fate)($name)));
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        $now = $this->clock->now();
        return $this->step('read', $effect->name->ascii, fn () => Outcome::domain(
            $effect->name,
            $now - 60,
            $now + 365 * 86400,
        ));
    }

    private function step(string $step, string $name, callable $work): Outcome
    {
        $before = ($this->before ?? fn () => null)($step, $name);
        if ($before instanceof Outcome) {
            return $before;
        }
        $outcome = $work();
        $after = ($this->after ?? fn () => null)($step, $name);
        return $after instanceof Outcome ? $after : $outcome;
    }
}
