<?php

declare(strict_types=1);

use Backorder\Whmcs\Commands\Commands;
use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;
use StandIn\Request;

/** The original's local commands: what each answers, and to whom. */
final class CommandsTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
        $_SERVER['HTTP_X_REQUESTED_WITH'] = 'XMLHttpRequest';
        $this->market->logIn('Ada');
    }

    protected function tearDown(): void
    {
        unset($_SERVER['HTTP_X_REQUESTED_WITH'], $_SERVER['HTTP_SEC_FETCH_SITE']);
        $this->market->remove();
    }

    public function testABackorderIsCreatedListedAndDeleted(): void
    {
        $made = $this->call('CreateBackorder', ['DOMAIN' => 'Shop.COM']);
        $this->assertSame(200, $made['CODE']);
        $this->assertSame('Command completed successfully', $made['DESCRIPTION']);
        $this->assertSame([], $made['PROPERTY']);
        $this->assertSame('0.000', $made['QUEUETIME']);
        $this->assertMatchesRegularExpression('/^\d+\.\d{3}$/', $made['RUNTIME']);
        $list = $this->call('querybackorderlist')['PROPERTY'];
        $this->assertSame(['shop.com'], $list['DOMAIN']);
        $this->assertSame(['shop', 'com'], [$list['LABEL'][0], $list['TLD'][0]]);
        $this->assertSame(['REQUESTED', 'FULL'], [$list['STATUS'][0], $list['BACKORDERTYPE'][0]]);
        $this->assertSame(['2027-01-13 19:00:00'], $list['DROPDATE']);
        $this->assertSame([1], $list['TOTAL']);
        $again = $this->call('CreateBackorder', ['DOMAIN' => 'shop.com']);
        $this->assertSame(549, $again['CODE']);
        $this->assertSame('Command failed; BACKORDER ALREADY EXISTING', $again['DESCRIPTION']);
        $this->assertSame(200, $this->call('DeleteBackorder', ['DOMAIN' => 'shop.com'])['CODE']);
        $gone = $this->call('DeleteBackorder', ['DOMAIN' => 'shop.com']);
        $this->assertSame([545, []], [$gone['CODE'], $gone['PROPERTY']]);
        $this->assertSame([0], $this->call('QueryBackorderList')['PROPERTY']['TOTAL']);
    }

    public function testOddNamesAreRefused(): void
    {
        $odd = [
            [504, 'DOMAIN', []],
            [504, 'DOMAIN', ['DOMAIN' => ['shop.com']]],
            [505, 'DOMAIN', ['DOMAIN' => 'sh op.com']],
            [505, 'DOMAIN', ['DOMAIN' => str_repeat('a', 64) . '.com']],
            [505, 'DOMAIN', ['DOMAIN' => "shop.com'; DROP TABLE tblclients; --"]],
            [505, 'TYPE', ['DOMAIN' => 'shop.com', 'TYPE' => 'BIG']],
            [541, 'NOT SUPPORTED', ['DOMAIN' => 'shop.barnet']],
            [541, 'NOT SUPPORTED', ['DOMAIN' => 'shop.com.evil']],
            [549, 'TLD NOT SUPPORTED', ['DOMAIN' => 'boat.net', 'TYPE' => 'LITE']],
        ];
        foreach ($odd as [$code, $about, $of]) {
            $answer = $this->call('CreateBackorder', $of);
            $this->assertSame($code, $answer['CODE']);
            $this->assertStringEndsWith("; $about", $answer['DESCRIPTION']);
        }
        $this->assertSame([0], $this->call('QueryBackorderList')['PROPERTY']['TOTAL']);
    }

    public function testUmlautsAndLabelsOf63AreTaken(): void
    {
        $long = str_repeat('a', 63) . '.com';
        $this->market->list(['shop.com', 'shoes.com', 'boat.net', $long, 'xn--mller-kva.com']);
        foreach (['müller.com', $long] as $name) {
            $this->assertSame(200, $this->call('CreateBackorder', ['DOMAIN' => $name])['CODE']);
        }
        $names = $this->call('QueryBackorderList', ['ORDERBY' => 'DOMAINDESC']);
        $this->assertSame(['xn--mller-kva.com', $long], $names['PROPERTY']['DOMAIN']);
    }

    /** The drop date is the droplist's or an admin's, never a client's. */
    public function testADateOfAClientCountsForNothing(): void
    {
        $of = ['DOMAIN' => 'elsewhere.com', 'DROPDATE' => '2027-01-10 12:00:00'];
        $this->call('CreateBackorder', $of);
        $list = $this->call('QueryBackorderList')['PROPERTY'];
        $this->assertSame(['0000-00-00 00:00:00'], $list['DROPDATE']);
        $this->market->logIn(null, 1);
        $client = (string) $this->market->clients['Bob'];
        $this->call('CreateBackorder', $of + ['USERID' => $client]);
        $list = $this->call('QueryBackorderList', ['USERID' => $client])['PROPERTY'];
        $this->assertSame(['2027-01-10 12:00:00'], $list['DROPDATE']);
        $refused = ['DOMAIN' => 'other.com', 'DROPDATE' => 'soon', 'USERID' => $client];
        $this->assertSame(505, $this->call('CreateBackorder', $refused)['CODE']);
    }

    public function testAnotherClientsRowsAreNotThere(): void
    {
        $this->market->place('shop.com');
        $this->market->logIn('Bob');
        $ada = (string) $this->market->clients['Ada'];
        foreach ([[], ['USERID' => $ada], ['USER' => $ada]] as $more) {
            $list = $this->call('QueryBackorderList', $more)['PROPERTY'];
            $this->assertSame([0], $list['TOTAL']);
            $delete = $this->call('DeleteBackorder', ['DOMAIN' => 'shop.com'] + $more);
            $this->assertSame(545, $delete['CODE']);
            $funds = $this->call('GetAvailableFunds', $more)['PROPERTY'];
            $this->assertSame('10.00', $funds['CREDITBALANCE']['VALUE']);
            $status = $this->call('QueryBackorderOverviewStatus', $more);
            $this->assertSame(0, $status['total']);
        }
    }

    public function testOnlyAnAdminActivates(): void
    {
        $this->market->place('shop.com');
        $of = ['DOMAIN' => 'shop.com'];
        $claims = ['USERID' => (string) $this->market->clients['Ada'], 'ADMINID' => '1'];
        $this->assertSame(531, $this->call('ActivateBackorder', $of)['CODE']);
        $this->assertSame(531, $this->call('ActivateBackorder', $of + $claims)['CODE']);
        $this->assertSame(531, $this->call('CreateInvoice', $of + ['TYPE' => 'FULL'])['CODE']);
        $this->market->logIn(null, 2);
        $this->assertSame(531, $this->call('ActivateBackorder', $of + $claims)['CODE']);
        $this->market->logIn(null, 1);
        $this->assertSame(531, $this->call('ActivateBackorder', $of)['CODE']);
        $this->assertSame(200, $this->call('ActivateBackorder', $of + $claims)['CODE']);
        $again = $this->call('ActivateBackorder', $of + $claims);
        $this->assertStringContainsString('ONLY BACKORDER WITH STATUS', $again['DESCRIPTION']);
        $this->assertSame(549, $this->call('CreateInvoice', $of + $claims)['CODE']);
        $missing = ['DOMAIN' => 'none.com'] + $claims;
        $this->assertSame(545, $this->call('ActivateBackorder', $missing)['CODE']);
    }

    public function testActivatingNeedsTheMoney(): void
    {
        $this->market->place('shop.com', 'Bob');
        $this->market->logIn(null, 1);
        $bob = (string) $this->market->clients['Bob'];
        $answer = $this->call('ActivateBackorder', ['DOMAIN' => 'shop.com', 'USERID' => $bob]);
        $this->assertSame(549, $answer['CODE']);
        $this->assertStringContainsString('10.00 EUR', $answer['DESCRIPTION']);
    }

    /** A form on another site cannot send the header, and has no token. */
    public function testChangesOfOtherSitesAreRefused(): void
    {
        unset($_SERVER['HTTP_X_REQUESTED_WITH']);
        $of = ['DOMAIN' => 'shop.com'];
        $this->assertSame(531, $this->call('CreateBackorder', $of)['CODE']);
        $this->assertSame(531, $this->call('CreateBackorder', $of + ['TOKEN' => 'wrong'])['CODE']);
        Request::enter(['COMMAND' => 'CreateBackorder'] + $of, []);
        $_SERVER['HTTP_X_REQUESTED_WITH'] = 'XMLHttpRequest';
        $this->assertSame(531, Commands::call($_GET)['CODE']);
        Request::enter(['COMMAND' => 'CreateBackorder', 'token' => 'right'] + $of, []);
        $this->assertSame(531, Commands::call($_GET)['CODE'], 'an address changes nothing');
        $_SERVER['HTTP_SEC_FETCH_SITE'] = 'cross-site';
        $this->assertSame(531, $this->call('CreateBackorder', $of)['CODE']);
        unset($_SERVER['HTTP_X_REQUESTED_WITH']);
        $this->assertSame(200, $this->call('CreateBackorder', $of + ['token' => 'right'])['CODE']);
    }

    /** Who was invited and may not manage domains sees, and changes nothing. */
    public function testAnInvitedUserNeedsThePermission(): void
    {
        $this->market->place('shop.com');
        $ada = $this->market->clients['Ada'];
        $guest = $this->market->site->whmcs->addUser('Gus', [$ada => 'invoices']);
        $_SESSION = ['token' => 'right', 'uid' => $ada, 'login_user' => $guest];
        $this->assertSame([1], $this->call('QueryBackorderList')['PROPERTY']['TOTAL']);
        $this->assertSame(531, $this->call('DeleteBackorder', ['DOMAIN' => 'shop.com'])['CODE']);
    }

    public function testGuestsGetNothingOfClients(): void
    {
        $this->market->logIn(null);
        foreach (
            [
                'CreateBackorder', 'DeleteBackorder', 'ActivateBackorder', 'CreateInvoice',
                'GetAvailableFunds', 'QueryBackorderList', 'QueryBackorderOverviewStatus',
                'QueryBackorderOverviewDropdate', 'QueryBackorderOverviewList', 'QueryLogList',
                'QueryDeletedDomainsList', 'QueryDeletedDomainsStats',
            ] as $name
        ) {
            $answer = $this->call($name, ['DOMAIN' => 'shop.com', 'USERID' => '1']);
            $this->assertSame([531, []], [$answer['CODE'], $answer['PROPERTY']], $name);
        }
        $this->assertSame(500, $this->call('QueryCompleteBackorderList')['CODE']);
        $this->assertSame(541, $this->call('QueryPriceList')['CODE']);
        Settings::read()->put('guests_search', '1');
        $this->assertSame(200, $this->call('QueryDeletedDomainsList')['CODE']);
    }

    public function testFundsAreExactAmounts(): void
    {
        $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $client = $this->market->clients['Ada'];
        $this->market->site->whmcs->invoices->create($client, [
            ['description' => 'Hosting', 'amount' => 1230, 'taxed' => false],
            ['description' => 'Funds', 'amount' => 900, 'taxed' => false, 'type' => 'AddFunds'],
        ]);
        $funds = $this->call('GetAvailableFunds')['PROPERTY'];
        $balance = ['VALUE' => '50.00', 'VALUE_FORMATED' => '€50.00'];
        $this->assertSame($balance, $funds['CREDITBALANCE']);
        $this->assertSame('12.30', $funds['UNPAIDINVOICES']['VALUE']);
        $this->assertSame('20.00', $funds['RESERVEDAMOUNT']['VALUE']);
        $this->assertSame('17.70', $funds['AMOUNT']['VALUE']);
    }

    public function testPricesAreThoseOfTheClientsCurrency(): void
    {
        $prices = $this->call('QueryPriceList')['PROPERTY'];
        $this->assertSame(['com', 'net'], array_keys($prices));
        $this->assertSame([
            'PRICEFULL' => '20.00', 'PRICEFULL_FORMATED' => '€20.00', 'CURRENCYSUFFIX' => '',
            'CURRENCY' => 'EUR', 'TLD' => 'com',
        ], $prices['com']);
        $one = $this->call('QueryPriceList', ['TLD' => '.NET'])['PROPERTY'];
        $this->assertSame(['net'], array_keys($one));
        $this->assertSame([], $this->call('QueryPriceList', ['TLD' => 'org'])['PROPERTY']);
    }

    public function testTheDroplistIsSearched(): void
    {
        $this->market->place('shop.com');
        $of = ['DOMAINREGEXP' => '^sh', 'ORDERBY' => 'NUMBEROFCHARACTERSDESC', 'LIMIT' => '2'];
        $found = $this->call('QueryDeletedDomainsList', $of)['PROPERTY'];
        $this->assertSame(['shop24.com', 'shoes.com'], $found['DOMAIN']);
        $this->assertSame([3], $found['TOTAL']);
        $found = $this->call('QueryDeletedDomainsList', ['DIGITS_NO' => 'true'] + $of);
        $this->assertSame(['shoes.com', 'shop.com'], $found['PROPERTY']['DOMAIN']);
        $this->assertSame(['-', 'REQUESTED'], $found['PROPERTY']['STATUS']);
        $this->assertSame(['', 'FULL'], $found['PROPERTY']['BACKORDERTYPE']);
        $counts = ['NUMBEROFCHARACTERS' => 5, 'NUMBEROFHYPHENS' => 0, 'NUMBEROFDIGITS' => 0];
        foreach ($counts as $name => $count) {
            $this->assertSame($count, $found['PROPERTY'][$name][0]);
        }
        $days = ['DROPDATE_FROM' => '2027-01-13', 'DROPDATE_TO' => '2027-01-13'];
        $all = $this->call('QueryDeletedDomainsList', $days + ['TLD' => '_all_'])['PROPERTY'];
        $this->assertSame([5], $all['TOTAL']);
        $this->assertSame(['boat.net'], $this->call('QueryDeletedDomainsList', [
            'TLD' => 'net',
        ])['PROPERTY']['DOMAIN']);
        $this->market->now = Market::DROP;
        $this->assertSame([0], $this->call('QueryDeletedDomainsList')['PROPERTY']['TOTAL']);
    }

    public function testFaultyConditionsAreToldAndNothingIsRun(): void
    {
        $faulty = [
            ['LIMIT', '1 FOR UPDATE'], ['LIMIT', '-1'], ['LIMIT', '0'],
            ['FIRST', '0 INTO @a'], ['FIRST', '18446744073709551615'],
            ['DOMAINREGEXP', '(<b>'], ['DOMAINREGEXP', '['], ['DROPDATE_FROM', 'tomorrow'],
            ['CHARS_COUNT_MIN', '1.5'],
        ];
        foreach ($faulty as [$name, $value]) {
            $answer = $this->call('QueryDeletedDomainsList', [$name => $value]);
            $this->assertSame(505, $answer['CODE'], "$name=$value");
            $this->assertStringNotContainsString('<', $answer['DESCRIPTION']);
        }
    }

    public function testStatisticsCountWhatStillDrops(): void
    {
        $this->market->now = Market::DROP - 10 * 3600;
        $found = $this->call('QueryDeletedDomainsStats')['PROPERTY'];
        $this->assertSame(['2027-01-13'], $found['DROPDAY']);
        $this->assertSame([5], $found['DROPCOUNT']);
        $this->assertSame([[5], [5], [5]], [
            $found['TOTAL'], $found['TOTAL1DAY'], $found['TOTAL7DAY'],
        ]);
        $this->market->now = Market::DROP;
        $this->assertSame([0], $this->call('QueryDeletedDomainsStats')['PROPERTY']['TOTAL']);
    }

    public function testOverviewsCountOwnOnes(): void
    {
        $this->market->place('shop.com', 'Bob');
        $this->market->place('boat.net');
        $this->market->place('shoes.com');
        $status = $this->call('QueryBackorderOverviewStatus');
        $this->assertSame(2, $status['total']);
        $this->assertSame(
            ['status' => 'REQUESTED', 'anzahl' => 2],
            $status['PROPERTY']['REQUESTED'],
        );
        $this->assertCount(10, $status['PROPERTY']);
        $tlds = $this->call('QueryBackorderOverviewList')['PROPERTY'];
        $this->assertSame(['tld' => 'net', 'LITE' => 0, 'FULL' => 1, 'total' => 1], $tlds['net']);
        $days = $this->call('QueryBackorderOverviewDropdate')['PROPERTY'];
        $this->assertSame('2027-01-09', array_key_first($days));
        $this->assertSame([
            'day' => '2027-01-13', 'datetime' => Market::DROP - 19 * 3600, 'anzahl' => 2,
            'anzahlFULL' => 2, 'anzahlLITE' => 0,
        ], $days['2027-01-13']);
    }

    public function testTheStaffSeesAll(): void
    {
        $this->market->place('shop.com', 'Bob');
        $this->market->place('boat.net');
        $this->market->logIn(null, 1);
        $rows = $this->call('QueryCompleteBackorderList')['PROPERTY'];
        $this->assertSame(['boat', 'shop'], array_column($rows, 'domain'));
        $this->assertSame(['Bob', 'Client'], [$rows[1]['firstname'], $rows[1]['lastname']]);
        $this->assertSame('', $rows[1]['invoice']);
        $log = $this->call('QueryLogList')['PROPERTY'];
        $this->assertSame([2, 1], array_column($log, 'id'));
        $this->assertStringStartsWith('BACKORDER boat.net (backorderid=', $log[0]['message']);
        $this->assertStringEndsWith('set from none to REQUESTED', $log[0]['message']);
        $this->market->logIn(null, 2);
        $this->assertSame(500, $this->call('QueryCompleteBackorderList')['CODE']);
        $this->assertSame(531, $this->call('QueryLogList')['CODE']);
    }

    public function testListsHavePages(): void
    {
        foreach (['shop.com', 'shoes.com', 'boat.net'] as $name) {
            $this->market->place($name);
        }
        $of = ['COMMAND' => 'QueryBackorderList', 'LIMIT' => '2', 'FIRST' => '2'];
        Request::enter([], $of);
        $list = Commands::list($_POST);
        $this->assertSame('boat.net', $list['ITEMS'][0]['DOMAIN']);
        $shape = ['TOTAL' => 3, 'FIRST' => 2, 'LIMIT' => 2, 'COUNT' => 1, 'LAST' => 2, 'PAGE' => 2]
            + ['PAGES' => 2, 'PREVPAGE' => 1, 'PREVPAGEFIRST' => 0, 'LASTPAGEFIRST' => 2];
        foreach ($shape as $name => $value) {
            $this->assertSame($value, $list[$name], $name);
        }
        $this->assertArrayNotHasKey('NEXTPAGE', $list);
        $prices = Commands::list(['COMMAND' => 'QueryPriceList']);
        $this->assertSame('20.00', $prices['ITEMS']['PRICEFULL']['com']);
    }

    public function testWhatIsNoCommandIsInvalid(): void
    {
        foreach (['', 'QueryBackorderList.php', '../../init', 'Nothing'] as $name) {
            $answer = $this->call($name);
            $this->assertSame(['CODE' => 500, 'DESCRIPTION' => 'Command invalid'], $answer);
        }
    }

    /** What goes wrong inside is logged, and not told to the caller. */
    public function testAFailureIsNotShown(): void
    {
        $this->market->site->whmcs->database->run('ALTER TABLE mod_backorder_log RENAME TO gone');
        $this->market->logIn(null, 1);
        $answer = $this->call('QueryLogList');
        $this->assertSame(599, $answer['CODE']);
        $this->assertSame('Error; COMMAND FAILED. Please contact Support.', $answer['DESCRIPTION']);
        $log = $this->market->rows('SELECT * FROM tblactivitylog ORDER BY id DESC')[0];
        $this->assertStringContainsString('command QUERYLOGLIST', $log['description']);
    }

    /** @param array<string, mixed> $of @return array<string, mixed> */
    private function call(string $name, array $of = []): array
    {
        Request::enter([], ['COMMAND' => $name] + $of);
        return Commands::call($_POST);
    }
}
