<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Book;
use Backorder\Droplist;
use Backorder\Effect;
use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Response;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\Ispapi\Task;
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
            settings: new Settings(timeoutMs: $timeoutMs),
        );
    }

    private function submission(): Effect\SubmitApplication
    {
        $effects = Day::effects($this->day->cycle($this->book, $this->day->before(2)));
        return current(array_filter($effects, fn ($e) => $e instanceof Effect\SubmitApplication));
    }

    /** @return list<\Backorder\Decision> */
    private function report(Effect $effect, Outcome $outcome, float $hours): array
    {
        $now = $this->day->before($hours);
        $decision = $this->day->engine->observe($this->book, $effect->id, $outcome, $now);
        return array_filter([$decision]);
    }

    public function testAnApplicationIsSentPolledAndRead(): void
    {
        $submit = $this->submission();
        $accepted = $this->client->submitApplication($submit, owner: 'P-7');
        $this->assertSame(['accepted', null], [$accepted->name, $this->client->problem]);
        $this->report($submit, $accepted, 1.9);
        $this->registrar->control('clock', ['advance' => 3 * 3600]);
        $effects = Day::effects($this->day->cycle($this->book, $this->day->before(-1)));
        $polled = $this->client->pollApplication($effects[0]);
        $this->assertSame('SUCCESSFUL', $polled->details['status']);
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

    public function testContactsAreWrittenOut(): void
    {
        $ada = [
            'FIRSTNAME' => 'Ada',
            'LASTNAME' => 'Lovelace',
            'STREET' => 'St James 12',
            'CITY' => 'London',
            'ZIP' => 'SW1Y',
            'COUNTRY' => 'GB',
            'PHONE' => '+44.2012345678',
            'EMAIL' => 'ada@example.com',
        ];
        $submit = $this->submission();
        foreach ([[], ['boss' => $ada], ['owner' => ['NICKNAME' => 'x']]] as $details) {
            try {
                $this->client->submitApplication($submit, details: $details);
                $this->fail('refused');
            } catch (ClientException $refused) {
                $this->assertSame(911, $refused->getCode());
            }
        }
        $details = ['owner' => $ada];
        $placed = $this->client->submitApplication($submit, details: $details, tech: 'P-7');
        $this->assertSame('accepted', $placed->name);
        $handle = $this->client->addContact($ada);
        $list = $this->client->call(['COMMAND' => 'QueryContactList', 'EMAIL' => 'ada@*']);
        $this->assertSame([$handle], $list->column('CONTACT'), 'the same data, the same handle');
    }

    public function testARefusalSaysWhatToDoNext(): void
    {
        $this->registrar->control('login', ['login' => 'somebody', 'password' => 'else']);
        try {
            $this->client->statusAccount();
            $this->fail('it took any password');
        } catch (ClientException $refused) {
            $said = [$refused->getKind(), $refused->getHint()];
            $this->assertSame(['auth', 'login-refused'], $said);
            $this->assertStringContainsString('password', $refused->getAdvice());
        }
        // Of what the server did not say nothing is made up.
        unset($this->registrar);
        try {
            $this->client->statusAccount();
            $this->fail('nobody answered');
        } catch (ClientException $refused) {
            $this->assertSame([null, null], [$refused->getHint(), $refused->getAdvice()]);
        }
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

    public function testACommandOfTheTableIsCheckedBeforeItIsSent(): void
    {
        foreach ([
            'DOMAIN' => ['COMMAND' => 'PushDomain', 'TARGET' => 'X'],
            'TARGETT' => ['COMMAND' => 'PushDomain', 'DOMAIN' => 'shop.com', 'TARGETT' => 'X'],
            'PERIOD' => ['COMMAND' => 'RenewDomain', 'DOMAIN' => 'shop.com', 'PERIOD' => 'soon'],
            'NoSuchCommand' => ['COMMAND' => 'NoSuchCommand'],
        ] as $subject => $command) {
            try {
                $this->client->ask($command);
                $this->fail("$subject: sent");
            } catch (ClientException $refused) {
                $this->assertSame('parameter-invalid', $refused->getKind());
                $this->assertSame($subject, $refused->getSubject());
            }
        }
    }

    public function testTheDroplistIsFetchedFromTheApiOrLeftAsItIs(): void
    {
        $this->registrar->control('droplist', ['names' => 25, 'days' => 7]);
        $path = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        $fault = ['fault' => 'answer', 'code' => 549, 'description' => 'not now'];
        $this->registrar->control('fault', $fault + ['command' => 'QueryDomainPendingDeleteList']);
        try {
            Droplist::fetch($this->client, $path, $this->day->drop - 3600);
            $this->fail('fetched');
        } catch (ClientException $refused) {
            $this->assertSame([908, 'permanent'], [$refused->getCode(), $refused->getKind()]);
            $this->assertStringContainsString('549', $refused->getMessage());
        }
        $this->assertFileDoesNotExist($path);
        $report = Droplist::fetch($this->client, $path, $this->day->drop - 3600);
        $this->assertGreaterThan(20, $report->names);
        $this->assertCount($report->names, Droplist::open($path));
        $this->assertSame(1, $report->readings);
        $this->assertGreaterThan(20 * strlen('a.com' . '2027-01-13 19:00:00'), $report->bytes);
        array_map(unlink(...), glob("$path*"));
    }

    public function testAnswersAreReadFromBytes(): void
    {
        $answer = Response::parse(
            "[RESPONSE]\nPROPERTY[DOMAIN][0]=a.com\nPROPERTY[DOMAIN][2]=c.com\n"
            . "PROPERTY[USER][0]=K\xf6ln\nPROPERTY[TOTAL][0]=3\nCODE=531\nDESCRIPTION=no\nEOF\n",
        );
        $this->assertSame(['a.com', null, 'c.com'], $answer->column('domain'));
        $this->assertSame(
            [
                ['DOMAIN' => 'a.com', 'USER' => 'Köln'],
                ['DOMAIN' => null, 'USER' => null],
                ['DOMAIN' => 'c.com', 'USER' => null],
            ],
            $answer->rows(),
        );
        $this->assertSame(['acl-refused', true], [$answer->hint, $answer->isComplete]);
        $this->assertStringContainsString('ALLOW', $answer->advice);
        $nothing = Response::parse("\0\xff");
        $this->assertSame([423, [], null], [$nothing->code, $nothing->rows(), $nothing->hint]);
    }

    public function testEverythingOfAnAnswerIsThere(): void
    {
        $text = "[RESPONSE]\nPROPERTY[DOMAIN][0]=a.com\nPROPERTY[DOMAIN][0]=b.com\n"
            . "PROPERTY[FIRST][0]=2\nPROPERTY[LIMIT][0]=2\nPROPERTY[TOTAL][0]=7\nMORE=x\n"
            . "CODE=200\nDESCRIPTION=ok\nPENDING=1\nRUNTIME=0.25\nQUEUETIME=1.5\nEOF\n";
        $answer = Response::parse($text);
        $this->assertSame([true, 'response'], [$answer->isPending, $answer->kind]);
        $this->assertSame(['MORE' => 'x'], $answer->other);
        $this->assertSame([0.25, 1.5], [$answer->runtime, $answer->queuetime]);
        $this->assertSame(substr($text, 0, -strlen("EOF\n")), $answer->text());
        $this->assertCount(1, $answer->anomalies);
        $this->assertStringNotContainsString('b.com', $answer->anomalies[0]);
        $paging = $answer->pagination;
        $this->assertSame([2, 2, 7], [$paging->first, $paging->rows, $paging->total]);
        $this->assertSame([2, 4, 1, 4], [
            $paging->currentPage,
            $paging->nextFirst,
            $paging->prevPage,
            $paging->pages,
        ]);
        $this->assertSame([null, null], [$paging->count, $paging->last]);
        foreach ([[421, true, false], [549, false, true], [200, false, false]] as $row) {
            [$code, $temporary, $error] = $row;
            $answer = Response::parse("[RESPONSE]\nCODE=$code\nDESCRIPTION=x\nEOF\n");
            $this->assertSame($temporary, $answer->isTemporaryError);
            $this->assertSame($error, $answer->isError);
            $this->assertFalse($answer->isPending);
        }
        $cut = Response::parse('');
        $this->assertSame(['empty', '', []], [$cut->kind, $cut->text(), $cut->other]);
    }

    public function testListsAreReadPageByPage(): void
    {
        for ($number = 0; $number < 25; $number++) {
            $this->client->call([
                'COMMAND' => 'AddDomainApplication',
                'DOMAIN' => "name-$number.com",
                'CLASS' => 'BACKORDER',
                'OWNERCONTACT0' => 'P-7',
            ]);
        }
        $list = ['COMMAND' => 'QueryDomainApplicationList', 'WIDE' => 1];
        $names = [];
        $pages = $this->client->pages($list, key: 'APPLICATION', limit: 10);
        foreach ($pages as $number => $page) {
            $names = [...$names, ...array_column($page, 'DOMAIN')];
        }
        $this->assertSame(2, $number);
        $this->assertCount(25, array_unique($names));
        $this->expectException(ClientException::class);
        iterator_to_array($pages);
    }

    public function testADiagnosisTellsWhatIsWrong(): void
    {
        $standings = fn (Client $client) => array_column(
            array_map(fn ($f) => [$f->check, $f->standing], $client->diagnose(['StatusAccount'])),
            1,
            0,
        );
        $healthy = $standings($this->client);
        $this->assertSame('passed', $healthy['login']);
        $this->assertSame('passed', $healthy['StatusAccount']);
        $this->assertNotContains('failed', $healthy);
        $this->registrar->control('login', ['login' => 'somebody', 'password' => 'else']);
        $this->assertSame('failed', $standings($this->client)['login']);
        unset($this->registrar);
        $this->assertSame('failed', $standings($this->client)['connection']);
        $this->assertContains('AddDomainApplication', Client::requiredCommands());
        $this->assertStringContainsString("EndSession():ALLOW\n", Client::accessList());
        $this->assertCount(8, Client::requiredCommands(), 'what backorders need');
        $this->assertNotContains('DeleteDomain', Client::requiredCommands());
        $this->assertContains('DeleteDomain', Client::requiredCommands(task: Task::All));
        $cnr = Client::accessList(Platform::Cnr);
        $this->assertStringContainsString("StopSession():ALLOW\n", $cnr);
        $this->assertStringNotContainsString('EndSession', $cnr);
        $this->assertContains('StopSession', Client::requiredCommands(Platform::Cnr));
    }

    private static function onceAMinute(): Settings
    {
        return new Settings(rateLimit: 1);
    }

    public function testProxyAndRateLimitAreKept(): void
    {
        $limited = new Client('a', 'b', url: $this->registrar->url, settings: self::onceAMinute());
        $limited->call(['COMMAND' => 'StatusAccount']);
        try {
            $limited->call(['COMMAND' => 'StatusAccount']);
            $this->fail('beyond the limit');
        } catch (ClientException $refused) {
            $this->assertSame('rate-limited', $refused->getKind());
        }
        foreach (['66.96.200.39:8080', '66.96.200.39', 'proxy.lan:8080', 'proxy.lan', ''] as $one) {
            new Client('a', 'b', proxy: $one);
        }
        $this->expectException(ClientException::class);
        new Client('a', 'b', proxy: 'ftp://127.0.0.1/');
    }

    public function testWrongCommandsAndSettingsAreRefused(): void
    {
        foreach ([
            fn () => $this->client->call([]),
            fn () => $this->client->call(['DOMAIN' => 'shop.com']),
            fn () => new Settings(timeoutMs: 0),
            fn () => new Settings(attempts: 0),
            fn () => new Settings(rateLimit: -1),
            fn () => (new Settings())->with(pauseMs: -1),
        ] as $call) {
            try {
                $call();
                $this->fail('not refused');
            } catch (ClientException $refused) {
                $this->assertContains($refused->getKind(), ['parameter-invalid', 'config']);
            }
        }
        foreach ([1.5, [1.5], [['a']], new \stdClass()] as $value) {
            try {
                $this->client->call(['COMMAND' => 'StatusAccount', 'PRICE' => $value]);
                $this->fail('sent');
            } catch (TypeError $refused) {
                $this->assertStringContainsString('PRICE is ', $refused->getMessage());
            }
        }
    }

    public function testParametersAreSentAsTheProtocolSays(): void
    {
        $this->client->call([
            'COMMAND' => 'StatusAccount',
            'YES' => true,
            'NO' => false,
            'NONE' => null,
            'CLEARED' => '',
            'NUMBER' => -7,
            'LIST' => ['a', null, 2, true, false],
            'EMPTY' => [],
            'OWNERCONTACT0' => ['firstName' => 'A', 'STREET' => null, 'ZIP' => 12345],
            'HOLES' => [2 => 'c', 5 => 'f'],
            'ORDER' => [1 => 'b', 0 => 'a'],
        ]);
        $log = $this->registrar->log();
        $sent = end($log)['parameters'];
        ksort($sent);
        $list = ['LIST0' => 'a', 'LIST2' => '2', 'LIST3' => '1', 'LIST4' => '0'];
        $kept = ['OWNERCONTACT0FIRSTNAME' => 'A', 'OWNERCONTACT0ZIP' => '12345'];
        $kept += ['HOLES2' => 'c', 'HOLES5' => 'f', 'ORDER0' => 'a', 'ORDER1' => 'b'];
        $others = ['NO' => '0', 'NUMBER' => '-7', 'YES' => '1'];
        $expected = ['CLEARED' => ''] + $list + $others + $kept;
        ksort($expected);
        $this->assertSame($expected, $sent);
        foreach ([
            'DOMAIN ' => 'a.com',
            'COMMAND ' => 'DeleteDomain',
            7 => 'a number',
            'COM' => ['MAND' => 'DeleteDomain'],
            'K' => ['' => 'x'],
            'L' => ['A=B' => 'x'],
            'TWICE' => ['a' => 'x', 'A' => 'y'],
            'LATIN' => "K\xf6ln",
        ] as $key => $value) {
            try {
                $this->client->call(['COMMAND' => 'StatusAccount', $key => $value]);
                $this->fail('sent');
            } catch (ClientException $refused) {
                $this->assertSame('parameter-invalid', $refused->getKind());
            }
        }
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
