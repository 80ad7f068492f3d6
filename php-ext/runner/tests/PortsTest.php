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
            timeoutMs: 5000,
            attempts: 1,
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
