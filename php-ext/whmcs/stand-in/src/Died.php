<?php

declare(strict_types=1);

namespace StandIn;

/** A call that ended by an exception; whether it had done its work, the caller cannot tell. */
final class Died extends \RuntimeException
{
}
