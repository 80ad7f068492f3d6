<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** Takes back a transaction on purpose. */
final class Undo extends RuntimeException
{
}
