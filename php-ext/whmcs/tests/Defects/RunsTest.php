<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\DefectCase;
use Backorder\Whmcs\Tests\Market;

/** Runs that overlap, as two cron lines do, in processes of their own. */
final class RunsTest extends DefectCase
{
    /** Defects 3, 5 and 6: two applications, money for one held twice, the mail twice. */
    public function testRunsAtOnceDecideOnce(): void
    {
        $this->market->now = time();
        $drop = time() + 3 * 86400 - 60;
        unlink("{$this->market->site->folder}/droplist");
        $this->market->list(['shop.com', 'shoes.com', 'shop24.com'], $drop);
        $whmcs = $this->market->site->whmcs;
        $whmcs->moveCredit($this->market->clients['Ada'], -2000, 'enough for one');
        foreach (['shop.com', 'shoes.com'] as $name) {
            $this->market->place($name);
        }
        $this->market->place('shop24.com', 'Bob');
        $this->cronAtOnce(4);
        $held = 'hold_minor IS NOT NULL';
        $this->assertSame(1, $this->number('mod_backorder_backorders', $held));
        $mails = $this->market->rows('SELECT userid FROM tblemails ORDER BY userid');
        $this->assertSame(
            [$this->market->clients['Ada'], $this->market->clients['Bob']],
            array_map(intval(...), array_column($mails, 'userid')),
        );
        // The time to send comes: again four at once.
        $soon = gmdate('Y-m-d H:i:s', time() + 3600);
        $whmcs->database->run("UPDATE mod_backorder_backorders SET drop_at = ?, due_at = ?
            WHERE $held", [$soon, gmdate('Y-m-d H:i:s', time() - 60)]);
        $this->cronAtOnce(4);
        $this->assertSame(1, $this->asked('AddDomainApplication'));
        $this->assertSame(1, $this->number('mod_backorder_applications', 'reference IS NOT NULL'));
    }

    private function cronAtOnce(int $number): void
    {
        $cron = $this->market->site->folder . '/modules/addons/backorder/cron.php';
        $running = [];
        for ($i = 0; $i < $number; $i++) {
            $running[] = proc_open(
                [PHP_BINARY, '-d', 'extension=' . getenv('BACKORDER_EXTENSION'), $cron, 'batch'],
                [1 => ['pipe', 'w'], 2 => ['pipe', 'w']],
                $pipes[$i],
                null,
                ['WHMCS_ROOT' => $this->market->site->folder, 'PATH' => (string) getenv('PATH')],
            );
        }
        foreach ($running as $i => $process) {
            $said = stream_get_contents($pipes[$i][1]) . stream_get_contents($pipes[$i][2]);
            $this->assertSame('', $said);
            $this->assertSame(0, proc_close($process));
        }
    }
}
