<?php

declare(strict_types=1);

foreach (['Clock', 'Database', 'Mailer', 'Answers'] as $class) {
    require_once __DIR__ . "/../../demo/src/$class.php";
}

use Backorder\Exception\BookException;
use Backorder\Exception\TimeException;
use Backorder\Language;
use Backorder\Owner;
use Backorder\Policy;
use Backorder\Silence;
use Backorder\Silences;
use Backorder\TimeZone;
use Demo\Answers;
use Demo\Clock;
use Demo\Database;
use Demo\Mailer;
use PHPUnit\Framework\TestCase;

final class SilencesTest extends TestCase
{
    private const START = 1803902400; // 2027-03-01 12:00 UTC

    public static function wrongRows(): array
    {
        $row = ['owner' => 'billing', 'since' => '2027-03-01 12:00:00', 'alerted_at' => null];
        return [
            'no owner' => [['owner' => null] + $row, 'owner'],
            'another owner' => [['owner' => 'Billing'] + $row, 'owner'],
            'no begin' => [['since' => null] + $row, 'since'],
            'no time' => [['since' => 'noon'] + $row, 'since'],
            'no column' => [['owner' => 'billing', 'since' => '2027-03-01 12:00:00'], 'alerted_at'],
        ];
    }

    /** @dataProvider wrongRows */
    public function testRowsThatAreNoneAreRefused(array $row, string $column): void
    {
        try {
            Silences::ofRows([$row]);
            $this->fail('read');
        } catch (BookException $refused) {
            $this->assertSame(
                ['row-invalid', $column],
                [$refused->getKind(), $refused->getSubject()],
            );
        }
    }

    public function testSentencesThatCannotBeReadAreRefused(): void
    {
        $silences = new Silences();
        $silences->unheard(Owner::Billing, self::START);
        $this->expectException(BookException::class);
        $silences->all[0]->sentence(sentences: '= nothing');
    }

    public function testOnlyTimesThatARowCanHold(): void
    {
        $this->expectException(TimeException::class);
        (new Silences())->unheard(Owner::Billing, PHP_INT_MAX);
    }

    public function testASilenceIsToldOnceWhenPatienceEnds(): void
    {
        $policy = Policy::default();
        $silences = new Silences();
        $this->assertTrue($silences->unheard(Owner::Registrar, self::START));
        $this->assertFalse($silences->unheard(Owner::Registrar, self::START + 300), 'known');
        $end = self::START + $policy->ownerPatience;
        $this->assertSame([], $silences->alerts($policy, $end - 1));
        [$alert] = $silences->alerts($policy, $end);
        $this->assertSame([Owner::Registrar, self::START, $end], [
            $alert->owner,
            $alert->since,
            $alert->alertedAt,
        ]);
        $this->assertSame('bo-silence-registrar-' . self::START . '.', $alert->alertId);
        $this->assertSame([], $silences->alerts($policy, $end + 86400), 'once');
        $patient = $policy->with(ownerPatience: 7200);
        $this->assertFalse($silences->heard(Owner::Billing), 'was not silent');
        $this->assertTrue($silences->heard(Owner::Registrar));
        $this->assertCount(0, $silences);
        $silences->unheard(Owner::Registrar, $end);
        $this->assertSame([], $silences->alerts($patient, $end + 7199));
        $this->assertCount(1, $silences->alerts($patient, $end + 7200));
    }

    public function testSilencesGoThroughADatabase(): void
    {
        $pdo = new PDO('sqlite::memory:', options: [
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        ]);
        array_map($pdo->exec(...), Backorder\Schema::statements('bo_'));
        $silences = new Silences();
        $silences->unheard(Owner::Billing, self::START);
        $silences->unheard(Owner::Droplist, self::START + 60);
        $silences->alerts(Policy::default(), self::START + 1800);
        $insert = $pdo->prepare('INSERT INTO bo_silences VALUES (:owner, :since, :alerted_at)');
        foreach ($silences->all as $silence) {
            $insert->execute($silence->toRow());
        }
        $stored = Silences::ofRows($pdo->query('SELECT * FROM bo_silences')->fetchAll());
        $this->assertEquals($silences, $stored);
        $this->assertSame(
            [self::START + 1800, null],
            array_map(fn (Silence $silence) => $silence->alertedAt, $stored->all),
        );
        $this->assertNotEquals($silences, new Silences());
        $this->assertEquals(new Silences(), Silences::ofRows([]));
    }

    /** The classes of the demo's cron: every run reads the table anew. */
    public function testACronTellsTheResellerOnceASilence(): void
    {
        $database = Database::sqlite(':memory:');
        array_map($database->exec(...), Backorder\Schema::statements());
        $clock = new Clock(self::START);
        $mailer = new Mailer($database, $clock);
        $mailer->createTable();
        $answers = new Answers($database, $mailer, Policy::default(), $clock);
        $mails = fn (): array => array_column(
            $database->all('SELECT messageid FROM tblemails ORDER BY id'),
            'messageid',
        );
        foreach ([0, 300, 1799] as $later) {
            $clock->now = self::START + $later;
            $answers->note(Owner::Registrar, false);
            $answers->alert();
        }
        $this->assertSame([], $mails());
        $clock->now = self::START + 1800;
        $answers->alert();
        $first = 'bo-silence-registrar-' . self::START . '.';
        $this->assertSame([$first], $mails());
        // The power fails after it was sent and before that is written down.
        $database->run('UPDATE silences SET alerted_at = NULL');
        $answers->alert();
        $answers->alert();
        $this->assertSame([$first], $mails());
        $answers->note(Owner::Billing, true);
        $answers->note(Owner::Registrar, true);
        $this->assertSame([], $database->all('SELECT * FROM silences'));
        $answers->note(Owner::Registrar, false);
        $clock->now += 1800;
        $answers->alert();
        $this->assertCount(2, $mails(), 'another silence');
    }

    public function testOfTwoRowsTheLongerSilenceCounts(): void
    {
        $silences = new Silences();
        $silences->unheard(Owner::Billing, self::START);
        $row = $silences->all[0]->toRow();
        $later = ['since' => '2027-03-01 13:00:00'] + $row;
        $this->assertSame(self::START, Silences::ofRows([$later, $row])->all[0]->since);
    }

    public function testWhatIsNotedChangesTheCopyAlone(): void
    {
        $silences = new Silences();
        $copy = clone $silences;
        $copy->unheard(Owner::Billing, self::START);
        $this->assertSame([0, 1], [count($silences), count($copy)]);
    }

    public function testAlertsSpeak(): void
    {
        $silences = new Silences();
        $silences->unheard(Owner::Billing, self::START);
        [$silence] = $silences->all;
        $this->assertStringStartsWith(
            'Billing has not answered since 2027-03-01 12:00:00 UTC',
            $silence->sentence(),
        );
        $german = $silence->sentence(Language::German, TimeZone::parse('Europe/Berlin'));
        $this->assertStringStartsWith('Die Abrechnung antwortet seit', $german);
        $this->assertStringContainsString('13:00', $german);
        $this->assertSame('Call us!', $silence->sentence(sentences: 'silent-billing = Call us!'));
    }
}
