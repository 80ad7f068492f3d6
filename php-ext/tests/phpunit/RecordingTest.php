<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Recording;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** Conversations that are kept and played again; what a client counts; answers by the table. */
final class RecordingTest extends TestCase
{
    private Simulator $registrar;
    private Client $client;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2027-01-13 17:00:00');
        $this->client = new Client(
            'test.user',
            'test.passw0rd',
            system: System::Ote,
            url: $this->registrar->url,
            settings: (new Settings(timeoutMs: 5000))->with(attempts: 2),
        );
    }

    public function testAConversationIsKeptWithoutSecretsAndPlayedAgain(): void
    {
        $this->assertNull($this->client->recording());
        $recorded = $this->client->recorded();
        $account = $recorded->statusAccount();
        $recorded->call(['COMMAND' => 'ConvertIDN', 'DOMAIN' => ['müller.de']]);
        $json = $recorded->recording()->toJson();
        $this->assertStringNotContainsString('test.passw0rd', $json);
        unset($this->registrar);
        $recording = Recording::parse($json);
        $this->assertCount(2, $recording);
        $replayed = $this->client->replaying($recording);
        $this->assertEquals($account, $replayed->statusAccount());
        $answer = $replayed->call(['COMMAND' => 'ConvertIDN', 'DOMAIN' => ['müller.de']]);
        $this->assertSame('xn--mller-kva.de', $answer->first('ACE'));
        try {
            $replayed->statusAccount();
            $this->fail('answered twice');
        } catch (ClientException $refused) {
            $this->assertSame('transport', $refused->getKind());
        }
        $this->expectException(ClientException::class);
        Recording::parse('[1]');
    }

    public function testWhatAClientCounts(): void
    {
        $this->assertSame(0, $this->client->metrics()->calls);
        $fault = ['fault' => 'answer', 'code' => 521, 'description' => 'too many sessions'];
        $this->registrar->control('fault', $fault + ['command' => 'StatusAccount']);
        $this->client->statusAccount();
        $metrics = $this->client->metrics();
        $this->assertSame([1, 2, 1, 1, 1], [
            $metrics->calls,
            $metrics->attempts,
            $metrics->repetitions,
            $metrics->answers,
            $metrics->limited,
        ]);
        $this->assertGreaterThan(20, $metrics->bytesReceived);
        $this->assertSame(0, $metrics->failures + $metrics->unknownOutcomes + $metrics->renewals);
    }

    public function testSettingsAreChangedOneByOne(): void
    {
        $settings = $this->client->settings;
        $this->assertSame([5000, 2, 30000], [
            $settings->timeoutMs,
            $settings->attempts,
            $settings->answerTimeoutMs,
        ]);
        $this->assertEquals($settings, $settings->with());
        $limited = $settings->with(rateLimit: 10, rateLimitMs: 1000)->with(pauseMs: 7);
        $this->assertSame([10, 1000, 7], [
            $limited->rateLimit,
            $limited->rateLimitMs,
            $limited->pauseMs,
        ]);
        $this->assertSame(0, $limited->with(rateLimit: 0)->rateLimit);
        foreach (['timeoutMs', 'idleTimeoutMs', 'attempts', 'rateLimitMs'] as $name) {
            try {
                $settings->with(...[$name => 0]);
                $this->fail("$name of 0");
            } catch (ClientException $refused) {
                $this->assertSame("$name: 0 is less than 1", $refused->getMessage());
            }
        }
    }

    public function testAnAnswerIsReadByTheTable(): void
    {
        $this->registrar->control('account', ['amount' => '500.25']);
        $read = $this->client->ask(['COMMAND' => 'StatusAccount']);
        $this->assertSame('500.25', $read->first('amount'));
        $this->assertSame(['500.25'], $read->column('AMOUNT'));
        $this->assertSame('500.25', $read->columns['AMOUNT'][0]);
        $this->assertSame([[], false, null], [$read->odd, $read->isPending, $read->first('X')]);
        try {
            $this->client->ask(['COMMAND' => 'StatusDNSZone', 'DNSZONE' => 'shop.com']);
            $this->fail('there is no such zone');
        } catch (ClientException $refused) {
            $this->assertSame('permanent', $refused->getKind());
            $this->assertStringContainsString('545', $refused->getMessage());
        }
    }
}
