<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Exception\ClientException;
use Backorder\Exception\TimeException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Commands;
use Backorder\Ispapi\Platform;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** The registrar's commands as methods, against the simulator. */
final class CommandsTest extends TestCase
{
    private Simulator $registrar;
    private Commands $commands;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2026-12-01 00:00:00');
        $this->commands = $this->client()->commands();
    }

    private function client(?Platform $platform = null): Client
    {
        return new Client('test.user', 'test.passw0rd', $platform, url: $this->registrar->url);
    }

    public function testACommandIsSentAndItsAnswerIsRead(): void
    {
        $this->registrar->control('account', ['amount' => '500.25']);
        $account = $this->commands->statusAccount();
        $this->assertSame('500.25', $account->first('amount'));
        $checked = $this->commands->checkDomains(domain: ['one.com', 'two.com']);
        $this->assertCount(2, $checked->column('DOMAINCHECK'));
        $now = new DateTimeImmutable('2026-12-01 00:00:00 UTC');
        $list = $this->commands->queryDomainPendingDeleteList(
            minFinalizationDate: $now,
            maxFinalizationDate: $now->getTimestamp() + 86_400,
            limit: 10,
        );
        $this->assertSame([0], $list->column('TOTAL'));
    }

    public function testAContactIsAHandleOrWrittenOut(): void
    {
        $ada = [
            'FIRSTNAME' => 'Ada', 'LASTNAME' => 'Lovelace', 'STREET' => 'Main St 1',
            'CITY' => 'London', 'ZIP' => 'N1', 'COUNTRY' => 'GB', 'PHONE' => '+44.1',
            'EMAIL' => 'ada@example.com', 'ORGANIZATION' => null,
        ];
        $handle = $this->commands->addContact(
            firstName: 'Ada',
            lastName: 'Lovelace',
            street: ['Main St 1'],
            city: 'London',
            zip: 'N1',
            country: 'GB',
            phone: '+44.1',
            email: 'ada@example.com',
        )->first('CONTACT');
        $this->assertIsString($handle);
        $order = $this->commands->addDomainApplication(
            class: 'BACKORDER',
            domain: 'shop.com',
            ownerContact: [$ada],
            adminContact: [$handle],
            techContact: [$handle],
            billingContact: [$handle],
            extra: ['X-BACKORDER-LITE' => true],
        );
        $this->assertSame('shop.com', $order->first('DOMAIN'));
        $this->assertIsInt($order->first('APPLICATION'));
        $read = $this->commands->statusDomainApplication((string) $order->first('APPLICATION'));
        $this->assertSame($handle, $read->first('OWNERCONTACT'), 'the same person');
    }

    public function testWhatCannotBeMeantIsNotSent(): void
    {
        $sent = $this->registrar->log();
        $commands = $this->commands;
        foreach ([
            'DOMAIN' => fn () => $commands->pushDomain(domain: ''),
            'IPADDRESS' => fn () => $commands->addNameserver('ns1.a.com', []),
            'IPADDRESS1' => fn () => $commands->addNameserver('ns1.a.com', ['192.0.2.1', 'x']),
            'PERIOD' => fn () => $commands->renewDomain('a.com', period: '1W'),
            'ORDER' => fn () => $commands->renewDomain('a.com', order: 'LATER'),
            'NICKNAME' => fn () => $commands->addContact(extra: ['NICKNAME' => 'x']),
            'OWNERCONTACT0SIZE' => fn () => $commands->addDomain('a.com', [['SIZE' => '9']]),
        ] as $subject => $call) {
            try {
                $call();
                $this->fail("$subject: sent");
            } catch (ClientException $refused) {
                $this->assertSame('parameter-invalid', $refused->getKind(), $subject);
                $this->assertSame($subject, $refused->getSubject());
            }
        }
        $this->assertSame($sent, $this->registrar->log());
    }

    public function testAWrongTypeIsNamed(): void
    {
        $commands = $this->commands;
        foreach ([
            'domain is int: give a string' => fn () => $commands->pushDomain(7),
            'domain is string: give a list' => fn () => $commands->checkDomains('a.com'),
            'domain is array: give a list' => fn () => $commands->checkDomains(['a' => 'b']),
            'nameserver is null: give a string'
                => fn () => $commands->addDomain('a.com', nameserver: [null]),
            'limit is string: give an int' => fn () => $commands->queryOrderList(limit: '9'),
            'wide is int: give true or false' => fn () => $commands->queryDomainList(wide: 1),
            'period is float: give years as an int, or a string like \'6M\''
                => fn () => $commands->renewDomain('a.com', period: 1.5),
            'ownerContact is int: give a handle or an array of the fields of a contact'
                => fn () => $commands->tradeDomain('a.com', [7]),
        ] as $message => $call) {
            try {
                $call();
                $this->fail("$message: sent");
            } catch (TypeError $refused) {
                $this->assertSame($message, $refused->getMessage());
            }
        }
        $this->expectException(TimeException::class);
        $commands->queryDomainPendingDeleteList(minFinalizationDate: PHP_INT_MAX);
    }

    public function testTooFewAndUnknownArgumentsAreRefusedByPhp(): void
    {
        try {
            $this->commands->pushDomain();
            $this->fail('without a domain');
        } catch (ArgumentCountError $refused) {
            $this->assertStringContainsString('pushDomain() expects', $refused->getMessage());
        }
        $this->expectExceptionMessage('Unknown named parameter $targett');
        $this->commands->pushDomain(domain: 'a.com', targett: 'X');
    }

    public function testACommandOfOnePlatformIsRefusedOnTheOther(): void
    {
        $this->expectException(ClientException::class);
        $this->expectExceptionMessage('is no command that is known on cnr');
        $this->client(Platform::Cnr)->commands()->payDomainRenewal('a.com');
    }

    /** Every command of the table but those of sessions, and no other. */
    public function testEveryCommandOfTheTableIsAMethod(): void
    {
        $table = file_get_contents(__DIR__ . '/../../../ispapi-client/data/commands.txt');
        preg_match_all('/^([A-Z]\w+) (?:reads|changes|spends)/m', $table, $found);
        $names = array_map(fn ($name) => strtolower(strtr($name, ['_' => ''])), $found[1]);
        $names = array_values(array_diff($names, ['startsession', 'endsession']));
        $methods = array_map('strtolower', get_class_methods(Commands::class));
        $methods = array_values(array_diff($methods, ['__construct']));
        sort($names);
        sort($methods);
        $this->assertSame($names, $methods);
    }
}
