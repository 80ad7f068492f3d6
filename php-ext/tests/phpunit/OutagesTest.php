<?php

declare(strict_types=1);

require_once __DIR__ . '/../../runner/autoload.php';

use Backorder\Exception\BookException;
use Backorder\Exception\SettingsException;
use Backorder\Exception\TimeException;
use Backorder\Language;
use Backorder\Upstream;
use Backorder\Policy;
use Backorder\Runner\Store as Rows;
use Backorder\Outage;
use Backorder\Outages;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

final class OutagesTest extends TestCase
{
    private const START = 1803902400; // 2027-03-01 12:00 UTC

    public static function wrongRows(): array
    {
        $row = ['upstream' => 'billing', 'since' => '2027-03-01 12:00:00', 'alerted_at' => null];
        return [
            'no upstream' => [['upstream' => null] + $row, 'upstream'],
            'another upstream' => [['upstream' => 'Billing'] + $row, 'Billing'],
            'no begin' => [['since' => null] + $row, 'since'],
            'no time' => [['since' => 'noon'] + $row, 'since'],
            'no column' => [
                ['upstream' => 'billing', 'since' => '2027-03-01 12:00:00'],
                'alerted_at',
            ],
        ];
    }

    /** @dataProvider wrongRows */
    public function testRowsThatAreNoneAreRefused(array $row, string $column): void
    {
        try {
            Outages::ofRows([$row]);
            $this->fail('read');
        } catch (BookException $refused) {
            $this->assertSame('row-invalid', $refused->getKind());
            $this->assertStringContainsString($column, $refused->getMessage());
            $subject = $row['upstream'] ?? 'upstream';
            $this->assertSame($subject, $refused->getSubject(), 'which row');
        }
    }

    public function testSentencesThatCannotBeReadAreRefused(): void
    {
        $outages = new Outages();
        $outages->notAnswered(Upstream::Billing, self::START);
        $this->expectException(SettingsException::class);
        $outages->all[0]->sentence(sentences: '= nothing');
    }

    public function testOnlyTimesThatARowCanHold(): void
    {
        $this->expectException(TimeException::class);
        (new Outages())->notAnswered(Upstream::Billing, PHP_INT_MAX);
    }

    public function testASilenceIsToldOnceWhenPatienceEnds(): void
    {
        $policy = Policy::default();
        $outages = new Outages();
        $this->assertTrue($outages->notAnswered(Upstream::Registrar, self::START));
        $this->assertFalse($outages->notAnswered(Upstream::Registrar, self::START + 300), 'known');
        $end = self::START + $policy->upstreamPatience;
        $this->assertSame([], $outages->alerts($policy, $end - 1));
        [$alert] = $outages->alerts($policy, $end);
        $this->assertSame([Upstream::Registrar, self::START, $end], [
            $alert->upstream,
            $alert->since,
            $alert->alertedAt,
        ]);
        $this->assertSame('bo-outage-registrar-' . self::START . '.', $alert->alertId);
        $this->assertSame([], $outages->alerts($policy, $end + 86400), 'once');
        $patient = $policy->with(upstreamPatience: 7200);
        $this->assertFalse($outages->answered(Upstream::Billing), 'was not silent');
        $this->assertTrue($outages->answered(Upstream::Registrar));
        $this->assertCount(0, $outages);
        $outages->notAnswered(Upstream::Registrar, $end);
        $this->assertSame([], $outages->alerts($patient, $end + 7199));
        $this->assertCount(1, $outages->alerts($patient, $end + 7200));
    }

    public function testSilencesGoThroughADatabase(): void
    {
        $pdo = new PDO('sqlite::memory:', options: [
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        ]);
        (new Rows($pdo, 'bo_'))->createTables();
        $outages = new Outages();
        $outages->notAnswered(Upstream::Billing, self::START);
        $outages->notAnswered(Upstream::Droplist, self::START + 60);
        $outages->alerts(Policy::default(), self::START + 1800);
        $insert = $pdo->prepare('INSERT INTO bo_outages VALUES (:upstream, :since, :alerted_at)');
        foreach ($outages->all as $outage) {
            $insert->execute($outage->toRow());
        }
        $stored = Outages::ofRows($pdo->query('SELECT * FROM bo_outages')->fetchAll());
        $this->assertEquals($outages, $stored);
        $this->assertSame(
            [self::START + 1800, null],
            array_map(fn (Outage $outage) => $outage->alertedAt, $stored->all),
        );
        $this->assertNotEquals($outages, new Outages());
        $this->assertEquals(new Outages(), Outages::ofRows([]));
    }

    public function testOfTwoRowsTheLongerSilenceCounts(): void
    {
        $outages = new Outages();
        $outages->notAnswered(Upstream::Billing, self::START);
        $row = $outages->all[0]->toRow();
        $later = ['since' => '2027-03-01 13:00:00'] + $row;
        $this->assertSame(self::START, Outages::ofRows([$later, $row])->all[0]->since);
    }

    public function testWhatIsNotedChangesTheCopyAlone(): void
    {
        $outages = new Outages();
        $copy = clone $outages;
        $copy->notAnswered(Upstream::Billing, self::START);
        $this->assertSame([0, 1], [count($outages), count($copy)]);
    }

    public function testAlertsSpeak(): void
    {
        $outages = new Outages();
        $outages->notAnswered(Upstream::Billing, self::START);
        [$outage] = $outages->all;
        $this->assertStringStartsWith(
            'Billing has not answered since 2027-03-01 12:00:00 UTC',
            $outage->sentence(),
        );
        $german = $outage->sentence(Language::German, TimeZone::parse('Europe/Berlin'));
        $this->assertStringStartsWith('Die Abrechnung antwortet seit', $german);
        $this->assertStringContainsString('13:00', $german);
        $this->assertSame('Call us!', $outage->sentence(sentences: 'outage-billing = Call us!'));
    }
}
