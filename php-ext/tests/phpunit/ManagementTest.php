<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Cost;
use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Dnssec;
use Backorder\Ispapi\Management;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\PrivateHost;
use Backorder\Ispapi\Response;
use Backorder\Ispapi\System;
use Backorder\Ispapi\Zone;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** What a registrar module does with domains, against the simulator. */
final class ManagementTest extends TestCase
{
    private Simulator $registrar;
    private Client $client;

    protected function setUp(): void
    {
        $this->registrar = new Simulator('2027-01-13 17:00:00');
        $this->registrar->control('domain', ['domain' => 'shop.com', 'holder' => 'ours']);
        $this->client = new Client(
            login: 'test.user',
            password: 'test.passw0rd',
            system: System::Ote,
            url: $this->registrar->url,
        );
    }

    /** @param array<string, string|list<string>> $command */
    private function ask(array $command): Response
    {
        $answer = $this->client->call($command);
        self::assertTrue($answer->isSuccess, json_encode($command) . $answer->description);
        return $answer;
    }

    private function zone(): Zone
    {
        return Zone::read('shop.com', array_map($this->ask(...), Zone::queries('shop.com')));
    }

    public function testAZoneComesToWhatIsWanted(): void
    {
        $this->ask(Zone::created('shop.com'));
        $wanted = [
            Zone::record('www', 'A', '192.0.2.1', 60),
            Zone::record('', 'TXT', 'v=spf1 -all'),
            Zone::record('', 'X-SMTP', 'info@ MAILFORWARD me@example.net'),
            Zone::mended('shop.com', 'help.shop.com IN CNAME www.shop.com'),
        ];
        self::assertSame('help.shop.com. IN CNAME www.shop.com.', $wanted[3]);
        array_map($this->ask(...), Zone::changes('shop.com', [], $wanted));
        $zone = $this->zone();
        self::assertSame([], Zone::changes('shop.com', $zone->records, $wanted));
        self::assertSame([], $zone->odd);
        array_map($this->ask(...), Zone::changes('shop.com', $zone->records, []));
        self::assertSame([], $this->zone()->records);
        $long = 'A.shop.com. IN A 192.0.2.1';
        self::assertTrue(Zone::isSame('shop.com', 'a 60 A 192.0.2.1', $long));
        $cnr = Zone::changes('shop.com', [$wanted[2]], [], Platform::Cnr);
        $mail = ['FROM' => 'info@shop.com', 'TO' => 'me@example.net'];
        $delete = ['COMMAND' => 'DeleteMailFwd'] + $mail;
        self::assertSame([$delete], $cnr);
    }

    public function testKeysAndNameServersAreBroughtToWhatIsWanted(): void
    {
        $status = ['COMMAND' => 'StatusDomain', 'DOMAIN' => 'shop.com'];
        $ds = '60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118';
        $none = Dnssec::read($this->ask($status));
        self::assertFalse($none->isSigned);
        $this->ask($none->change('shop.com', [$ds], ['257 3 8 AwEA']) ?? []);
        $signed = Dnssec::read($this->ask($status));
        self::assertSame([[$ds], ['257 3 8 AwEA'], []], [$signed->ds, $signed->keys, $signed->odd]);
        self::assertNull($signed->change('shop.com', [strtolower($ds)], ['257 3 8 AwEA']));
        $all = ['COMMAND' => 'ModifyDomain', 'DOMAIN' => 'shop.com', 'DNSSECDELALL' => '1'];
        self::assertSame($all, $signed->change('shop.com', [], [], Platform::Cnr));
        self::assertSame(1802, Dnssec::keyTag('257 3 8 AwEA'));

        $host = new PrivateHost('ns1.shop.com', 'shop.com', ['192.0.2.1', '2001:DB8:0::1']);
        self::assertSame(['192.0.2.1', '2001:db8::1'], $host->addresses);
        $this->ask($host->change($this->client->call($host->query())) ?? []);
        self::assertNull($host->change($this->client->call($host->query())));
    }

    public function testDomainsLeaveAndChangeOwnersByTheWaysOfTheirZones(): void
    {
        self::assertSame('shown', Management::authCodeWay('shop.com'));
        $code = $this->ask(Management::authCode('shop.com') ?? []);
        self::assertNotSame('', $code->first('AUTH'));
        self::assertNull(Management::authCode('shop.co.uk'));
        self::assertSame(
            ['COMMAND' => 'PushDomain', 'DOMAIN' => 'shop.uk', 'TARGET' => '1API-DE'],
            Management::release('shop.uk', '1api-de'),
        );
        self::assertSame('trade', Management::registrantWay('shop.ch', Platform::Cnr));
        $change = Management::changeRegistrant('shop.com', 'P-2', 'icann-trade', isAgent: true);
        self::assertSame('TradeDomain', $change['COMMAND']);
        $this->ask($change);
        self::assertSame('P-2', $this->ask(['COMMAND' => 'StatusDomain', 'DOMAIN' => 'shop.com'])
            ->first('OWNERCONTACT'));
        $ada = ['FIRSTNAME' => 'Ada', 'CITY' => 'London'];
        self::assertFalse(Management::isMaterial($ada, ['CITY' => 'Paris'] + $ada));
        self::assertTrue(Management::isMaterial($ada, ['FIRSTNAME' => 'Bob'] + $ada));
    }

    public function testAnAccountIsCountedAndNamesAreSuggested(): void
    {
        $answers = array_map($this->ask(...), Management::dashboard());
        self::assertSame(1, Management::objectCounts($answers)['domain']);
        $like = $this->ask(Management::suggestions('coffee shop', ['.net']));
        $names = Management::suggested($like);
        self::assertSame(['coffeeshop.net'], $names);
        self::assertSame(
            ['COMMAND' => 'ResendNotification', 'TYPE' => 'CONTACTVERIFICATION']
                + ['OBJECT' => 'a@b'],
            Management::resendVerification('shop.com', 'a@b', Platform::Cnr),
        );
    }

    public function testAPremiumNameIsOrderedAtThePriceThatWasAgreed(): void
    {
        $this->registrar->control('name', ['domain' => 'gold.com', 'premium' => '999.99']);
        $check = $this->ask(['COMMAND' => 'CheckDomains', 'DOMAIN' => ['gold.com']]);
        $order = ['COMMAND' => 'AddDomain', 'DOMAIN' => 'gold.com'];
        $currency = $check->first('CURRENCY');
        self::assertNotNull($currency);
        $agreed = Cost::of('999.99', $currency);
        self::assertSame(
            $order + ['X-FEE-AMOUNT' => '999.99', 'X-FEE-CURRENCY' => $currency],
            Management::confirmPremium($order, $check, 'gold.com', $agreed, Platform::Cnr),
        );
        $this->expectExceptionMessage("the price is 999.99 $currency, not the 99 $currency");
        Management::confirmPremium($order, $check, 'gold.com', Cost::of('99', $currency));
    }

    public function testValuesOfAnAccountAreKept(): void
    {
        $asked = [['_system/defaults', 'nameserver'], ['mine', 'colour']];
        self::assertSame(
            ['COMMAND' => 'GetEnvironment', 'ENVIRONMENTKEY' => ['_system/defaults', 'mine']]
                + ['ENVIRONMENTNAME' => ['nameserver', 'colour']],
            Management::environment($asked),
        );
        $answer = Response::parse("[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
            . "PROPERTY[ENVIRONMENTVALUE][0]=ns1.example.net\nPROPERTY[ENVIRONMENTVALUE][1]=\n"
            . "PROPERTY[MISSING][0]=mine/colour\nEOF\n");
        self::assertSame(['ns1.example.net', null], Management::environmentValues($asked, $answer));
        self::assertSame(
            ['COMMAND' => 'SetEnvironment', 'ENVIRONMENTKEY' => 'mine']
                + ['ENVIRONMENTNAME' => 'colour', 'ENVIRONMENTVALUE' => ''],
            Management::setEnvironment('mine', 'colour', ''),
        );
    }

    /** @return array<string, array{callable, string}> */
    public static function impossible(): array
    {
        return [
            'record' => [fn () => Zone::record('www', 'A', '192.0.2'), 'IPv4'],
            'ttl' => [fn () => Zone::record('www', 'A', '192.0.2.1', -1), '-1'],
            'key' => [fn () => Dnssec::keyTag('1 3 8 AwEA'), '256 or 257'],
            'host' => [fn () => new PrivateHost('ns1.other.com', 'shop.com', []), 'shop.com'],
            'tag' => [fn () => Management::release('shop.uk', 'NO TAG'), '2 to 16'],
            'lock' => [fn () => Management::release('shop.uk', 'TAG', true), 'unlock'],
            'zone' => [fn () => Management::release('shop.com', 'TAG'), '.uk has tags'],
            'way' => [fn () => Management::changeRegistrant('a.com', 'P-1', 'push'), 'icann-trade'],
            'word' => [fn () => Management::suggestions('!'), 'a word'],
            'pair' => [fn () => Management::environment([['a']]), 'a pair of'],
            'value' => [fn () => Management::setEnvironment('a', 'b', "c\nd"), 'one line'],
        ];
    }

    /** @dataProvider impossible */
    #[PHPUnit\Framework\Attributes\DataProvider('impossible')]
    public function testWhatCannotBeMeantIsRefused(callable $do, string $why): void
    {
        try {
            $do();
            self::fail('accepted');
        } catch (ClientException $refused) {
            self::assertSame('parameter-invalid', $refused->getKind());
            self::assertStringContainsString($why, $refused->getMessage());
        }
    }
}
