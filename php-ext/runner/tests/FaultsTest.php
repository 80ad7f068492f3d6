<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Runner\Tests\Storm\Fault;
use Demo\Workshop;
use PHPUnit\Framework\TestCase;

/** The mistakes that the storm is tried with are still mistakes of the runner as it is. */
final class FaultsTest extends TestCase
{
    public function testEachHasItsPlaceAndIsPhp(): void
    {
        $workshop = new Workshop();
        foreach (Fault::names() as $number => $name) {
            Fault::put($name, $workshop->file("runner$number"));
            foreach (glob($workshop->file("runner$number/src/*.php")) as $file) {
                $this->assertNotSame([], token_get_all(file_get_contents($file), TOKEN_PARSE));
            }
        }
        $workshop->close();
    }
}
