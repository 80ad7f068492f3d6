<?php

declare(strict_types=1);

namespace Backorder;

/** What a message to a client is about. */
enum MessageTopic: string
{
    /** The funds do not cover what drops soon; one message lists all that is short. */
    case LowBalance = 'low-balance';
    /** The name is in no droplist yet: the backorder waits without a drop date. */
    case Unlisted = 'unlisted';
    /** The name left the droplists: its holder has renewed it. The backorder waits. */
    case Renewed = 'renewed';
    /** The TLD has no price in the client's currency any more. */
    case NoPrice = 'no-price';
    /** A backorder of another client, who was merged into this one, is this client's now. */
    case TakenOver = 'taken-over';
}
