<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Session;
use Backorder\Ispapi\System;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** Sessions that outlive a process: each Client here stands for one. */
final class SessionTest extends TestCase
{
    private Simulator $registrar;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2027-01-13 17:00:00');
    }

    private function client(string $login = 'u', mixed ...$more): Client
    {
        $more += ['url' => $this->registrar->url, 'system' => System::Ote];
        return new Client($login, 'h1dden', ...$more);
    }

    private function code(Client $client): int
    {
        return $client->call(['COMMAND' => 'StatusAccount'])->code;
    }

    private function kind(callable $call): string
    {
        try {
            $call();
        } catch (ClientException $refused) {
            $this->assertStringNotContainsString('sim-session', $refused->getMessage());
            return $refused->getKind();
        }
        return 'none';
    }

    public function testASessionIsStoredAndTakenUp(): void
    {
        $first = $this->client();
        $this->assertNull($first->session());
        $first->startSession();
        $saved = $first->session();
        $secret = $saved->secret();
        $this->assertStringContainsString('sim-session-1', $secret);
        $shown = print_r($saved, true) . json_encode($saved) . print_r($first, true);
        $this->assertStringNotContainsString('sim-session', $shown);
        unset($first);

        $again = $this->client();
        $again->resumeSession(Session::parse($secret));
        $this->assertSame(200, $this->code($again));
        $log = $this->registrar->log();
        $logins = array_filter($log, fn ($entry) => $entry['command'] === 'StartSession');
        $this->assertCount(1, $logins);
        foreach ([
            $this->client('other'),
            $this->client(role: 'r'),
            $this->client(remoteAddress: '192.0.2.1'),
            $this->client(platform: Platform::Cnr),
            new Client('u', 'p', url: $this->registrar->url, system: System::Live),
            new Client('u', 'p'),
        ] as $other) {
            $this->assertSame('config', $this->kind(fn () => $other->resumeSession($saved)));
            $this->assertNull($other->session());
        }
        $bad = fn () => new Client('u', 'p', userAgent: "shop\n1.0");
        $this->assertSame('config', $this->kind($bad));
        foreach (['', 'sim-session-1', substr($secret, 1)] as $text) {
            $this->assertSame('config', $this->kind(fn () => Session::parse($text)));
        }
    }

    public function testALostSessionThatNeedsAOneTimePasswordIsAnErrorOfItsOwn(): void
    {
        $login = ['login' => 'u', 'password' => 'h1dden', 'otp' => '111111'];
        $this->registrar->control('login', $login);
        $first = $this->client(otp: '111111');
        $first->startSession();
        $this->assertTrue($first->session()->needsOtp);
        $again = $this->client();
        $again->resumeSession($first->session());
        $this->assertSame(200, $this->code($again));
        $this->registrar->control('sessions', []);
        $before = count($this->registrar->log());
        $this->assertSame('otp-required', $this->kind(fn () => $this->code($again)));
        $this->assertCount($before + 1, $this->registrar->log(), 'nothing tried to log in');
    }

    /** What a worker does after a run, with a store that can compare and set. */
    private function agree(Client $client, array &$store, ?string $seen): void
    {
        $session = $client->session();
        if ($session === null || $session->id === $seen) {
            return;
        }
        if ($store['id'] === $seen) {
            $store = ['id' => $session->id, 'secret' => $session->secret()];
            return;
        }
        $client->endSession();
        $client->resumeSession(Session::parse($store['secret']));
    }

    public function testWorkersThatRenewAtOnceAgree(): void
    {
        $store = ['id' => null, 'secret' => null];
        $workers = [$this->client(), $this->client()];
        $workers[0]->startSession();
        $this->agree($workers[0], $store, null);
        $seen = $store['id'];
        $workers[1]->resumeSession(Session::parse($store['secret']));
        $this->registrar->control('sessions', []);
        array_map($this->code(...), $workers);
        foreach ($workers as $worker) {
            $this->agree($worker, $store, $seen);
        }
        $this->assertNotSame($seen, $store['id']);
        foreach ($workers as $worker) {
            $this->assertSame($store['id'], $worker->session()->id);
            $this->assertSame(200, $this->code($worker));
        }
    }
}
