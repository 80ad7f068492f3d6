<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Book;
use Backorder\Droplist;
use Backorder\Effect;
use Backorder\Exception\ClientException;
use Backorder\Exception\DroplistException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\System;
use Backorder\Outcome;
use Backorder\Tests\Day;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** The client against the simulator: a real HTTP server on this machine. */
final class ClientTest extends TestCase
{
    private Simulator $registrar;
    private Client $client;
    private Day $day;
    private Book $book;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2027-01-13 17:00:00');
        $this->registrar->control(
            'name',
            ['domain' => 'shop.com', 'drop' => '2027-01-13 19:00:00'],
        );
        $this->client = $this->client();
        $this->day = new Day();
        $this->book = new Book();
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
    }

    private function client(int $timeoutMs = 30000): Client
    {
        return new Client(
            login: 'test.user',
            password: 'test.passw0rd',
            system: System::Ote,
            url: $this->registrar->url,
            timeoutMs: $timeoutMs,
        );
    }

    private function submission(): Effect\SubmitApplication
    {
        $effects = Day::effects($this->day->engine->cycle($this->book, $this->day->before(2)));
        return current(array_filter($effects, fn ($e) => $e instanceof Effect\SubmitApplication));
    }

    /** @return list<\Backorder\Decision> */
    private function report(Effect $effect, Outcome $outcome, float $hours): array
    {
        return $this->day->engine->observe(
            $this->book,
            $effect->id,
            $outcome,
            $this->day->before($hours),
        );
    }

    public function testAnApplicationIsSentPolledAndRead(): void
    {
        $submit = $this->submission();
        $accepted = $this->client->submitApplication($submit, owner: 'P-7');
        $this->assertSame(['accepted', null], [$accepted->name, $this->client->problem]);
        $this->report($submit, $accepted, 1.9);
        $this->registrar->control('clock', ['advance' => 3 * 3600]);
        $effects = Day::effects($this->day->engine->cycle($this->book, $this->day->before(-1)));
        $polled = $this->client->pollApplication($effects[0]);
        $this->assertSame('SUCCESSFUL', $polled->details['word']);
        $this->report($effects[0], $polled, -1);
        $this->assertSame('PENDING-PAYMENT', $this->book->get(1)->status->value);
    }

    public function testALostAnswerIsUnknownAndTheApplicationIsFound(): void
    {
        $this->registrar->control('fault', ['fault' => 'cut', 'command' => 'AddDomainApplication']);
        $submit = $this->submission();
        $unknown = $this->client->submitApplication($submit, owner: 'P-7');
        $this->assertSame('unknown', $unknown->name);
        $this->assertNotNull($this->client->problem);
        $looks = array_filter(
            Day::effects($this->report($submit, $unknown, 1.95)),
            fn ($effect) => $effect instanceof Effect\FindApplication,
        );
        $found = $this->client->findApplication(current($looks), owner: 'P-7');
        $this->assertSame('applications', $found->name);
        $this->assertCount(1, $found->details);
        $this->report(current($looks), $found, 1.9);
        $this->assertNotNull($this->book->get(1)->reference);
    }

    public function testOtherBackordersKeepTheirApplications(): void
    {
        $submit = $this->submission();
        $reference = $this->client->submitApplication($submit, owner: 'P-7')->details['reference'];
        $looks = Day::effects($this->report($submit, Outcome::unknown(), 1.95));
        $details = fn (array $heldBy) => array_values(
            $this->client->findApplication($looks[0], heldBy: $heldBy)->details,
        );
        $this->assertStringEndsWith(' ? 2', $details([$reference => 2])[0]);
        $this->assertStringEndsWith(' ? -', $details([$reference => 1])[0], 'its own');
    }

    public function testOnlyTheRegistrarRefuses(): void
    {
        $this->registrar->control('account', ['amount' => '0.00', 'credit' => '0.00']);
        $this->registrar->control('login', ['login' => 'somebody', 'password' => 'else']);
        $submit = $this->submission();
        $refused = $this->client->submitApplication($submit, owner: 'P-7');
        $this->assertSame(['refused', '530'], [$refused->name, $refused->details['code']]);
        $nobody = $this->client(timeoutMs: 2000);
        unset($this->registrar);
        $this->assertSame('unknown', $nobody->submitApplication($submit, owner: 'P-7')->name);
    }

    public function testFundsAndAnyCommand(): void
    {
        $this->registrar->control('account', ['amount' => '500.00']);
        $account = $this->client->statusAccount();
        $this->assertSame(['500', 'EUR'], [$account->amount, $account->currency]);
        $answer = $this->client->call(['COMMAND' => 'StatusAccount']);
        $this->assertSame([200, true], [$answer->code, $answer->isSuccess]);
        $this->assertSame('EUR', $answer->first('currency'));
        $this->assertSame($answer->columns['CURRENCY'], $answer->column('CURRENCY'));
        $this->assertSame([], $answer->column('NOTHING'));
        $this->assertFalse($this->client->call(['COMMAND' => 'NoSuchCommand'])->isSuccess);
        $this->client->startSession();
        $this->assertSame(200, $this->client->call(['COMMAND' => 'StatusAccount'])->code);
        $this->client->endSession();
    }

    /** The simulator has no such command; with one that has, Rust's tests read the pages. */
    public function testADroplistThatCannotBeFetchedLeavesNoFile(): void
    {
        $path = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        try {
            Droplist::fetch($this->client, $path, $this->day->drop);
            $this->fail('fetched');
        } catch (DroplistException $refused) {
            $this->assertSame([610, 'droplist-io'], [$refused->getCode(), $refused->getKind()]);
            $this->assertStringContainsString('500', $refused->getMessage());
        }
        $this->assertFileDoesNotExist($path);
    }

    public function testWrongCommandsAndSettingsAreRefused(): void
    {
        foreach ([
            fn () => $this->client->call([]),
            fn () => $this->client->call(['DOMAIN' => 'shop.com']),
            fn () => new Client(login: 'a', password: 'b', timeoutMs: 0),
        ] as $call) {
            try {
                $call();
                $this->fail('not refused');
            } catch (ClientException $refused) {
                $this->assertContains($refused->getKind(), ['parameter-invalid', 'config']);
            }
        }
        $this->expectException(TypeError::class);
        $this->client->call(['COMMAND' => 'StatusAccount', 'X' => 1.5]);
    }

    public function testPlatformsHaveTheirAddresses(): void
    {
        $live = new Client(login: 'a', password: 'b');
        $this->assertSame('https://api.ispapi.net/api/call.cgi', $live->url);
        $role = new Client('a', 'h1dden', platform: Platform::Cnr, role: 'r');
        $this->assertSame('a:r', $role->login);
        $shown = print_r($role, true) . json_encode($role);
        $this->assertStringContainsString('a:r', $shown);
        $this->assertStringNotContainsString('h1dden', $shown);
    }
}
