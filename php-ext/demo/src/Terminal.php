<?php

declare(strict_types=1);

namespace Demo;

/** Where the demo speaks: 100 columns, colours and a moving progress bar only for a person. */
final class Terminal
{
    public const COLUMNS = 100;

    private const STYLES = [
        'bold' => '1', 'dim' => '2', 'red' => '31', 'green' => '32', 'yellow' => '33',
        'blue' => '34', 'cyan' => '36',
    ];

    private int $quarter = 0;

    /** @param resource $stream */
    private function __construct(private $stream, private bool $isPerson)
    {
    }

    public static function output(): self
    {
        return self::on(STDOUT);
    }

    /** For what is not part of the result: with --json the day itself is told here. */
    public static function errors(): self
    {
        return self::on(STDERR);
    }

    /** Keeps everything as text, for comparing. */
    public static function memory(): self
    {
        return new self(fopen('php://memory', 'w+'), false);
    }

    /** What was written to memory. */
    public function text(): string
    {
        return (string) stream_get_contents($this->stream, -1, 0);
    }

    /** @param resource $stream */
    private static function on($stream): self
    {
        return new self($stream, stream_isatty($stream) && getenv('NO_COLOR') === false);
    }

    public function line(string $text = '', string $style = ''): void
    {
        fwrite($this->stream, $this->styled($text, $style) . "\n");
    }

    public function heading(string $text): void
    {
        $rule = str_repeat('─', max(0, self::COLUMNS - mb_strwidth($text) - 4));
        $this->line();
        $this->line("── $text $rule", 'bold');
    }

    public function styled(string $text, string $style): string
    {
        $code = self::STYLES[$style] ?? '';
        return $this->isPerson && $code !== '' ? "\e[{$code}m$text\e[0m" : $text;
    }

    /** A bar for a person; for a file one line per quarter. */
    public function progress(string $what, int $done, int $total): void
    {
        $share = $total > 0 ? min(1.0, $done / $total) : 1.0;
        if ($this->isPerson) {
            $full = (int) floor($share * 40);
            $bar = str_repeat('█', $full) . str_repeat('░', 40 - $full);
            fwrite($this->stream, sprintf("\r  %-28s %s %3d %%\e[K", $what, $bar, $share * 100));
            return;
        }
        $quarter = (int) floor($share * 4);
        if ($quarter > $this->quarter) {
            $this->quarter = $quarter;
            $this->line(sprintf('  %-28s %3d %%', $what, $quarter * 25));
        }
    }

    /** Ends a progress bar with what came of it. */
    public function done(string $text): void
    {
        $this->quarter = 0;
        fwrite($this->stream, ($this->isPerson ? "\r\e[K" : '') . "  $text\n");
    }

    /** Cuts or fills a text to a width in columns. */
    public static function fit(string $text, int $width, bool $toRight = false): string
    {
        if (mb_strwidth($text) > $width) {
            $text = mb_strimwidth($text, 0, $width, '…');
        }
        $space = str_repeat(' ', max(0, $width - mb_strwidth($text)));
        return $toRight ? $space . $text : $text . $space;
    }
}
