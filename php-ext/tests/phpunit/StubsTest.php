<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/** The stubs and the loaded extension say the same. */
final class StubsTest extends TestCase
{
    private const DESCRIBE = __DIR__ . '/../support/describe.php';

    /** What a PHP without the extension says of the stubs. */
    private static function stubs(): array
    {
        $command = [PHP_BINARY, '-n', self::DESCRIBE];
        return self::described($command);
    }

    private static function extension(): array
    {
        $module = getenv('BACKORDER_EXTENSION');
        return self::described([PHP_BINARY, '-n', '-d', "extension=$module", self::DESCRIBE]);
    }

    private static function described(array $command): array
    {
        $output = shell_exec(implode(' ', array_map(escapeshellarg(...), $command)));
        return json_decode((string) $output, true, flags: JSON_THROW_ON_ERROR);
    }

    public function testEveryStubIsWhatTheExtensionHas(): void
    {
        $extension = self::extension();
        foreach (self::stubs() as $class => $stub) {
            foreach ($stub['methods'] as &$method) {
                $method['parameters'] = array_map(self::asReflected(...), $method['parameters']);
            }
            $this->assertSame($stub, $extension[$class], $class);
        }
    }

    /**
     * A parameter of a stub as the extension shows it: what takes more than one type is mixed
     * there, and amounts are, which refuse a number with what to pass instead.
     */
    private static function asReflected(array $parameter): array
    {
        $unions = ['DateTimeInterface|int', 'string|int', 'stdClass|array'];
        $amounts = ['amount', 'deposit', 'credit', 'rate'];
        $type = preg_replace('/\|null$/', '', $parameter['type']);
        $isAmount = $type === 'string' && in_array($parameter['name'], $amounts, true);
        if (in_array($type, $unions, true) || $isAmount) {
            $parameter['type'] = 'mixed';
        }
        return $parameter;
    }

    public function testEveryClassOfTheExtensionHasAStub(): void
    {
        $classes = (new ReflectionExtension('backorder'))->getClassNames();
        sort($classes);
        $this->assertSame(array_keys(self::stubs()), $classes);
    }

    public function testOneVersion(): void
    {
        $manifest = file_get_contents(__DIR__ . '/../../../Cargo.toml');
        preg_match('/^version = "(.+)"$/m', $manifest, $found);
        $this->assertSame($found[1], Backorder\VERSION);
        $this->assertSame($found[1], phpversion('backorder'));
    }
}
