<?php

declare(strict_types=1);

// Two JSON files in, the plan as a table out: what billing has, and what the registrar says.
//
//   php -d extension=backorder sync_plan.php docs/examples/billing.json docs/examples/answers.json

use Backorder\DomainSync;
use Backorder\Provider;

$rows = static fn (string $file): array
    => json_decode((string) file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
$folder = __DIR__ . '/../../docs/examples';
$billing = $rows($argv[1] ?? "$folder/billing.json");
$answers = $rows($argv[2] ?? "$folder/answers.json");
// A program would take time().
$now = (new DateTimeImmutable('2026-11-27T12:00:00Z'))->getTimestamp();
echo DomainSync::of(Provider::Cnr)->plan($billing, $answers, $now, isComplete: true)->text();
