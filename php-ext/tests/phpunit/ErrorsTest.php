<?php

declare(strict_types=1);

use Backorder\Exception\BackorderException;
use Backorder\Exception\ClientException;
use Backorder\Exception\MoneyException;
use Backorder\Ispapi\Client;
use Backorder\Money;
use PHPUnit\Framework\TestCase;

final class ErrorsTest extends TestCase
{
    public function testAnErrorNamesKindNumberAndSubject(): void
    {
        try {
            $line = __LINE__ + 1;
            Money::of('nine', 'EUR');
            $this->fail('no amount');
        } catch (BackorderException $error) {
            $this->assertInstanceOf(MoneyException::class, $error);
            $this->assertInstanceOf(RuntimeException::class, $error);
            $this->assertSame('amount-invalid', $error->getKind());
            $this->assertSame(200, $error->getCode());
            $this->assertSame('nine', $error->getSubject());
            $this->assertStringContainsString('nine', $error->getMessage());
            $this->assertSame([__FILE__, $line], [$error->getFile(), $error->getLine()]);
            $this->assertSame('of', $error->getTrace()[0]['function']);
        }
    }

    public function testNumbersAreThoseOfTheReference(): void
    {
        $table = file_get_contents(__DIR__ . '/../../../docs/errors.md');
        foreach ([$this->refused(fn () => Money::of('x', 'EUR')), $this->refused(
            fn () => new Client(login: 'a', password: 'b', url: 'ftp://registrar.example/'),
        )] as $error) {
            $row = "| {$error->getCode()} | `{$error->getKind()}` |";
            $this->assertStringContainsString($row, $table);
        }
    }

    public function testAnErrorOfTheClientNeverShowsThePassword(): void
    {
        $error = $this->refused(
            fn () => new Client(login: 'a', password: 'h1dden', url: 'http://registrar.example/'),
        );
        $this->assertInstanceOf(ClientException::class, $error);
        $this->assertSame([910, 'config'], [$error->getCode(), $error->getKind()]);
        $this->assertStringNotContainsString('h1dden', $error->getMessage());
    }

    public function testBytesThatAreNoTextAreRefusedByType(): void
    {
        $this->expectException(TypeError::class);
        Money::of("\xff\xfe", 'EUR');
    }

    private function refused(callable $call): BackorderException
    {
        try {
            $call();
        } catch (BackorderException $error) {
            return $error;
        }
        $this->fail('nothing was refused');
    }
}
