<?php

declare(strict_types=1);

use Backorder\Runner\Ledger;
use Backorder\TimeZone;
use Backorder\Whmcs\Moving\FloatPrice;
use Backorder\Whmcs\Moving\Moving;
use Backorder\Whmcs\Moving\Report;
use Backorder\Whmcs\Tests\Market;
use Backorder\Whmcs\Tests\OriginalTables;
use PHPUnit\Framework\TestCase;

/** Moving in from the original's tables, clean and dirty. */
final class MovingTest extends TestCase
{
    private const OURS = ['backorders', 'log', 'claims', 'applications', 'invoices', 'prices'];

    private Market $market;
    private OriginalTables $tables;

    protected function setUp(): void
    {
        $this->market = new Market();
        $this->tables = new OriginalTables($this->market->site->whmcs);
        $this->tables->make();
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testAThousandRowsAreTakenOrListed(): void
    {
        $this->fill(1000);
        $before = $this->theirs();
        $trial = $this->move(isTrial: true);
        $this->assertSame(0, $this->counted('backorders') + $this->counted('log'));
        $this->assertSame(4, $this->counted('prices'), 'as they were before');
        $report = $this->move();
        $this->assertEquals($trial, $report, 'the trial told it');
        $this->assertSame($before, $this->theirs(), 'theirs are only read');
        $this->assertSame([1000, 0], [$report->rows, $report->known]);
        $ids = $this->column('SELECT id FROM mod_backorder_backorders');
        $this->assertCount($report->taken, $ids);
        foreach (range(1, 1000) as $id) {
            $isTaken = in_array($id, $ids, true);
            $this->assertSame(!$isTaken, isset($report->refused["backorder $id"]), "row $id");
            $what = $this->tables->dirt[$id] ?? 'clean';
            $never = ['deleted client' => 1, 'no status' => 1, 'bad name' => 1];
            $always = ['clean', 'upper case', 'told often', 'no kind', 'dot'];
            $this->assertFalse($isTaken && isset($never[$what]), "row $id: $what");
            $this->assertTrue($isTaken || !in_array($what, $always, true), "row $id: $what");
        }
        $this->assertGreaterThan(900, $report->taken);
        $this->assertGreaterThan(2000, $report->lines);
        $this->assertSame([], $this->findings());
        $this->assertNoEffects();
    }

    public function testItCanBeDoneAgain(): void
    {
        $this->fill(200);
        $first = $this->move();
        $after = $this->ours();
        $second = $this->move();
        $this->assertSame([0, $first->taken, 0], [$second->taken, $second->known, $second->prices]);
        $this->assertSame($first->refused, $second->refused);
        $this->assertSame($after, $this->ours());
        $id = array_search('no status', $this->tables->dirt, true);
        $this->theirRow($id, ['status' => 'FAILED']);
        $this->assertSame(1, $this->move()->taken, 'what was mended is taken');
        $this->assertSame('FAILED', $this->market->status($id));
        $listed = array_column(Moving::listed(), 'subject');
        $this->assertNotContains("backorder $id", $listed);
        $this->assertCount(count($first->refused) - 1, $listed);
    }

    public function testItIsUndone(): void
    {
        $this->fill(200);
        $before = $this->ours();
        $theirs = $this->theirs();
        $taken = $this->move()->taken;
        $this->assertSame($taken, $this->moving()->undo()->undone);
        $this->assertSame($before, $this->ours());
        $this->assertSame($theirs, $this->theirs());
        $this->assertSame([], Moving::listed());
        $this->assertSame($taken, $this->move()->taken, 'and done again');
    }

    /** A price that was changed here since stays when the rest is undone. */
    public function testAPriceOfTheStaffStays(): void
    {
        $this->tables->price('org', 1, '18.00');
        $this->tables->price('biz', 1, '19.00');
        $this->assertSame(2, $this->move()->prices);
        $this->market->addon()->prices->set('org', 'EUR', 'FULL', '99.00');
        $this->moving()->undo();
        $rows = $this->market->addon()->prices->list()->rows;
        $prices = array_column($rows, 'price', 'tld');
        $this->assertSame('99.00', $prices['org']);
        $this->assertArrayNotHasKey('biz', $prices);
        $this->assertSame('15.00', $prices['net'], 'it was there before');
    }

    /** Tables of older versions lack columns. */
    public function testColumnsThatAreMissingAreNotNeeded(): void
    {
        $database = $this->market->site->whmcs->database;
        foreach (['invoice', 'lowbalance_notification'] as $column) {
            $database->run("ALTER TABLE backorder_domains DROP COLUMN $column");
        }
        $ada = $this->market->clients['Ada'];
        $database->run("INSERT INTO backorder_domains VALUES (4, $ada, 'old', 'com', 'FULL',
            'FAILED', '2026-01-01 10:00:00', '2026-01-01 10:00:00', '2026-01-01 19:00:00', '')");
        $this->assertSame([1, []], [$this->move()->taken, $this->move()->refused]);
    }

    /** What was decided about since is not undone: the registrar and billing know of it. */
    public function testWhatHasGoneOnIsKept(): void
    {
        $ada = $this->market->clients['Ada'];
        $this->tables->add(['userid' => $ada, 'dropdate' => '2027-01-13 19:00:00', 'id' => 5]);
        $this->tables->add(['userid' => $ada, 'domain' => 'far', 'status' => 'FAILED', 'id' => 6]);
        $this->tables->flush();
        $this->assertSame(2, $this->move()->taken);
        $this->market->at(Market::DROP - 3 * 86400);
        $this->assertSame('ACTIVE', $this->market->status(5));
        $report = $this->moving()->undo();
        $this->assertSame(1, $report->undone);
        $this->assertSame(['backorder 5'], array_keys($report->refused));
        $this->assertSame('ACTIVE', $this->market->status(5));
        $this->assertSame([], $this->findings());
    }

    /** Each kind of dirt by itself, with what a person reads of it. */
    public function testWhatIsListedSaysWhatToDo(): void
    {
        $ada = $this->market->clients['Ada'];
        $item = ['description' => 'Hosting', 'amount' => 2000, 'taxed' => false];
        $bob = $this->market->clients['Bob'];
        $bobs = $this->market->site->whmcs->invoices->create($bob, [$item]);
        $odd = [
            ['userid' => 4711], ['status' => ''], ['domain' => 'two words'],
            ['status' => 'PENDING-PAYMENT', 'invoice' => '77', 'dropdate' => '2027-01-01 19:00:00'],
            ['status' => 'PENDING-PAYMENT', 'dropdate' => '2027-01-01 19:00:00'],
            ['tld' => 'museum', 'status' => 'PROCESSING', 'dropdate' => '2027-01-08 19:00:00'],
            ['status' => 'PENDING-PAYMENT', 'invoice' => "$bobs", 'reference' => 'APP7'],
        ];
        foreach ($odd as $index => $row) {
            $usual = ['id' => $index + 1, 'userid' => $ada, 'domain' => "n$index"];
            $this->tables->add($row + $usual);
        }
        $this->tables->flush();
        $why = $this->move()->refused;
        $says = [
            'client 4711 is not in WHMCS any more', 'status: is missing', '"two words"',
            'invoice 77 is not in WHMCS; name the right one in the row', 'without an invoice',
            '.museum has no price', "invoice $bobs is that of client",
        ];
        $this->assertCount(count($says), $why);
        foreach ($says as $index => $text) {
            $this->assertStringContainsString($text, $why['backorder ' . $index + 1]);
        }
    }

    /** An id that is used here is not given to another; what is here is as it was. */
    public function testAnIdThatIsUsedHereIsListed(): void
    {
        $id = $this->market->place('boat.net', 'Bob');
        $this->tables->add(['id' => $id, 'userid' => $this->market->clients['Ada']]);
        $this->tables->flush();
        $report = $this->move();
        $this->assertStringContainsString('has this id', $report->refused["backorder $id"]);
        $this->assertSame([0, ["backorder $id"]], [$report->taken, array_keys($report->refused)]);
        $this->assertSame('boat.net', $this->market->rows('SELECT * FROM mod_backorder_backorders')
            [0]['domain']);
    }

    /** Times: UTC, but for what the database has stamped. History goes to the row it is about. */
    public function testTimesAndHistoryAreKept(): void
    {
        $ada = $this->market->clients['Ada'];
        $this->tables->add([
            'id' => 9, 'userid' => $ada, 'domain' => 'Old', 'tld' => 'co.uk', 'status' => 'FAILED',
            'createddate' => '2026-06-01 10:00:00', 'updateddate' => '2026-07-02 21:00:00',
            'dropdate' => '2026-07-02 18:00:00', 'reference' => 'APP9',
        ]);
        $this->tables->line('2026-05-01 10:00:00', 'BACKORDER old.co.uk set to REQUESTED');
        $this->tables->line('2026-06-01 10:00:00', 'BACKORDER old.co.uk set to REQUESTED');
        $this->tables->line('2026-07-02 17:00:00', 'BACKORDER APPLICATION old.co.uk SENT TO HEXONET'
            . ' (reference=APP9)');
        $this->tables->line('2026-07-02 19:00:00', 'BACKORDER old.co.uk (backorderid=9, userid=1) '
            . 'set from PROCESSING to FAILED');
        $this->tables->line('2026-07-02 19:00:00', 'DAILY_IMPORT_PENDINGDOMAINLIST started');
        $this->tables->line('2026-07-03 19:00:00', 'BACKORDER gone.com (backorderid=8) NOT FOUND');
        $this->tables->flush();
        $report = $this->move('Europe/Berlin');
        $this->assertSame([1, 3, 3], [$report->taken, $report->lines, $report->strayLines]);
        $row = $this->market->rows('SELECT * FROM mod_backorder_backorders')[0];
        $this->assertSame('old.co.uk', $row['domain']);
        $this->assertSame('2026-06-01 10:00:00', $row['placed_at']);
        $this->assertSame('2026-07-02 18:00:00', $row['drop_at']);
        $progress = json_decode($row['progress'], true);
        $this->assertSame('2026-07-02T17:00:00Z', $progress['first_sent_at']);
        $this->assertSame('2026-07-02T19:00:00Z', $progress['ended_at'], 'in Berlin 21:00');
        $sql = 'SELECT at, to_status, detail FROM mod_backorder_log ORDER BY revision';
        $log = $this->market->rows($sql);
        $this->assertSame(
            ['2026-06-01 10:00:00', '2026-07-02 17:00:00', '2026-07-02 19:00:00'],
            array_slice(array_column($log, 'at'), 0, 3),
        );
        $this->assertSame('FAILED', $log[2]['to_status']);
        $this->assertStringContainsString('SENT TO HEXONET (reference=APP9)', $log[1]['detail']);
    }

    /** The first runs after it: nothing is sent, invoiced or imported twice. */
    public function testItGoesOnWhereTheOriginalStopped(): void
    {
        $ada = $this->market->clients['Ada'];
        $invoice = $this->market->site->whmcs->invoices->create($ada, [[
            'description' => 'FULL BACKORDER: won.com', 'amount' => 2000, 'taxed' => false,
        ]]);
        $this->tables->add(['id' => 3, 'userid' => $ada, 'domain' => 'won', 'status' =>
            'PENDING-PAYMENT', 'dropdate' => '2027-01-08 19:00:00', 'invoice' => "$invoice",
            'reference' => 'APP3']);
        $this->tables->add(['id' => 4, 'userid' => $ada, 'dropdate' => '2027-01-13 19:00:00']);
        $this->tables->flush();
        $this->market->fate('shop.com', 'catch');
        $this->assertSame(2, $this->move()->taken);
        $new = $this->market->place('boat.net', 'Bob');
        $this->assertGreaterThan(4, $new, 'its ids are kept free');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->site->whmcs->invoices->pay($invoice, 2000, 'paypal', 'T9');
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status(4));
        $this->assertCount(2, $this->market->rows('SELECT * FROM tblinvoices'));
        $this->assertSame([], $this->findings());
    }

    public function testPricesAreExactOrListed(): void
    {
        $exact = ['19.99' => 'org', '12345.67' => 'info', '0.10' => 'biz', '99999.99' => 'io'];
        foreach ($exact as $price => $tld) {
            $this->tables->price($tld, 1, (string) $price);
        }
        $this->tables->price('org', 2, '21.49');
        $this->tables->price('.CO.UK', 1, '15.00');
        foreach (['free' => '0', 'none' => null] as $tld => $price) {
            $this->tables->price($tld, 1, $price);
        }
        foreach (
            [
                ['many', 1, '1234567.89'], ['odd', 1, '19.999'], ['minus', 1, '-5'],
                ['lost', 9, '10.00'], ['twice', 1, '10.00'], ['twice', 1, '11.00'],
                ['com', 1, '25.00'], ['net', 1, '15.00'],
            ] as [$tld, $currency, $price]
        ) {
            $this->tables->price($tld, $currency, $price);
        }
        $report = $this->move();
        $this->assertSame(6, $report->prices);
        $sql = "SELECT tld, price FROM mod_backorder_prices
            WHERE currency = 'EUR' AND kind = 'FULL'";
        $prices = array_column($this->market->rows($sql), 'price', 'tld');
        foreach (array_flip($exact) as $tld => $price) {
            $this->assertSame((string) $price, $prices[$tld]);
        }
        $this->assertSame(['15.00', '20.00'], [$prices['co.uk'], $prices['com']]);
        $listed = [
            'price many EUR FULL' => 'lost its last digits', 'price odd EUR FULL' => '19.999',
            'price minus EUR FULL' => '', 'price lost currency 9 FULL' => 'no such currency',
            'price twice EUR FULL' => '10.00 and 11.00', 'price com EUR FULL' => '20.00 here',
        ];
        $this->assertEqualsCanonicalizing(array_keys($listed), array_keys($report->refused));
        foreach ($listed as $what => $text) {
            $this->assertStringContainsString($text, $report->refused[$what]);
        }
    }

    /** Every amount up to a limit that a FLOAT keeps apart comes back as it was. */
    public function testAFloatIsReadBack(): void
    {
        for ($cents = 1; $cents < 13_000_000; $cents = (int) ($cents * 1.0007) + 1) {
            $amount = sprintf('%d.%02d', intdiv($cents, 100), $cents % 100);
            $stored = unpack('f', pack('f', (float) $amount))[1];
            $this->assertSame($amount, FloatPrice::exact($stored, 'EUR'));
            $this->assertSame($amount, FloatPrice::exact((float) $amount, 'EUR'));
        }
    }

    /** Killed at random points and started again: it ends as if nothing had been. */
    public function testItSurvivesBeingKilled(): void
    {
        $this->market->now = time();
        $this->fill(800, seed: 7);
        $whole = $this->move();
        $expected = $this->standing();
        $this->moving()->undo();
        mt_srand(7);
        $killed = 0;
        for ($most = 0; $most < 700; $most += mt_rand(50, 250)) {
            $process = $this->program([], $pipes);
            while ($this->counted('backorders') <= $most && self::runs($process)) {
                usleep(mt_rand(500, 5000));
            }
            $killed += self::runs($process) ? 1 : 0;
            proc_terminate($process, SIGKILL);
            proc_close($process);
            $this->assertSame([], $this->findings());
        }
        $this->assertGreaterThan(1, $killed);
        $process = $this->program([], $pipes);
        $said = stream_get_contents($pipes[1]);
        $this->assertSame('', stream_get_contents($pipes[2]));
        $this->assertSame(3, proc_close($process));
        $this->assertStringContainsString('listed: ' . count($whole->refused), $said);
        $this->assertSame($expected, $this->standing());
    }

    /** Two at once take each row once, and list only what cannot be taken. */
    public function testTwoRunsAtOnceHarmNothing(): void
    {
        $this->market->now = time();
        $this->fill(800, seed: 3);
        $trial = $this->move(isTrial: true);
        $first = $this->program([], $one);
        $second = $this->program([], $two);
        foreach ([[$first, $one], [$second, $two]] as [$process, $pipes]) {
            [$said, $wrong] = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
            $this->assertSame([3, ''], [proc_close($process), $wrong], $said);
            $this->assertStringContainsString("\nlisted: " . count($trial->refused) . "\n", $said);
        }
        $this->assertSame($trial->taken, $this->counted('backorders'));
        $this->assertSame([], $this->findings());
    }

    /** A client with very many comes in parts: money goes where it is needed first all the same. */
    public function testAClientWithVeryManyIsServedByNeed(): void
    {
        $ada = $this->market->clients['Ada'];
        for ($id = 1; $id <= 900; $id++) {
            $of = ['id' => $id, 'userid' => $ada, 'domain' => "old$id", 'status' => 'FAILED'];
            $this->tables->add($of + ['dropdate' => '2026-10-01 19:00:00']);
        }
        foreach ([901 => '12', 902 => '14', 903 => '11', 904 => '13'] as $id => $day) {
            $of = ['id' => $id, 'userid' => $ada, 'domain' => "new$id", 'status' => 'ACTIVE'];
            $this->tables->add($of + ['dropdate' => "2027-01-$day 19:00:00"]);
        }
        $this->tables->flush();
        $this->assertSame([904, []], [$this->move()->taken, Moving::listed()]);
        $status = fn (int $id) => $this->market->status($id);
        $this->assertSame(
            ['ACTIVE', 'REQUESTED', 'ACTIVE', 'REQUESTED'],
            array_map($status, [901, 902, 903, 904]),
        );
    }

    public function testTheProgramTellsHowToCallItAndWhatIsMissing(): void
    {
        foreach ([['--dry'], ['--undo', '--dry-run'], ['--zone=a', '--zone=b']] as $wrong) {
            $this->assertSame([2, '', 'usage'], $this->called($wrong));
        }
        [$code, , $said] = $this->called(['--zone=Mars/Base']);
        $this->assertSame([1, 'backo'], [$code, $said]);
        $of = ['status' => '', 'userid' => $this->market->clients['Ada']];
        $this->tables->add($of);
        $this->tables->add(['domain' => "\x1b[2J\nall taken"] + $of);
        $this->tables->flush();
        [$code, $said] = $this->called(['--dry-run']);
        $this->assertSame(3, $code);
        $this->assertStringStartsWith("A trial: nothing was written.\n", $said);
        $this->assertStringContainsString('listed: backorder 1: shop.com', $said);
        $this->assertStringContainsString('listed: backorder 2: ?[2J?all taken.com', $said);
        $this->market->site->whmcs->database->run('DELETE FROM backorder_domains');
        $this->tables->add(['id' => 9, 'userid' => $this->market->clients['Ada']]);
        $this->tables->flush();
        $this->assertSame(0, $this->called([])[0]);
        $this->market->site->whmcs->database->run('DROP TABLE backorder_domains');
        $this->assertSame(1, $this->called([])[0]);
        [$code, $said] = $this->called(['--undo']);
        $this->assertSame([0, 0], [$code, $this->counted('backorders')]);
        $this->assertStringContainsString('undone: 1', $said);
    }

    public function testTheAdminsPageDoesTheSame(): void
    {
        $ada = $this->market->clients['Ada'];
        $this->tables->add(['id' => 1, 'userid' => $ada]);
        $this->tables->add(['id' => 2, 'userid' => $ada, 'status' => '', 'domain' => '<b>x']);
        $this->tables->flush();
        $this->market->logIn(null, 1);
        $of = ['tab' => 'moving'];
        $this->assertStringContainsString('tab=moving', $this->market->adminPage([]));
        $token = ['token' => 'right', 'zone' => 'UTC'];
        $html = $this->market->adminPage($of, ['action' => 'move', 'token' => 'wrong']);
        $this->assertStringContainsString('id="refusal"', $html);
        $html = $this->market->adminPage($of, ['action' => 'try'] + $token);
        $this->assertStringContainsString('taken: 1', $html);
        $this->assertStringContainsString('backorder 2', $html);
        $this->assertStringNotContainsString('<b>x', $html);
        $this->assertSame(0, $this->counted('backorders'));
        $this->market->adminPage($of, ['action' => 'move'] + $token);
        $this->assertSame(1, $this->counted('backorders'));
        $this->assertStringContainsString('backorder 2', $this->market->adminPage($of));
        $html = $this->market->adminPage($of, ['action' => 'undo'] + $token);
        $this->assertStringContainsString('undone: 1', $html);
        $this->market->logIn('Ada');
        $html = $this->market->adminPage($of, ['action' => 'move'] + $token);
        $this->assertSame(0, $this->counted('backorders'));
        $this->market->site->whmcs->database->run('DROP TABLE backorder_domains');
        $this->market->logIn(null, 1);
        $this->assertStringNotContainsString('tab=moving', $this->market->adminPage([]));
    }

    /** A run that is out of time goes on where it was. */
    public function testTimeIsLimited(): void
    {
        $this->fill(900);
        $report = $this->moving()->run(false, 0.0);
        $this->assertTrue($report->isOutOfTime);
        $this->assertSame(0, $report->taken);
        $this->assertFalse($this->move()->isOutOfTime);
    }

    /** The original may be active still: both would send. */
    public function testAnActiveOriginalIsTold(): void
    {
        $active = 'backorder,ispapibackorder';
        $this->market->site->whmcs->database->set('ActiveAddonModules', $active);
        $this->assertStringContainsString('deactivate it', $this->move(isTrial: true)->notes[0]);
    }

    private function fill(int $rows, int $seed = 1): void
    {
        $clients = array_values($this->market->clients);
        for ($i = 0; $i < 28; $i++) {
            $clients[] = $this->market->site->whmcs->addClient("C$i", '100.00');
        }
        foreach (OriginalTables::TLDS as $tld) {
            $this->tables->price($tld, 1, $tld === 'net' ? '15.00' : '20.00');
        }
        $this->tables->fill($rows, $clients, $this->market->now, $seed);
    }

    private function moving(string $zone = 'UTC'): Moving
    {
        return new Moving($this->market->addon(), TimeZone::parse($zone));
    }

    private function move(string $zone = 'UTC', bool $isTrial = false): Report
    {
        return $this->moving($zone)->run($isTrial);
    }

    private function counted(string $table): int
    {
        return count($this->market->rows("SELECT 1 FROM mod_backorder_$table"));
    }

    /** @return list<int> */
    private function column(string $sql): array
    {
        return array_map(intval(...), array_column($this->market->rows($sql), 'id'));
    }

    /** @return array<string, list<array<string, mixed>>> */
    private function ours(): array
    {
        $all = [];
        foreach (self::OURS as $table) {
            $sql = "SELECT * FROM mod_backorder_$table ORDER BY 1, 2, 3";
            $all[$table] = $this->market->rows($sql);
        }
        return $all;
    }

    /** @return list<array<string, mixed>> what does not depend on when it was done */
    private function standing(): array
    {
        return $this->market->rows('SELECT id, client_id, domain, kind, status, placed_at, drop_at,
            hold_minor, reference, invoice_id, revision FROM mod_backorder_backorders ORDER BY id');
    }

    private function theirs(): string
    {
        $all = [];
        foreach (['backorder_domains', 'backorder_logs', 'backorder_pricing'] as $table) {
            $all[] = $this->market->rows("SELECT * FROM $table ORDER BY id");
        }
        return hash('sha256', serialize($all));
    }

    private function theirRow(int $id, array $row): void
    {
        $this->market->site->whmcs->database->update('backorder_domains', $id, $row);
    }

    /** @return list<mixed> of the ledger: none where every cent adds up */
    private function findings(): array
    {
        return [...(new Ledger($this->market->addon()->store()))->findings()];
    }

    private function assertNoEffects(): void
    {
        $sql = 'SELECT * FROM mod_backorder_effects WHERE sends > 1 OR revision > 1';
        $this->assertSame([], $this->market->rows($sql));
        $this->assertSame([], $this->market->rows('SELECT * FROM tblemails'));
    }

    /** @param resource $process */
    private static function runs($process): bool
    {
        return proc_get_status($process)['running'];
    }

    /** @return array{int, string, string} code, output, the first letters of the errors */
    private function called(array $arguments): array
    {
        $process = $this->program($arguments, $pipes);
        $said = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
        return [proc_close($process), $said[0], substr($said[1], 0, 5)];
    }

    /** @return resource */
    private function program(array $arguments, ?array &$pipes)
    {
        $folder = $this->market->site->folder;
        return proc_open(
            [
                PHP_BINARY, '-d', 'extension=' . getenv('BACKORDER_EXTENSION'),
                "$folder/modules/addons/backorder/move.php", ...$arguments,
            ],
            [1 => ['pipe', 'w'], 2 => ['pipe', 'w']],
            $pipes,
            null,
            ['WHMCS_ROOT' => $folder, 'PATH' => getenv('PATH')],
        );
    }
}
