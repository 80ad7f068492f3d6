<?php

declare(strict_types=1);

use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tests\Ended;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;

/** What clients and visitors see, and what they cannot reach. */
final class ClientPagesTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testASearchShowsPricesInTheClientsCurrency(): void
    {
        $this->market->logIn('Ada');
        $html = $this->market->page(['contains_all' => 'shop']);
        $this->assertStringContainsString('<strong>shop.com</strong>', $html);
        $this->assertStringContainsString('<strong>shop24.com</strong>', $html);
        $this->assertStringNotContainsString('boat.net', $html);
        $this->assertStringContainsString('€20.00', $html);
        $this->assertStringContainsString('2027-01-13 19:00:00', $html);
        $html = $this->market->page(['pattern' => '^xn--m', 'idn' => 'only']);
        $this->assertStringContainsString('<strong>müller.com</strong>', $html);
        $usd = ['currency' => 2, 'credit' => '0.00'];
        $this->market->clients['Eve'] = $this->market->site->whmcs->addClient('Eve', '0.00', $usd);
        $this->market->logIn('Eve');
        $html = $this->market->page(['contains_all' => 'shop']);
        $this->assertStringContainsString('$22.00 USD', $html);
    }

    /** Input comes HTML-encoded: a pattern with < or & has to reach the library as it was typed. */
    public function testAPatternIsReadAsItWasTyped(): void
    {
        $this->market->logIn('Ada');
        $html = $this->market->page(['pattern' => '(?P<first>sh)op$']);
        $this->assertStringContainsString('<strong>shop.com</strong>', $html);
        $this->assertStringContainsString('value="(?P&lt;first&gt;sh)op$"', $html);
    }

    public function testAFaultyPatternIsToldAndNothingIsInjected(): void
    {
        $this->market->logIn('Ada');
        $html = $this->market->page(['pattern' => '<script>alert(1)</script>(']);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertStringNotContainsString('<script>alert', $html);
        $html = $this->market->page(['contains_all' => '"><img src=x onerror=alert(1)>']);
        $this->assertStringNotContainsString('<img', $html);
    }

    public function testOnlyGuestsWhoMaySearchSee(): void
    {
        $this->market->logIn(null);
        $this->assertSame('LOGIN', $this->market->page([]));
        Settings::read()->put('guests_search', '1');
        $html = $this->market->page([]);
        $this->assertStringContainsString('shop.com', $html);
        $this->assertStringNotContainsString('<form method="post"', $html);
        $this->assertSame('LOGIN', $this->market->page(['action' => 'backorders']));
    }

    public function testSearchesAreLimitedPerVisitor(): void
    {
        Settings::read()->put('searches_per_minute', '3');
        $this->market->logIn('Ada');
        for ($i = 0; $i < 3; $i++) {
            $this->assertStringContainsString('shop.com', $this->market->page([]));
        }
        $this->assertStringContainsString('id="refusal"', $this->market->page([]));
        $this->market->logIn('Bob');
        $this->assertStringContainsString('shop.com', $this->market->page([]));
        $this->market->logIn('Ada');
        $this->market->now += 60;
        $this->assertStringContainsString('shop.com', $this->market->page([]));
    }

    public function testAPartOfThePageIsAnsweredForTyping(): void
    {
        $this->market->logIn('Ada');
        try {
            $this->market->page(['contains_all' => 'boat', 'fragment' => '1']);
            $this->fail('a part ends the request');
        } catch (Ended $ended) {
            $this->assertStringStartsWith('<p id="backorder-total">1 ', $ended->body);
        }
    }

    /** A price stands only where a backorder would be taken. */
    public function testNamesThatNobodyCanCatchHaveNoPrice(): void
    {
        $prices = $this->market->addon()->prices;
        $price = ['tld' => 'com.br', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '79.00'];
        $prices->replace([...$prices->list()->rows, $price]);
        unlink("{$this->market->site->folder}/droplist");
        $this->market->list(['shop.com', 'kite.com.br']);
        $this->market->logIn('Ada');
        $html = $this->market->page([]);
        $this->assertStringContainsString('kite.com.br', $html);
        $this->assertStringContainsString('value="shop.com"', $html);
        $this->assertStringNotContainsString('value="kite.com.br"', $html);
        $this->assertStringNotContainsString('79.00', $html);
    }

    /** A refusal is put into the page where the results were: never a page within a page. */
    public function testARefusalWhileTypingIsAPart(): void
    {
        $part = function (): string {
            try {
                return 'a page: ' . $this->market->page(['fragment' => '1']);
            } catch (Ended $ended) {
                return $ended->body;
            }
        };
        Settings::read()->put('searches_per_minute', '1');
        $this->market->logIn('Ada');
        $this->assertStringContainsString('shop.com', $part());
        $refusals = ['These were many searches' => 'Ada', 'Your session has expired' => null];
        foreach ($refusals as $says => $who) {
            $this->market->logIn($who);
            $this->assertStringStartsWith('<div class="alert', trim($part()));
            $this->assertStringContainsString($says, $part());
            $this->assertStringNotContainsString('<ul', $part());
        }
    }

    public function testPlacedOnceAndMarked(): void
    {
        $id = $this->market->place('shop.com');
        $this->assertGreaterThan(0, $id);
        $html = $this->market->page(['contains_all' => 'shop']);
        $this->assertStringContainsString('Yours: REQUESTED', $html);
        $again = $this->market->send([
            'action' => 'place', 'domain' => 'shop.com', 'kind' => 'FULL',
        ]);
        $this->assertStringContainsString('You have a backorder for this name already.', $again);
        $html = $this->market->page(['action' => 'backorders', 'done' => 'placed']);
        $this->assertStringContainsString('<strong>shop.com</strong>', $html);
        $this->assertStringContainsString('REQUESTED (1)', $html);
        $this->assertStringContainsString('€50.00', $html);
        $this->assertStringContainsString('2027-01-13', $html);
    }

    public function testWhatIsNotOfferedIsRefused(): void
    {
        $this->market->logIn('Ada');
        foreach (['shop.org', 'no name', 'shop.com.evil'] as $name) {
            $html = $this->market->send([
                'action' => 'place', 'domain' => $name, 'kind' => 'FULL',
            ]);
            $this->assertStringContainsString('id="refusal"', $html, $name);
        }
        $html = $this->market->send([
            'action' => 'place', 'domain' => 'boat.net', 'kind' => 'LITE',
        ]);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertSame([], $this->market->rows('SELECT * FROM mod_backorder_backorders'));
    }

    public function testNothingIsChangedWithoutTheToken(): void
    {
        $id = $this->market->place('shop.com');
        foreach ([[], ['token' => 'wrong'], ['token' => '']] as $token) {
            $html = $this->market->page([], ['action' => 'delete', 'id' => "$id"] + $token);
            $this->assertStringContainsString('Your session has expired', $html);
        }
        $this->market->site->options()->tokenRefusal = 'nothing';
        $html = $this->market->page([], ['action' => 'delete', 'id' => "$id", 'token' => 'wrong']);
        $this->assertStringContainsString('Your session has expired', $html);
        $_SESSION['token'] = '';
        $html = $this->market->page([], ['action' => 'delete', 'id' => "$id", 'token' => '']);
        $this->assertStringContainsString('Your session has expired', $html);
        $this->assertSame('REQUESTED', $this->market->status($id));
    }

    /** By GET nothing is changed, whatever the address says. */
    public function testAnAddressChangesNothing(): void
    {
        $id = $this->market->place('shop.com');
        $this->market->page(['action' => 'delete', 'id' => "$id", 'token' => 'right']);
        $this->assertSame('REQUESTED', $this->market->status($id));
    }

    public function testAnotherClientsBackorderIsAsIfItWereNotThere(): void
    {
        $id = $this->market->place('shop.com');
        $this->market->logIn('Bob');
        $html = $this->market->send(['action' => 'delete', 'id' => "$id"]);
        $this->assertStringContainsString('There is no such backorder.', $html);
        $html = $this->market->page(['action' => 'explain', 'id' => "$id"]);
        $this->assertStringContainsString('There is no such backorder.', $html);
        $this->assertStringNotContainsString('shop.com', $html);
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringNotContainsString('shop.com', $html);
        $this->assertSame('REQUESTED', $this->market->status($id));
    }

    public function testExplainedInTheClientsLanguage(): void
    {
        $id = $this->market->place('shop.com', 'Bob');
        $html = $this->market->page(['action' => 'explain', 'id' => "$id"]);
        $this->assertStringContainsString('Why it is where it is', $html);
        $_SESSION['Language'] = 'german';
        $html = $this->market->page(['action' => 'explain', 'id' => "$id"]);
        $this->assertStringContainsString('Warum der Stand so ist', $html);
    }

    public function testDeletedByItsOwner(): void
    {
        $id = $this->market->place('shop.com');
        $to = $this->market->send(['action' => 'delete', 'id' => "$id"]);
        $this->assertSame('index.php?m=backorder&action=backorders&done=deleted', $to);
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringNotContainsString('shop.com', $html);
    }

    public function testAnInvitedUserNeedsThePermission(): void
    {
        $whmcs = $this->market->site->whmcs;
        $client = $this->market->clients['Ada'];
        $placing = ['action' => 'place', 'domain' => 'shop.com', 'kind' => 'FULL'];
        foreach (['invoices' => 0, 'invoices,managedomains' => 1] as $permissions => $placed) {
            $user = $whmcs->addUser("Guest$placed", [$client => $permissions]);
            $_SESSION = ['token' => 'right', 'uid' => $client, 'login_user' => $user];
            $this->market->send($placing);
            $count = $this->market->rows('SELECT id FROM mod_backorder_backorders');
            $this->assertCount($placed, $count, (string) $permissions);
        }
        $_SESSION = ['token' => 'right', 'uid' => $client, 'login_user' => 0, 'adminid' => 1];
        $this->market->site->whmcs->addons->clientArea('backorder');
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringContainsString('shop.com', $html, 'an admin acts as the client');
    }

    public function testLongListsHavePages(): void
    {
        $names = array_map(fn ($number) => "name$number.com", range(1, 120));
        $this->market->list($names);
        foreach ($names as $name) {
            $this->market->place($name);
        }
        $pages = ['backorders' => 'REQUESTED', 'search' => ''];
        foreach ($pages as $action => $status) {
            $get = ['action' => $action, 'status' => $status];
            $html = $this->market->page($get + ['page' => '2']);
            $this->assertSame(50, substr_count($html, '<strong>name'));
            foreach (['prev' => 1, 'next' => 3] as $where => $page) {
                $found = preg_match("/rel=\"$where\" href=\"([^\"]+)\"/", $html, $link);
                $this->assertSame(1, $found);
                $address = html_entity_decode(strtr($link[1], ['index.php?' => '']));
                parse_str($address, $query);
                $this->assertSame((string) $page, $query['page']);
                $count = $page === 1 ? 50 : 20;
                unset($query['m']);
                $html2 = $this->market->page($query);
                $this->assertSame($count, substr_count($html2, '<strong>name'), $action);
            }
        }
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['tab' => 'manage', 'page' => '2', 'domain' => 'name']);
        $this->assertStringContainsString('domain=name&amp;page=3', $html);
    }

    public function testADayThatFallsShortIsSaid(): void
    {
        $this->market->place('shop.com', 'Bob');
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringContainsString('id="backorder-short"', $html);
        $this->assertStringContainsString('€20.00', $html);
        $this->assertStringContainsString('€-10.00', $html);
        $this->assertStringContainsString('<svg role="img"', $html);
    }
}
