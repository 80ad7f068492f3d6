<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';
require_once '/usr/share/php/Psr/Log/LoggerInterface.php';
require_once '/usr/share/php/Psr/Log/LoggerTrait.php';
require_once '/usr/share/php/Psr/Log/AbstractLogger.php';
require_once '/usr/share/php/Psr/Log/LogLevel.php';
require_once __DIR__ . '/support/psr-clock.php';
require_once __DIR__ . '/../../tests/support/Simulator.php';

use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\Runner\Host;
use Backorder\Runner\IspapiRegistrar;
use Backorder\Runner\Limits;
use Backorder\Runner\PsrClock;
use Backorder\Runner\PsrLog;
use Backorder\Runner\Refused;
use Backorder\Runner\Runner;
use Backorder\Runner\SystemClock;
use Backorder\Runner\Tests\World;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;
use Psr\Clock\ClockInterface;
use Psr\Log\AbstractLogger;

/** Clocks, logs, the registrar's client, errands and limits. */
final class PortsTest extends TestCase
{
    public function testPsrClockAndPsrLog(): void
    {
        $clock = new class () implements ClockInterface {
            public function now(): DateTimeImmutable
            {
                return new DateTimeImmutable('2027-01-13 19:00:00.9', new DateTimeZone('-05:00'));
            }
        };
        $this->assertSame(1_799_971_200 - 86400, (new PsrClock($clock))->now());
        $this->assertEqualsWithDelta(time(), (new SystemClock())->now(), 2);
        $logger = new class () extends AbstractLogger {
            public array $lines = [];

            public function log($level, $message, array $context = []): void
            {
                $this->lines[] = [$level, $message, $context];
            }
        };
        (new PsrLog($logger))->write('warning', 'slow', ['client' => 7]);
        $this->assertSame([['warning', 'slow', ['client' => 7]]], $logger->lines);
    }

    public function testTheRegistrarsClientIsAPort(): void
    {
        $world = World::sqlite();
        $simulator = new Simulator('2027-01-13 17:00:00');
        $simulator->control('name', ['domain' => 'shop.com', 'drop' => '2027-01-13 19:00:00']);
        $client = new Client(
            'test.user',
            'test.passw0rd',
            Platform::Ispapi,
            System::Ote,
            $simulator->url,
            settings: new Settings(timeoutMs: 5000, attempts: 1),
        );
        $host = new Host(
            $world->host->engine,
            $world->store,
            $world->shop,
            new IspapiRegistrar($client, fn (int $client) => $client === 7
                ? 'P-TST007'
                : throw new Refused('no address')),
            $world->shop,
            $world->shop,
            $world->clock,
            $world->log,
        );
        foreach ([7, 8] as $id) {
            $world->shop->addClient($id, '50.00');
            $world->place($id, $id === 7 ? 'shop.com' : 'more.com');
        }
        $world->at(2);
        (new Runner($host))->run();
        $this->assertNotNull($world->backorders->get(1)->reference);
        $commands = array_column($simulator->log(), 'command');
        $this->assertContains('AddDomainApplication', $commands);
        $this->assertNull($world->backorders->get(2)->reference);
        $report = $world->rows('bo_effects', "backorder_id = 2 AND kind = 'submit-application'");
        $this->assertStringContainsString('no address', (string) $report[0]['report']);
    }

    public function testTheRegistrarsEffectsOfARoundAreCarriedOutSideBySide(): void
    {
        $world = World::sqlite(new Limits(atOnce: 3));
        $simulator = new Simulator('2027-01-13 17:00:00');
        $client = new Client(
            'test.user',
            'test.passw0rd',
            Platform::Ispapi,
            System::Ote,
            $simulator->url,
            settings: new Settings(timeoutMs: 5000, attempts: 1, answerTimeoutMs: 2000),
        );
        $host = new Host(
            $world->host->engine,
            $world->store,
            $world->shop,
            new IspapiRegistrar($client, fn (int $client) => match ($client) {
                7 => throw new Refused('no address', 555),
                8 => throw new RuntimeException('no answer from billing'),
                default => "P-$client",
            }),
            $world->shop,
            $world->shop,
            $world->clock,
            $world->log,
            $world->host->limits,
        );
        foreach (range(1, 8) as $id) {
            $simulator->control('name', [
                'domain' => "name$id.com", 'drop' => '2027-01-13 19:00:00', 'outcome' => 'catch',
            ]);
            $world->shop->addClient($id, '50.00');
            $world->place($id, "name$id.com");
        }
        // Two of them are never answered, each for two seconds: one by one they would take four.
        $simulator->control('fault', ['fault' => 'timeout', 'domain' => 'name1.com']);
        $simulator->control('fault', ['fault' => 'timeout', 'domain' => 'name2.com']);
        $begun = hrtime(true);
        $summary = (new Runner($host))->run();
        $this->assertSame(0, $summary->effects);
        $world->at(2);
        $summary = (new Runner($host))->run();
        $took = (hrtime(true) - $begun) / 1e9;
        $this->assertSame([8, 0], [$summary->clients, $summary->left]);
        $this->assertLessThan(3.9, $took);
        // Who did not answer was looked for, and found: nothing was sent twice.
        $references = array_column($world->rows('bo_backorders'), 'reference', 'id');
        $this->assertSame([1, 2, 3, 4, 5, 6], array_keys(array_filter($references)));
        $failures = array_column((new Runner($host))->failures()->all(), 'problem', 'client');
        $this->assertSame([8 => 'RuntimeException: no answer from billing'], $failures);
        $sent = array_count_values(array_column($simulator->log(), 'command'));
        $this->assertSame(6, $sent['AddDomainApplication']);
    }

    public function testWhoAskedFirstForANameIsTheFirstAtTheRegistrar(): void
    {
        $world = World::sqlite();
        $simulator = new Simulator('2027-01-13 17:00:00');
        $client = new Client('test.user', 'test.passw0rd', url: $simulator->url);
        $host = new Host(
            $world->host->engine,
            $world->store,
            $world->shop,
            new IspapiRegistrar($client, fn (int $client) => "P-$client"),
            $world->shop,
            $world->shop,
            $world->clock,
            $world->log,
        );
        foreach (range(1, 5) as $id) {
            $world->shop->addClient($id, '200.00');
            foreach (['one.com', 'two.com', 'three.com'] as $name) {
                $world->place($id, $name);
            }
        }
        $world->at(2);
        (new Runner($host))->run();
        $owners = [];
        foreach ($simulator->log() as $entry) {
            if ($entry['command'] === 'AddDomainApplication') {
                $parameters = array_change_key_case($entry['parameters'], CASE_LOWER);
                $owners[$parameters['domain']][] = $parameters['ownercontact0'];
            }
        }
        $wanted = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
        $this->assertEquals(
            ['one.com' => $wanted, 'two.com' => $wanted, 'three.com' => $wanted],
            $owners,
        );
    }

    public function testWhatIsNotBegunInTimeIsLeft(): void
    {
        $world = World::sqlite(new Limits(run: 1, lease: 1, atOnce: 1));
        $simulator = new Simulator('2027-01-13 17:00:00');
        $client = new Client(
            'test.user',
            'test.passw0rd',
            url: $simulator->url,
            settings: new Settings(attempts: 1, answerTimeoutMs: 700),
        );
        $registrar = new IspapiRegistrar($client, fn (int $client) => "P-$client");
        $world->shop->addClient(7, '500.00');
        foreach (range(1, 5) as $id) {
            $world->place(7, "name$id.com");
        }
        $simulator->control('fault', ['fault' => 'timeout', 'count' => 9]);
        $begun = hrtime(true);
        $host = new Host(
            $world->host->engine,
            $world->store,
            $world->shop,
            $registrar,
            $world->shop,
            $world->shop,
            $world->clock,
            $world->log,
            $world->host->limits,
        );
        $world->at(2);
        $summary = (new Runner($host))->run();
        $this->assertGreaterThanOrEqual(2, $summary->left);
        $this->assertLessThan(3.0, (hrtime(true) - $begun) / 1e9);
    }

    public function testAnErrandKeepsWhatItsCarrierNotes(): void
    {
        $world = World::sqlite();
        $world->shop->addClient(7, '50.00');
        $world->place(7, 'shop.com');
        $seen = [];
        $world->registry->before = function () use ($world, &$seen): void {
            $effect = $world->rows('bo_effects')[0];
            $seen[] = $effect['progress'];
            $world->store->setProgress($effect['id'], 'half');
            $seen[] = $world->store->progress($effect['id']);
        };
        $world->at(2)->run();
        $this->assertSame([null, 'half'], array_slice($seen, 0, 2));
        $this->assertSame('half', $world->rows('bo_effects')[0]['progress'], 'reports leave it');
    }

    public function testAnEffectThatTakesTooLongIsLogged(): void
    {
        $world = World::sqlite(new Limits(effect: 1));
        $world->shop->addClient(7, '50.00');
        $world->place(7, 'shop.com');
        $world->registry->before = function (string $step): void {
            $step === 'submit' ? usleep(1_050_000) : null;
        };
        $world->at(2)->run();
        $this->assertContains('warning: an effect took more than 1 s', $world->log->lines);
    }

    public function testLimitsAreAboveZero(): void
    {
        $this->expectExceptionMessage('batch is 0, below 1');
        new Limits(batch: 0);
    }
}
