<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

/**
 * What a local command answers: a code, a description, properties. The original's pages put the
 * description into HTML as it is, so that it is encoded here.
 */
final class Answer
{
    private const DESCRIPTIONS = [
        200 => 'Command completed successfully', 504 => 'Missing required attribute',
        505 => 'Invalid attribute value syntax', 540 => 'Attribute value is not unique',
        541 => 'Invalid attribute value', 545 => 'Entity reference not found',
        549 => 'Command failed',
    ];

    /**
     * @param array<int|string, mixed> $properties
     * @param array<string, mixed> $beside what stands beside the properties
     */
    private function __construct(
        public readonly int $code,
        public readonly string $description,
        private array $properties = [],
        private array $beside = [],
    ) {
    }

    /**
     * @param array<int|string, mixed> $properties
     * @param array<string, mixed> $beside
     */
    public static function of(array $properties = [], array $beside = []): self
    {
        return new self(200, self::DESCRIPTIONS[200], $properties, $beside);
    }

    public static function error(int $code, string $info = ''): self
    {
        $description = self::DESCRIPTIONS[$code] ?? 'Error';
        $info = htmlspecialchars($info, ENT_QUOTES);
        return new self($code, $description . ($info === '' ? '' : "; $info"));
    }

    /** @return array<string, mixed> as the original answers */
    public function toArray(float $seconds): array
    {
        return ['CODE' => $this->code, 'DESCRIPTION' => $this->description]
            + ['PROPERTY' => $this->properties] + $this->beside
            + ['QUEUETIME' => '0.000', 'RUNTIME' => sprintf('%0.3f', $seconds)];
    }
}
