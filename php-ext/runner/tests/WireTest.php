<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Runner\Tests\Storm\Wire;
use PHPUnit\Framework\TestCase;

final class WireTest extends TestCase
{
    public function testWhatWhoIsGoneHasSentIsStillOnItsWay(): void
    {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $wire = new Wire('http://' . stream_socket_get_name($server, false));
        $this->assertTrue($wire->isRead());
        $client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
        fwrite($client, 'a request');
        fclose($client);
        $this->assertFalse($wire->isRead(), 'nobody took the connection');
        $taken = stream_socket_accept($server);
        $this->assertFalse($wire->isRead(), 'nobody read it');
        try {
            $wire->await(0.01);
            $this->fail('waited for nothing');
        } catch (RuntimeException $late) {
            $this->assertStringContainsString('has not read', $late->getMessage());
        }
        fread($taken, 100);
        $this->assertTrue($wire->isRead());
    }
}
