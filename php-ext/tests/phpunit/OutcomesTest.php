<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Book;
use Backorder\Effect;
use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\System;
use Backorder\Outcome;
use Backorder\Tests\Day;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** The registrar's effects of a round, side by side. */
final class OutcomesTest extends TestCase
{
    private Simulator $registrar;
    private Client $client;
    private Day $day;
    private Book $book;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2027-01-13 17:00:00');
        $this->client = new Client(
            login: 'test.user',
            password: 'test.passw0rd',
            system: System::Ote,
            url: $this->registrar->url,
        );
        $this->day = new Day();
        $this->book = new Book();
        $placed = [7 => ['one.com', 'two.com', 'three.com'], 8 => ['four.com']];
        foreach ($placed as $client => $names) {
            $this->day->account($this->book, client: $client, credit: '500.00');
            foreach ($names as $name) {
                $this->registrar->control(
                    'name',
                    ['domain' => $name, 'drop' => '2027-01-13 19:00:00'],
                );
                $this->day->place($this->book, id: ++$this->last, client: $client, name: $name);
            }
        }
    }

    private int $last = 0;

    /** @return list<Effect> those of the registrar that a cycle asks for */
    private function effects(float $hours): array
    {
        $effects = Day::effects($this->day->cycle($this->book, $this->day->before($hours)));
        return array_values(array_filter($effects, fn (Effect $effect) => match (true) {
            $effect instanceof Effect\SubmitApplication,
            $effect instanceof Effect\PollApplication => true,
            default => false,
        }));
    }

    private function report(string $id, Outcome $outcome, float $hours): void
    {
        $this->day->engine->observe($this->book, $id, $outcome, $this->day->before($hours));
    }

    public function testARoundIsSentAndPolledSideBySide(): void
    {
        $submissions = $this->effects(2);
        $this->assertCount(4, $submissions);
        $contacts = [7 => 'P-7', 8 => ['owner' => 'P-8', 'tech' => 'P-9']];
        $outcomes = $this->client->carryAll($submissions, 3, $contacts);
        $this->assertNull($outcomes->key(), 'nothing was asked for');
        $this->assertSame([], $this->registrar->log());
        $sent = [];
        foreach ($outcomes as $id => $outcome) {
            $this->assertSame($id, $outcomes->effect->id);
            $this->assertSame(['accepted', null], [$outcome->name, $outcomes->problem]);
            $sent[$id] = $outcome;
        }
        $this->assertCount(4, $sent);
        foreach ($this->registrar->log() as $entry) {
            $isEight = $entry['parameters']['DOMAIN'] === 'four.com';
            $this->assertSame(
                $isEight ? ['P-8', 'P-9'] : ['P-7', 'P-7'],
                [$entry['parameters']['OWNERCONTACT0'], $entry['parameters']['TECHCONTACT0']],
            );
        }
        foreach ($sent as $id => $outcome) {
            $this->report($id, $outcome, 1.9);
        }
        $this->registrar->control('clock', ['advance' => 3 * 3600]);
        $polls = $this->effects(-1);
        $this->assertCount(4, $polls);
        foreach ($this->client->carryAll($polls) as $outcome) {
            $this->assertSame('SUCCESSFUL', $outcome->details['status']);
        }
    }

    public function testOneThatIsLostHoldsNobodyUp(): void
    {
        $fault = ['fault' => 'cut', 'command' => 'AddDomainApplication', 'domain' => 'two.com'];
        $this->registrar->control('fault', $fault);
        $came = [];
        $outcomes = $this->client->carryAll($this->effects(2), contacts: [7 => 'P-7', 8 => 'P-8']);
        foreach ($outcomes as $outcome) {
            $came[$outcomes->effect->name->ascii] = [$outcome->name, $outcomes->problem !== null];
        }
        ksort($came);
        $accepted = ['accepted', false];
        $this->assertSame([
            'four.com' => $accepted,
            'one.com' => $accepted,
            'three.com' => $accepted,
            'two.com' => ['unknown', true],
        ], $came);
    }

    public function testWhatIsStoppedIsNotBegun(): void
    {
        $outcomes = $this->client->carryAll($this->effects(2), 1, [7 => 'P-7', 8 => 'P-8']);
        $outcomes->rewind();
        $left = array_map(fn (Effect $effect) => $effect->backorder, $outcomes->stop());
        $this->assertSame([2, 3, 4], $left);
        $outcomes->rewind();
        $this->assertSame('accepted', $outcomes->current()->name, 'still the first');
        $outcomes->next();
        $this->assertFalse($outcomes->valid());
        $this->assertCount(1, $this->registrar->log());
        $this->expectException(ClientException::class);
        iterator_to_array($outcomes);
    }

    public function testWhatCannotBeMeantIsRefusedBeforeAnythingIsSent(): void
    {
        $submissions = $this->effects(2);
        $refused = function (callable $call): array {
            try {
                $call();
            } catch (ClientException | TypeError $refused) {
                return [$refused::class, $refused->getMessage()];
            }
            $this->fail('not refused');
        };
        $carryAll = fn (mixed ...$arguments) => fn () => $this->client->carryAll(...$arguments);
        [$class, $message] = $refused($carryAll($submissions, 20, [7 => 'P-7']));
        $this->assertSame(ClientException::class, $class);
        $this->assertStringContainsString('client 8 has none', $message);
        foreach ([0, -1, 501] as $limit) {
            [, $message] = $refused($carryAll([], $limit));
            $this->assertStringContainsString("limit: $limit is not within 1 to 500", $message);
        }
        foreach ([[1], ['bo-1'], [new stdClass()], [Outcome::done()], [[]]] as $effects) {
            [$class, $message] = $refused($carryAll($effects));
            $this->assertSame(TypeError::class, $class);
            $this->assertStringContainsString('number 0 is', $message);
        }
        foreach ([
            [['x' => 'P-7'], '"x" is no id'],
            [[7 => 1], 'client 7'],
            [[7 => ['tech' => 'P-7']], 'client 7'],
            [[7 => ['boss' => 'P-7']], 'boss is none of'],
            [[7 => ['owner' => ['NICKNAME' => 'x']]], 'NICKNAME'],
        ] as [$contacts, $words]) {
            [, $message] = $refused($carryAll($submissions, 20, $contacts));
            $this->assertStringContainsString($words, $message);
        }
        $this->assertSame([], $this->registrar->log());
        $this->assertSame([], iterator_to_array($this->client->carryAll([])));
    }
}
