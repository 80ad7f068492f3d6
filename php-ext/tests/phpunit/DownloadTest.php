<?php

declare(strict_types=1);

use Backorder\Download;
use Backorder\Droplist;
use Backorder\DroplistDiff;
use Backorder\Exception\ClientException;
use PHPUnit\Framework\TestCase;

/** A file from a server, and what is new in a list. */
final class DownloadTest extends TestCase
{
    private const NOW = 1_799_539_260;
    private string $folder;
    /** @var ?resource */
    private $server = null;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        if ($this->server !== null) {
            proc_terminate($this->server);
            proc_close($this->server);
        }
        array_map(unlink(...), glob("$this->folder/*"));
        rmdir($this->folder);
    }

    private function url(): string
    {
        $free = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($free, false);
        fclose($free);
        $router = __DIR__ . '/../support/files.php';
        $command = [PHP_BINARY, '-n', '-S', $address, $router];
        $quiet = ['file', '/dev/null', 'w'];
        $this->server = proc_open($command, [1 => $quiet, 2 => $quiet], $pipes);
        for ($try = 0; $try < 100 && @fsockopen("tcp://$address") === false; $try++) {
            usleep(50_000);
        }
        return "http://$address/list.csv";
    }

    public function testAFileIsFetchedOnceAndChecked(): void
    {
        $url = $this->url();
        $file = "$this->folder/list.csv";
        $fetched = Download::fetch($url, $file);
        $came = [$fetched->isNew, $fetched->bytes, $fetched->resumedAt];
        $this->assertSame([true, 26000, 0], $came);
        $this->assertSame(hash_file('sha256', $file), $fetched->sha256);
        $again = Download::fetch($url, $file, sha256: $fetched->sha256);
        $this->assertSame([false, null], [$again->isNew, $again->sha256], 'nothing newer');
        foreach ([
            'invalid' => ['url' => $url, 'sha256' => str_repeat('0', 64)],
            'http-status' => ['url' => dirname($url) . '/none', 'attempts' => 1],
            'config' => ['url' => 'http://example.com/list.zip'],
        ] as $kind => $arguments) {
            try {
                Download::fetch(...$arguments, file: "$this->folder/other.csv");
                $this->fail("fetched: $kind");
            } catch (ClientException $refused) {
                $this->assertSame($kind, $refused->getKind(), $refused->getMessage());
                $this->assertFileDoesNotExist("$this->folder/other.csv");
            }
        }
        $this->expectExceptionMessage('bytesMax: 0 is less than 1');
        Download::fetch($url, $file, bytesMax: 0);
    }

    public function testADownloadIsStoppedAndGoesOnWhereItWas(): void
    {
        $url = dirname($this->url()) . '/slow.csv';
        $file = "$this->folder/list.csv";
        try {
            Download::fetch($url, $file, timeoutMs: 500, attempts: 1);
            $this->fail('the server sends no more than a half');
        } catch (ClientException $stopped) {
            $this->assertSame('transport', $stopped->getKind(), $stopped->getMessage());
            $this->assertFileDoesNotExist($file);
        }
        $fetched = Download::fetch($url, $file, timeoutMs: 10_000, attempts: 1);
        $came = [$fetched->isNew, $fetched->bytes, $fetched->resumedAt];
        $this->assertSame([true, 26000, 13000], $came);
        $this->assertSame(26000, filesize($file));
    }

    public function testWhatIsNewInAList(): void
    {
        $list = function (string $name, array $drops): Droplist {
            $lines = '';
            foreach ($drops as $domain => $drop) {
                $lines .= "$domain;$drop\n";
            }
            file_put_contents("$this->folder/$name.csv", $lines);
            Droplist::import("$this->folder/$name.csv", "$this->folder/$name", self::NOW);
            return Droplist::open("$this->folder/$name");
        };
        $drop = '2027-01-13 19:00:00';
        $many = [];
        for ($number = 0; $number < 40; $number++) {
            $many["name-$number.com"] = $drop;
        }
        $old = $list('old', $many + ['gone.com' => $drop, 'moved.com' => $drop]);
        $new = $list('new', $many + ['moved.com' => '2027-01-14 19:00:00', 'new.com' => $drop]);
        $diff = DroplistDiff::between($old, $new);
        $this->assertSame([$old->id, $new->id], [$diff->from, $diff->to]);
        $at = strtotime("$drop UTC");
        $this->assertSame(['new.com' => $at], $diff->added());
        $this->assertSame(['gone.com' => $at], $diff->gone());
        $this->assertSame(['moved.com' => [$at, $at + 86400]], $diff->moved());
        $counts = [$diff->addedCount, $diff->goneCount, $diff->movedCount];
        $this->assertSame([1, 1, 1], $counts);
    }
}
