<?php

declare(strict_types=1);

namespace Backorder;

/** An application of ours at the registrar. It belongs to one backorder, for good. */
final class Application
{
    /** The id of the sending, with the reference behind it where one stands for it. */
    public readonly string $id;
    /** What the registrar calls it. */
    public readonly ?string $reference;
    /** Whose backorder it is for. */
    public readonly int $client;
    public readonly DomainName $name;
    public readonly ApplicationState $state;
    public readonly int $backorder;
    /** In which life of the backorder, from 1. */
    public readonly int $life;
}
