<?php

declare(strict_types=1);

// Run under valgrind: what PHP's own allocator would hide shows there.
require __DIR__ . '/rounds.php';

leftBehind(2);
