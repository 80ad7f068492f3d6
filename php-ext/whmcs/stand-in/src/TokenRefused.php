<?php

declare(strict_types=1);

namespace StandIn;

/** How check_token() ends where it throws. */
final class TokenRefused extends \RuntimeException
{
}
