<?php

declare(strict_types=1);

foreach (['Line', 'Answers', 'Player'] as $class) {
    require_once __DIR__ . "/../support/Scenario/$class.php";
}
require_once __DIR__ . '/../../runner/autoload.php';

use Backorder\Tests\Scenario\Line;
use Backorder\Tests\Scenario\Player;
use PHPUnit\Framework\TestCase;

/**
 * Every scenario of `tests/scenarios`, played through the classes of the extension over a store in
 * SQLite: it must decide, ask for, refuse, store and show what the engine did in Rust.
 */
final class ScenariosTest extends TestCase
{
    /** What PHP does not show, by answer: keys, or the whole line. */
    private const LEFT_OUT = [
        // Revisions are those of the record, and a claim is of the book; both are compared there.
        'decision' => ['before', 'after', 'account-before', 'account-after', 'claim'],
        // An explanation is sentences.
        'sentence' => ['key'],
        'argument' => true,
    ];

    /** As many as there are in the folder, at the least. */
    private const AT_LEAST = 250;

    private static string $folder;

    /** BACKORDER_TRACES is a folder that the program has written already. */
    public static function setUpBeforeClass(): void
    {
        $written = getenv('BACKORDER_TRACES');
        if ($written !== false) {
            self::$folder = $written;
            return;
        }
        self::$folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        $program = getenv('BACKORDER_LIBRARY_DIR') . '/traces';
        $command = escapeshellarg($program) . ' ' . escapeshellarg(self::$folder);
        exec("$command 2>&1", $said, $code);
        self::assertSame(0, $code, implode("\n", $said));
    }

    public static function tearDownAfterClass(): void
    {
        if (getenv('BACKORDER_TRACES') !== false) {
            return;
        }
        array_map(unlink(...), glob(self::$folder . '/*'));
        rmdir(self::$folder);
    }

    public function testEveryScenarioGoesAsInRust(): void
    {
        $scenarios = 0;
        $calls = [];
        foreach (glob(self::$folder . '/*.trace') as $file) {
            foreach (self::calls($file) as [$where, $call, $with, $expected]) {
                if ($call->word === 'scenario') {
                    $player = new Player();
                    $scenarios += $call->has('fresh') ? 0 : 1;
                    continue;
                }
                $answered = array_map(strval(...), $player->play($call, $with));
                $told = implode("\n", [$where, ...$with, $call]);
                $this->assertSame($expected, $answered, $told);
                $calls[$call->word] = true;
            }
        }
        $this->assertGreaterThan(self::AT_LEAST, $scenarios);
        $this->assertCount(29, $calls, implode(', ', array_keys($calls)));
    }

    /**
     * Every call of a file: where it is, itself, its arguments, the answers.
     *
     * @return \Generator<array{string, Line, list<Line>, list<string>}>
     */
    private static function calls(string $file): \Generator
    {
        $where = basename($file);
        [$call, $with, $next, $expected] = [null, [], [], []];
        foreach (file($file, FILE_IGNORE_NEW_LINES) as $text) {
            $line = Line::read($text);
            if ($line->sort === '+') {
                $next[] = $line;
            } elseif ($line->sort === '=') {
                $left = self::LEFT_OUT[$line->word] ?? [];
                if ($left !== true) {
                    $expected[] = (string) $line->without($left);
                }
            } else {
                if ($call !== null) {
                    yield [$where, $call, $with, $expected];
                }
                [$call, $with, $next, $expected] = [$line, $next, [], []];
                if ($call->word === 'scenario') {
                    $how = $call->has('fresh') ? ', with a fresh process before each line' : '';
                    $where = "{$call->text('file')}: {$call->text('title')}$how";
                }
            }
        }
        yield [$where, $call, $with, $expected];
    }
}
