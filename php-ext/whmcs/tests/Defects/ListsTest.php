<?php

declare(strict_types=1);

use Backorder\Job;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Tests\DefectCase;
use Backorder\Whmcs\Tests\Market;

/** Droplist and queries. */
final class ListsTest extends DefectCase
{
    protected function tearDown(): void
    {
        date_default_timezone_set('UTC');
        parent::tearDown();
    }

    /** Defects 33 and 34: a drop that moved was missed; names that had left the list stayed. */
    public function testDatesMoveAndNamesLeave(): void
    {
        $ids = array_map($this->market->place(...), ['shop.com', 'shoes.com']);
        $earlier = Market::DROP - 86400;
        $this->market->list(['shop.com', 'shop24.com', 'boat.net', 'tea.com'], $earlier);
        (new Jobs($this->market->addon()))->run(Job::Sync);
        $this->assertSame(gmdate('Y-m-d H:i:s', $earlier), $this->row($ids[0])['drop_at']);
        $this->market->logIn('Ada');
        $html = $this->market->page(['names' => 'shoes.com']);
        $this->assertStringNotContainsString('<strong>shoes.com', $html);
        $this->market->now += 86400;
        $this->market->list(['shop.com', 'shop24.com', 'boat.net', 'sea.com'], $earlier);
        (new Jobs($this->market->addon()))->run(Job::Sync);
        $this->market->at($this->market->now + 300);
        $mails = array_column($this->market->rows('SELECT subject FROM tblemails'), 'subject');
        $this->assertContains('shoes.com was renewed', $mails);
    }

    /** Defects 35, 36 and 37: lists of 500 lines, apostrophes, long endings, lines without dots. */
    public function testListsAreReadWhole(): void
    {
        foreach ([500, 1000] as $length) {
            $names = array_map(fn ($number) => "name$number.com", range(1, $length));
            $this->market->list([...$names]);
            $this->assertCount($length, $this->market->addon()->droplist());
        }
        $clients = $this->number('tblclients');
        $this->market->list([
            ...$names, 'shop.technology', "o'brien.com", 'nodot', '-bad.com',
            "x','2027-01-01'); DELETE FROM tblclients; --.com",
        ]);
        $this->assertSame($clients, $this->number('tblclients'));
        $this->assertCount(1001, $this->market->addon()->droplist());
        $this->price('technology', 'EUR', '9.00');
        $this->market->logIn('Ada');
        $html = $this->market->page(['tlds' => 'technology']);
        $this->assertStringContainsString('<strong>shop.technology</strong>', $html);
    }

    /** Defect 38: page and limit went into the SQL, without a login. */
    public function testNumbersAreNumbers(): void
    {
        $this->market->logIn(null);
        $this->assertSame('LOGIN', $this->market->page(['limit' => '1 FOR UPDATE']));
        $this->market->logIn('Ada');
        $hostile = [
            '1; DROP TABLE tblclients', '-1', 'abc', '18446744073709551615', "1' OR '1'='1",
            '1 INTO OUTFILE "/tmp/x"', '0x10', '',
        ];
        foreach ($hostile as $text) {
            foreach (['page', 'limit', 'first', 'characters_min', 'score_max'] as $field) {
                $this->market->now += 60;
                $html = $this->market->page([$field => $text]);
                $this->assertStringContainsString('backorder-results', $html, "$field $text");
            }
            foreach (['QueryDeletedDomainsList', 'QueryBackorderList'] as $command) {
                $answer = $this->command($command, ['LIMIT' => $text, 'FIRST' => $text]);
                $this->assertContains($answer['CODE'], [200, 504, 505], "$command $text");
            }
            $this->market->page(['action' => 'backorders', 'page' => $text, 'status' => $text]);
            $this->market->logIn(null, 1);
            foreach (['client', 'domain', 'page', 'status', 'id'] as $field) {
                $this->market->adminPage(['tab' => 'manage', $field => $text]);
                $this->market->adminPage(['tab' => 'logs', $field => $text]);
            }
            $this->market->logIn('Ada');
        }
        $this->assertSame(2, $this->number('tblclients'));
    }

    /** Defect 39: patterns went to the database, slow ones and faulty ones, too. */
    public function testPatternsAreHarmless(): void
    {
        $names = array_map(fn ($number) => str_repeat('a', 50) . "$number.com", range(1, 500));
        $this->market->list([...$names, 'shop.com']);
        $this->market->logIn('Ada');
        $begin = microtime(true);
        foreach (['^(a+)+b$', '(.*.*.*.*.*.*)x', '^(a|a)*c$', '(?=a)b', '[', 'a{99999}'] as $text) {
            $html = $this->market->page(['pattern' => $text]);
            $this->assertStringContainsString('backorder-search', $html);
        }
        $this->assertLessThan(10, microtime(true) - $begin);
        $html = $this->market->page(['pattern' => '[']);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertStringContainsString('value="["', $html);
    }

    /** Defect 40: with another zone of PHP or the database hours were wrong. */
    public function testNoZoneMakesADifference(): void
    {
        $this->market->fate('shop.com', 'catch');
        date_default_timezone_set('Asia/Dubai');
        $connection = WHMCS\Database\Capsule::connection();
        getenv('WHMCS_DB') !== 'mysql' || $connection->statement("SET time_zone = '-05:00'");
        $id = $this->market->place('shop.com');
        foreach ([-1 => true, 1 => false] as $seconds => $isShown) {
            $this->market->now = Market::DROP + $seconds;
            $isFound = str_contains($this->market->page([]), '<strong>boat.net');
            $this->assertSame($isShown, $isFound, 'shown until it drops');
        }
        $this->untilDecided();
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $sql = 'SELECT sent_at FROM mod_backorder_effects WHERE id = ?';
        $sent = $this->market->rows($sql, ["bo-$id.1.submit-application.1."])[0]['sent_at'];
        $this->assertSame(gmdate('Y-m-d H:i:s', Market::DROP - 7200), $sent);
        $this->assertSame(gmdate('Y-m-d H:i:s', Market::DROP), $this->row($id)['drop_at']);
    }

    /** Defects 41, 42, 43 and 44: long labels, odd endings, umlauts; endings compared loosely. */
    public function testNamesAreReadAsRegistriesDo(): void
    {
        foreach (['xn--p1ai', 'k12', 'co.uk'] as $tld) {
            $this->price($tld, 'EUR', '1.00');
        }
        $long = str_repeat('a', 63) . '.com';
        $placed = [
            $long => $long, substr($long, 1) => substr($long, 1),
            'shop.xn--p1ai' => 'shop.xn--p1ai',
            'магазин.рф' => 'xn--80aairftm.xn--p1ai', 'school.k12' => 'school.k12',
            'müller.com' => 'xn--mller-kva.com', 'MÜLLER.net' => 'xn--mller-kva.net',
        ];
        foreach ($placed as $text => $stored) {
            $this->market->logIn('Ada');
            $this->market->send(['action' => 'place', 'domain' => $text, 'kind' => 'FULL']);
            $where = "domain = '$stored'";
            $this->assertSame(1, $this->number('mod_backorder_backorders', $where), $text);
        }
        foreach (['foo.commerce', 'foo.com.evil', 'foo.barnet', 'foo.coxuk', 'a.b.com'] as $name) {
            $answer = $this->command('CreateBackorder', ['DOMAIN' => $name]);
            $this->assertContains($answer['CODE'], [505, 541, 549], $name);
        }
        $count = $this->number('mod_backorder_backorders');
        $this->assertSame(count($placed), $count);
    }

    /** Defect 45: a list was in the currency of the client whose number was the user's. */
    public function testAmountsAreInTheClientsCurrency(): void
    {
        $whmcs = $this->market->site->whmcs;
        $whmcs->addUser('Nobody', []);
        $usd = ['currency' => 2];
        $this->market->clients['Eve'] = $whmcs->addClient('Eve', '90.00', $usd);
        $this->market->place('shop.com', 'Eve');
        $user = (int) $_SESSION['login_user'];
        $this->assertNotSame($this->market->clients['Eve'], $user);
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringContainsString('$22.00 USD', $html);
        $this->assertStringNotContainsString('€', $html);
        $overview = $this->command('QueryBackorderOverviewList');
        $this->assertSame(200, $overview['CODE']);
    }

    /** Defect 46: the same name twice at once was an error of the database. */
    public function testTheSecondOfTwoIsTold(): void
    {
        $this->market->place('shop.com');
        $answer = $this->commandOf('Ada', 'CreateBackorder', ['DOMAIN' => 'shop.com']);
        $this->assertSame([549, 'Command failed; BACKORDER ALREADY EXISTING'], [
            $answer['CODE'], $answer['DESCRIPTION'],
        ]);
        $this->assertSame(1, $this->number('mod_backorder_backorders'));
    }

    /** Defects 47 and 48: a list with a gap; what had dropped was counted; order by the day. */
    public function testListsHaveNoGapsAndGoByTheInstant(): void
    {
        $this->price('co.uk', 'EUR', '1.00');
        foreach (['tea.co.uk', 'shop.com'] as $name) {
            $this->market->place($name);
        }
        $list = $this->commandOf('Ada', 'QueryBackorderList')['PROPERTY'];
        $this->assertSame([0, 1], array_keys($list['BACKORDERTYPE']));
        $lines = "domain,drop\nlate.com,2027-01-13 23:00:00\nsoon.com,2027-01-13 01:00:00\n"
            . "noon.com,2027-01-13 12:00:00\npast.com,2027-01-10 12:00:00\n";
        file_put_contents("{$this->market->site->folder}/list.csv", $lines);
        (new Jobs($this->market->addon()))->run(Job::Import);
        $this->market->now = (int) strtotime('2027-01-12 00:00:00 UTC');
        $html = $this->market->page(['order' => 'drop']);
        preg_match_all('~<strong>(\w+)\.com</strong>~', $html, $found);
        $this->assertSame(['soon', 'noon', 'late'], $found[1]);
        $this->assertStringContainsString('3 names found', $html);
    }

    /** Defect 49: in strict SQL mode nothing could be placed. */
    public function testStrictModeIsFine(): void
    {
        if (getenv('WHMCS_DB') === 'mysql') {
            $mode = WHMCS\Database\Capsule::connection()->selectOne('SELECT @@sql_mode AS mode');
            $this->assertStringContainsString('STRICT_TRANS_TABLES', $mode->mode);
            $this->assertStringContainsString('NO_ZERO_DATE', $mode->mode);
        }
        $this->assertGreaterThan(0, $this->market->place('shop.com'));
        $this->assertGreaterThan(0, $this->market->place('unlisted.com'));
    }

    /** Defect 50: a failed invoice was logged as ok. */
    public function testWhatFailsIsToldAsItIs(): void
    {
        $this->market->fate('shop.com', 'catch');
        $this->market->place('shop.com');
        $this->untilSent();
        $this->market->site->options()->accidents = ['createinvoice' => 'throws'];
        $this->market->until(Market::DROP + 3600);
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['tab' => 'manage']);
        $this->assertStringContainsString('the database has gone away', $html);
        $this->market->site->options()->accidents = [];
        $this->market->until(Market::DROP + 10800);
        $html = $this->market->adminPage(['tab' => 'manage']);
        $this->assertStringNotContainsString('the database has gone away', $html);
    }

    /** Defect 51: an authentication before every command doubled the traffic. */
    public function testOneCommandIsOneRequest(): void
    {
        $this->market->fate('shop.com', 'stuck');
        $this->market->place('shop.com');
        $this->assertSame([], $this->market->simulator->log(), 'placing asks nobody');
        $this->untilSent();
        $this->assertSame(0, $this->asked('CheckAuthentication'));
        $before = count($this->market->simulator->log());
        $this->market->until(Market::DROP + 600);
        $polls = $this->asked('StatusDomainApplication');
        $this->assertSame($before + $polls, count($this->market->simulator->log()));
    }

    /** Each number of docs/compare.md is tried by a test of this folder. */
    public function testEveryDefectIsTried(): void
    {
        $compare = file_get_contents(getenv('BACKORDER_ROOT') . '/docs/compare.md');
        preg_match_all('/^\| (\d+) \|/m', $compare, $listed);
        $tried = [];
        foreach (glob(__DIR__ . '/*Test.php') as $file) {
            preg_match_all('/Defects? ([\d, and]+):/', file_get_contents($file), $found);
            foreach ($found[1] as $numbers) {
                preg_match_all('/\d+/', $numbers, $each);
                $tried = [...$tried, ...$each[0]];
            }
        }
        $this->assertSame([], array_diff($listed[1], $tried));
        $this->assertSame([], array_diff($tried, $listed[1]));
        $this->assertSame('52', (string) count($listed[1]));
    }
}
