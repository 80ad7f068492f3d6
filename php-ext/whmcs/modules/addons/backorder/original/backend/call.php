<?php

declare(strict_types=1);

// In the place of the original's backend/call.php: a command of a page, answered as JSON.
require_once __DIR__ . '/api.php';

header('Content-Type: application/json; charset=utf-8');
header('X-Content-Type-Options: nosniff');
echo json_encode(backorder_api_call($_POST), JSON_HEX_TAG | JSON_HEX_AMP | JSON_THROW_ON_ERROR);
