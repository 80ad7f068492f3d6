<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Droplist;
use Backorder\ImportJob;
use Backorder\ImportReport;
use Backorder\Search;
use Backorder\SearchResult;
use Backorder\TimeZone;
use RuntimeException;

/** The droplists of the day: made once, imported and searched by each run. */
final class Market
{
    /** A made-up list takes about so many bytes for each name, zipped. */
    private const BYTES_PER_NAME = 14;

    private ?Droplist $droplist = null;

    private string $image;

    public function __construct(private Workshop $workshop, private array $day, string $name)
    {
        $this->image = $workshop->file("$name.droplist");
    }

    /** Makes the registrar's zips for all imports of the day. */
    public static function prepare(
        Workshop $workshop,
        array $day,
        string $program,
        Terminal $out,
    ): void {
        $spec = $day['droplist'];
        foreach (array_filter($day['events'], fn ($event) => $event[1] === 'import') as $event) {
            $zip = $workshop->file("droplist-{$event['list']}.zip");
            $drops = array_map(fn (array $name) => $name['drop'], $day['names']);
            $command = [
                $program, '--out', $zip, '--count', (string) $spec['count'],
                '--seed', (string) $spec['seed'], '--start', $spec['start'],
                '--days', (string) $spec['days'],
            ];
            foreach (array_merge($drops, $event['moved'] ?? []) as $name => $drop) {
                array_push($command, '--add', idn($name) . '=' . strtr($drop, ' ', 'T'));
            }
            $process = new Process($command, $workshop->file('droplist.log'));
            $what = "making droplist {$event['list']}";
            while ($process->isRunning()) {
                usleep(100_000);
                clearstatcache();
                $size = is_file($zip) ? filesize($zip) : 0;
                $out->progress($what, $size, $spec['count'] * self::BYTES_PER_NAME);
            }
            if (!is_file($zip)) {
                throw new RuntimeException('no droplist was made: ' . $process->said());
            }
            $process->stop();
            $size = number_format(filesize($zip) / 1e6, 1);
            $out->done("droplist {$event['list']} is made: $size MB as the registrar's zip");
        }
    }

    /** Imports a zip beside PHP and shows how far it is. */
    public function import(int $list, int $now, ?Terminal $out): ImportReport
    {
        $job = ImportJob::start($this->workshop->file("droplist-$list.zip"), $this->image, $now);
        while ($job->step(50)) {
            $out?->progress("importing droplist $list", $job->bytes, max(1, $job->bytesTotal));
        }
        $report = $job->finish();
        $this->droplist = Droplist::open($this->image);
        $out?->done(sprintf(
            'droplist %d is imported: %s names; new %s, gone %s, moved %s, drop past %s',
            $list,
            ...array_map(number_format(...), [
                $report->names, $report->added, $report->gone, $report->moved, $report->past,
            ]),
        ));
        return $report;
    }

    public function droplist(): Droplist
    {
        return $this->droplist ?? throw new RuntimeException('no droplist is imported yet');
    }

    /** A client's search: days are days where the client lives. */
    public function search(string $name, string $zone): SearchResult
    {
        $search = $this->day['searches'][$name];
        $zone = TimeZone::parse($zone);
        $search = new Search(
            tlds: array_keys($this->day['prices']),
            pattern: $search['pattern'],
            idn: $search['idn'] ?? null,
            dropFrom: $zone->dayStart($search['days'][0]),
            dropBefore: $zone->dayEnd($search['days'][1]),
            order: 'name',
            limit: 1000,
        );
        return $this->droplist()->search($search);
    }
}
