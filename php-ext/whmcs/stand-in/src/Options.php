<?php

declare(strict_types=1);

namespace StandIn;

/**
 * How this WHMCS behaves where the documentation leaves it open, or where installations differ.
 * Tests take both ways.
 */
final class Options
{
    /** 8: `total` falls by applied credit. 9: it stays, and applied credit is a transaction. */
    public int $version = 8;
    /** Whether a new invoice takes what credit covers of it, where it does not cover it all. */
    public bool $partialAutoCredit = false;
    /** Empty lists come as "", as in the documented answers of GetInvoice. */
    public bool $emptyListsAreTexts = true;
    /** How a refused token ends: `exception`, `exit` or `nothing`. */
    public string $tokenRefusal = 'exception';
    /** A cart hook of a third party takes everything out of orders. */
    public bool $cartIsEmptied = false;
    /** The mail server does not answer. */
    public bool $mailFails = false;
    /**
     * By command in lower case: `throws`, or `dies` when it is done, always or `dies once`.
     *
     * @var array<string, string>
     */
    public array $accidents = [];
    /** @var ?callable(string, array<string, mixed>): void before each command is carried out */
    public $before = null;
    /** @var ?callable(string, array<string, mixed>): void after it */
    public $after = null;
    /** @var ?callable(): int another clock than the machine's */
    public $clock = null;
    /** The folder of the admin area, which can be renamed. */
    public string $adminFolder = 'admin';
}
